/* setting_value.c - checks what was written against the row of its setting. */
#include "setting_value.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

#include "fault.h"
#include "setting_scalar.h"

/* More choices than anyone can choose from; also bounds the search for repeats. */
#define ITEMS_MAX 200
#define CODE_MAX 30
#define LABEL_MAX 100

/* --- lists --- */

/* What refuses a setting on the way through a file. */
struct place {
    const char *file;
    const struct setting_row *row;
    struct error *error;
};

__attribute__((format(printf, 3, 4))) static bool
refuse(const struct place *place, const struct yaml_value *yaml, const char *format, ...)
{
    struct text what = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_append_vformat(&what, format, args);
    va_end(args);
    fault_at(place->error, place->file, yaml->line, yaml->column, "%s%s", place->row->name,
             text_string(&what));
    text_clear(&what);
    return false;
}

/* " must be ..., not a list". */
static bool
refuse_shape(const struct place *place, const struct yaml_value *yaml, const char *shape)
{
    char *shown = yaml_value_show(yaml);
    refuse(place, yaml, "%s, not %s", shape, shown);
    free(shown);
    return false;
}

static bool
scalar_from_yaml(const struct place *place, const struct yaml_value *yaml,
                 struct setting_value *value)
{
    const struct setting_row *row = place->row;
    if (yaml->kind != YAML_TEXT)
        return refuse_shape(place, yaml, " must be one value");
    if (row->kind == SETTING_NUMBER && yaml->quoted)
        return refuse(place, yaml, " must be a whole number without quotes");
    if (setting_take_scalar(row, yaml->text, place->file, value, place->error))
        return true;
    return error_prefix(place->error, "%s:%zu:%zu", place->file, yaml->line, yaml->column);
}

static bool
code_is_good(const char *code)
{
    size_t length = strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789_");
    return *code >= 'a' && *code <= 'z' && length <= CODE_MAX && code[length] == '\0';
}

static bool
take_code(const struct place *place, const struct yaml_value *yaml, struct choice *choice)
{
    if (yaml->kind != YAML_TEXT || !code_is_good(yaml->text))
        return refuse_shape(place, yaml,
                            ": code must begin with a small letter and have small letters, digits "
                            "and _ only, at most 30");
    choice->code = yaml->text;
    return true;
}

static bool
take_label(const struct place *place, const struct yaml_value *yaml, struct choice *choice)
{
    if (yaml->kind != YAML_TEXT)
        return refuse_shape(place, yaml, ": label must be text");
    long length = (long)utf8_length(yaml->text);
    if (length < 1 || length > LABEL_MAX || !setting_is_one_line(yaml->text))
        return refuse(place, yaml, ": label must be one line of 1 to %d characters", LABEL_MAX);
    choice->label = yaml->text;
    return true;
}

static bool
take_retired(const struct place *place, const struct yaml_value *yaml, struct choice *choice)
{
    if (!yaml_value_yes(yaml, &choice->retired))
        return refuse_shape(place, yaml, ": retired must be yes or no");
    return true;
}

static const char *const item_keys[] = {"code", "label", "retired"};

#define ITEM_KEY_COUNT (sizeof item_keys / sizeof *item_keys)
#define KEYS_MAX 16

/* The keys that an item may have, the columns of its list last; returns how many. */
static size_t
keys_of_item(const struct setting_row *row, const char *names[KEYS_MAX])
{
    size_t count = 0;
    assert(ITEM_KEY_COUNT + row->column_count <= KEYS_MAX);
    while (count < ITEM_KEY_COUNT) {
        names[count] = item_keys[count];
        count++;
    }
    for (size_t i = 0; i < row->column_count; i++)
        names[count++] = row->columns[i].name;
    return count;
}

static bool
refuse_key(const struct place *place, const struct yaml_value *yaml)
{
    const char *names[KEYS_MAX];
    size_t count = keys_of_item(place->row, names);
    char *quoted = fault_quote(yaml->key);
    fault_at(place->error, place->file, yaml->key_line, yaml->key_column, "%s: unknown key %s",
             place->row->name, quoted);
    free(quoted);
    return fault_suggest(place->error, yaml->key, names, count);
}

/* As a setting of the name "lists.stages: days" would take it. Choices are taken when the item is
 * there (take_choices). */
static bool
take_cell(const struct place *place, const struct setting_column *column,
          const struct yaml_value *yaml, const char **cell)
{
    if (column->kind == SETTING_LIST)
        return true;
    char *name = must_format("%s: %s", place->row->name, column->name);
    const struct setting_row row = {
        .name = name,
        .kind = column->kind,
        .minimum = column->codes_of != 0 ? 1 : column->minimum,
        .maximum = column->codes_of != 0 ? CODE_MAX : column->maximum,
        .words = column->words,
    };
    const struct place within = {.file = place->file, .row = &row, .error = place->error};
    struct setting_value value = {.text = NULL};
    bool taken = scalar_from_yaml(&within, yaml, &value);
    *cell = yaml->text;
    setting_value_clear(&value);
    free(name);
    return taken;
}

static bool
check_required(const struct place *place, const struct yaml_value *yaml, const char *const *cells)
{
    for (size_t i = 0; i < place->row->column_count; i++) {
        if (place->row->columns[i].required && !cells[i])
            return refuse(place, yaml, ": an item needs %s", place->row->columns[i].name);
    }
    return true;
}

/* {code: pc, label: Police constable, retired: yes} */
static bool
take_item(const struct place *place, const struct yaml_value *yaml, struct choice *choice,
          const char **cells)
{
    static bool (*const takers[ITEM_KEY_COUNT])(const struct place *, const struct yaml_value *,
                                                struct choice *) = {
        take_code,
        take_label,
        take_retired,
    };
    const char *names[KEYS_MAX];
    size_t count = keys_of_item(place->row, names);
    bool seen[KEYS_MAX] = {false};
    if (yaml->kind != YAML_MAP)
        return refuse_shape(place, yaml, ": each item must be {code: ..., label: ...}");
    for (const struct yaml_value *part = yaml->first; part; part = part->next) {
        size_t key = 0;
        while (key < count && !string_equal(part->key, names[key]))
            key++;
        if (key == count)
            return refuse_key(place, part);
        if (seen[key])
            return fault_at(place->error, place->file, part->key_line, part->key_column,
                            "%s: %s is there twice", place->row->name, names[key]);
        seen[key] = true;
        if (key < ITEM_KEY_COUNT ? !takers[key](place, part, choice)
                                 : !take_cell(place, &place->row->columns[key - ITEM_KEY_COUNT],
                                              part, &cells[key - ITEM_KEY_COUNT]))
            return false;
    }
    if (!choice->code || !choice->label)
        return refuse(place, yaml, ": an item needs a code and a label");
    return check_required(place, yaml, cells);
}

/* A code names one thing; a label too among those that are offered, as it can be typed. */
static bool
check_repeats(const struct place *place, const struct yaml_value *yaml,
              const struct choice_list *before, const struct choice *choice)
{
    for (size_t i = 0; i < before->count; i++) {
        const struct choice *other = &before->items[i];
        if (string_equal(other->code, choice->code))
            return refuse(place, yaml, ": code '%s' is there twice", choice->code);
        if (!place->row->not_chosen && !other->retired && !choice->retired &&
            string_equal_no_case(other->label, choice->label))
            return refuse(place, yaml, ": '%s' and '%s' have the same label", other->code,
                          choice->code);
    }
    return true;
}

static bool
check_item_count(const struct place *place, const struct yaml_value *yaml)
{
    size_t count = yaml_value_count(yaml);
    if (count > ITEMS_MAX)
        return refuse(place, yaml, " has %zu items, at most %d fit", count, ITEMS_MAX);
    return true;
}

static bool
take_items(const struct place *place, const struct yaml_value *yaml, struct setting_value *value)
{
    if (yaml->kind != YAML_LIST && !(place->row->not_chosen && yaml_value_is_blank(yaml)))
        return refuse_shape(place, yaml, " must be a list of {code: ..., label: ...}");
    if (!check_item_count(place, yaml))
        return false;
    value->items = must_calloc(ITEMS_MAX, sizeof *value->items);
    value->list.items = value->items;
    size_t columns = place->row->column_count;
    value->own_cells = must_calloc(ITEMS_MAX * columns + 1, sizeof *value->own_cells);
    value->cells = value->own_cells;
    size_t offered = 0;
    for (const struct yaml_value *item = yaml->first; item; item = item->next) {
        struct choice *choice = &value->items[value->list.count];
        const char **cells = value->own_cells + value->list.count * columns;
        if (!take_item(place, item, choice, cells) ||
            !check_repeats(place, item, &value->list, choice))
            return false;
        value->list.count++;
        offered += choice->retired ? 0 : 1;
    }
    if (offered == 0 && !place->row->not_chosen)
        return refuse(place, yaml, " must have an item that is not retired");
    return true;
}

/* What the item says in the column, as a setting of the name "custom-fields.candidate: choices"
 * would take it. */
static bool
take_choices(const struct place *place, const struct setting_column *column,
             const struct yaml_value *item, struct item_choices *choices)
{
    const struct yaml_value *yaml = item->first;
    while (yaml && !string_equal(yaml->key, column->name))
        yaml = yaml->next;
    if (!yaml)
        return true;
    char *name = must_format("%s: %s", place->row->name, column->name);
    const struct setting_row row = {.name = name, .kind = SETTING_LIST};
    const struct place within = {.file = place->file, .row = &row, .error = place->error};
    struct setting_value value = {.text = NULL};
    bool taken = take_items(&within, yaml, &value);
    if (taken) {
        *choices = (struct item_choices){value.items, value.list};
        value.items = NULL;
    }
    setting_value_clear(&value);
    free(name);
    return taken;
}

static bool
take_list(const struct place *place, const struct yaml_value *yaml, struct setting_value *value)
{
    if (!take_items(place, yaml, value))
        return false;
    for (size_t i = 0; i < place->row->column_count; i++) {
        const struct setting_column *column = &place->row->columns[i];
        if (column->kind != SETTING_LIST)
            continue;
        value->choices = must_calloc(value->list.count + 1, sizeof *value->choices);
        const struct yaml_value *item = yaml->first;
        for (size_t j = 0; j < value->list.count; j++, item = item->next) {
            if (!take_choices(place, column, item, &value->choices[j]))
                return false;
        }
    }
    return true;
}

static bool
check_day(const struct place *place, const struct yaml_value *yaml)
{
    struct date day;
    if (!place->row->keys_are_days || date_from_iso(yaml->key, &day))
        return true;
    char *quoted = fault_quote(yaml->key);
    fault_at(place->error, place->file, yaml->key_line, yaml->key_column,
             "%s: %s must be a day such as 2026-12-25", place->row->name, quoted);
    free(quoted);
    return false;
}

static bool
take_pair(const struct place *place, const struct yaml_value *yaml, struct setting_value *value)
{
    if (yaml->kind != YAML_TEXT)
        return refuse_shape(place, yaml, " must pair text with text");
    if (!setting_is_one_line(yaml->key) || !setting_is_one_line(yaml->text))
        return refuse(place, yaml, " must be one line without control characters");
    if (!check_day(place, yaml))
        return false;
    for (size_t i = 0; i < value->list.count; i++) {
        if (!string_equal_no_case(value->items[i].code, yaml->key))
            continue;
        char *quoted = fault_quote(yaml->key);
        fault_at(place->error, place->file, yaml->key_line, yaml->key_column,
                 "%s: %s is there twice", place->row->name, quoted);
        free(quoted);
        return false;
    }
    value->items[value->list.count++] = (struct choice){.code = yaml->key, .label = yaml->text};
    return true;
}

static bool
take_pairs(const struct place *place, const struct yaml_value *yaml, struct setting_value *value)
{
    if (yaml->kind != YAML_MAP && !yaml_value_is_blank(yaml))
        return refuse_shape(place, yaml, " must be a mapping of text to text");
    if (!check_item_count(place, yaml))
        return false;
    value->items = must_calloc(ITEMS_MAX, sizeof *value->items);
    value->list.items = value->items;
    for (const struct yaml_value *pair = yaml->first; pair; pair = pair->next) {
        if (!take_pair(place, pair, value))
            return false;
    }
    return true;
}

/* --- public --- */

void
setting_value_default(enum setting setting, struct setting_value *value)
{
    const struct setting_row *row = &setting_rows[setting];
    *value = (struct setting_value){.text = NULL};
    if (row->default_list) {
        value->list = *row->default_list;
        value->cells = row->default_cells;
        return;
    }
    struct error error;
    bool taken = setting_take_scalar(row, row->default_text, NULL, value, &error);
    assert(taken);
    (void)taken;
}

bool
setting_value_from_text(enum setting setting, const char *text, struct setting_value *value,
                        struct error *error)
{
    const struct setting_row *row = &setting_rows[setting];
    *value = (struct setting_value){.text = NULL};
    if (!utf8_check(text, strlen(text), NULL))
        return error_set(error, ERROR_CONFIG, "%s must be UTF-8 text", row->name);
    return setting_take_scalar(row, text, NULL, value, error);
}

bool
setting_value_from_yaml(enum setting setting, const char *file, const struct yaml_value *yaml,
                        struct setting_value *value, struct error *error)
{
    const struct place place = {.file = file, .row = &setting_rows[setting], .error = error};
    *value = (struct setting_value){.text = NULL};
    bool taken = false;
    if (place.row->kind == SETTING_LIST)
        taken = take_list(&place, yaml, value);
    else if (place.row->kind == SETTING_PAIRS)
        taken = take_pairs(&place, yaml, value);
    else
        taken = scalar_from_yaml(&place, yaml, value);
    if (!taken) {
        setting_value_clear(value);
        return false;
    }
    value->file = must_strdup(file);
    value->yaml = yaml;
    return true;
}

void
setting_value_add(struct setting_value *value, const struct setting_value *before)
{
    for (size_t i = 0; i < before->list.count && value->list.count < ITEMS_MAX; i++) {
        if (!choice_find(&value->list, before->list.items[i].code))
            value->items[value->list.count++] = before->list.items[i];
    }
}

void
setting_value_clear(struct setting_value *value)
{
    for (size_t i = 0; value->choices && i < value->list.count; i++)
        free(value->choices[i].items);
    free(value->choices);
    free(value->text);
    free(value->items);
    free(value->own_cells);
    free(value->file);
    *value = (struct setting_value){.text = NULL};
}
