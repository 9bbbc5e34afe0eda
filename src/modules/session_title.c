/* session_title.c - what a record is called, and what a value says to people. */
#include "modules/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/permission.h"
#include "session_private.h"
#include "store/record_store.h"

/* From a record to its parent's title, and a parent has none: NOLINTBEGIN(misc-no-recursion). */

bool
session_may_name(struct session *session, const struct record_type *type, const struct id *id)
{
    struct error ignored;
    int ruling = session->ruling;
    session->ruling = 0; /* a rule reads more than it may tell */
    bool kept_back = type->may_see && !session_may_see(session, type, &ignored);
    bool may = !kept_back && permission_name(session, type) &&
               session_reaches(session, type, id, &ignored);
    session->ruling = ruling;
    return may;
}

/* What it is called by: of one whose name is all that may be known, too. */
static struct record *
get_named(struct session *session, const struct record_type *type, const struct id *id)
{
    struct error ignored;
    struct record *record = session_may_name(session, type, id)
                                ? record_store_get(session->store, type, id, &ignored)
                                : NULL;
    if (record && !session_may_see_record(session, record, &ignored)) {
        record_free(record);
        return NULL;
    }
    return record;
}

/* "Siân Wyn-Jones, " before what happened in her life: a date alone says nothing. */
static void
append_parent(struct session *session, const struct record_type *type, const struct id *id,
              struct text *out)
{
    struct record *record = type->parent_field == 0 ? NULL : get_named(session, type, id);
    if (record == NULL)
        return;
    struct id parent;
    const char *link = record_get(record, type->parent_field);
    if (link != NULL && id_from_text(link, &parent)) {
        session_title(session, type->fields[type->parent_field].target, &parent, out);
        text_append(out, ", ");
    }
    record_free(record);
}

/* T73: what not everybody may see is called by no person, wherever its title goes. */
static bool
is_called_by_nobody(const struct record *record)
{
    return record->type->guarded_by != 0 && record_is_guarded(record);
}

/* Choices in brackets, links behind a comma: "Police constable (PCDA), Autumn intake 2026". */
static void
append_title_fields(struct session *session, const struct record_type *type, const struct id *id,
                    unsigned flags, struct text *out)
{
    struct record *record = NULL;
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if (!(field->flags & flags))
            continue;
        if (!record)
            record = get_named(session, type, id);
        const char *value = record ? record_get(record, i) : NULL;
        if (!value || is_called_by_nobody(record))
            continue;
        text_append(out, field->kind == FIELD_CHOICE ? " (" : ", ");
        session_show(session, field, value, out);
        text_append(out, field->kind == FIELD_CHOICE ? ")" : "");
    }
    record_free(record);
}

static void
append_own(struct session *session, const struct record_type *type, const struct id *id,
           unsigned flags, struct text *out)
{
    char *title =
        session_may_name(session, type, id) ? record_store_title(session->store, type, id) : NULL;
    char reference[ID_TEXT_SIZE];
    id_to_text(id, reference);
    const struct field *field = &type->fields[type->title_field];
    if (title == NULL)
        text_append_format(out, "%s %.8s", type->label, reference);
    else
        session_show(session, field, title, out);
    free(title);
    append_title_fields(session, type, id, flags, out);
}

void
session_title(struct session *session, const struct record_type *type, const struct id *id,
              struct text *out)
{
    append_parent(session, type, id, out);
    append_own(session, type, id, FIELD_TITLE, out);
}

void
session_own_title(struct session *session, const struct record_type *type, const struct id *id,
                  struct text *out)
{
    append_own(session, type, id, FIELD_TITLE | FIELD_WITHIN, out);
}

/* From each title straight to the next one: a step in the index, however many records share it. */
bool
session_titles(struct session *session, const struct record_type *type, const char *typed,
               size_t limit, struct record_list *list, struct error *error)
{
    struct query query = query_default(type);
    query.sort_field = type->title_field;
    query.descending = false;
    struct text start = TEXT_EMPTY;
    field_key(&type->fields[type->title_field], typed, &start);
    struct query_place place = {.key = must_strdup(text_string(&start))};
    enum query_from from = QUERY_AT;
    bool done = true, more = true;
    while (done && more && list->count < limit) {
        size_t before = list->count;
        done = session_read(session, &query, from, &place, 1, list, error);
        more = done && list->count > before;
        if (!more)
            break;
        session_place(&query, list->items[before], &place);
        memset(place.id.bytes, 0xff, sizeof place.id.bytes); /* behind all that share the title */
        from = QUERY_AFTER;
        more = string_starts(place.key, text_string(&start));
        if (!more)
            record_free(list->items[--list->count]);
    }
    query_place_clear(&place);
    text_clear(&start);
    return done;
}

void
session_show(struct session *session, const struct field *field, const char *value,
             struct text *out)
{
    struct id id;
    if (field->kind == FIELD_LINK && value != NULL && id_from_text(value, &id))
        session_title(session, field->target, &id, out);
    else
        field_show(field, value, session_context(session), out);
}

/* NOLINTEND(misc-no-recursion) */

void
session_show_field(struct session *session, const struct record *record, size_t field, bool brief,
                   struct text *out)
{
    const struct record_type *type = record->type;
    if (!type->show || !type->show(session, record, field, brief, out))
        session_show(session, &type->fields[field], record_get(record, field), out);
}
