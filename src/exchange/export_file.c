/* export_file.c - what leaves as a file, with its note in the log. */
#include "exchange/export_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/purpose.h"
#include "modules/witness.h"

enum export_format
export_format_of(const char *path)
{
    static const struct {
        const char *end;
        enum export_format format;
    } ends[] = {
        {".json", EXPORT_JSON}, {".tsv", EXPORT_TSV}, {".vcf", EXPORT_VCARD}, {".ics", EXPORT_ICS}};
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i].end);
        if (length >= end && string_equal_no_case(path + length - end, ends[i].end))
            return ends[i].format;
    }
    return EXPORT_CSV;
}

enum export_format
export_format_chosen(const char *chosen, const char *path)
{
    static const struct {
        const char *code;
        enum export_format format;
    } formats[] = {
        {"csv", EXPORT_CSV}, {"tsv", EXPORT_TSV}, {"json", EXPORT_JSON}, {"ics", EXPORT_ICS}};
    for (size_t i = 0; chosen && i < sizeof formats / sizeof *formats; i++) {
        if (string_equal(chosen, formats[i].code))
            return formats[i].format;
    }
    return export_format_of(path);
}

bool
export_format_fits(enum export_format format, const struct record_type *type, struct error *error)
{
    if (format == EXPORT_VCARD && type != &candidate_type)
        return error_set(error, ERROR_USAGE, "Only a candidate goes out as a vCard, not a %s",
                         type->name);
    return format != EXPORT_ICS || type == &event_type ||
           error_set(error, ERROR_USAGE, "Only an event goes out as a calendar, not a %s",
                     type->name);
}

/* True for the database that is open, also by another name, and for what lies beside it. */
static bool
is_of_database(const char *path, const char *database)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-writer", "-open", "-ballast"};
    struct stat target, file;
    bool same = false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0] && !same; i++) {
        char *name = must_format("%s%s", database, endings[i]);
        same = string_equal(path, name) ||
               (stat(path, &target) == 0 && stat(name, &file) == 0 &&
                target.st_dev == file.st_dev && target.st_ino == file.st_ino);
        free(name);
    }
    return same;
}

/* One export: what the note in the log and the file are about. */
struct work {
    const struct record_type *type;
    const struct export_file *file; /* NULL for a note alone */
    struct text bytes;
    bool stopped;
};

static bool
append(void *context, const char *bytes, size_t length)
{
    struct work *work = context;
    const struct export_file *file = work->file;
    work->stopped = file->go_on && !file->go_on(file->context);
    text_append_bytes(&work->bytes, bytes, length);
    return !work->stopped;
}

static bool
write_bytes(const struct work *work, struct error *error)
{
    return !work->file || file_write(work->file->path, text_string(&work->bytes),
                                     work->bytes.length, work->file->replace, error);
}

/* A file is there when the note of it is, and neither is otherwise. */
static bool
note_and_write(struct session *session, void *context, struct error *error)
{
    const struct work *work = context;
    return purpose_note(session, work->type, NULL, error) && write_bytes(work, error);
}

static bool
finish(struct session *session, struct work *work, struct error *error)
{
    if (session_is_read_only(session))
        return write_bytes(work, error);
    if (!purpose_ask(session, error) ||
        !session_write(session, "export", note_and_write, work, error))
        return false;
    witness_sign_export(session);
    return true;
}

bool
export_note(struct session *session, const struct record_type *type, struct error *error)
{
    struct work work = {.type = type};
    return finish(session, &work, error);
}

bool
export_file_write(struct session *session, const struct export_file *file, size_t *count,
                  struct error *error)
{
    *count = 0;
    if (!export_format_fits(file->format, file->query->type, error))
        return false;
    if (is_of_database(file->path, session_database_path(session)))
        return error_set(error, ERROR_FILE, "'%s' is the database itself; name another file",
                         file->path);
    struct work work = {.type = file->query->type, .file = file};
    bool chosen = file->query->filter || file->choice.id_count > 0;
    bool ok = export_chosen(session, file->query, &file->choice, file->format, append, &work, count,
                            error);
    if (work.stopped)
        ok = error_set(error, ERROR_STOPPED, "Stopped; no file was made");
    if (ok && (*count > 0 || !chosen)) {
        ok = finish(session, &work, error);
        if (ok)
            session_tell_unsealed(session, file->path);
    }
    text_clear(&work.bytes);
    return ok;
}
