/* config_write.c - the settings as text: a posact.yaml, a list with origins, a JSON Schema. */
#include "config/config.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#define COMMENT_COLUMNS 90
#define INDENT "    "

/* --- groups --- */

static bool
same_group(enum setting setting, enum setting other)
{
    if (other >= SETTING_COUNT)
        return false;
    const char *name = setting_rows[setting].name;
    const char *dot = strchr(name, '.');
    return dot && strncmp(name, setting_rows[other].name, (size_t)(dot + 1 - name)) == 0;
}

/* Length of the name of the group that opens with this setting; 0 when none does. */
static size_t
group_opening(enum setting setting)
{
    const char *name = setting_rows[setting].name;
    const char *dot = strchr(name, '.');
    if (!dot || (setting > 0 && same_group(setting, setting - 1)))
        return 0;
    return (size_t)(dot - name);
}

static const char *
name_in_group(const char *name)
{
    const char *dot = strchr(name, '.');
    return dot ? dot + 1 : name;
}

/* --- YAML --- */

/* Words that a YAML 1.1 or 1.2 reader takes for something else than text. */
static bool
is_yaml_word(const char *text)
{
    static const char *const words[] = {
        "y", "n", "yes", "no", "true", "false", "on", "off", "null",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (string_equal_no_case(text, words[i]))
            return true;
    }
    return false;
}

/* Letters first, then only what means nothing to YAML: such text needs no quotes anywhere. */
static bool
is_plain(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t length = strlen(text);
    if (length == 0 || !strchr(letters, text[0]) || text[length - 1] == ' ' || is_yaml_word(text))
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!strchr(letters, text[i]) && !strchr("0123456789 _-./", text[i]))
            return false;
    }
    return true;
}

/* In double quotes, as both YAML and JSON read it; of control characters there are but line feeds.
 */
static void
write_quoted(struct text *out, const char *text)
{
    text_append_char(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\' || *text == '\n')
            text_append_char(out, '\\');
        text_append_char(out, *text == '\n' ? 'n' : *text);
    }
    text_append_char(out, '"');
}

static void
write_scalar(struct text *out, const char *text)
{
    if (is_plain(text))
        text_append(out, text);
    else
        write_quoted(out, text);
}

/* Yes, no and numbers are plain to read: they are not text here. */
static void
write_cell(struct text *out, const struct setting_column *column, const char *cell)
{
    text_append_format(out, ", %s: ", column->name);
    if (column->kind == SETTING_TEXT || column->kind == SETTING_LINES)
        write_scalar(out, cell);
    else
        text_append(out, cell);
}

static void
write_names(struct text *out, const struct choice *choice)
{
    text_append(out, "{code: ");
    write_scalar(out, choice->code);
    text_append(out, ", label: ");
    write_scalar(out, choice->label);
}

static void
write_end(struct text *out, const struct choice *choice)
{
    text_append(out, choice->retired ? ", retired: yes}" : "}");
}

/* Those that an item brings itself. */
static void
write_own_choices(struct text *out, const struct choice_list *choices)
{
    if (choices->count > 0)
        text_append(out, ", choices: [");
    for (size_t i = 0; i < choices->count; i++) {
        text_append(out, i > 0 ? ", " : "");
        write_names(out, &choices->items[i]);
        write_end(out, &choices->items[i]);
    }
    if (choices->count > 0)
        text_append(out, "]");
}

/* `cells` are those of the item, as many as the row has columns. */
static void
write_choice(struct text *out, const struct setting_row *row, const struct choice *choice,
             const char *const *cells, const struct choice_list *own)
{
    write_names(out, choice);
    for (size_t i = 0; i < row->column_count; i++) {
        if (cells[i])
            write_cell(out, &row->columns[i], cells[i]);
    }
    write_own_choices(out, own);
    write_end(out, choice);
}

/* Of the item with this index. */
static const char *const *
cells_of(const struct setting_row *row, const char *const *cells, size_t item)
{
    return cells ? cells + item * row->column_count : NULL;
}

static void
write_pair(struct text *out, const struct choice *pair)
{
    write_scalar(out, pair->code);
    text_append(out, ": ");
    write_scalar(out, pair->label);
}

/* --- posact.yaml --- */

/* Comment lines, broken between words. */
static void
write_comment(struct text *out, const char *indent, const char *text)
{
    size_t column = 0;
    while (*text) {
        size_t length = strcspn(text, " ");
        if (column > 0 && column + 1 + length > COMMENT_COLUMNS) {
            text_append_char(out, '\n');
            column = 0;
        }
        if (column == 0)
            text_append_format(out, "%s#", indent);
        text_append_char(out, ' ');
        text_append_bytes(out, text, length);
        column += 1 + length;
        text += length;
        text += *text ? 1 : 0;
    }
    text_append_char(out, '\n');
}

const char *const config_about[] = {
    "Settings come from /etc/posact/posact.yaml, then from your own posact.yaml, usually "
    "~/.config/posact/posact.yaml, then from the file named with --config, then from the "
    "environment, then from the command line; the later one wins, setting by setting. Write down "
    "only what differs from here. A list or mapping replaces the one before; views add up.",
    "The code of an item stands in the records: keep it and change the label. An item that is no "
    "longer wanted gets retired: yes, so that old records can still be read.",
};
const size_t config_about_count = sizeof config_about / sizeof config_about[0];

void
config_describe(enum setting setting, struct text *out)
{
    const struct setting_row *row = &setting_rows[setting];
    text_append(out, row->help);
    if (row->words) {
        text_append(out, row->words->count > 1 ? " One of " : " ");
        for (size_t i = 0; i < row->words->count; i++)
            text_append_format(out, "%s%s", i > 0 ? ", " : "", row->words->items[i].code);
        text_append(out, row->kind == SETTING_PATH ? ", or a path ending in .yaml." : ".");
    }
    if (row->kind == SETTING_NUMBER)
        text_append_format(out, " From %ld to %ld.", row->minimum, row->maximum);
    if (row->environment)
        text_append_format(out, " Environment: %s.", row->environment);
}

static void
write_help(struct text *out, const char *indent, enum setting setting)
{
    struct text help = TEXT_EMPTY;
    config_describe(setting, &help);
    write_comment(out, indent, text_string(&help));
    text_clear(&help);
}

static bool
has_lines(const struct setting_row *row)
{
    for (size_t i = 0; i < row->column_count; i++) {
        if (row->columns[i].kind == SETTING_LINES)
            return true;
    }
    return false;
}

/* "en: |" and its lines, further in. */
static void
write_lines(struct text *out, const char *indent, const char *name, const char *lines)
{
    text_append_format(out, "%s%s: |\n", indent, name);
    while (*lines) {
        int length = (int)strcspn(lines, "\n");
        if (length > 0)
            text_append_format(out, "%s" INDENT "%.*s", indent, length, lines);
        text_append_char(out, '\n');
        lines += length;
        lines += *lines ? 1 : 0;
    }
}

/* An item with lines in it: a key a line. */
static void
write_block(struct text *out, const char *indent, const struct setting_row *row,
            const struct choice *choice, const char *const *cells)
{
    text_append_format(out, "%s- code: %s\n%s  label: ", indent, choice->code, indent);
    write_scalar(out, choice->label);
    text_append_char(out, '\n');
    char *within = must_format("%s  ", indent);
    for (size_t i = 0; i < row->column_count; i++) {
        if (!cells[i])
            continue;
        if (row->columns[i].kind == SETTING_LINES) {
            write_lines(out, within, row->columns[i].name, cells[i]);
            continue;
        }
        text_append_format(out, "%s%s: ", within, row->columns[i].name);
        write_scalar(out, cells[i]);
        text_append_char(out, '\n');
    }
    free(within);
}

static void
write_default_list(struct text *out, const char *indent, const struct setting_row *row)
{
    static const struct choice_list none = {.count = 0};
    const struct choice_list *list = row->default_list;
    bool pairs = row->kind == SETTING_PAIRS;
    if (list->count == 0)
        text_append(out, pairs ? " {}" : " []");
    text_append_char(out, '\n');
    char *within = must_format("%s" INDENT, indent);
    for (size_t i = 0; i < list->count; i++) {
        const char *const *cells = cells_of(row, row->default_cells, i);
        if (has_lines(row)) {
            write_block(out, within, row, &list->items[i], cells);
            continue;
        }
        text_append_format(out, "%s%s", within, pairs ? "" : "- ");
        if (pairs)
            write_pair(out, &list->items[i]);
        else
            write_choice(out, row, &list->items[i], cells, &none);
        text_append_char(out, '\n');
    }
    free(within);
}

void
config_write_defaults(struct text *out)
{
    text_append(out, "# posact.yaml - every setting of posact, with its built-in value.\n");
    for (size_t i = 0; i < config_about_count; i++) {
        text_append(out, "#\n");
        write_comment(out, "", config_about[i]);
    }
    for (enum setting setting = 0; setting < SETTING_COUNT; setting++) {
        const struct setting_row *row = &setting_rows[setting];
        text_append_char(out, '\n');
        size_t group = group_opening(setting);
        if (group > 0) {
            text_append_bytes(out, row->name, group);
            text_append(out, ":\n");
        }
        const char *indent = strchr(row->name, '.') ? INDENT : "";
        write_help(out, indent, setting);
        text_append_format(out, "%s%s:", indent, name_in_group(row->name));
        if (row->default_list) {
            write_default_list(out, indent, row);
            continue;
        }
        text_append_char(out, ' ');
        if (row->kind == SETTING_NUMBER)
            text_append(out, row->default_text);
        else
            write_scalar(out, row->default_text);
        text_append_char(out, '\n');
    }
}

/* --- values --- */

static void
write_origin(struct text *out, const struct config *config, enum setting setting)
{
    text_append_format(out, "  # %s\n", config_origin(config, setting));
}

static void
write_list_values(const struct config *config, enum setting setting, struct text *out)
{
    const struct setting_row *row = &setting_rows[setting];
    const struct choice_list *list = config_list(config, setting);
    bool pairs = row->kind == SETTING_PAIRS;
    for (size_t i = 0; i < list->count; i++) {
        text_append_format(out, "%s: ", setting_rows[setting].name);
        if (pairs) {
            text_append_char(out, '{');
            write_pair(out, &list->items[i]);
            text_append_char(out, '}');
        } else {
            write_choice(out, row, &list->items[i], cells_of(row, config_cells(config, setting), i),
                         config_item_choices(config, setting, i));
        }
        write_origin(out, config, setting);
    }
    if (list->count > 0)
        return;
    text_append_format(out, "%s: %s", setting_rows[setting].name, pairs ? "{}" : "[]");
    write_origin(out, config, setting);
}

void
config_write_values(const struct config *config, struct text *out)
{
    for (enum setting setting = 0; setting < SETTING_COUNT; setting++) {
        const struct setting_row *row = &setting_rows[setting];
        if (row->default_list) {
            write_list_values(config, setting, out);
            continue;
        }
        text_append_format(out, "%s: ", row->name);
        if (row->kind == SETTING_NUMBER)
            text_append(out, config_text(config, setting));
        else
            write_scalar(out, config_text(config, setting));
        write_origin(out, config, setting);
    }
}

/* --- JSON Schema --- */

static void
write_word_list(struct text *out, const struct choice_list *words)
{
    text_append(out, "\"enum\": [");
    for (size_t i = 0; i < words->count; i++) {
        text_append(out, i > 0 ? ", " : "");
        write_quoted(out, words->items[i].code);
    }
    text_append_char(out, ']');
}

/* The members of a schema object that say what values of one word or number fit. */
static void
write_scalar_shape(struct text *out, const struct setting_row *row)
{
    switch (row->kind) {
    case SETTING_TEXT:
    case SETTING_LINES:
        text_append_format(out, "\"type\": \"string\", \"minLength\": %ld, \"maxLength\": %ld",
                           row->minimum, row->maximum);
        return;
    case SETTING_NUMBER:
        text_append_format(out, "\"type\": \"integer\", \"minimum\": %ld, \"maximum\": %ld",
                           row->minimum, row->maximum);
        return;
    case SETTING_PATH:
        text_append(out, "\"type\": \"string\"");
        if (!row->words)
            return;
        text_append(out, ", \"anyOf\": [{");
        write_word_list(out, row->words);
        text_append(out, "}, {\"pattern\": \"[.]yaml$\"}]");
        return;
    case SETTING_WORD:
        write_word_list(out, row->words);
        return;
    case SETTING_SPAN:
        text_append(out, "\"type\": \"string\", \"pattern\": \"^[+][0-9]+[dwmy]$\"");
        return;
    case SETTING_LIST:
    case SETTING_PAIRS:
        return;
    }
}

static void
write_list_shape(struct text *out, int fewest)
{
    text_append_format(
        out, "\"type\": \"array\", \"minItems\": %d, \"maxItems\": 200, \"items\": ", fewest);
}

static void
write_item_reference(struct text *out)
{
    text_append(out, "{\"$ref\": \"#/$defs/item\"}");
}

static void
write_cell_shape(struct text *out, const struct setting_column *column)
{
    if (column->kind == SETTING_LIST) {
        text_append_char(out, '{');
        write_list_shape(out, 1);
        write_item_reference(out);
        text_append_char(out, '}');
        return;
    }
    const struct setting_row row = {
        .kind = column->kind,
        .minimum = column->codes_of != 0 ? 1 : column->minimum,
        .maximum = column->codes_of != 0 ? 30 : column->maximum,
        .words = column->words,
    };
    text_append_char(out, '{');
    write_scalar_shape(out, &row);
    text_append_char(out, '}');
}

/* An item with no columns is the same for all lists. */
static void
write_item_shape(struct text *out, const struct setting_row *row)
{
    if (row->column_count == 0) {
        write_item_reference(out);
        return;
    }
    text_append(out, "{\"type\": \"object\", \"additionalProperties\": false, \"required\": "
                     "[\"code\", \"label\"");
    for (size_t i = 0; i < row->column_count; i++) {
        if (row->columns[i].required)
            text_append_format(out, ", \"%s\"", row->columns[i].name);
    }
    text_append(out, "], \"properties\": {");
    static const char *const keys[] = {"code", "label", "retired"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        text_append_format(out, "%s\"%s\": {\"$ref\": \"#/$defs/item/properties/%s\"}",
                           i > 0 ? ", " : "", keys[i], keys[i]);
    for (size_t i = 0; i < row->column_count; i++) {
        text_append_format(out, ", \"%s\": ", row->columns[i].name);
        write_cell_shape(out, &row->columns[i]);
    }
    text_append(out, "}}");
}

static void
write_default_cell(struct text *out, const struct setting_column *column, const char *cell)
{
    if (!cell)
        return;
    text_append_format(out, ", \"%s\": ", column->name);
    if (column->kind == SETTING_NUMBER)
        text_append(out, cell);
    else
        write_quoted(out, cell);
}

/* The members of a schema object that say what values fit. */
static void
write_shape(struct text *out, const struct setting_row *row)
{
    if (row->kind == SETTING_LIST) {
        write_list_shape(out, row->not_chosen ? 0 : 1);
        write_item_shape(out, row);
    } else if (row->kind == SETTING_PAIRS) {
        text_append(out, "\"type\": \"object\", \"maxProperties\": 200, "
                         "\"additionalProperties\": {\"type\": \"string\"}");
        if (row->keys_are_days)
            text_append(out, ", \"propertyNames\": {\"format\": \"date\"}");
    } else {
        write_scalar_shape(out, row);
    }
}

/* "default": a value in JSON. */
static void
write_default(struct text *out, const struct setting_row *row)
{
    text_append(out, ", \"default\": ");
    if (row->kind == SETTING_NUMBER) {
        text_append(out, row->default_text);
        return;
    }
    if (!row->default_list) {
        write_quoted(out, row->default_text);
        return;
    }
    bool pairs = row->kind == SETTING_PAIRS;
    text_append(out, pairs ? "{" : "[");
    for (size_t i = 0; i < row->default_list->count; i++) {
        const struct choice *choice = &row->default_list->items[i];
        text_append(out, i > 0 ? ", " : "");
        text_append(out, pairs ? "" : "{\"code\": ");
        write_quoted(out, choice->code);
        text_append(out, pairs ? ": " : ", \"label\": ");
        write_quoted(out, choice->label);
        for (size_t j = 0; j < row->column_count; j++)
            write_default_cell(out, &row->columns[j],
                               row->default_cells[i * row->column_count + j]);
        text_append(out, pairs ? "" : choice->retired ? ", \"retired\": true}" : "}");
    }
    text_append(out, pairs ? "}" : "]");
}

static void
write_property(struct text *out, const char *indent, const struct setting_row *row)
{
    text_append(out, indent);
    write_quoted(out, name_in_group(row->name));
    text_append(out, ": {\"description\": ");
    write_quoted(out, row->help);
    text_append(out, ", ");
    write_shape(out, row);
    write_default(out, row);
    text_append_char(out, '}');
}

static void
write_properties(struct text *out)
{
    for (enum setting setting = 0; setting < SETTING_COUNT; setting++) {
        const struct setting_row *row = &setting_rows[setting];
        size_t group = group_opening(setting);
        bool in_group = strchr(row->name, '.') != NULL;
        if (group > 0) {
            text_append(out, "    \"");
            text_append_bytes(out, row->name, group);
            text_append(out, "\": {\"type\": [\"object\", \"null\"], \"additionalProperties\": "
                             "false, \"properties\": {\n");
        }
        write_property(out, in_group ? "      " : "    ", row);
        if (in_group && !same_group(setting, setting + 1))
            text_append(out, "\n    }}");
        text_append(out, setting + 1 < SETTING_COUNT ? ",\n" : "\n");
    }
}

void
config_write_schema(struct text *out)
{
    text_append(out, "{\n"
                     "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
                     "  \"title\": \"posact.yaml\",\n"
                     "  \"type\": [\"object\", \"null\"],\n"
                     "  \"additionalProperties\": false,\n"
                     "  \"properties\": {\n");
    write_properties(out);
    text_append(
        out, "  },\n"
             "  \"$defs\": {\n"
             "    \"item\": {\n"
             "      \"type\": \"object\",\n"
             "      \"additionalProperties\": false,\n"
             "      \"required\": [\"code\", \"label\"],\n"
             "      \"properties\": {\n"
             "        \"code\": {\"type\": \"string\", \"pattern\": \"^[a-z][a-z0-9_]{0,29}$\"},\n"
             "        \"label\": {\"type\": \"string\", \"minLength\": 1, \"maxLength\": 100},\n"
             "        \"retired\": {\"enum\": [true, false, \"yes\", \"no\"]}\n"
             "      }\n"
             "    }\n"
             "  }\n"
             "}\n");
}
