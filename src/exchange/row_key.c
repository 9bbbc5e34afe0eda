/* row_key.c - the import reference of a row. */
#include "row_key.h"

#include <string.h>

#include "base/id.h"
#include "base/text.h"
#include "exchange/vcard.h"
#include "line_map.h"
#include "modules/candidate.h"
#include "modules/contact.h"

#define KEY_LIMIT 200 /* bytes; a longer one is hashed */

/* False when the file has no key for this row. */
static bool
append_own_key(const struct mapping *mapping, const struct source_row *cells, struct text *key)
{
    size_t start = key->length;
    for (size_t i = 0; i < mapping->key_count; i++) {
        const char *cell = cells->cells[mapping->key_columns[i]];
        size_t before = key->length;
        if (i > 0)
            text_append_char(key, ' ');
        if (cell != NULL)
            heading_tidy(key, cell);
        if (key->length == before + (i > 0)) {
            text_cut(key, start);
            return false;
        }
    }
    return mapping->key_count > 0;
}

static void
append_field_key(const struct record *record, size_t field, struct text *out)
{
    field_key(&record->type->fields[field], record_get(record, field), out);
}

/* "urn:uuid:..." as our own vCards have it. */
static void
read_uid(const struct mapping *mapping, const struct source_row *cells, struct built_row *row)
{
    row->uid = (struct id){{0}};
    for (size_t i = 0; i < mapping->key_count; i++) {
        const char *cell = cells->cells[mapping->key_columns[i]];
        if (cell != NULL && string_starts(cell, VCARD_UID_START))
            id_from_text(cell + strlen(VCARD_UID_START), &row->uid);
    }
}

/* All that the row says: it parts two people of one name, when nothing else does. */
static void
append_all_values(struct built_row *row)
{
    const struct record *record = row->record;
    for (size_t i = RECORD_CORE_COUNT; i < record->type->field_count; i++) {
        const char *value = record_get(record, i);
        if (row->filled[i] && value != NULL)
            text_append_format(&row->apart, "%zu=%s\n", i, value);
    }
}

/* Without a key of the file's own, people are known by their email, else their phone, else
 * their name. */
static void
append_personal_key(struct built_row *row)
{
    static const size_t fields[] = {CANDIDATE_EMAIL, CANDIDATE_PHONE};
    for (size_t i = 0; i < 2; i++) {
        size_t start = row->key.length;
        append_field_key(row->record, fields[i], &row->key);
        if (row->key.length > start) {
            append_field_key(row->record, CANDIDATE_NAME, &row->apart);
            return;
        }
    }
    append_field_key(row->record, CANDIDATE_NAME, &row->key);
    append_all_values(row);
}

/* A key that is too long, or that no field would hold, is told by its hash. */
static void
shorten_key(const struct record_type *type, const struct field_context *context, struct text *key,
            size_t start)
{
    struct error ignored;
    if (key->length <= KEY_LIMIT &&
        field_accept(&type->fields[CANDIDATE_IMPORT_KEY], text_string(key), context, &ignored))
        return;
    uint64_t hash = text_hash_stored(text_string(key));
    text_cut(key, start);
    text_append_format(key, "#%016llx", (unsigned long long)hash);
}

void
row_key_make(const struct mapping *mapping, const char *source, const struct field_context *context,
             const struct source_row *cells, struct built_row *row)
{
    read_uid(mapping, cells, row);
    text_append_format(&row->key, "%s:", source);
    size_t start = row->key.length;
    if (!append_own_key(mapping, cells, &row->key))
        append_personal_key(row);
    shorten_key(mapping->type, context, &row->key, start);
}

void
row_key_of_contact(struct built_row *row)
{
    const char *summary = record_get(row->record, CONTACT_SUMMARY);
    const char *channel = record_get(row->record, CONTACT_CHANNEL);
    row->uid = (struct id){{0}};
    text_append_format(&row->key, "%s %s %s %s", record_get(row->record, CONTACT_CANDIDATE),
                       record_get(row->record, CONTACT_WHEN), channel != NULL ? channel : "",
                       summary != NULL ? summary : "");
}
