/* hand_in.c - what is sealed goes to `posact fair collect -` on the server. */
#include "fair/hand_in.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/remote.h"
#include "fair/fair_file.h"
#include "fair/stand.h"

#define ENDING ".sealed"
#define PIECE 4096
#define LINE_MOST (64 * 1024)

/* -- Which files ---------------------------------------------------------------------------- */

static int
is_sealed(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name), end = strlen(ENDING);
    return length > end && string_equal(entry->d_name + length - end, ENDING);
}

char **
hand_in_files(size_t *count)
{
    struct text folder = TEXT_EMPTY;
    struct dirent **names = NULL;
    stand_folder(&folder);
    int found = scandir(text_string(&folder), &names, is_sealed, alphasort);
    *count = found > 0 ? (size_t)found : 0;
    char **paths = must_calloc(*count + 1, sizeof *paths);
    for (size_t i = 0; i < *count; i++) {
        paths[i] = must_format("%s/%s", text_string(&folder), names[i]->d_name);
        free(names[i]);
    }
    free(names);
    text_clear(&folder);
    return paths;
}

bool
hand_in_remove(const char *path, struct error *error)
{
    char *lock = must_format("%s-lock", path);
    bool gone = unlink(path) == 0;
    if (!gone)
        error_set(error, ERROR_FILE, "'%s' could not be removed: %s", path, strerror(errno));
    unlink(lock);
    free(lock);
    return gone && file_sync_folder_of(path, error);
}

/* -- The line ------------------------------------------------------------------------------- */

static bool
send_all(int descriptor, const struct text *bytes)
{
    for (size_t sent = 0; sent < bytes->length;) {
        ssize_t count = write(descriptor, bytes->bytes + sent, bytes->length - sent);
        if (count < 0 && errno != EINTR)
            return false;
        sent += count > 0 ? (size_t)count : 0;
    }
    return true;
}

static void
tell_lines(const struct hand_in *hand_in, struct text *waiting, bool all)
{
    char *start = waiting->bytes, *end;
    while (waiting->length > 0 && (end = strchr(start, '\n')) != NULL) {
        *end = '\0';
        hand_in->tell(hand_in->context, start);
        start = end + 1;
    }
    size_t rest = waiting->length == 0 ? 0 : strlen(start);
    if (rest > 0 && (all || rest > LINE_MOST))
        hand_in->tell(hand_in->context, start);
    else if (rest > 0)
        memmove(waiting->bytes, start, rest);
    text_cut(waiting, all || rest > LINE_MOST ? 0 : rest);
}

static void
hear(const struct hand_in *hand_in, int descriptor)
{
    char piece[PIECE];
    struct text waiting = TEXT_EMPTY;
    ssize_t count;
    while ((count = read(descriptor, piece, sizeof piece)) > 0 || (count < 0 && errno == EINTR)) {
        for (ssize_t i = 0; i < count; i++)
            text_append_char(&waiting, piece[i] == '\0' ? '?' : piece[i]);
        tell_lines(hand_in, &waiting, false);
    }
    tell_lines(hand_in, &waiting, true);
    text_clear(&waiting);
}

/* The server reads all of it before it says anything, so nobody waits for the other. */
static bool
talk(const struct hand_in *hand_in, const struct text *bytes, int *code, struct error *error)
{
    struct conversation conversation;
    const char *asked =
        hand_in->dry_run ? "posact fair collect - --dry-run" : "posact fair collect -";
    if (!remote_begin(&conversation, hand_in->ssh, hand_in->host, asked, error))
        return false;
    bool sent = send_all(conversation.out, bytes);
    close(conversation.out);
    conversation.out = -1;
    hear(hand_in, conversation.in);
    *code = conversation_end(&conversation);
    return (sent && *code >= 0 && *code <= 1) ||
           error_set(error, ERROR_FILE,
                     "'%s' did not take it in; what it said of it stands above, and the sealed "
                     "file is as it was",
                     hand_in->host);
}

/* -- One file ------------------------------------------------------------------------------- */

static bool
hand_in_locked(const struct hand_in *hand_in, const char *path, struct text *said,
               struct error *error)
{
    struct text bytes = TEXT_EMPTY;
    int code = 1;
    bool done =
        file_read(path, FAIR_FILE_MOST, &bytes, error) && talk(hand_in, &bytes, &code, error);
    text_clear(&bytes);
    if (!done)
        return false;
    if (hand_in->dry_run)
        text_append_format(said, "Tried: '%s'", path);
    else if (code != 0)
        text_append_format(said, "Handed in: '%s', which stays, for not all of it is in", path);
    else if (!hand_in->remove)
        text_append_format(said, "Handed in: '%s'; all of it is in, and --remove lets it go", path);
    else if (hand_in_remove(path, error))
        text_append_format(said, "Handed in and removed: '%s'", path);
    else
        return false;
    return true;
}

bool
hand_in_file(const struct hand_in *hand_in, const char *path, struct text *said,
             struct error *error)
{
    struct file_lock lock;
    char *lock_path = must_format("%s-lock", path);
    bool opened = file_lock_open(&lock, lock_path, error);
    free(lock_path);
    if (!opened)
        return false;
    bool done =
        file_lock_take(&lock, 0, error)
            ? hand_in_locked(hand_in, path, said, error)
            : error_set(error, ERROR_BUSY, "'%s' is open at the stand; leave that first", path);
    file_lock_close(&lock);
    return done;
}
