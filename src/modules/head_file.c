/* head_file.c - lines in, lines out. */
#include "modules/head_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/file.h"
#include "base/memory.h"

/* Some 200,000 heads: fifty a day for ten years. */
#define LARGEST_FILE ((size_t)64 * 1024 * 1024)
#define BEGINNING "posact-head "

void
head_list_clear(struct head_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        log_head_clear(&list->items[i]);
    free(list->items);
    *list = (struct head_list){.items = NULL};
}

static bool
refuse_line(const char *path, size_t number, struct error *error)
{
    return error_set(error, ERROR_STORE,
                     "Line %zu of '%s' is not what was signed; somebody changed it, or it was not "
                     "copied whole",
                     number, path);
}

/* Keeps a head of this database; passes over one of another. */
static bool
take_line(const char *line, const struct id *database, struct head_list *list)
{
    struct log_head head;
    bool whole = log_head_read(line, &head);
    if (!whole || !id_equal(&head.database, database)) {
        log_head_clear(&head);
        return whole;
    }
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] = head;
    return true;
}

/* -- Our own -------------------------------------------------------------------------------- */

/* Without a line that has no end. */
static bool
read_lines(const char *path, struct text *bytes, struct error *error)
{
    if (file_is_missing(path))
        return true;
    if (!file_read(path, LARGEST_FILE, bytes, error))
        return false;
    while (bytes->length > 0 && bytes->bytes[bytes->length - 1] != '\n')
        text_cut(bytes, bytes->length - 1);
    return true;
}

/* Whether a line says that it is of this database; its signature is another question. */
static bool
names_database(const char *line, const struct id *database)
{
    char id[ID_TEXT_SIZE];
    id_to_text(database, id);
    const char *behind = strchr(line, ' ') == NULL ? NULL : strchr(strchr(line, ' ') + 1, ' ');
    return string_starts(line, BEGINNING) && behind != NULL && string_starts(behind + 1, id);
}

/* Cuts the last line off the text; NULL when there is none. Borrowed until the next one. */
static const char *
cut_last_line(struct text *bytes)
{
    if (bytes->length == 0)
        return NULL;
    text_cut(bytes, bytes->length - 1);
    const char *before = memrchr(bytes->bytes, '\n', bytes->length);
    size_t start = before == NULL ? 0 : (size_t)(before - bytes->bytes) + 1;
    bytes->length = start;
    return bytes->bytes + start;
}

bool
head_file_last(const char *path, const struct id *database, struct log_head *head, bool *found,
               struct error *error)
{
    struct text bytes = TEXT_EMPTY;
    const char *line = NULL;
    bool done = read_lines(path, &bytes, error);
    while (done && (line = cut_last_line(&bytes)) != NULL && !names_database(line, database))
        continue;
    *head = (struct log_head){.time_ms = 0};
    *found = line != NULL;
    if (line != NULL && !log_head_read(line, head))
        done = error_set(error, ERROR_STORE,
                         "The last head in '%s' is not what was signed; somebody changed it", path);
    text_clear(&bytes);
    return done;
}

bool
head_file_all(const char *path, const struct id *database, struct head_list *list,
              struct error *error)
{
    struct text bytes = TEXT_EMPTY;
    bool done = read_lines(path, &bytes, error);
    char *end, *line = bytes.bytes;
    for (size_t number = 1; done && bytes.length > 0 && *line != '\0'; number++, line = end + 1) {
        end = strchr(line, '\n');
        if (end == NULL) { /* a NUL in the line */
            done = refuse_line(path, number, error);
            break;
        }
        *end = '\0';
        done = take_line(line, database, list) || refuse_line(path, number, error);
    }
    text_clear(&bytes);
    return done;
}

/* Where the file ends with a whole line. */
static off_t
end_of_lines(int descriptor)
{
    off_t end = lseek(descriptor, 0, SEEK_END);
    char byte;
    while (end > 0 && pread(descriptor, &byte, 1, end - 1) == 1 && byte != '\n')
        end--;
    return end;
}

static bool
write_line(int descriptor, const struct text *line)
{
    struct text bytes = TEXT_EMPTY;
    text_append_bytes(&bytes, line->bytes, line->length);
    text_append_char(&bytes, '\n');
    off_t end = end_of_lines(descriptor);
    errno = 0;
    bool done = end >= 0 && ftruncate(descriptor, end) == 0 &&
                pwrite(descriptor, bytes.bytes, bytes.length, end) == (ssize_t)bytes.length &&
                fsync(descriptor) == 0;
    int number = errno;
    if (!done && end >= 0 && ftruncate(descriptor, end) != 0)
        number = errno;
    errno = number == 0 ? ENOSPC : number; /* a write that was cut short says nothing */
    text_clear(&bytes);
    return done;
}

bool
head_file_append(const char *path, const struct text *line, struct error *error)
{
    bool is_new = !file_exists(path);
    int descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    bool done = descriptor >= 0 && write_line(descriptor, line);
    if (!done)
        error_set(error, ERROR_FILE, "Could not write '%s': %s", path, strerror(errno));
    if (descriptor >= 0)
        close(descriptor);
    return done && (!is_new || file_sync_folder_of(path, error));
}

/* -- From elsewhere ------------------------------------------------------------------------- */

static bool
take_text(const char *given, struct text *bytes, const struct id *database, struct head_list *list,
          struct error *error)
{
    char *rest = bytes->bytes, *line;
    for (size_t number = 1; (line = strsep(&rest, "\n")) != NULL; number++) {
        const char *head = strstr(line, BEGINNING);
        line[strcspn(line, "\r")] = '\0';
        if (head != NULL && !take_line(head, database, list))
            return refuse_line(given, number, error);
    }
    return true;
}

bool
head_text_read(const char *given, const struct id *database, struct head_list *list,
               struct error *error)
{
    struct text bytes = TEXT_EMPTY;
    bool is_line = strstr(given, BEGINNING) != NULL;
    const char *name = is_line ? "the head" : given;
    if (is_line)
        text_append(&bytes, given);
    bool done = (is_line || file_read(given, LARGEST_FILE, &bytes, error)) &&
                (bytes.length == 0 || take_text(name, &bytes, database, list, error));
    text_clear(&bytes);
    if (!done || list->count > 0)
        return done;
    return error_set(error, ERROR_INPUT,
                     "There is no head of this database in '%s'; 'posact witness' prints one",
                     name);
}
