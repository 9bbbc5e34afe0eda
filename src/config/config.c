/* config.c - lays the settings of files, environment and command line over the built-in ones. */
#include "config/config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/file.h"
#include "base/memory.h"

#include "fault.h"
#include "references.h"
#include "setting_value.h"
#include "yaml_reader.h"

/* Nobody reads more; a file of nothing but faults must not fill the memory. */
#define PROBLEMS_MAX 50

enum layer_file {
    LAYER_SYSTEM,
    LAYER_USER,
    LAYER_GIVEN,
    LAYER_FILE_COUNT,
};

struct config {
    struct setting_value values[SETTING_COUNT];
    char *origins[SETTING_COUNT];
    struct yaml_value *documents[LAYER_FILE_COUNT]; /* lists borrow their strings from them */
};

/* What one file says of a setting. */
struct finding {
    const struct yaml_value *yaml;
    bool repeated;
};

/* One file on its way into the config. */
struct layer {
    const char *path;
    struct finding findings[SETTING_COUNT];
    struct error_list *problems;
};

/* --- problems --- */

static void
add_problem(struct error_list *problems, const struct error *error)
{
    if (problems->count > PROBLEMS_MAX)
        return;
    struct error *problem = error_list_new(problems);
    *problem = *error;
    problem->code = ERROR_CONFIG;
    if (problems->count > PROBLEMS_MAX)
        error_set(problem, ERROR_CONFIG, "There are more problems than these %d", PROBLEMS_MAX);
}

/* --- finding settings in a file --- */

/* The part of a name before the dot: "lists" of "lists.roles"; 0 when there is none. */
static size_t
group_length(const struct setting_row *row)
{
    const char *dot = strchr(row->name, '.');
    return dot ? (size_t)(dot - row->name) : 0;
}

static bool
is_in_group(const struct setting_row *row, const char *group)
{
    size_t length = group_length(row);
    return length == strlen(group) && strncmp(row->name, group, length) == 0;
}

static bool
is_group(const char *name)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (*name && is_in_group(&setting_rows[i], name))
            return true;
    }
    return false;
}

/* SETTING_COUNT when the group has no such key; the group "" is the top of the file. */
static enum setting
find_setting(const char *group, const char *key)
{
    for (enum setting setting = 0; setting < SETTING_COUNT; setting++) {
        const struct setting_row *row = &setting_rows[setting];
        const char *name = *group ? row->name + strlen(group) + 1 : row->name;
        if (is_in_group(row, group) && string_equal(name, key))
            return setting;
    }
    return SETTING_COUNT;
}

/* Points at the key, with the nearest name that could stand there: a setting of the group or, at
 * the top of the file, a setting without a group or the name of a group. */
static void
report_unknown(struct layer *layer, const char *group, const struct yaml_value *yaml)
{
    char *names[SETTING_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting_row *row = &setting_rows[i];
        size_t length = group_length(row);
        if (*group ? is_in_group(row, group) : length == 0)
            names[count++] = must_strdup(row->name);
        else if (!*group)
            names[count++] = must_strndup(row->name, length);
    }
    struct error error;
    char *name = must_format("%s%s%s", group, *group ? "." : "", yaml->key);
    char *quoted = fault_quote(name);
    fault_at(&error, layer->path, yaml->key_line, yaml->key_column, "unknown setting %s", quoted);
    fault_suggest(&error, name, (const char *const *)names, count);
    add_problem(layer->problems, &error);
    free(quoted);
    free(name);
    while (count > 0)
        free(names[--count]);
}

static void
report_repeated(struct layer *layer, const char *name, const struct yaml_value *yaml,
                const struct yaml_value *first)
{
    struct error error;
    fault_at(&error, layer->path, yaml->key_line, yaml->key_column,
             "%s is there twice, first on line %zu", name, first->key_line);
    add_problem(layer->problems, &error);
}

static void
find_key(struct layer *layer, const char *group, const struct yaml_value *yaml)
{
    enum setting setting = find_setting(group, yaml->key);
    if (setting == SETTING_COUNT) {
        report_unknown(layer, group, yaml);
        return;
    }
    struct finding *finding = &layer->findings[setting];
    if (finding->yaml) {
        finding->repeated = true;
        report_repeated(layer, setting_rows[setting].name, yaml, finding->yaml);
        return;
    }
    finding->yaml = yaml;
}

static void
find_in_group(struct layer *layer, const struct yaml_value *document,
              const struct yaml_value *group)
{
    for (const struct yaml_value *other = document->first; other != group; other = other->next) {
        if (!string_equal(other->key, group->key))
            continue;
        report_repeated(layer, group->key, group, other);
        return;
    }
    if (group->kind != YAML_MAP && !yaml_value_is_blank(group)) {
        struct error error;
        char *shown = yaml_value_show(group);
        fault_at(&error, layer->path, group->line, group->column,
                 "%s must be a group of settings, not %s", group->key, shown);
        add_problem(layer->problems, &error);
        free(shown);
        return;
    }
    for (const struct yaml_value *yaml = group->first; yaml; yaml = yaml->next)
        find_key(layer, group->key, yaml);
}

static void
find_all(struct layer *layer, const struct yaml_value *document)
{
    if (document->kind != YAML_MAP) {
        struct error error;
        char *shown = yaml_value_show(document);
        fault_at(&error, layer->path, document->line, document->column,
                 "must be settings such as theme: dark, not %s", shown);
        add_problem(layer->problems, &error);
        free(shown);
        return;
    }
    for (const struct yaml_value *yaml = document->first; yaml; yaml = yaml->next) {
        if (is_group(yaml->key))
            find_in_group(layer, document, yaml);
        else
            find_key(layer, "", yaml);
    }
}

/* --- layers --- */

/* Takes over the value and the origin. */
static void
replace(struct config *config, enum setting setting, const struct setting_value *value,
        char *origin)
{
    setting_value_clear(&config->values[setting]);
    config->values[setting] = *value;
    free(config->origins[setting]);
    config->origins[setting] = origin;
}

static void
lay_file(struct config *config, enum layer_file place, const char *path, bool must_exist,
         struct error_list *problems)
{
    if (!path || (!must_exist && file_is_missing(path)))
        return;
    struct error error;
    struct yaml_value *document = yaml_read_file(path, &error);
    if (!document) {
        add_problem(problems, &error);
        return;
    }
    config->documents[place] = document;
    struct layer layer = {.path = path, .problems = problems};
    find_all(&layer, document);
    for (enum setting setting = 0; setting < SETTING_COUNT; setting++) {
        const struct finding *finding = &layer.findings[setting];
        struct setting_value value;
        if (!finding->yaml || finding->repeated)
            continue;
        bool taken = setting_value_from_yaml(setting, path, finding->yaml, &value, &error);
        if (taken && setting_rows[setting].adds)
            setting_value_add(&value, &config->values[setting]);
        if (taken)
            replace(config, setting, &value, must_format("%s:%zu", path, finding->yaml->key_line));
        else
            add_problem(problems, &error);
    }
}

static void
lay_environment(struct config *config, struct error_list *problems)
{
    for (enum setting setting = 0; setting < SETTING_COUNT; setting++) {
        const char *variable = setting_rows[setting].environment;
        const char *text = variable ? getenv(variable) : NULL;
        struct setting_value value;
        struct error error;
        if (string_is_empty(text))
            continue;
        if (setting_value_from_text(setting, text, &value, &error)) {
            replace(config, setting, &value, must_format("environment %s", variable));
            continue;
        }
        error_prefix(&error, "environment %s", variable);
        add_problem(problems, &error);
    }
}

/* --- codes of other lists --- */

static struct codes
codes_of(const struct config *config, enum setting setting)
{
    return (struct codes){setting_rows[setting].name, &config->values[setting].list};
}

/* Only what somebody wrote can be at fault: the built-in items follow when a list is replaced. */
static void
find_unknown_codes(const struct config *config, enum setting setting, struct error_list *found)
{
    const struct setting_row *row = &setting_rows[setting];
    const struct setting_value *value = &config->values[setting];
    for (size_t i = 0; value->yaml && i < row->column_count; i++) {
        struct codes codes = codes_of(config, row->columns[i].codes_of);
        if (row->columns[i].codes_of != 0)
            references_check_column(row, i, value, &codes, found);
    }
    if (!value->yaml || row->words_of == 0)
        return;
    struct codes keys = codes_of(config, row->keys_of), words = codes_of(config, row->words_of);
    references_check_pairs(row, value, &keys, &words, found);
}

static void
check_references(const struct config *config, struct error_list *problems)
{
    for (enum setting setting = 0; setting < SETTING_COUNT; setting++) {
        struct error_list found = {.items = NULL};
        find_unknown_codes(config, setting, &found);
        for (size_t i = 0; i < found.count; i++)
            add_problem(problems, &found.items[i]);
        error_list_clear(&found);
    }
}

/* --- public --- */

struct config *
config_load(const struct config_sources *sources, struct error_list *problems)
{
    struct config *config = config_default();
    lay_file(config, LAYER_SYSTEM, sources->system_path, false, problems);
    lay_file(config, LAYER_USER, sources->user_path, false, problems);
    lay_file(config, LAYER_GIVEN, sources->given_path, true, problems);
    if (sources->use_environment)
        lay_environment(config, problems);
    check_references(config, problems);
    return config;
}

struct config *
config_default(void)
{
    struct config *config = must_calloc(1, sizeof *config);
    for (enum setting setting = 0; setting < SETTING_COUNT; setting++) {
        setting_value_default(setting, &config->values[setting]);
        config->origins[setting] = must_strdup("built in");
    }
    return config;
}

void
config_free(struct config *config)
{
    if (!config)
        return;
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        setting_value_clear(&config->values[i]);
        free(config->origins[i]);
    }
    for (size_t i = 0; i < LAYER_FILE_COUNT; i++)
        yaml_value_free(config->documents[i]);
    free(config);
}

bool
config_set(struct config *config, enum setting setting, const char *text, struct error *error)
{
    struct setting_value value;
    if (!setting_value_from_text(setting, text, &value, error))
        return false;
    replace(config, setting, &value, must_strdup("command line"));
    return true;
}

const char *
config_text(const struct config *config, enum setting setting)
{
    assert(config->values[setting].text);
    return config->values[setting].text;
}

long
config_number(const struct config *config, enum setting setting)
{
    assert(setting_rows[setting].kind == SETTING_NUMBER);
    return config->values[setting].number;
}

const struct choice_list *
config_list(const struct config *config, enum setting setting)
{
    assert(setting_rows[setting].kind == SETTING_LIST ||
           setting_rows[setting].kind == SETTING_PAIRS);
    return &config->values[setting].list;
}

const char *const *
config_cells(const struct config *config, enum setting setting)
{
    return config->values[setting].cells;
}

const struct choice_list *
config_item_choices(const struct config *config, enum setting setting, size_t item)
{
    static const struct choice_list none = {.count = 0};
    const struct setting_value *value = &config->values[setting];
    return value->choices ? &value->choices[item].list : &none;
}

static const struct yaml_value *
item_of(const struct setting_value *value, size_t item)
{
    const struct yaml_value *yaml = value->yaml->first;
    for (size_t i = 0; i < item; i++)
        yaml = yaml->next;
    return yaml;
}

void
config_locate(const struct config *config, enum setting setting, size_t item, struct error *error)
{
    const struct setting_row *row = &setting_rows[setting];
    const struct setting_value *value = &config->values[setting];
    assert((row->kind == SETTING_LIST || row->kind == SETTING_PAIRS) && item < value->list.count);
    error->code = ERROR_CONFIG;
    if (!value->yaml)
        return;
    const struct yaml_value *yaml = item_of(value, item);
    bool pair = row->kind == SETTING_PAIRS;
    error_prefix(error, "%s:%zu:%zu: %s", value->file, pair ? yaml->key_line : yaml->line,
                 pair ? yaml->key_column : yaml->column, row->name);
}

/* Where a byte of a value was written: exactly in a block, else where the value begins. */
static void
locate_byte(const struct yaml_value *yaml, size_t offset, size_t *line, size_t *column)
{
    *line = yaml->line;
    *column = yaml->column;
    if (yaml->block_column == 0)
        return;
    *line = yaml->line + 1;
    *column = yaml->block_column;
    for (size_t i = 0; i < offset; i++) {
        if (yaml->text[i] == '\n') {
            ++*line;
            *column = yaml->block_column;
        } else if (((unsigned char)yaml->text[i] & 0xC0) != 0x80) {
            ++*column;
        }
    }
}

void
config_locate_cell(const struct config *config, enum setting setting, size_t item, size_t column,
                   size_t offset, struct error *error)
{
    const struct setting_value *value = &config->values[setting];
    const struct setting_row *row = &setting_rows[setting];
    const char *name = row->columns[column].name;
    assert(item < value->list.count && column < row->column_count);
    error->code = ERROR_CONFIG;
    if (!value->yaml)
        return;
    const struct yaml_value *yaml = item_of(value, item);
    const struct yaml_value *cell = yaml->first;
    while (cell && !string_equal(cell->key, name))
        cell = cell->next;
    size_t line, found;
    locate_byte(cell ? cell : yaml, cell ? offset : 0, &line, &found);
    error_prefix(error, "%s:%zu:%zu: %s: %s", value->file, line, found, row->name, name);
}

const char *
config_origin(const struct config *config, enum setting setting)
{
    return config->origins[setting];
}
