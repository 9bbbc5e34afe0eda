/* outbox_command.c - posact get and put: files to and from the folder that a served user has on the
 * server (S27), over standard output and input. A served session works in that folder. */
#include "cli/outbox_command.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/served.h"
#include "base/utf8.h"
#include "cli/cli_call.h"

#define FILE_MOST (16 * 1024 * 1024)
#define FILES_MOST 100

static bool
may_use(const char *name, struct error *error)
{
    if (!served_here())
        return error_set(
            error, ERROR_USAGE,
            "There is an outbox for who comes over ssh: ssh ACCOUNT@SERVER posact get");
    return !name || served_may_name(name, error);
}

static int
is_listed(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool
read_names(struct dirent ***names, size_t *count, struct error *error)
{
    int found = scandir(".", names, is_listed, alphasort);
    *count = found > 0 ? (size_t)found : 0;
    return found >= 0 ||
           error_set(error, ERROR_FILE, "The outbox cannot be read: %s", strerror(errno));
}

static void
free_names(struct dirent **names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

static bool
list(struct call *call, struct error *error)
{
    struct text out = TEXT_EMPTY;
    struct dirent **names = NULL;
    size_t count;
    if (!read_names(&names, &count, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        utf8_safe(&out, names[i]->d_name, false);
        text_append(&out, "\n");
    }
    if (count == 0) {
        call->outcome.exit_code = CLI_NOTHING_MATCHED;
        text_append(&call->outcome.message, "Your outbox is empty");
    }
    output_text(&cli_call_of(call)->output, &out);
    text_clear(&out);
    free_names(names, count);
    return true;
}

bool
outbox_run_get(struct call *call, struct error *error)
{
    const char *name = call->args[GET_NAME];
    struct text bytes = TEXT_EMPTY;
    if (!may_use(name, error))
        return false;
    if (!name)
        return list(call, error);
    bool done = file_read(name, FILE_MOST, &bytes, error);
    if (done)
        output_text(&cli_call_of(call)->output, &bytes);
    /* Only what has gone out: a line may have dropped. */
    bool gone = done && fflush(stdout) == 0 && !output_is_closed(&cli_call_of(call)->output);
    if (gone && cli_is_given(call, GET_REMOVE) && unlink(name) != 0)
        done = error_set(error, ERROR_FILE, "'%s' cannot be removed: %s", name, strerror(errno));
    text_clear(&bytes);
    return done;
}

static bool
has_room(struct error *error)
{
    struct dirent **names = NULL;
    size_t count;
    if (!read_names(&names, &count, error))
        return false;
    free_names(names, count);
    return count < FILES_MOST ||
           error_set(error, ERROR_CONFLICT,
                     "Your outbox holds %d files, which is the most; take some out with: posact "
                     "get NAME --remove",
                     FILES_MOST);
}

bool
outbox_run_put(struct call *call, struct error *error)
{
    const char *name = call->args[PUT_NAME];
    struct text bytes = TEXT_EMPTY;
    if (!name)
        return error_set(error, ERROR_USAGE, "Name the file: posact put NAME < FILE");
    bool done = may_use(name, error) && has_room(error) &&
                file_read("-", FILE_MOST, &bytes, error) &&
                file_write(name, text_string(&bytes), bytes.length, false, error);
    if (done)
        text_append_format(&call->outcome.message, "In your outbox: '%s', %zu bytes", name,
                           bytes.length);
    text_clear(&bytes);
    return done;
}

const struct field get_args[GET_ARG_COUNT] = {
    [GET_NAME] = {.name = "name",
                  .label = "Name",
                  .kind = FIELD_TEXT,
                  .help = "A file in your outbox; without it all of them are named"},
    [GET_REMOVE] = {.name = "remove",
                    .label = "Remove",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "Takes it out of the outbox once it is printed"},
};

const struct field put_args[PUT_ARG_COUNT] = {
    [PUT_NAME] = {.name = "name",
                  .label = "Name",
                  .kind = FIELD_TEXT,
                  .help = "What the file is called there, such as sign-ups.csv"},
};
