/* audit.c - which notes are about whom. */
#include "modules/audit.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/date.h"
#include "modules/application.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "modules/session_user.h"
#include "session_private.h"
#include "store/notes.h"
#include "store/window.h"

#define WINDOW 200
#define NEWEST 500 /* on a screen */

/* Whether whoever works may ask; ERROR_DENIED. */
static bool
audit_allowed(struct session *session, struct error *error)
{
    return permission_given(session, PERMISSION_AUDIT, error);
}

/* --- the question --- */

const struct field audit_args[AUDIT_ARG_COUNT] = {AUDIT_FIELDS};

bool
audit_question_of(const char *const *args, struct audit_question *question, struct id *about,
                  struct error *error)
{
    const char *colleague = args[AUDIT_COLLEAGUE];
    const char *whom = args[AUDIT_PERSON] ? args[AUDIT_PERSON] : colleague;
    if ((args[AUDIT_PERSON] != NULL) + (colleague != NULL) + (args[AUDIT_USER] != NULL) > 1)
        return error_set(error, ERROR_USAGE,
                         "Ask about a candidate, a colleague or an officer, one at a time");
    *question = (struct audit_question){
        .officer = args[AUDIT_USER],
        .from = args[AUDIT_FROM],
        .to = args[AUDIT_TO],
    };
    if (whom && id_from_text(whom, about)) {
        question->type = colleague ? &staff_type : &candidate_type;
        question->about = about;
    }
    return true;
}

/* --- about a person --- */

/* The notes about one person, as they are found. */
struct circle {
    struct session *session;
    struct notes_question about;
    size_t limit;
    struct change_list found;
};

static bool
read_of(struct circle *circle, const struct record_type *type, const struct id *id,
        struct error *error)
{
    struct notes_question question = circle->about;
    question.type = type;
    question.record = *id;
    return notes_read(circle->session->store, &question, circle->limit, &circle->found, error);
}

static bool
links_to(const struct record_type *type, size_t field, const struct record_type *target)
{
    return type->fields[field].kind == FIELD_LINK && type->fields[field].target == target;
}

/* From a person to an application of hers, which has none: NOLINTBEGIN(misc-no-recursion). */
static bool read_linked(struct circle *circle, const struct record_type *target,
                        const struct id *id, struct error *error);

/* The list of those who belong to a network, or are invited to an event, showed her too. */
static bool
read_where_listed(struct circle *circle, const struct record *record, struct error *error)
{
    bool done = true;
    struct id of;
    for (size_t i = RECORD_CORE_COUNT; i < record->type->field_count && done; i++) {
        const struct field *field = &record->type->fields[i];
        const char *value = record_get(record, i);
        bool lists = field->kind == FIELD_LINK && field->target != &candidate_type &&
                     field->target != &staff_type;
        if (lists && value && id_from_text(value, &of))
            done = read_of(circle, field->target, &of, error);
    }
    return done;
}

/* What is guarded may hang on an application too. */
static bool
read_record(struct circle *circle, const struct record *record, struct error *error)
{
    bool application = record->type == &application_type;
    return read_of(circle, record->type, &record->id, error) &&
           (application ? read_linked(circle, record->type, &record->id, error)
                        : read_where_listed(circle, record, error));
}

/* By way of the store: who asks may read the log, and need not be able to read these records, of
 * which nothing is told but whose they are. */
static bool
each(struct circle *circle, const struct query *query, struct error *error)
{
    struct query_place place = {.key = NULL};
    bool done = true, more = true;
    for (enum query_from from = QUERY_FIRST; done && more; from = QUERY_AFTER) {
        struct record_list window = {.items = NULL};
        done = window_read(circle->session->store, query, from, &place, WINDOW, &window, error);
        more = window.count == WINDOW;
        query_place_clear(&place);
        if (done && more)
            session_place(query, window.items[WINDOW - 1], &place);
        for (size_t i = 0; i < window.count && done; i++)
            done = read_record(circle, window.items[i], error);
        record_list_clear(&window);
    }
    query_place_clear(&place);
    return done;
}

/* What was removed was looked at too. */
static bool
read_linked_by(struct circle *circle, const struct record_type *type, size_t field,
               const struct id *id, struct error *error)
{
    struct query query = query_default(type);
    query.link_field = field;
    query.link_id = *id;
    query.guarded = true;
    bool done = each(circle, &query, error);
    query.trash = true;
    return done && each(circle, &query, error);
}

/* Looks are noted of records that not everybody may see; letters of others, which are in the life
 * of the person. Those who were merged into her are linked to her as well. */
static bool
is_looked_at(const struct record_type *type, const struct record_type *target, size_t field)
{
    return type->may_see || type == &application_type ||
           (type == target && field == type->merged_field);
}

static bool
read_linked(struct circle *circle, const struct record_type *target, const struct id *id,
            struct error *error)
{
    bool done = true;
    for (size_t i = 0; i < registry_type_count && done; i++) {
        const struct record_type *type = registry_types[i];
        for (size_t field = RECORD_CORE_COUNT; field < type->field_count && done; field++) {
            if (links_to(type, field, target) && is_looked_at(type, target, field))
                done = read_linked_by(circle, type, field, id, error);
        }
    }
    return done;
}

/* NOLINTEND(misc-no-recursion) */

/* Lists and exports that may have shown her. */
static bool
read_lists(struct circle *circle, const struct record_type *person, struct error *error)
{
    static const struct id none;
    bool done = read_of(circle, person, &none, error);
    for (size_t i = 0; i < registry_type_count && done; i++) {
        const struct record_type *type = registry_types[i];
        bool shows = false;
        for (size_t field = RECORD_CORE_COUNT; field < type->field_count && !shows; field++)
            shows = type != person && links_to(type, field, person);
        done = !shows || read_of(circle, type, &none, error);
    }
    return done;
}

static bool
read_about(struct circle *circle, const struct audit_question *question, struct error *error)
{
    return read_of(circle, question->type, question->about, error) &&
           read_linked(circle, question->type, question->about, error) &&
           read_lists(circle, question->type, error);
}

/* --- the answer --- */

static int
compare_newest(const void *left, const void *right)
{
    const struct change *a = left, *b = right;
    int by_time = (a->time_ms < b->time_ms) - (a->time_ms > b->time_ms);
    return by_time != 0 ? by_time : (a->lsn < b->lsn) - (a->lsn > b->lsn);
}

static void
begin_days(const struct audit_question *question, struct notes_question *notes)
{
    struct date day;
    notes->from_ms = INT64_MIN;
    notes->until_ms = INT64_MAX;
    if (question->from && date_from_iso(question->from, &day))
        notes->from_ms = moment_from_date(day);
    if (question->to && date_from_iso(question->to, &day))
        notes->until_ms = moment_from_date(date_add_days(day, 1));
}

/* Moves the newest of those that were found to the list, each once. */
static void
take_newest(struct change_list *found, size_t limit, struct change_list *list)
{
    if (found->count > 0)
        qsort(found->items, found->count, sizeof *found->items, compare_newest);
    int64_t last = 0;
    for (size_t i = 0, taken = 0; i < found->count && taken < limit; i++) {
        if (found->items[i].lsn == last)
            continue;
        last = found->items[i].lsn;
        taken++;
        list->items =
            array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
        list->items[list->count++] = found->items[i];
        found->items[i] = (struct change){.lsn = 0};
    }
}

bool
audit_read(struct session *session, const struct audit_question *question,
           const struct change *newer, size_t limit, struct change_list *list, struct error *error)
{
    struct circle circle = {.session = session, .limit = limit};
    circle.about = (struct notes_question){.actor = question->officer, .newer = newer};
    begin_days(question, &circle.about);
    bool done =
        audit_allowed(session, error) &&
        (question->about ? read_about(&circle, question, error)
                         : notes_read(session->store, &circle.about, limit, &circle.found, error));
    if (done)
        take_newest(&circle.found, limit, list);
    change_list_clear(&circle.found);
    return done;
}

void
audit_append_line(const struct change *note, struct text *out)
{
    char when[DATE_TEXT_SIZE], reference[ID_TEXT_SIZE];
    moment_show(note->time_ms, when);
    text_append_format(out, "%s  %s  %s  ", when, note->actor, note->command);
    if (!note->type) {
        text_append(out, "all records");
    } else if (id_is_zero(&note->id)) {
        text_append_format(out, "list of %s", note->type->table);
    } else {
        id_to_text(&note->id, reference);
        text_append_format(out, "%s %.8s", note->type->name, reference);
    }
    if (note->purpose)
        text_append_format(out, " for '%s'", note->purpose);
}

bool
audit_append_newest(struct session *session, const struct audit_question *question,
                    struct text *out, struct error *error)
{
    struct change_list notes = {.items = NULL};
    bool done = audit_read(session, question, NULL, NEWEST, &notes, error);
    for (size_t i = 0; i < notes.count; i++) {
        audit_append_line(&notes.items[i], out);
        text_append_char(out, '\n');
    }
    if (notes.count == NEWEST)
        text_append_format(out, "These are the newest %d; 'To' goes further back\n", NEWEST);
    if (done && notes.count == 0)
        text_append(out, "Nothing of that is noted\n");
    change_list_clear(&notes);
    return done;
}
