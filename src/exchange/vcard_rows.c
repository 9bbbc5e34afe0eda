/* vcard_rows.c - gives the properties of a card the headings of a table. */
#include "vcard_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "modules/candidate.h"
#include "modules/characteristic.h"

#define COLUMN_LIMIT 1000
#define LABEL_LIMIT 40 /* columns of a label that somebody gave a phone */
#define RANK_FULL_NAME 15

/* --- what properties mean --- */

/* Of several phones, emails or addresses: which is taken first. */
struct type_rank {
    const char *type;
    const char *word; /* in the heading */
    int phone, email, address;
};

#define RANK_PREFERRED 0
#define RANK_PLAIN 3
#define RANK_LABELLED 5
#define NOT_TAKEN 9 /* nobody answers there */

/* The first that fits is it: "work,fax" is a fax. */
static const struct type_rank type_ranks[] = {
    {"fax", "fax", NOT_TAKEN, RANK_PLAIN, RANK_PLAIN},
    {"homefax", "fax", NOT_TAKEN, RANK_PLAIN, RANK_PLAIN},
    {"workfax", "fax", NOT_TAKEN, RANK_PLAIN, RANK_PLAIN},
    {"pager", "pager", NOT_TAKEN, RANK_PLAIN, RANK_PLAIN},
    {"cell", "mobile", 1, RANK_PLAIN, RANK_PLAIN},
    {"mobile", "mobile", 1, RANK_PLAIN, RANK_PLAIN},
    {"iphone", "mobile", 1, RANK_PLAIN, RANK_PLAIN},
    {"main", "main", 2, RANK_PLAIN, RANK_PLAIN},
    {"home", "home", 4, 2, 1},
    {"work", "work", 6, 6, 6},
};
static const struct type_rank preferred = {NULL, "preferred", RANK_PREFERRED, RANK_PREFERRED,
                                           RANK_PREFERRED};
static const struct type_rank plain = {NULL, NULL, RANK_PLAIN, RANK_PLAIN, RANK_PLAIN};
static const struct type_rank labelled = {NULL, NULL, RANK_LABELLED, RANK_LABELLED, RANK_LABELLED};

/* A property, or a part of it, and the column it stands in. */
struct property_row {
    const char *name;
    int part;
    const char *label;
    struct known_heading known; /* the heading is this label; none: it is left out */
};

#define FILLS(name, part, label, field, use, rank, unfit)                                          \
    {                                                                                              \
        name, part, label,                                                                         \
        {                                                                                          \
            label, CANDIDATE_##field, HEADING_##use, rank, UNFIT_##unfit                           \
        }                                                                                          \
    }
#define LEFT_OUT(name, part, label)                                                                \
    {                                                                                              \
        name, part, label,                                                                         \
        {                                                                                          \
            .heading = NULL                                                                        \
        }                                                                                          \
    }

/* What tells a protected characteristic, or may, has its plain word as heading, which no record
 * takes over whoever says so (tells_characteristic). */
static const struct property_row property_rows[] = {
    FILLS("FN", VCARD_WHOLE, "Full name", NAME, VALUE, RANK_FULL_NAME, REFUSE),
    FILLS("N", 1, "Given name", NAME, GIVEN, RANK_NAME_PARTS, REFUSE),
    FILLS("N", 2, "Further names", NAME, MIDDLE, RANK_NAME_PARTS, REFUSE),
    FILLS("N", 0, "Family name", NAME, FAMILY, RANK_NAME_PARTS, REFUSE),
    LEFT_OUT("N", 3, "Name prefix"),
    LEFT_OUT("N", 4, "Name suffix"),
    FILLS("NICKNAME", VCARD_WHOLE, "Nickname", KNOWN_AS, VALUE, 1, NOTE),
    FILLS("SORT-STRING", VCARD_WHOLE, "Sorted as", SORT_NAME, VALUE, 1, SKIP),
    FILLS("TEL", VCARD_WHOLE, "Phone", PHONE, VALUE, 1, NOTE),
    FILLS("EMAIL", VCARD_WHOLE, "Email", EMAIL, VALUE, 1, NOTE),
    FILLS("ADR", 5, "Postcode", POSTCODE_AREA, VALUE, 1, SKIP),
    LEFT_OUT("ADR", 2, "Street and town"),
    FILLS("LANG", VCARD_WHOLE, "Letters in", LANGUAGE, VALUE, 1, SKIP),
    FILLS("NOTE", VCARD_WHOLE, "Note", NOTES, VALUE, 1, REFUSE),
    LEFT_OUT("ORG", VCARD_WHOLE, "Organisation"),
    LEFT_OUT("TITLE", VCARD_WHOLE, "Job title"),
    LEFT_OUT("CATEGORIES", VCARD_WHOLE, "Categories"),
    LEFT_OUT("URL", VCARD_WHOLE, "Web page"),
    LEFT_OUT("PHOTO", VCARD_WHOLE, "Photo"),
    LEFT_OUT("BDAY", VCARD_WHOLE, "Birthday"),
    LEFT_OUT("X-SEX", VCARD_WHOLE, "Sex"),
    LEFT_OUT("X-GENDER", VCARD_WHOLE, "Gender"),
    LEFT_OUT("GENDER", VCARD_WHOLE, "Gender"),
    LEFT_OUT("GRAMGENDER", VCARD_WHOLE, "Grammatical gender"),
    LEFT_OUT("PRONOUNS", VCARD_WHOLE, "Pronouns"),
    LEFT_OUT("ANNIVERSARY", VCARD_WHOLE, "Anniversary"),
    LEFT_OUT("RELATED", VCARD_WHOLE, "Spouse, child or other relation"),
    LEFT_OUT("X-ABRELATEDNAMES", VCARD_WHOLE, "Spouse, child or other relation"),
    LEFT_OUT("X-ABDATE", VCARD_WHOLE, "Birthday, anniversary or other day"),
};
#define PROPERTY_ROW_COUNT (sizeof property_rows / sizeof *property_rows)

/* They say how a card is kept, not what it says of the person. */
static bool
is_about_the_card(const char *name)
{
    static const char *const names[] = {"VERSION", "PRODID", "REV", "KIND", "X-ABLABEL"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(name, names[i]) == 0)
            return true;
    }
    return false;
}

/* --- one cell --- */

/* Which of several phones, emails, addresses it is, and its words. */
static void
append_label(const struct vcard *card, const struct vcard_property *property, struct text *out)
{
    struct text label = TEXT_EMPTY;
    struct text folded = TEXT_EMPTY;
    for (size_t i = 0; i < card->count && *property->group != '\0' && label.length == 0; i++) {
        const struct vcard_property *other = &card->properties[i];
        if (strcmp(other->name, "X-ABLABEL") == 0 && strcmp(other->group, property->group) == 0)
            vcard_value(other, VCARD_WHOLE, &label);
    }
    const char *text = text_string(&label);
    if (string_starts(text, "_$!<") && label.length > 8) { /* a label of Apple's own */
        text_cut(&label, label.length - 4);
        text += 4;
    }
    heading_normalise(&folded, text);
    if (!tells_characteristic(text_string(&folded))) { /* "Husband": P18 */
        size_t start = out->length;
        heading_tidy(out, text);
        text_cut(out, start + utf8_fit(text_string(out) + start, LABEL_LIMIT));
    }
    text_clear(&label);
    text_clear(&folded);
}

/* The first of those with the smallest PREF. */
static bool
is_preferred(const struct vcard *card, const struct vcard_property *property)
{
    for (size_t i = 0; i < card->count; i++) {
        const struct vcard_property *other = &card->properties[i];
        if (other->preference == 0 || strcmp(other->name, property->name) != 0)
            continue;
        if (property->preference == 0 || other->preference < property->preference ||
            (other->preference == property->preference && other < property))
            return false;
    }
    return property->preference > 0;
}

static const struct type_rank *
rank_by_type(const struct vcard *card, const struct vcard_property *property, struct text *label)
{
    const struct type_rank *found = NULL;
    append_label(card, property, label);
    for (size_t i = 0; i < sizeof type_ranks / sizeof *type_ranks && found == NULL; i++) {
        const char *type = type_ranks[i].type;
        if (vcard_has_type(property, type) || string_equal_no_case(text_string(label), type))
            found = &type_ranks[i];
    }
    bool is_phone = strcmp(property->name, "TEL") == 0;
    if (is_preferred(card, property) && (found == NULL || !is_phone || found->phone != NOT_TAKEN))
        return &preferred;
    return found != NULL ? found : label->length > 0 ? &labelled : &plain;
}

/* "Phone, work"; *known is then of this phone. */
static void
name_one_of_several(const struct vcard *card, const struct vcard_property *property,
                    const struct property_row *row, struct text *heading,
                    struct known_heading *known)
{
    struct text label = TEXT_EMPTY;
    const struct type_rank *type = rank_by_type(card, property, &label);
    const char *word = type == &labelled ? text_string(&label) : type->word;
    text_append(heading, row->label);
    if (word != NULL)
        text_append_format(heading, ", %s", word);
    if (known->heading != NULL && row->name[0] == 'T') {
        known->rank = type->phone;
        if (type->phone == NOT_TAKEN) {
            known->field = CANDIDATE_NOTES;
            known->use = HEADING_NOTED;
        }
    } else if (known->heading != NULL) {
        known->rank = row->name[0] == 'E' ? type->email : type->address;
    }
    text_clear(&label);
}

static bool
is_one_of_several(const char *name)
{
    return strcmp(name, "TEL") == 0 || strcmp(name, "EMAIL") == 0 || strcmp(name, "ADR") == 0;
}

/* A property that no row knows has its own name as heading. */
static const struct property_row *
find_row(const struct vcard_property *property, size_t from)
{
    for (size_t i = from; i < PROPERTY_ROW_COUNT; i++) {
        if (strcmp(property_rows[i].name, property->name) == 0)
            return &property_rows[i];
    }
    return NULL;
}

/* "tel:+44-7700-900123;ext=12" as people write it. */
static void
take_phone_address(struct text *cell)
{
    char *address = text_take(cell);
    const char *number = address + strlen("tel:");
    const char *extension = strstr(number, ";ext=");
    text_append_bytes(cell, number, strcspn(number, ";"));
    if (extension != NULL) {
        extension += strlen(";ext=");
        text_append_format(cell, " ext %.*s", (int)strcspn(extension, ";"), extension);
    }
    free(address);
}

/* "en-GB" is the letters' language "en"; any other is nobody's business (P18). */
static void
take_language(struct text *cell)
{
    size_t length = strcspn(text_string(cell), "-_");
    text_cut(cell, length);
    if (!string_equal_no_case(text_string(cell), "en") &&
        !string_equal_no_case(text_string(cell), "cy"))
        text_cut(cell, 0);
}

static bool
starts_no_case(const struct text *cell, const char *words)
{
    char *start = must_strndup(text_string(cell), strlen(words));
    bool same = string_equal_no_case(start, words);
    free(start);
    return same;
}

static char *
read_cell(const struct vcard_property *property, const struct property_row *row)
{
    struct text cell = TEXT_EMPTY;
    vcard_value(property, row != NULL ? row->part : VCARD_WHOLE, &cell);
    if (strcmp(property->name, "LANG") == 0) {
        take_language(&cell);
    } else if (strcmp(property->name, "EMAIL") == 0 && starts_no_case(&cell, "mailto:")) {
        char *address = text_take(&cell);
        text_append(&cell, address + strlen("mailto:"));
        free(address);
    }
    if (strcmp(property->name, "TEL") == 0 && starts_no_case(&cell, "tel:"))
        take_phone_address(&cell);
    return text_take(&cell);
}

/* --- columns --- */

static size_t
find_column(const struct vcard_rows *rows, const char *heading)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(rows->headings[i], heading) == 0)
            return i;
    }
    return NO_COLUMN;
}

static bool
add_column(struct vcard_rows *rows, const char *heading, const struct known_heading *known)
{
    if (rows->count == COLUMN_LIMIT)
        return false;
    rows->headings = array_reserve(rows->headings, &rows->headings_capacity, rows->count + 1,
                                   sizeof *rows->headings);
    rows->known =
        array_reserve(rows->known, &rows->known_capacity, rows->count + 1, sizeof *rows->known);
    rows->headings[rows->count] = must_strdup(heading);
    rows->known[rows->count++] = *known;
    return true;
}

/* What is done with each cell of a card: to count it, or to keep it. */
struct walk {
    const struct vcard *card;
    size_t *used; /* per column: the card that used it last, from 1 */
    size_t number;
    struct vcard_rows *grows; /* takes new columns; NULL: there are none */
    char **cells;
    bool *given;
};

/* The column for a cell: with the same heading again in one card it is "Phone 2". */
static size_t
column_for(struct walk *walk, const struct vcard_rows *rows, const struct text *heading,
           const struct known_heading *known)
{
    struct text numbered = TEXT_EMPTY;
    text_append(&numbered, text_string(heading));
    size_t column;
    for (int i = 2;; i++) {
        column = find_column(rows, text_string(&numbered));
        if (column == NO_COLUMN || walk->used[column] != walk->number)
            break;
        text_cut(&numbered, heading->length);
        text_append_format(&numbered, " %d", i);
    }
    if (column == NO_COLUMN && walk->grows != NULL &&
        add_column(walk->grows, text_string(&numbered), known))
        column = walk->grows->count - 1;
    text_clear(&numbered);
    return column;
}

/* False when there are too many columns. */
static bool
take_cell(struct walk *walk, const struct vcard_rows *rows, const struct vcard_property *property,
          const struct property_row *row)
{
    char *cell = read_cell(property, row);
    struct known_heading known = row != NULL ? row->known : (struct known_heading){.heading = NULL};
    struct text heading = TEXT_EMPTY;
    size_t column = NO_COLUMN;
    bool empty =
        *cell == '\0' && row != NULL && (row->known.heading != NULL || row->part != VCARD_WHOLE);
    if (row != NULL && is_one_of_several(row->name))
        name_one_of_several(walk->card, property, row, &heading, &known);
    else
        text_append(&heading, row != NULL ? row->label : property->name);
    if (!empty)
        column = column_for(walk, rows, &heading, &known);
    if (column != NO_COLUMN) {
        walk->used[column] = walk->number;
        if (walk->cells != NULL) {
            walk->given[column] = true;
            walk->cells[column] = cell;
            cell = NULL;
        }
    }
    text_clear(&heading);
    free(cell);
    return empty || column != NO_COLUMN;
}

static bool
take_card(struct walk *walk, const struct vcard_rows *rows)
{
    for (size_t i = 0; i < walk->card->count; i++) {
        const struct vcard_property *property = &walk->card->properties[i];
        if (is_about_the_card(property->name))
            continue;
        const struct property_row *row = find_row(property, 0);
        do {
            if (!take_cell(walk, rows, property, row))
                return false;
            row = row != NULL ? find_row(property, (size_t)(row - property_rows) + 1) : NULL;
        } while (row != NULL);
    }
    return true;
}

bool
vcard_rows_collect(struct vcard_rows *rows, struct vcard_reader *reader, struct error *error)
{
    struct walk walk = {.number = 0, .grows = rows};
    bool ok = true;
    *rows = (struct vcard_rows){.count = 0};
    walk.used = must_calloc(COLUMN_LIMIT, sizeof *walk.used);
    while (ok && vcard_next(reader, &walk.card, error)) {
        walk.number++;
        if (!take_card(&walk, rows))
            ok = error_set(error, ERROR_INPUT,
                           "Line %zu: the cards have more than %d kinds of lines; split the file",
                           walk.card->line, COLUMN_LIMIT);
    }
    free(walk.used);
    return error->code == ERROR_NONE;
}

/* Cards of companies and mailing lists say that they are none of a person. */
static bool
is_person(const struct vcard *card, struct text *fault)
{
    for (size_t i = 0; i < card->count; i++) {
        const struct vcard_property *property = &card->properties[i];
        bool kind = strcmp(property->name, "KIND") == 0 ||
                    strcmp(property->name, "X-ADDRESSBOOKSERVER-KIND") == 0;
        if (!kind || string_equal_no_case(property->value, "individual"))
            continue;
        text_append_format(fault, "This card is of the kind '%.*s', not of a person",
                           utf8_quoted(property->value), property->value);
        return false;
    }
    return true;
}

bool
vcard_rows_cells(const struct vcard_rows *rows, const struct vcard *card, char **cells, bool *given,
                 struct text *fault)
{
    struct walk walk = {.card = card, .number = 1, .cells = cells, .given = given};
    if (card->fault.length > 0) {
        text_append(fault, text_string(&card->fault));
        return false;
    }
    if (!is_person(card, fault))
        return false;
    walk.used = must_calloc(rows->count + 1, sizeof *walk.used);
    bool ok = take_card(&walk, rows);
    free(walk.used);
    if (!ok)
        text_append(fault, "The file changed while it was read; import it again");
    return ok;
}

void
vcard_rows_clear(struct vcard_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        free(rows->headings[i]);
    free(rows->headings);
    free(rows->known);
    *rows = (struct vcard_rows){.count = 0};
}
