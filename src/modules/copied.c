/* copied.c - reads what is to be copied, and keeps it for one paste. */
#include "modules/copied.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/served.h"
#include "modules/record_order.h"
#include "modules/session.h"
#include "record/record.h"

#define FILE_NAME "posact-copied.txt"

static const struct choice whats[COPIED_WHAT_COUNT] = {
    [COPIED_REFERENCE] = {"reference", "Reference", false},
    [COPIED_EMAIL] = {"email", "Email", false},
    [COPIED_PHONE] = {"phone", "Phone", false},
    [COPIED_ROW] = {"row", "The row, as the list shows it", false},
};
const struct choice_list copied_list = {whats, COPIED_WHAT_COUNT};

const struct field copied_arg = {
    .name = "what",
    .label = "What",
    .kind = FIELD_CHOICE,
    .purpose = "to know what to copy",
    .help = "Without it, the reference",
    .choices = &copied_list,
};

enum copied_what
copied_what_of(const char *code)
{
    enum copied_what what = COPIED_REFERENCE;
    for (size_t i = 0; code && i < COPIED_WHAT_COUNT; i++) {
        if (string_equal(whats[i].code, code))
            what = (enum copied_what)i;
    }
    return what;
}

/* The first field of the kind; 0, which is the id, when there is none. */
static size_t
field_of_kind(const struct record_type *type, enum field_kind kind)
{
    for (size_t i = 0; i < type->field_count; i++) {
        if (type->fields[i].kind == kind)
            return i;
    }
    return RECORD_ID;
}

static size_t
field_of(enum copied_what what, const struct record_type *type)
{
    return field_of_kind(type, what == COPIED_EMAIL ? FIELD_EMAIL : FIELD_PHONE);
}

bool
copied_fits(enum copied_what what, const struct record_type *type)
{
    bool one_field = what == COPIED_EMAIL || what == COPIED_PHONE;
    return !one_field || field_of(what, type) != RECORD_ID;
}

/* -- Writing ----------------------------------------------------------------------------------- */

static void
append_row(struct session *session, const struct list_shape *shape, const struct record *record,
           struct text *out)
{
    for (size_t i = 0; i < shape->column_count; i++) {
        size_t field = shape->columns[i].field;
        struct text cell = TEXT_EMPTY;
        session_show(session, &record->type->fields[field], record_get(record, field), &cell);
        text_join_lines(&cell);
        text_append_format(out, "%s%s", i > 0 ? "\t" : "", text_string(&cell));
        text_clear(&cell);
    }
}

static void
append_copied(struct session *session, const struct copied *copied, const struct record *record,
              struct text *out)
{
    char reference[ID_TEXT_SIZE];
    const char *value = record_get(record, field_of(copied->what, record->type));
    switch (copied->what) {
    case COPIED_REFERENCE:
        id_to_text(&record->id, reference);
        text_append_format(out, "%.8s", reference);
        break;
    case COPIED_EMAIL:
    case COPIED_PHONE:
        text_append(out, value ? value : "");
        break;
    case COPIED_ROW:
        append_row(session, copied->shape, record, out);
        break;
    case COPIED_WHAT_COUNT:
        break;
    }
}

static bool
append_line(struct session *session, const struct copied *copied, const struct id *id,
            struct text *out, size_t *without, struct error *error)
{
    struct record *record = session_get(session, copied->type, id, error);
    if (!record)
        return false;
    const struct record_type *type = copied->type;
    if (copied->what == COPIED_ROW && type->may_leave && !type->may_leave(record)) {
        record_free(record);
        return error_set(error, ERROR_DENIED,
                         "Nobody agreed that this %s leaves posact; copy its reference instead",
                         type->name);
    }
    size_t between = out->length;
    text_append(out, between > 0 ? "\n" : "");
    size_t before = out->length;
    append_copied(session, copied, record, out);
    if (out->length == before) {
        text_cut(out, between);
        ++*without;
    }
    record_free(record);
    return true;
}

bool
copied_write(struct session *session, const struct copied *copied, struct text *out,
             size_t *without, struct error *error)
{
    const char *what = whats[copied->what].label;
    *without = 0;
    if (!copied_fits(copied->what, copied->type))
        return error_set(error, ERROR_NOT_FOUND, "A %s has no %s", copied->type->name, what);
    struct id *ids = record_order(session, copied->type, copied->ids, copied->count, error);
    bool done = ids != NULL;
    for (size_t i = 0; i < copied->count && done; i++)
        done = append_line(session, copied, &ids[i], out, without, error);
    free(ids);
    if (!done || *without < copied->count)
        return done;
    struct text title = TEXT_EMPTY;
    session_title(session, copied->type, &copied->ids[0], &title);
    if (copied->count == 1)
        error_set(error, ERROR_NOT_FOUND, "%s has no %s", text_string(&title), what);
    else
        error_set(error, ERROR_NOT_FOUND, "None of these has a %s", what);
    text_clear(&title);
    return false;
}

/* -- Keeping ----------------------------------------------------------------------------------- */

/* The runtime folder is the officer's alone and goes when they log out. */
bool
copied_keep(const struct text *written, struct text *path, struct error *error)
{
    const char *runtime = getenv("XDG_RUNTIME_DIR");
    if (served_here()) /* in their outbox */
        text_append(path, FILE_NAME);
    else if (runtime && *runtime == '/')
        text_append_format(path, "%s/" FILE_NAME, runtime);
    else
        file_state_path(path, FILE_NAME);
    return (served_here() || file_make_folder_of(text_string(path), error)) &&
           file_write(text_string(path), text_string(written), written->length, true, error);
}

void
copied_tell(const struct copied *copied, size_t without, const char *path, struct text *out)
{
    static const char *const ones[] = {"reference", "email", "phone", "row"};
    size_t count = copied->count - without;
    if (count == 1)
        text_append_format(out, "Copied the %s", ones[copied->what]);
    else
        text_append_format(out, "Copied %zu %ss", count, ones[copied->what]);
    if (path)
        text_append_format(out, " to '%s'", path);
    else
        text_append(out, " to the clipboard");
    if (without > 0)
        text_append_format(out, "; %zu %s none", without, without == 1 ? "has" : "have");
}
