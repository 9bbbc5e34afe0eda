/* merge.c - what is chosen, checked, moved. */
#include "modules/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/date.h"
#include "base/memory.h"
#include "modules/distinction.h"
#include "modules/registry.h"
#include "session_private.h"

/* -- Whether two can be merged -------------------------------------------------------------- */

static bool
refuse(struct session *session, const struct record *record, const char *why, struct error *error)
{
    struct text title = TEXT_EMPTY;
    session_title(session, record->type, &record->id, &title);
    error_set(error, ERROR_CONFLICT, "%s %s", text_string(&title), why);
    text_clear(&title);
    return false;
}

static const char *
merged_into(const struct record *record)
{
    return record_get(record, record->type->merged_field);
}

static bool
refuse_trash(struct session *session, const struct record *record, struct error *error)
{
    if (record->alive)
        return true;
    if (!merged_into(record))
        return refuse(session, record, "is in the trash; restore it first", error);
    struct text why = TEXT_EMPTY;
    text_append(&why, "was merged into ");
    session_show(session, &record->type->fields[record->type->merged_field], merged_into(record),
                 &why);
    text_append_format(&why, " (%.8s); merge with that one", merged_into(record));
    refuse(session, record, text_string(&why), error);
    text_clear(&why);
    return false;
}

/* True for one that was merged into her before: what came since is still to be moved. */
static bool
is_merged_already(const struct merge *merge)
{
    return !merge->other->alive &&
           string_equal(merged_into(merge->other), record_get(merge->survivor, RECORD_ID));
}

static bool
refuse_distinct(const struct merge *merge, struct session *session, struct error *error)
{
    struct record *found, *distinction = NULL;
    struct error ignored;
    if (!distinction_find(session, &merge->survivor->id, &merge->other->id, &found, error))
        return false;
    if (!found)
        return true;
    distinction = session_get(session, found->type, &found->id, &ignored);
    char *author = distinction ? session_author(session, distinction, DISTINCTION_OTHER) : NULL;
    int64_t moment;
    char shown[DATE_TEXT_SIZE] = "";
    if (moment_from_iso(record_get(found, RECORD_CREATED), &moment))
        date_show(moment_to_date(moment), shown);
    error_set(error, ERROR_CONFLICT,
              "%s said on %s that they are not the same person; if they are, put distinction %.8s "
              "in the trash first",
              author ? author : "Somebody", shown, record_get(found, RECORD_ID));
    free(author);
    record_free(distinction);
    record_free(found);
    return false;
}

static bool
may_merge(const struct merge *merge, struct session *session, struct error *error)
{
    return refuse_trash(session, merge->survivor, error) &&
           (is_merged_already(merge) || refuse_trash(session, merge->other, error)) &&
           refuse_distinct(merge, session, error);
}

/* -- What is chosen ------------------------------------------------------------------------- */

static bool
is_mergeable(const struct merge *merge, size_t field)
{
    return field >= RECORD_CORE_COUNT && field != merge->type->merged_field;
}

bool
merge_differs(const struct merge *merge, size_t field)
{
    return is_mergeable(merge, field) && !(merge->type->fields[field].flags & FIELD_READ_ONLY) &&
           record_get(merge->survivor, field) && record_get(merge->other, field) &&
           !record_same_value(merge->survivor, merge->other, field);
}

/* What she will have there; the caller's, NULL for nothing. */
static char *
merge_value(const struct merge *merge, size_t field)
{
    const char *hers = record_get(merge->survivor, field);
    const char *others = record_get(merge->other, field);
    switch (merge->choices[field]) {
    case MERGE_BOTH:
        return must_format("%s\n\n%s", hers, others);
    case MERGE_TAKE:
        return others ? must_strdup(others) : NULL;
    case MERGE_KEEP:
        break;
    }
    return hers ? must_strdup(hers) : NULL;
}

/* The survivor as she will be; the caller's. */
static struct record *
merged_record(const struct merge *merge)
{
    struct record *record = record_copy(merge->survivor);
    for (size_t i = RECORD_CORE_COUNT; i < merge->type->field_count; i++)
        record_take(record, i, merge_value(merge, i));
    return record;
}

static enum merge_choice
usual_choice(const struct merge *merge, size_t field)
{
    const char *hers = record_get(merge->survivor, field);
    const char *others = record_get(merge->other, field);
    if (!is_mergeable(merge, field) || is_merged_already(merge) || !others)
        return MERGE_KEEP;
    if (!hers)
        return MERGE_TAKE;
    bool notes = merge->type->fields[field].kind == FIELD_NOTES;
    return notes && !string_equal(hers, others) ? MERGE_BOTH : MERGE_KEEP;
}

/* An open record is not given the reason for which the other was closed: what a rule refuses stays
 * as it was. True when that changed something. */
static bool
keep_what_is_refused(struct merge *merge, struct session *session)
{
    struct error_list problems = {.items = NULL};
    struct record *record = merged_record(merge);
    bool changed = false;
    record_check(record, merge->survivor, session_context(session), &problems);
    for (size_t i = 0; i < problems.count; i++) {
        int field = problems.items[i].field;
        if (field < 0 || merge->choices[field] == MERGE_KEEP)
            continue;
        merge->choices[field] = MERGE_KEEP;
        changed = true;
    }
    error_list_clear(&problems);
    record_free(record);
    return changed;
}

static void
choose_as_usual(struct merge *merge, struct session *session)
{
    for (size_t i = 0; i < merge->type->field_count; i++)
        merge->choices[i] = usual_choice(merge, i);
    while (keep_what_is_refused(merge, session))
        ;
}

bool
merge_read(struct merge *merge, struct session *session, const struct record_type *type,
           const struct id *survivor, const struct id *other, struct error *error)
{
    *merge = (struct merge){.type = type};
    if (type->merged_field == 0)
        return error_set(error, ERROR_USAGE, "A %s is not merged; people are", type->name);
    if (id_equal(survivor, other))
        return error_set(error, ERROR_USAGE, "This is one and the same %s; name two", type->name);
    merge->choices = must_calloc(type->field_count, sizeof *merge->choices);
    merge->survivor = session_get(session, type, survivor, error);
    merge->other = merge->survivor ? session_get(session, type, other, error) : NULL;
    if (!merge->other || !may_merge(merge, session, error))
        return false;
    choose_as_usual(merge, session);
    return true;
}

void
merge_clear(struct merge *merge)
{
    record_free(merge->survivor);
    record_free(merge->other);
    free(merge->choices);
    *merge = (struct merge){.type = NULL};
}

bool
merge_choose(struct merge *merge, size_t field, enum merge_choice choice, struct error *error)
{
    const struct field *chosen = &merge->type->fields[field];
    if (!is_mergeable(merge, field) || (chosen->flags & FIELD_READ_ONLY))
        return error_set(error, ERROR_USAGE, "%s is set by posact", chosen->label);
    if (choice == MERGE_BOTH && chosen->kind != FIELD_NOTES)
        return error_set(error, ERROR_USAGE, "%s cannot be both; choose 'kept' or 'other'",
                         chosen->label);
    if (choice == MERGE_BOTH && !merge_differs(merge, field))
        choice = usual_choice(merge, field);
    merge->choices[field] = choice;
    return true;
}

static const char *const choice_words[] = {
    [MERGE_KEEP] = "kept", [MERGE_TAKE] = "other", [MERGE_BOTH] = "both"};

bool
merge_choose_typed(struct merge *merge, const char *typed, struct error *error)
{
    const char *equals = strchr(typed, '=');
    if (!equals)
        return error_set(error, ERROR_USAGE,
                         "'%s' must be a field and whose it is, such as 'phone=other'", typed);
    char *name = must_strndup(typed, (size_t)(equals - typed));
    const struct field *field = record_type_field(merge->type, name);
    bool done = field || record_type_no_field(merge->type, name, error);
    free(name);
    for (int i = MERGE_KEEP; done && i <= MERGE_BOTH; i++)
        if (string_equal(choice_words[i], equals + 1))
            return merge_choose(merge, record_type_index(merge->type, field), (enum merge_choice)i,
                                error);
    return done && error_set(error, ERROR_USAGE,
                             "'%s' must end in 'kept', 'other' or, for notes, 'both'", typed);
}

/* -- Doing it ------------------------------------------------------------------------------- */

/* C09: it is chosen between what is shown, so nothing of it may be another by now. */
static bool
is_as_read(struct session *session, const struct record *read, struct error *error)
{
    struct record *now = session_get(session, read->type, &read->id, error);
    if (!now)
        return false;
    bool same = now->head_count == read->head_count && record_same_heads(now, read, 0);
    char *author = NULL;
    for (size_t i = RECORD_CORE_COUNT; i < read->type->field_count && !author; i++) {
        bool same_here = record_same_heads(now, read, read->type->fields[i].number);
        same = same && same_here;
        if (!same_here)
            author = session_author(session, now, i);
    }
    struct text why = TEXT_EMPTY;
    text_append_format(&why, "was changed by %s since you looked; nothing was merged",
                       author ? author : "somebody");
    bool done = same || refuse(session, read, text_string(&why), error);
    text_clear(&why);
    free(author);
    record_free(now);
    return done;
}

/* Records that link to the other through one field of a type. */
struct links {
    const struct merge *merge;
    const struct record_type *type;
    size_t field;
    struct id *ids;
    size_t count, capacity;
};

static bool
add_link(void *context, const struct record *record, struct error *error)
{
    (void)error;
    struct links *links = context;
    links->ids = array_reserve(links->ids, &links->capacity, links->count + 1, sizeof *links->ids);
    links->ids[links->count++] = record->id;
    return true;
}

static bool
gather(struct links *links, struct session *session, bool trash, struct error *error)
{
    struct query query = query_default(links->type);
    query.trash = trash;
    query.link_field = links->field;
    query.link_id = links->merge->other->id;
    return session_each(session, &query, add_link, links, error);
}

/* What links to both already - a distinction that was taken back - would link to her twice. */
static bool
links_to_survivor(const struct links *links, const struct record *record)
{
    const char *survivor = record_get(links->merge->survivor, RECORD_ID);
    bool linked = string_equal(record_get(record, RECORD_ID), survivor);
    for (size_t i = RECORD_CORE_COUNT; i < links->type->field_count; i++)
        linked = linked || (links->type->fields[i].kind == FIELD_LINK &&
                            string_equal(record_get(record, i), survivor));
    return linked;
}

/* She takes no record that she could not be given: a second live application for one campaign. */
static bool
check_admitted(struct session *session, const struct record *record, struct error *error)
{
    if (!record->alive || !record->type->admit || record_is_guarded(record))
        return true;
    struct record *copy = record_copy(record);
    bool admitted = record->type->admit(session, copy, NULL, error);
    record_free(copy);
    return admitted || error_prefix(error, "The other's %s", record->type->name);
}

static bool
move_link(const struct links *links, struct session *session, const struct id *id, size_t *moved,
          struct error *error)
{
    struct record *record = session_get(session, links->type, id, error);
    bool done = record != NULL;
    if (done && !links_to_survivor(links, record)) {
        record_set(record, links->field, record_get(links->merge->survivor, RECORD_ID));
        *moved += record->alive && !record_is_guarded(record);
        done = check_admitted(session, record, error) &&
               session_relink(session, record, links->field, record->alive, error);
    }
    record_free(record);
    return done;
}

static bool
move_links(const struct merge *merge, struct session *session, const struct record_type *type,
           size_t field, size_t *moved, struct error *error)
{
    struct links links = {.merge = merge, .type = type, .field = field};
    bool done = gather(&links, session, false, error) && gather(&links, session, true, error);
    for (size_t i = 0; done && i < links.count; i++)
        done = move_link(&links, session, &links.ids[i], moved, error);
    free(links.ids);
    return done;
}

/* What not everybody may see follows, too, whoever merges: unseen; guarded records not counted. */
static bool
move_links_of(const struct merge *merge, struct session *session, const struct record_type *type,
              size_t field, size_t *moved, struct error *error)
{
    session->unseen = type->may_see || record_type_keeps_back(type);
    bool done = move_links(merge, session, type, field, moved, error);
    session->unseen = false;
    return done;
}

/* Every type whose link goes there. */
static bool
move_all_links(const struct merge *merge, struct session *session, size_t *moved,
               struct error *error)
{
    for (size_t i = 0; i < registry_type_count; i++) {
        const struct record_type *type = registry_types[i];
        for (size_t j = RECORD_CORE_COUNT; j < type->field_count; j++)
            if (type->fields[j].target == merge->type &&
                !move_links_of(merge, session, type, j, moved, error))
                return false;
    }
    return true;
}

static bool
put_away(const struct merge *merge, struct session *session, struct error *error)
{
    if (is_merged_already(merge))
        return true;
    struct record *other = record_copy(merge->other);
    record_set(other, merge->type->merged_field, record_get(merge->survivor, RECORD_ID));
    bool done = session_relink(session, other, merge->type->merged_field, false, error);
    record_free(other);
    return done;
}

static void
say_merged(const struct merge *merge, size_t moved, struct outcome *outcome)
{
    size_t name = merge->type->title_field;
    text_append_format(&outcome->message, "Merged: %s into %s", record_get(merge->other, name),
                       record_get(merge->survivor, name));
    if (moved > 0)
        text_append_format(&outcome->message, "; %zu %s moved", moved,
                           moved == 1 ? "record" : "records");
    outcome->type = merge->type;
    outcome->id = merge->survivor->id;
}

bool
merge_run(struct merge *merge, struct session *session, struct outcome *outcome,
          struct error *error)
{
    size_t moved = 0;
    if (!is_as_read(session, merge->survivor, error) || !is_as_read(session, merge->other, error) ||
        !may_merge(merge, session, error))
        return false;
    struct record *record = merged_record(merge);
    bool done = session_edit(session, record, NULL, error);
    record_free(record);
    done = done && move_all_links(merge, session, &moved, error) && put_away(merge, session, error);
    if (done)
        say_merged(merge, moved, outcome);
    return done;
}

struct doing {
    struct merge *merge;
    struct outcome *outcome;
};

static bool
run(struct session *session, void *context, struct error *error)
{
    struct doing *doing = context;
    return merge_run(doing->merge, session, doing->outcome, error);
}

bool
merge_do(struct merge *merge, struct session *session, struct outcome *outcome, struct error *error)
{
    struct doing doing = {merge, outcome};
    if (session_write(session, "merge", run, &doing, error))
        return true;
    outcome_clear(outcome);
    return false;
}

/* -- In words ------------------------------------------------------------------------------- */

void
merge_title(const struct merge *merge, struct text *out)
{
    size_t name = merge->type->title_field;
    text_append_format(out, "Merge %s into %s", record_get(merge->other, name),
                       record_get(merge->survivor, name));
}

static void
append_shown(struct session *session, const struct field *field, const char *value,
             struct text *out)
{
    struct text shown = TEXT_EMPTY;
    session_show(session, field, value, &shown);
    text_join_lines(&shown);
    text_append(out, text_string(&shown));
    text_clear(&shown);
}

void
merge_line(const struct merge *merge, struct session *session, size_t field, struct text *out)
{
    const struct field *shown = &merge->type->fields[field];
    const char *hers = record_get(merge->survivor, field);
    const char *others = record_get(merge->other, field);
    if (!is_mergeable(merge, field) || (!hers && !others))
        return;
    enum merge_choice choice = merge->choices[field];
    char *value = merge_value(merge, field);
    text_append_format(out, "%s: ", shown->label);
    if (value)
        append_shown(session, shown, value, out);
    else
        text_append(out, "empty");
    if (choice == MERGE_BOTH)
        text_append(out, "; both, one below the other");
    else if (choice == MERGE_TAKE)
        text_append(out, "; the other's");
    const char *left = choice == MERGE_TAKE ? hers : choice == MERGE_KEEP ? others : NULL;
    if (left && !string_equal(left, value)) {
        text_append(out, "; not ");
        append_shown(session, shown, left, out);
    }
    free(value);
}

static bool
count_links(const struct merge *merge, struct session *session, const struct record_type *type,
            size_t *count, struct error *error)
{
    *count = 0;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        if (type->fields[i].target != merge->type)
            continue;
        struct query query = query_default(type);
        size_t found = 0;
        query.link_field = i;
        query.link_id = merge->other->id;
        if (!session_count(session, &query, &found, error))
            return false;
        *count += found;
    }
    return true;
}

bool
merge_count(const struct merge *merge, struct session *session, struct text *out,
            struct error *error)
{
    for (size_t i = 0; i < registry_type_count; i++) {
        const struct record_type *type = registry_types[i];
        size_t count;
        if (type->may_see && type->guarded_by == 0)
            continue;
        if (!count_links(merge, session, type, &count, error))
            return false;
        if (count > 0 && type != merge->type)
            text_append_format(out, "%s%zu %s", out->length > 0 ? ", " : "", count,
                               count == 1 ? type->name : type->table);
    }
    return true;
}
