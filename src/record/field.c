/* field.c - reads, checks and shows the value of any field; what differs is in field_kind.c. */
#include "record/field.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "record/field_kind.h"

#define CHOICES_LISTED 12
#define TABLE_MOST ((size_t)8 * 1024 * 1024)

static const struct field_kind_row *
row_of(const struct field *field)
{
    return &field_kind_rows[field->kind];
}

bool
field_is_custom(const struct field *field)
{
    return field->number >= FIELD_CUSTOM_FIRST;
}

/* --- tidying (B10) --- */

static bool
is_line_or_tab(uint32_t point)
{
    return point == '\t' || point == '\n' || point == '\r';
}

/* Blanks and what has no width. Control characters are for check_controls to name (F03), save
 * those that a spreadsheet or a shell leaves at the end of a line. */
static bool
is_unseen(uint32_t point)
{
    return utf8_is_invisible(point) && (!utf8_is_control(point) || is_line_or_tab(point));
}

/* Unseen, but with a width: it sets apart what stands on either side. */
static bool
is_blank(uint32_t point)
{
    return point == ' ' || point == 0x00A0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x202F || point == 0x205F ||
           point == 0x2800 || point == 0x3000;
}

/* Appends one code point of `length` bytes as the kind keeps it. */
static void
append_tidied(struct text *out, const char *bytes, size_t length, uint32_t point,
              enum field_tidy tidy)
{
    bool unseen = utf8_is_invisible(point) && !utf8_is_control(point);
    if (!unseen || tidy == FIELD_TIDY_ENDS)
        text_append_bytes(out, bytes, length);
    else if (tidy == FIELD_TIDY_PHONE && is_blank(point))
        text_append_char(out, ' ');
}

/* Where the unseen characters at the beginning end, and those at the end begin. */
static void
find_ends(const char *typed, size_t *start, size_t *end)
{
    *start = *end = 0;
    bool seen = false;
    uint32_t point;
    size_t length;
    for (size_t i = 0; (length = utf8_decode(typed + i, &point)) > 0; i += length) {
        if (is_unseen(point))
            continue;
        if (!seen)
            *start = i;
        seen = true;
        *end = i + length;
    }
}

/* Notes that show nothing are no notes; others stay byte for byte. */
static void
tidy(const char *typed, enum field_tidy how, struct text *out)
{
    size_t start, end;
    find_ends(typed, &start, &end);
    if (start == end)
        return;
    if (how == FIELD_TIDY_NOTHING) {
        text_append(out, typed);
        return;
    }
    size_t length;
    for (size_t i = start; i < end; i += length) {
        uint32_t point;
        length = utf8_decode(typed + i, &point);
        append_tidied(out, typed + i, length, point, how);
    }
}

/* --- what any kind refuses --- */

/* F03: refused and named, never dropped in silence. */
static bool
check_controls(const struct field *field, const char *typed, struct error *error)
{
    bool many_lines = row_of(field)->many_lines;
    uint32_t point;
    size_t length, count = 0;
    for (size_t i = 0; (length = utf8_decode(typed + i, &point)) > 0; i += length) {
        count++;
        if (!utf8_is_control(point))
            continue;
        if (many_lines && (point == '\n' || point == '\t'))
            continue;
        if (many_lines && point == '\r' && typed[i + 1] == '\n')
            continue;
        if (!many_lines && is_line_or_tab(point))
            return error_set(error, ERROR_INPUT, "%s must be on one line, without tabs",
                             field->label);
        return error_set(error, ERROR_INPUT,
                         "%s has a control character (code %u) as character %zu; take it out",
                         field->label, (unsigned)point, count);
    }
    return true;
}

static bool
check_length(const struct field *field, const char *typed, struct error *error)
{
    const struct field_kind_row *row = row_of(field);
    size_t most_bytes = field->flags & FIELD_TABLE ? TABLE_MOST : row->most_bytes;
    if (most_bytes > 0 && strlen(typed) > most_bytes)
        return error_set(error, ERROR_INPUT, "%s must be %zu KB or less; split the text",
                         field->label, most_bytes / 1024);
    if (row->most_characters > 0 && utf8_length(typed) > row->most_characters)
        return error_set(error, ERROR_INPUT, "%s must be %zu characters or less", field->label,
                         row->most_characters);
    return true;
}

static bool
check_encoding(const struct field *field, const char *typed, struct error *error)
{
    if (utf8_check(typed, strlen(typed), NULL))
        return true;
    return error_set(error, ERROR_INPUT, "%s must be text in UTF-8; save the file as UTF-8",
                     field->label);
}

static bool
parse_tidied(const struct field *field, const char *typed, const struct field_context *context,
             char **value, struct error *error)
{
    if (!check_controls(field, typed, error) || !check_length(field, typed, error))
        return false;
    if (field->parse)
        return field->parse(field, typed, context, value, error);
    return row_of(field)->parse(field, typed, context, value, error);
}

/* --- the four ways of a value --- */

bool
field_parse(const struct field *field, const char *typed, const struct field_context *context,
            char **value, struct error *error)
{
    *value = NULL;
    if (string_is_empty(typed))
        return true;
    if (!check_encoding(field, typed, error))
        return false;
    struct text tidied = TEXT_EMPTY;
    tidy(typed, row_of(field)->tidy, &tidied);
    bool ok = true;
    if (tidied.length > 0)
        ok = parse_tidied(field, tidied.bytes, context, value, error);
    text_clear(&tidied);
    return ok;
}

bool
field_accept(const struct field *field, const char *value, const struct field_context *context,
             struct error *error)
{
    if (!value)
        return true;
    if (row_of(field)->accept)
        return check_encoding(field, value, error) &&
               row_of(field)->accept(field, value, context, error);
    char *canonical;
    if (!field_parse(field, value, context, &canonical, error))
        return false;
    bool ok = string_equal(canonical, value) && canonical;
    if (!canonical)
        error_set(error, ERROR_INPUT, "%s must be left out when it is empty", field->label);
    else if (!ok)
        error_set(error, ERROR_INPUT, "%s must be written '%s'", field->label, canonical);
    free(canonical);
    return ok;
}

void
field_show(const struct field *field, const char *value, const struct field_context *context,
           struct text *out)
{
    if (!value)
        return;
    if (field->show)
        field->show(value, out);
    else if (row_of(field)->show)
        row_of(field)->show(field, value, context, out);
    else
        text_append(out, value);
}

void
field_edit(const struct field *field, const char *value, const struct field_context *context,
           struct text *out)
{
    if (!value)
        return;
    if (field->show)
        field->show(value, out);
    else if (row_of(field)->edit)
        row_of(field)->edit(field, value, context, out);
    else
        text_append(out, value);
}

void
field_key(const struct field *field, const char *value, struct text *out)
{
    if (!value)
        return;
    if (row_of(field)->key)
        row_of(field)->key(value, out);
    else
        text_append(out, value);
}

/* --- choices --- */

enum date_side
field_date_side(const struct field *field)
{
    return field->flags & FIELD_PAST ? DATE_PAST : DATE_COMING;
}

const struct choice_list *
field_choices(const struct field *field, const struct field_context *context)
{
    static const struct choice_list none = {.count = 0};
    if (field->choices)
        return field->choices;
    for (size_t i = 0; field->list && i < context->list_count; i++) {
        if (string_equal(context->lists[i].name, field->list))
            return context->lists[i].choices;
    }
    return &none;
}

struct choice_list
field_choices_beside(const struct field *field, const struct field_context *context,
                     const char *value, const char *present, struct choice **items)
{
    const struct choice_list *all = field_choices(field, context);
    *items = must_calloc(all->count + 1, sizeof **items);
    struct choice_list list = {.items = *items};
    for (size_t i = 0; i < all->count; i++) {
        const char *code = all->items[i].code;
        const char *goes_with =
            field->narrowed_by && value ? field_list_cell(context, field->list, code, 0) : NULL;
        if (!goes_with || string_equal(goes_with, value) || string_equal(code, present))
            (*items)[list.count++] = all->items[i];
    }
    return list;
}

const char *
field_list_cell(const struct field_context *context, const char *list, const char *code,
                size_t column)
{
    const struct named_list *named = NULL;
    for (size_t i = 0; i < context->list_count; i++) {
        if (string_equal(context->lists[i].name, list))
            named = &context->lists[i];
    }
    const struct choice *choice = named && code ? choice_find(named->choices, code) : NULL;
    if (!choice || column >= named->column_count)
        return NULL;
    return named->cells[(size_t)(choice - named->choices->items) * named->column_count + column];
}

/* Letters and digits alone: dictation adds blanks and punctuation (B10). */
static void
append_essence(struct text *out, const char *text)
{
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, text);
    for (const char *byte = text_string(&folded); *byte != '\0'; byte++) {
        bool letter = (*byte >= 'a' && *byte <= 'z') || (unsigned char)*byte >= 0x80;
        if (letter || (*byte >= '0' && *byte <= '9'))
            text_append_char(out, *byte);
    }
    text_clear(&folded);
}

static bool
has_essence(const char *text, const char *essence)
{
    struct text own = TEXT_EMPTY;
    append_essence(&own, text);
    bool same = string_equal(text_string(&own), essence);
    text_clear(&own);
    return same;
}

static const struct choice *
find_by_essence(const struct choice_list *list, const char *essence, bool retired)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].retired == retired && has_essence(list->items[i].code, essence))
            return &list->items[i];
    }
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].retired == retired && has_essence(list->items[i].label, essence))
            return &list->items[i];
    }
    return NULL;
}

/* A new code may have taken the label of a retired one, so live ones go first (T46). */
const struct choice *
field_find_choice(const struct field *field, const struct field_context *context, const char *typed)
{
    const struct choice_list *list = field_choices(field, context);
    const struct choice *choice = choice_find(list, typed);
    if (choice)
        return choice;
    choice = choice_find_typed(list, typed);
    if (choice && !choice->retired)
        return choice;
    struct text essence = TEXT_EMPTY;
    append_essence(&essence, typed);
    choice = NULL;
    if (essence.length > 0)
        choice = find_by_essence(list, essence.bytes, false);
    if (!choice && essence.length > 0)
        choice = find_by_essence(list, essence.bytes, true);
    text_clear(&essence);
    return choice;
}

/* The choice whose code or label is most like what was typed. */
static const struct choice *
nearest_choice(const struct choice_list *list, const char *typed)
{
    const char **names = must_calloc(2 * list->count, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].retired)
            continue;
        names[count++] = list->items[i].code;
        names[count++] = list->items[i].label;
    }
    const char *nearest = string_nearest(typed, names, count);
    free(names);
    return nearest ? choice_find_typed(list, nearest) : NULL;
}

static void
append_labels(struct text *out, const struct choice_list *list)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].retired)
            continue;
        if (++count > CHOICES_LISTED) {
            text_append(out, " and others");
            return;
        }
        text_append_format(out, "%s%s", count > 1 ? ", " : "", list->items[i].label);
    }
}

bool
field_no_choice(const struct field *field, const struct field_context *context, const char *typed,
                struct error *error)
{
    const struct choice_list *list = field_choices(field, context);
    int quoted = utf8_quoted(typed);
    const struct choice *nearest = nearest_choice(list, typed);
    if (nearest)
        return error_set(error, ERROR_INPUT, "%s has no '%.*s'; did you mean '%s'", field->label,
                         quoted, typed, nearest->label);
    struct text labels = TEXT_EMPTY;
    append_labels(&labels, list);
    if (labels.length > 0)
        error_set(error, ERROR_INPUT, "%s has no '%.*s'; choose one of %s", field->label, quoted,
                  typed, labels.bytes);
    else
        error_set(error, ERROR_INPUT, "%s has no choices yet; add them to lists.%s in posact.yaml",
                  field->label, field->list ? field->list : field->name);
    text_clear(&labels);
    return false;
}

/* --- words --- */

void
label_inside(const char *label, struct text *out)
{
    bool capital = label[0] >= 'A' && label[0] <= 'Z';
    bool word = capital && (label[1] == ' ' || (label[1] >= 'a' && label[1] <= 'z'));
    if (!word) {
        text_append(out, label);
        return;
    }
    text_append_char(out, (char)(label[0] | 0x20));
    text_append(out, label + 1);
}

const char *
field_kind_name(enum field_kind kind)
{
    return field_kind_rows[kind].name;
}
