/* subject.c - links a new record to the one that it is about. */
#include "modules/subject.h"

/* NULL when the selection is neither a parent nor an event in a parent's life. */
static struct record *
find_parent(struct session *session, const struct record_type *parent_type,
            const struct record_type *type, const struct id *id)
{
    struct error error;
    if (type == parent_type)
        return session_get(session, type, id, &error);
    if (type->parent_field == 0 || type->fields[type->parent_field].target != parent_type)
        return NULL;
    struct record *sibling = session_get(session, type, id, &error);
    const char *link = sibling ? record_get(sibling, type->parent_field) : NULL;
    struct id parent_id;
    struct record *parent = NULL;
    if (link && id_from_text(link, &parent_id))
        parent = session_get(session, parent_type, &parent_id, &error);
    record_free(sibling);
    return parent;
}

/* What else it is about: a network of an issue, an issue of an action. Another of its own type is
 * not what it is about. */
static void
link_further(struct record *record, const struct record_type *type, const struct id *id)
{
    for (size_t i = RECORD_CORE_COUNT; i < record->type->field_count; i++) {
        const struct field *field = &record->type->fields[i];
        if (i == record->type->parent_field || field->kind != FIELD_LINK || field->target != type ||
            type == record->type || (field->flags & FIELD_READ_ONLY))
            continue;
        char text[ID_TEXT_SIZE];
        id_to_text(id, text);
        record_set(record, i, text);
        return;
    }
}

void
subject_link(struct session *session, struct record *record, const struct record_type *type,
             const struct id *id)
{
    size_t parent_field = record->type->parent_field;
    if (parent_field == 0 || id_is_zero(id))
        return;
    link_further(record, type, id);
    struct record *parent =
        find_parent(session, record->type->fields[parent_field].target, type, id);
    if (parent) {
        record_set(record, parent_field, record_get(parent, RECORD_ID));
        record_inherit(record, parent);
    }
    record_free(parent);
}
