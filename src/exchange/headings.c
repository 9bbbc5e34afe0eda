/* headings.c - finds what each column of a file fills. */
#include "headings.h"

#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "modules/candidate.h"
#include "modules/characteristic.h"

#define ACCOUNT_COLUMNS 6

/* --- the normal form --- */

static void
replace_all(struct text *text, size_t start, const char *from, const char *to)
{
    struct text out = TEXT_EMPTY;
    const char *rest = text_string(text) + start;
    for (const char *found; (found = strstr(rest, from)) != NULL; rest = found + strlen(from)) {
        text_append_bytes(&out, rest, (size_t)(found - rest));
        text_append(&out, to);
    }
    text_append(&out, rest);
    text_cut(text, start);
    text_append(text, text_string(&out));
    text_clear(&out);
}

void
heading_tidy(struct text *out, const char *heading)
{
    size_t start = out->length;
    bool gap = false;
    for (;;) {
        uint32_t point;
        size_t length = utf8_decode(heading, &point);
        if (length == 0)
            return;
        if (utf8_is_invisible(point)) {
            gap = true;
        } else {
            if (gap && out->length > start)
                text_append_char(out, ' ');
            gap = false;
            text_append_bytes(out, heading, length);
        }
        heading += length;
    }
}

void
heading_normalise(struct text *out, const char *heading)
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, heading);
    for (size_t i = 0; i < folded.length; i++) {
        if (folded.bytes[i] == '_')
            folded.bytes[i] = ' ';
    }
    size_t start = out->length;
    heading_tidy(out, text_string(&folded));
    text_clear(&folded);
    replace_all(out, start, "e-mail", "email");
    replace_all(out, start, "e-bost", "ebost");
    replace_all(out, start, "e-post", "epost");
    size_t length = out->length;
    while (length > start && strchr(" :.*?", out->bytes[length - 1]) != NULL)
        length--;
    text_cut(out, length);
}

/* "email 2 address" is "email % address". */
static bool
fits_pattern(const char *normal, const char *pattern)
{
    for (; *pattern != '\0'; pattern++) {
        size_t digits = strspn(normal, "0123456789");
        if (*pattern == '%' && digits == 0)
            return false;
        if (*pattern != '%' && *normal != *pattern)
            return false;
        normal += *pattern == '%' ? digits : 1;
    }
    return *normal == '\0';
}

/* --- the program that wrote the file --- */

/* The headings in their normal form. */
struct heading_list {
    struct text *items;
    size_t count;
};

static size_t
find_heading(const struct heading_list *headings, const char *wanted)
{
    for (size_t i = 0; i < headings->count; i++) {
        if (string_equal(text_string(&headings->items[i]), wanted))
            return i;
    }
    return NO_COLUMN;
}

static bool
is_of_kind(const struct heading_list *headings, const struct import_kind *kind)
{
    if (kind->first != NULL && find_heading(headings, kind->first) != 0)
        return false;
    for (size_t i = 0; i < 3 && kind->headings[i] != NULL; i++) {
        if (find_heading(headings, kind->headings[i]) == NO_COLUMN)
            return false;
    }
    return true;
}

static const struct import_kind *
recognise_kind(const struct heading_list *headings)
{
    for (size_t i = 0; i < import_kind_count; i++) {
        if (is_of_kind(headings, &import_kinds[i]))
            return &import_kinds[i];
    }
    return &import_kind_table;
}

static size_t
find_exact(const char *const *headings, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equal(headings[i], name))
            return i;
    }
    return NO_COLUMN;
}

/* Our own export, also with columns taken out: "id" and field names as headings, and either the
 * dates of the record or an id as only we give them. */
static bool
is_own(const struct record_type *type, const char *const *headings, size_t count,
       const char *const *first_cells, size_t first_count)
{
    size_t id = find_exact(headings, count, type->fields[RECORD_ID].name);
    if (id == NO_COLUMN)
        return false;
    size_t known = 0;
    for (size_t i = 0; i < count; i++)
        known += record_type_field(type, headings[i]) != NULL;
    if (known < 2)
        return false;
    if (find_exact(headings, count, type->fields[RECORD_CREATED].name) != NO_COLUMN &&
        find_exact(headings, count, type->fields[RECORD_CHANGED].name) != NO_COLUMN)
        return true;
    struct id ignored;
    return first_cells != NULL && id < first_count && id_from_text(first_cells[id], &ignored);
}

static bool
reads_as(const char *normal, const char *name)
{
    struct text own = TEXT_EMPTY;
    heading_normalise(&own, name);
    bool same = string_equal(text_string(&own), normal);
    text_clear(&own);
    return same;
}

/* A field that people can fill, by its name or label. */
static const struct field *
find_field(const struct record_type *type, const char *normal)
{
    for (size_t i = RECORD_CORE_COUNT; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        if ((field->flags & FIELD_READ_ONLY) == 0 &&
            (reads_as(normal, field->name) || reads_as(normal, field->label)))
            return field;
    }
    return NULL;
}

/* A table made for posact: every heading is a field's name or label. */
static bool
is_made_for_us(const struct record_type *type, const struct heading_list *headings)
{
    for (size_t i = 0; i < headings->count; i++) {
        if (find_field(type, text_string(&headings->items[i])) == NULL)
            return false;
    }
    return true;
}

/* --- one column --- */

static void
fill_field(struct mapping *mapping, struct column *column, const struct field *field)
{
    column->field = field;
    column->index = record_type_index(mapping->type, field);
    column->use = HEADING_VALUE;
    column->rank = RANK_GIVEN;
    column->unfit = UNFIT_REFUSE;
}

static void
fill_as_known(struct mapping *mapping, struct column *column, const struct known_heading *known)
{
    column->field = &mapping->type->fields[known->field];
    column->index = known->field;
    column->use = known->use;
    column->rank = known->rank;
    column->unfit = known->unfit;
}

static const struct known_heading *
find_known(const struct importable *importable, const char *normal)
{
    for (size_t i = 0; i < importable->known_count; i++) {
        if (fits_pattern(normal, importable->known[i].heading))
            return &importable->known[i];
    }
    return NULL;
}

static bool
is_personal(size_t field)
{
    return field == CANDIDATE_NAME || field == CANDIDATE_PHONE || field == CANDIDATE_EMAIL ||
           field == CANDIDATE_POSTCODE_AREA;
}

/* Whether the question may be about something else than its words say: "Can we use your email
 * address?", "Emergency contact number". */
static bool
is_doubtful(const char *normal, size_t field)
{
    if (!is_personal(field))
        return false;
    if (begins_with_word(normal, other_openers) || has_any_word(normal, third_person_words))
        return true;
    return has_any_word(normal, "email|ebost") &&
           has_any_word(normal, "phone|telephone|mobile|ffon|symudol");
}

static const struct known_heading *
find_question(const char *normal)
{
    for (size_t i = 0; i < known_question_count; i++) {
        const struct known_heading *question = &known_questions[i];
        if (has_any_word(normal, question->heading))
            return is_doubtful(normal, question->field) ? NULL : question;
    }
    return NULL;
}

/* The account stands among the first columns, before the questions. */
static bool
is_account_column(const struct mapping *mapping, const char *normal, size_t position)
{
    return (mapping->kind->quirks & QUIRK_ACCOUNT) != 0 && position < ACCOUNT_COLUMNS &&
           (string_equal(normal, "email") || string_equal(normal, "name"));
}

/* In a plain table, posact's own words, but for those that other programs use in another sense. */
static const struct field *
find_labelled(const struct mapping *mapping, const char *normal)
{
    static const size_t ambiguous[] = {CANDIDATE_SOURCE, CANDIDATE_OWNER, CANDIDATE_STATUS};
    const struct field *field = find_field(mapping->type, normal);
    if (field == NULL || mapping->kind != &import_kind_table)
        return NULL;
    if (mapping->type != &candidate_type)
        return field;
    for (size_t i = 0; i < sizeof ambiguous / sizeof ambiguous[0]; i++) {
        if (record_type_index(mapping->type, field) == ambiguous[i])
            return NULL;
    }
    bool language = record_type_index(mapping->type, field) == CANDIDATE_LANGUAGE;
    return language && reads_as(normal, field->name) ? NULL : field;
}

static void
fill_by_tables(struct mapping *mapping, struct column *column, const char *normal, size_t position)
{
    const struct known_heading *known = find_known(mapping->importable, normal);
    if (known == NULL && mapping->kind->asks && mapping->type == &candidate_type)
        known = find_question(normal);
    const struct field *field = known == NULL ? find_labelled(mapping, normal) : NULL;
    if (field != NULL)
        fill_field(mapping, column, field);
    if (known == NULL)
        return;
    fill_as_known(mapping, column, known);
    bool account = is_account_column(mapping, normal, position);
    if (account)
        column->rank = RANK_ACCOUNT;
    column->question = mapping->kind->asks && !account;
}

/* --- what the user says --- */

static bool
check_choices(const struct record_type *type, const struct heading_choices *choices,
              struct error *error)
{
    for (size_t i = 0; i < choices->count; i++) {
        const char *name = choices->items[i].label;
        if (string_is_empty(name))
            continue;
        const struct field *field = record_type_field(type, name);
        if (field == NULL)
            return record_type_no_field(type, name, error);
        if (field->flags & FIELD_READ_ONLY)
            return error_set(error, ERROR_USAGE, "'%s' is set by posact; no column can fill it",
                             name);
    }
    return true;
}

static const struct choice *
find_choice(const struct heading_choices *choices, const char *normal)
{
    const struct choice *found = NULL;
    struct text wanted = TEXT_EMPTY;
    for (size_t i = 0; i < choices->count && found == NULL; i++) {
        text_reset(&wanted);
        heading_normalise(&wanted, choices->items[i].code);
        if (string_equal(text_string(&wanted), normal))
            found = &choices->items[i];
    }
    text_clear(&wanted);
    return found;
}

static bool
fill_as_chosen(struct mapping *mapping, struct column *column, const struct choice *choice,
               struct error *error)
{
    column->choice = choice;
    if (string_is_empty(choice->label))
        return true;
    if (column->characteristic)
        return error_set(error, ERROR_USAGE,
                         "Column '%s' may tell a protected characteristic, which no record of a "
                         "person holds; leave it out",
                         column->heading);
    fill_field(mapping, column, record_type_field(mapping->type, choice->label));
    return true;
}

/* --- all of them --- */

static bool
fill_column(struct mapping *mapping, size_t position, const char *normal, bool by_names,
            const struct heading_choices *choices, struct error *error)
{
    struct column *column = &mapping->columns[position];
    const struct choice *choice = mapping->own ? NULL : find_choice(choices, normal);
    if (choice != NULL)
        return fill_as_chosen(mapping, column, choice, error);
    const struct field *field = mapping->own ? record_type_field(mapping->type, column->heading)
                                             : find_field(mapping->type, normal);
    if (by_names && field != NULL)
        fill_field(mapping, column, field);
    else if (!by_names && mapping->importable != NULL && !column->characteristic)
        fill_by_tables(mapping, column, normal, position);
    return true;
}

/* "phone 1 - type", or in newer files "phone 1 - label", to "phone 1 - value". */
static size_t
find_type_column(const struct heading_list *headings, const char *normal)
{
    const char *value = strstr(normal, " - value");
    if (value == NULL)
        return NO_COLUMN;
    size_t found = NO_COLUMN;
    static const char *const endings[] = {"type", "label"};
    for (size_t i = 0; i < 2 && found == NO_COLUMN; i++) {
        char *name = must_format("%.*s - %s", (int)(value - normal), normal, endings[i]);
        found = find_heading(headings, name);
        free(name);
    }
    return found;
}

static void
find_key_columns(struct mapping *mapping, const struct heading_list *headings)
{
    for (size_t i = 0; i < 2 && mapping->kind->key[i] != NULL; i++) {
        size_t column = find_heading(headings, mapping->kind->key[i]);
        if (column == NO_COLUMN) {
            mapping->key_count = 0;
            return;
        }
        mapping->key_columns[mapping->key_count++] = column;
    }
}

/* Insertion keeps columns of one rank as they stand in the file. */
static void
order_columns(struct mapping *mapping)
{
    mapping->order = must_calloc(mapping->count + 1, sizeof *mapping->order);
    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->columns[i].field == NULL)
            continue;
        size_t place = mapping->order_count++;
        int rank = mapping->columns[i].rank;
        while (place > 0 && mapping->columns[mapping->order[place - 1]].rank > rank) {
            mapping->order[place] = mapping->order[place - 1];
            place--;
        }
        mapping->order[place] = i;
    }
}

static struct heading_list
normalise_all(const char *const *headings, size_t count)
{
    struct heading_list list = {.items = must_calloc(count + 1, sizeof *list.items),
                                .count = count};
    for (size_t i = 0; i < count; i++)
        heading_normalise(&list.items[i], headings[i]);
    return list;
}

static void
clear_list(struct heading_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        text_clear(&list->items[i]);
    free(list->items);
}

static bool
is_characteristic(const char *heading)
{
    struct text normal = TEXT_EMPTY;
    heading_normalise(&normal, heading);
    bool characteristic = tells_characteristic(text_string(&normal));
    text_clear(&normal);
    return characteristic;
}

static void
start_columns(struct mapping *mapping, const char *const *headings, size_t count)
{
    mapping->columns = must_calloc(count + 1, sizeof *mapping->columns);
    mapping->count = count;
    for (size_t i = 0; i < count; i++) {
        mapping->columns[i].heading = must_strdup(headings[i]);
        mapping->columns[i].type_column = NO_COLUMN;
        mapping->columns[i].characteristic = is_characteristic(headings[i]);
    }
}

bool
mapping_build(struct mapping *mapping, const struct record_type *type, const char *const *headings,
              size_t count, const char *const *first_cells, size_t first_count,
              const struct heading_choices *choices, struct error *error)
{
    *mapping = (struct mapping){.type = type, .importable = importable_find(type)};
    start_columns(mapping, headings, count);
    mapping->own = is_own(type, headings, count, first_cells, first_count);
    if (!mapping->own && !check_choices(type, choices, error))
        return false;
    struct heading_list list = normalise_all(headings, count);
    mapping->kind = mapping->own              ? &import_kind_own
                    : type == &candidate_type ? recognise_kind(&list)
                                              : &import_kind_table;
    bool by_names = mapping->own || is_made_for_us(type, &list);
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        const char *normal = text_string(&list.items[i]);
        ok = fill_column(mapping, i, normal, by_names, choices, error);
        mapping->columns[i].type_column = find_type_column(&list, normal);
    }
    find_key_columns(mapping, &list);
    order_columns(mapping);
    clear_list(&list);
    return ok;
}

bool
mapping_build_known(struct mapping *mapping, const struct record_type *type,
                    const struct import_kind *kind, const char *const *headings,
                    const struct known_heading *known, size_t count,
                    const struct heading_choices *choices, struct error *error)
{
    *mapping = (struct mapping){.type = type, .importable = importable_find(type), .kind = kind};
    start_columns(mapping, headings, count);
    if (!check_choices(type, choices, error))
        return false;
    struct heading_list list = normalise_all(headings, count);
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        struct column *column = &mapping->columns[i];
        const char *normal = text_string(&list.items[i]);
        const struct choice *choice = find_choice(choices, normal);
        if (choice != NULL)
            ok = fill_as_chosen(mapping, column, choice, error);
        else if (known[i].heading != NULL)
            fill_as_known(mapping, column, &known[i]);
    }
    find_key_columns(mapping, &list);
    order_columns(mapping);
    clear_list(&list);
    return ok;
}

bool
mapping_has_heading(const struct mapping *mapping, const char *heading)
{
    struct text normal = TEXT_EMPTY;
    heading_normalise(&normal, heading);
    bool found = false;
    for (size_t i = 0; i < mapping->count && !found; i++)
        found = reads_as(text_string(&normal), mapping->columns[i].heading);
    text_clear(&normal);
    return found;
}

bool
mapping_notes_spare(const struct mapping *mapping, size_t column)
{
    return (mapping->kind->quirks & QUIRK_SPARES_NOTED) != 0 &&
           mapping->columns[column].unfit == UNFIT_NOTE;
}

void
mapping_build_direct(struct mapping *mapping, const struct record_type *type)
{
    *mapping = (struct mapping){
        .type = type,
        .importable = importable_find(type),
        .kind = &import_kind_json,
        .own = true,
    };
    mapping->columns = must_calloc(type->field_count, sizeof *mapping->columns);
    mapping->count = type->field_count;
    for (size_t i = 0; i < type->field_count; i++) {
        mapping->columns[i].heading = must_strdup(type->fields[i].name);
        mapping->columns[i].type_column = NO_COLUMN;
        fill_field(mapping, &mapping->columns[i], &type->fields[i]);
    }
    order_columns(mapping);
}

void
mapping_clear(struct mapping *mapping)
{
    for (size_t i = 0; i < mapping->count; i++)
        free(mapping->columns[i].heading);
    free(mapping->columns);
    free(mapping->order);
    *mapping = (struct mapping){.type = NULL};
}
