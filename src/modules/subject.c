/* subject.c - links a new record to the one that it is about. */
#include "modules/subject.h"

void
subject_link(struct session *session, struct record *record, const struct record_type *type,
             const struct id *id)
{
    size_t parent_field = record->type->parent_field;
    if (parent_field == 0 || id_is_zero(id))
        return;
    const struct record_type *parent_type = record->type->fields[parent_field].target;
    if (parent_type == type) {
        char parent[ID_TEXT_SIZE];
        id_to_text(id, parent);
        record_set(record, parent_field, parent);
        return;
    }
    if (type->parent_field == 0 || type->fields[type->parent_field].target != parent_type)
        return;
    struct error error;
    struct record *sibling = session_get(session, type, id, &error);
    if (sibling)
        record_set(record, parent_field, record_get(sibling, type->parent_field));
    record_free(sibling);
}
