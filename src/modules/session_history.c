/* session_history.c - what the log tells of a record, or of all, to whoever may see it. */
#include "modules/session.h"

#include "modules/permission.h"
#include "session_private.h"
#include "store/history.h"
#include "store/record_store.h"
#include "store/window.h"

/* Records merged into one, whose history is hers too. */
#define MERGES_READ 50

static bool
read_merged(struct session *session, const struct record_type *type, const struct id *id,
            struct record_list *merged, struct error *error)
{
    if (type == NULL || type->merged_field == 0)
        return true;
    struct query query = query_default(type);
    query.link_field = type->merged_field;
    query.link_id = *id;
    query.trash = true;
    return window_read(session->store, &query, QUERY_FIRST, NULL, MERGES_READ, merged, error);
}

/* T85: an auditor sees that there was a change, and not what it said. */
static bool
says_nothing(struct session *session, const struct change *change)
{
    struct error ignored;
    return change->type && (!permission_read(session, change->type, &ignored) ||
                            !session_reaches(session, change->type, &change->id, &ignored));
}

/* T73: who is linked to what stands in its own history, and not in that of everybody. */
static bool
stands_in_its_own(struct session *session, const struct change *change)
{
    struct error ignored;
    if (!change->type || change->type->guarded_by == 0)
        return change->type && change->type->apart;
    struct record *record = record_store_get(session->store, change->type, &change->id, &ignored);
    bool own = !record || record_is_guarded(record);
    record_free(record);
    return own;
}

static void
keep_back(struct session *session, struct change_list *list, size_t from)
{
    for (size_t i = from; i < list->count; i++) {
        if (stands_in_its_own(session, &list->items[i]) || says_nothing(session, &list->items[i]))
            change_drop_fields(&list->items[i]);
    }
}

/* T29: fields that not everybody may see stand in the history of their own record, for whoever
 * may see them. */
static void
keep_fields_of_changes_back(struct session *session, struct change_list *list, size_t from,
                            bool of_one)
{
    for (size_t i = from; i < list->count; i++) {
        struct change *change = &list->items[i];
        for (size_t j = change->field_count; j-- > 0;) {
            const struct field *field = change->fields[j].field;
            if (field->may_see && !(of_one && session_sees_field(session, field)))
                change_drop_field(change, j);
        }
    }
}

/* That of one record, to whoever may see it. */
static bool
may_see_history(struct session *session, const struct record_type *type, const struct id *id,
                struct error *error)
{
    if (!type)
        return permission_everything(session, error) ||
               permission_given(session, PERMISSION_AUDIT, error);
    if (type->guarded_by == 0)
        return session_may_see(session, type, error) && session_reaches(session, type, id, error);
    struct record *record = session_get(session, type, id, error);
    record_free(record);
    return record || error->code == ERROR_NOT_FOUND;
}

bool
session_history(struct session *session, const struct record_type *type, const struct id *id,
                int64_t before_lsn, size_t limit, struct change_list *list, struct error *error)
{
    struct record_list merged = {.items = NULL};
    size_t first = list->count;
    bool done = may_see_history(session, type, id, error) &&
                history_read(session->store, type, id, before_lsn, first + limit, list, error) &&
                read_merged(session, type, id, &merged, error);
    for (size_t i = 0; i < merged.count && done; i++)
        done = history_read(session->store, type, &merged.items[i]->id, before_lsn,
                            list->count + limit, list, error);
    if (done && merged.count > 0)
        change_list_newest(list, first, limit);
    if (!type)
        keep_back(session, list, first);
    keep_fields_of_changes_back(session, list, first, type != NULL);
    record_list_clear(&merged);
    return done;
}

char *
session_author(struct session *session, const struct record *record, size_t field)
{
    return history_author(session->store, record, record->type->fields[field].number);
}

bool
session_imported_value(struct session *session, const struct record *record, size_t field,
                       bool *found, char **value, struct error *error)
{
    return history_last_written(session->store, record, "import",
                                record->type->fields[field].number, found, value, error);
}
