/* row_event.c - by what an event of a calendar file is known, and what kind it is. */
#include "row_event.h"

#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "line_map.h"
#include "modules/event.h"

static const char *
uid_cell(const struct mapping *mapping, const struct source_row *cells)
{
    const char *cell = mapping->key_count > 0 ? cells->cells[mapping->key_columns[0]] : NULL;
    return cell && !cell_is_blank(cell) ? cell : NULL;
}

/* Of the same event the same, also when the file is written anew. */
static void
make_uid(const struct record *event, struct text *uid)
{
    struct text told = TEXT_EMPTY;
    text_append_format(&told, "%s %s", record_get(event, EVENT_STARTS),
                       record_get(event, EVENT_NAME));
    text_append_format(uid, "posact-%016llx",
                       (unsigned long long)text_hash_stored(text_string(&told)));
    text_clear(&told);
}

void
row_event_set_uid(const struct mapping *mapping, const struct source_row *cells,
                  const struct field_context *context, struct built_row *row)
{
    const char *cell = uid_cell(mapping, cells);
    const struct field *field = &event_type.fields[EVENT_UID];
    struct error ignored;
    row->uid = (struct id){{0}};
    if (!cell)
        make_uid(row->record, &row->key);
    else if (field_accept(field, cell, context, &ignored))
        text_append(&row->key, cell);
    else
        text_append_format(&row->key, "posact-%016llx", (unsigned long long)text_hash_stored(cell));
    if (cell)
        id_from_text(cell, &row->uid);
    record_set(row->record, EVENT_UID, text_string(&row->key));
}

static const struct choice *
kind_in_name(const struct choice_list *kinds, const char *name)
{
    const struct choice *found = NULL;
    struct text words = TEXT_EMPTY;
    utf8_fold_words(&words, name);
    for (size_t i = 0; i < kinds->count && !found; i++) {
        struct text label = TEXT_EMPTY;
        utf8_fold_words(&label, kinds->items[i].label);
        if (!kinds->items[i].retired && label.length > 0 &&
            strstr(text_string(&words), text_string(&label)))
            found = &kinds->items[i];
        text_clear(&label);
    }
    text_clear(&words);
    return found;
}

static const struct choice *
first_kind(const struct choice_list *kinds)
{
    for (size_t i = 0; i < kinds->count; i++) {
        if (!kinds->items[i].retired)
            return &kinds->items[i];
    }
    return NULL;
}

bool
row_event_set_kind(struct record *event, const struct field_context *context, char **remark)
{
    *remark = NULL;
    if (record_get(event, EVENT_KIND))
        return false;
    const struct choice_list *kinds = field_choices(&event_type.fields[EVENT_KIND], context);
    const struct choice *kind = kind_in_name(kinds, record_get(event, EVENT_NAME));
    if (!kind)
        kind = first_kind(kinds);
    if (!kind)
        return true;
    record_set(event, EVENT_KIND, kind->code);
    *remark = must_format("the file says no kind; taken as %s, change it where that is wrong",
                          kind->label);
    return true;
}
