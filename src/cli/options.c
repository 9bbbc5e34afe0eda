/* options.c - splits a command line into options, command, words and flags, as the rows say. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "cli/cli_call.h"
#include "cli/manual.h"
#include "modules/registry.h"

/* More names than any command has flags; the rest would only miss a "did you mean". */
#define NAMES_MAX 128
#define USAGE_MOST 160

struct reader {
    struct cli_request *request;
    const struct command_table *tables;
    size_t table_count;
    char *const *rest;  /* what is still to be read */
    size_t words;       /* plain words after the command, read so far */
    bool options_ended; /* by "--" */
};

/* Where the value of a flag goes; exactly one of the four is meant. */
struct flag {
    enum {
        FLAG_OPTION,
        FLAG_ARG,
        FLAG_MANY,
        FLAG_FIELD,
    } kind;
    size_t index;              /* of the option or of the arg */
    const struct field *field; /* of the record */
    bool takes_value;
};

/* A usage that nobody can take in at a glance stands in the help, with what each word means. */
static bool
usage_error(const struct reader *reader, struct error *error, const char *what)
{
    struct text usage = TEXT_EMPTY;
    manual_usage(reader->request->command, &usage);
    if (usage.length <= USAGE_MOST)
        error_set(error, ERROR_USAGE, "%s: %s", what, text_string(&usage));
    else
        error_set(error, ERROR_USAGE, "%s; 'posact help %s' says what goes with it", what,
                  reader->request->command->name);
    text_clear(&usage);
    return false;
}

/* --- which command --- */

static bool
no_such_command(const struct reader *reader, const char *typed, struct error *error)
{
    const char *names[NAMES_MAX];
    size_t count = 0;
    for (size_t i = 0; i < reader->table_count; i++) {
        for (size_t j = 0; j < reader->tables[i].count && count < NAMES_MAX; j++) {
            const struct command *row = &reader->tables[i].rows[j];
            if (row->where & PLACE_CLI)
                names[count++] = row->name;
        }
    }
    const char *nearest = string_nearest(typed, names, count);
    if (nearest)
        return error_set(error, ERROR_USAGE, "There is no command '%s'; did you mean '%s'", typed,
                         nearest);
    return error_set(error, ERROR_USAGE, "There is no command '%s'; 'posact help' names them",
                     typed);
}

static bool
read_command(struct reader *reader, const char *word, struct error *error)
{
    struct cli_request *request = reader->request;
    request->command = command_find(reader->tables, reader->table_count, word, PLACE_CLI);
    if (!request->command)
        return no_such_command(reader, word, error);
    request->args = must_calloc(request->command->arg_count + 1, sizeof *request->args);
    request->type = request->command->type;
    return true;
}

/* --- words --- */

static bool
read_type(struct reader *reader, const char *word, struct error *error)
{
    const struct command *command = reader->request->command;
    const struct record_type *type = registry_find_type(word);
    reader->request->type = type;
    if (!type)
        return registry_no_type(word, error);
    return !command->only || type == command->only ||
           error_set(error, ERROR_USAGE, "'%s' is for %s, not for %s", command->name,
                     command->only->table, type->table);
}

/* An arg of several lines grows, any other is given once. */
static bool
set_arg(struct reader *reader, size_t index, const char *value, char between, struct error *error)
{
    char **arg = &reader->request->args[index];
    const struct field *field = &reader->request->command->args[index];
    if (!*arg) {
        *arg = must_strdup(value);
        return true;
    }
    if (field->kind != FIELD_NOTES)
        return error_set(error, ERROR_USAGE, "'--%s' is given twice", field->name);
    char *longer = must_format("%s%c%s", *arg, between, value);
    free(*arg);
    *arg = longer;
    return true;
}

static bool
read_word(struct reader *reader, const char *word, struct error *error)
{
    const struct command *command = reader->request->command;
    if (!command)
        return read_command(reader, word, error);
    size_t place = reader->words++;
    if (command->flags & COMMAND_TAKES_TYPE) {
        if (place == 0)
            return read_type(reader, word, error);
        place--;
    }
    if (command->flags & COMMAND_TAKES_ID) {
        if (place == 0) {
            reader->request->id = word;
            return true;
        }
        place--;
    }
    if (place < command->word_count)
        return set_arg(reader, place, word, ' ', error);
    size_t last = command->word_count - 1;
    if (command->word_count > 0 && command->args[last].kind == FIELD_NOTES)
        return set_arg(reader, last, word, ' ', error);
    struct text what = TEXT_EMPTY;
    text_append_format(&what, "'%s' is one word too many", word);
    usage_error(reader, error, text_string(&what));
    text_clear(&what);
    return false;
}

/* --- flags --- */

/* Fields are columns and have underscores, but fingers used to options type hyphens. */
static bool
same_name(const char *name, const char *typed, size_t length)
{
    if (strlen(name) != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (name[i] != typed[i] && (name[i] != '_' || typed[i] != '-'))
            return false;
    }
    return true;
}

/* Flags of the command go first, then fields, then options: the nearer meaning wins. */
static bool
find_flag(const struct reader *reader, const char *typed, size_t length, struct flag *flag)
{
    const struct command *command = reader->request->command;
    for (size_t i = command ? command->word_count : 0; command && i < command->arg_count; i++) {
        const struct field *arg = &command->args[i];
        if (!same_name(arg->name, typed, length))
            continue;
        *flag =
            (struct flag){.kind = FLAG_ARG, .index = i, .takes_value = arg->choices != &cli_switch};
        return true;
    }
    for (size_t i = command ? many_first_arg(command) : MANY_ARG_COUNT; i < MANY_ARG_COUNT; i++) {
        if (!same_name(many_args[i].name, typed, length))
            continue;
        *flag = (struct flag){
            .kind = FLAG_MANY, .index = i, .takes_value = many_args[i].choices != &cli_switch};
        return true;
    }
    const struct record_type *type = reader->request->type;
    bool takes_fields = type && command && command->flags & COMMAND_TAKES_RECORD;
    for (size_t i = 0; takes_fields && i < type->field_count; i++) {
        if (!same_name(type->fields[i].name, typed, length))
            continue;
        *flag = (struct flag){.kind = FLAG_FIELD, .field = &type->fields[i], .takes_value = true};
        return true;
    }
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        if (!same_name(cli_option_rows[i].name, typed, length))
            continue;
        *flag = (struct flag){
            .kind = FLAG_OPTION, .index = i, .takes_value = cli_option_rows[i].value != NULL};
        return true;
    }
    return false;
}

static size_t
flag_names(const struct reader *reader, const char **names)
{
    size_t count = 0;
    const struct command *command = reader->request->command;
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++)
        names[count++] = cli_option_rows[i].name;
    for (size_t i = command ? command->word_count : 0; command && i < command->arg_count; i++) {
        if (count < NAMES_MAX)
            names[count++] = command->args[i].name;
    }
    size_t first = command ? many_first_arg(command) : MANY_ARG_COUNT;
    for (size_t i = first; i < MANY_ARG_COUNT && count < NAMES_MAX; i++)
        names[count++] = many_args[i].name;
    return count;
}

static bool
no_such_flag(const struct reader *reader, const char *typed, struct error *error)
{
    const struct cli_request *request = reader->request;
    bool takes_record = request->command && request->command->flags & COMMAND_TAKES_RECORD;
    if (takes_record && !request->type)
        return usage_error(reader, error, "The type goes before its fields");
    const char *names[NAMES_MAX];
    const char *nearest = string_nearest(typed, names, flag_names(reader, names));
    if (takes_record && !nearest)
        return record_type_no_field(request->type, typed, error);
    if (nearest)
        return error_set(error, ERROR_USAGE, "There is no option '--%s'; did you mean '--%s'",
                         typed, nearest);
    if (!request->command)
        return error_set(error, ERROR_USAGE,
                         "There is no option '--%s'; 'posact help options' names them", typed);
    return error_set(error, ERROR_USAGE, "%s has no option '--%s'; see 'posact help %s'",
                     request->command->name, typed, request->command->name);
}

static bool
set_field(struct reader *reader, const struct field *field, const char *value, struct error *error)
{
    struct cli_request *request = reader->request;
    if (field->flags & FIELD_READ_ONLY)
        return error_set(error, ERROR_USAGE, "'--%s' is %s and cannot be given", field->name,
                         field_is_custom(field) ? "retired in posact.yaml" : "set by posact");
    for (size_t i = 0; i < request->value_count; i++) {
        if (request->values[i].field == field)
            return error_set(error, ERROR_USAGE, "'--%s' is given twice", field->name);
    }
    request->values = array_reserve(request->values, &request->value_capacity,
                                    request->value_count + 1, sizeof *request->values);
    request->values[request->value_count++] = (struct cli_value){.field = field, .typed = value};
    return true;
}

static bool
set_flag(struct reader *reader, const struct flag *flag, const char *value, struct error *error)
{
    switch (flag->kind) {
    case FLAG_OPTION:
        reader->request->options[flag->index] = value ? value : "";
        return true;
    case FLAG_ARG:
        return set_arg(reader, flag->index, value ? value : cli_switch.items[0].code, '\n', error);
    case FLAG_MANY:
        reader->request->many[flag->index] = value ? value : cli_switch.items[0].code;
        return true;
    case FLAG_FIELD:
        return set_field(reader, flag->field, value, error);
    }
    return false;
}

static bool
read_long_flag(struct reader *reader, const char *typed, struct error *error)
{
    struct flag flag;
    size_t length = strcspn(typed, "=");
    if (!find_flag(reader, typed, length, &flag)) {
        char *name = must_strndup(typed, length);
        no_such_flag(reader, name, error);
        free(name);
        return false;
    }
    const char *value = typed[length] == '=' ? typed + length + 1 : NULL;
    if (value && !flag.takes_value)
        return error_set(error, ERROR_USAGE, "'--%.*s' takes no value", (int)length, typed);
    if (!value && flag.takes_value) {
        value = *reader->rest;
        if (!value)
            return error_set(error, ERROR_USAGE, "'--%s' needs a value behind it", typed);
        reader->rest++;
    }
    return set_flag(reader, &flag, value, error);
}

/* No option begins with a digit: -5 is a number, for whoever takes one to refuse it. */
static bool
read_flag(struct reader *reader, const char *typed, struct error *error)
{
    if (typed[1] >= '0' && typed[1] <= '9')
        return read_word(reader, typed, error);
    if (typed[1] == '-')
        return read_long_flag(reader, typed + 2, error);
    if (strcmp(typed, "-h") == 0)
        return read_long_flag(reader, cli_option_rows[CLI_HELP].name, error);
    return error_set(error, ERROR_USAGE,
                     "There is no option '%s'; options are words behind two hyphens", typed);
}

/* --- the whole line --- */

static bool
check_bytes(int argc, char *const *argv, struct error *error)
{
    for (int i = 1; i < argc; i++) {
        if (!utf8_check(argv[i], strlen(argv[i]), NULL))
            return error_set(error, ERROR_INPUT, "Word %d of the command line is not UTF-8: '%s'",
                             i, argv[i]);
    }
    return true;
}

/* "Name the file", "Choose one of check, show". */
static bool
missing_arg(const struct reader *reader, const struct field *arg, struct error *error)
{
    struct text what = TEXT_EMPTY;
    if (!arg->choices)
        text_append_format(&what, "Name the %s", arg->name);
    for (size_t i = 0; arg->choices && i < arg->choices->count; i++)
        text_append_format(&what, "%s%s", i > 0 ? ", " : "Choose one of ",
                           arg->choices->items[i].code);
    usage_error(reader, error, text_string(&what));
    text_clear(&what);
    return false;
}

/* A saved view knows its type. */
static bool
names_view(const struct cli_request *request)
{
    for (size_t i = 0; i < request->command->arg_count; i++) {
        if (request->args[i] && string_equal(request->command->args[i].name, "view"))
            return true;
    }
    return false;
}

/* One record, or all that a filter finds. */
static bool
check_id(const struct reader *reader, struct error *error)
{
    const struct cli_request *request = reader->request;
    bool many = request->many[MANY_WHERE] != NULL;
    for (size_t i = MANY_WHERE + 1; i < MANY_ARG_COUNT && !many; i++) {
        if (request->many[i] && !request->command->each)
            return error_set(error, ERROR_USAGE, "'--%s' goes with '--%s'", many_args[i].name,
                             many_args[MANY_WHERE].name);
    }
    if (many && request->id)
        return error_set(error, ERROR_USAGE, "Name one record by its id, or many with '--%s'",
                         many_args[MANY_WHERE].name);
    if (many || !(request->command->flags & COMMAND_TAKES_ID) || request->id)
        return true;
    return usage_error(reader, error, "Name a record by its id");
}

/* What the command cannot do without, and its numbers: told before a database is touched. */
static bool
check_args(const struct reader *reader, struct error *error)
{
    const struct cli_request *request = reader->request;
    const struct command *command = request->command;
    if (!command || request->options[CLI_HELP] || request->options[CLI_VERSION])
        return true;
    if (command->flags & COMMAND_TAKES_TYPE && !request->type && !names_view(request))
        return usage_error(reader, error, "Name a type");
    if (!check_id(reader, error))
        return false;
    for (size_t i = 0; i < command->arg_count; i++) {
        bool required = command->args[i].flags & FIELD_REQUIRED && !command->args[i].otherwise;
        if (required && string_is_empty(request->args[i]))
            return missing_arg(reader, &command->args[i], error);
        uint64_t ignored;
        if (!cli_number(&command->args[i], request->args[i], &ignored, error))
            return false;
    }
    return true;
}

const char *
cli_config_file(int argc, char *const *argv)
{
    const char *flag = cli_option_rows[CLI_CONFIG].name, *file = NULL;
    size_t length = strlen(flag);
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (!string_starts(argv[i], "--") || strncmp(argv[i] + 2, flag, length) != 0)
            continue;
        if (argv[i][2 + length] == '=')
            file = argv[i] + 2 + length + 1;
        else if (argv[i][2 + length] == '\0' && i + 1 < argc)
            file = argv[++i];
    }
    return file;
}

bool
cli_request_read(struct cli_request *request, int argc, char *const *argv,
                 const struct command_table *tables, size_t table_count, struct error *error)
{
    *request = (struct cli_request){.command = NULL};
    struct reader reader = {
        .request = request, .tables = tables, .table_count = table_count, .rest = argv + 1};
    if (argc < 1 || !check_bytes(argc, argv, error))
        return argc < 1;
    while (*reader.rest) {
        const char *typed = *reader.rest++;
        bool flag = typed[0] == '-' && typed[1] != '\0' && !reader.options_ended;
        if (flag && strcmp(typed, "--") == 0) {
            reader.options_ended = true;
            continue;
        }
        if (!(flag ? read_flag(&reader, typed, error) : read_word(&reader, typed, error)))
            return false;
    }
    return check_args(&reader, error);
}

void
cli_request_clear(struct cli_request *request)
{
    size_t count = request->command ? request->command->arg_count : 0;
    for (size_t i = 0; request->args && i < count; i++)
        free(request->args[i]);
    free(request->args);
    free(request->values);
    *request = (struct cli_request){.command = NULL};
}

static const struct choice switch_items[] = {
    {.code = "yes", .label = "Yes"},
};

const struct choice_list cli_switch = {.items = switch_items, .count = 1};

const struct cli_option_row cli_option_rows[CLI_OPTION_COUNT] = {
    [CLI_DATABASE] = {.name = "db", .value = "FILE", .help = "The database to work on"},
    [CLI_CONFIG] = {.name = "config",
                    .value = "FILE",
                    .help = "Settings that go before those of the user's own posact.yaml"},
    [CLI_OFFICER] = {.name = "officer",
                     .value = "NAME",
                     .help = "Who is working, as it stands in the history"},
    [CLI_THEME] = {.name = "theme",
                   .value = "NAME",
                   .help = "How the screens look: a theme such as dark, or a file ending in .yaml"},
    [CLI_PURPOSE] = {.name = "purpose",
                     .value = "WORDS",
                     .help = "What you look for, noted with each look and export; before the "
                             "command where that has a --purpose of its own"},
    [CLI_READ_ONLY] = {.name = "read-only", .help = "Refuse everything that would change a record"},
    [CLI_PASSPHRASE_FILE] = {.name = "passphrase-file",
                             .value = "FILE",
                             .help = "The passphrase of a laptop's database; - for standard input"},
    [CLI_NO_COLOUR] = {.name = "no-colour", .help = "Screens without colours"},
    [CLI_NO_COLOR] = {.name = "no-color", .help = "The same"},
    [CLI_ASCII] = {.name = "ascii", .help = "Screens without accents and other scripts"},
    [CLI_PLAIN] = {.name = "plain", .help = "Ask line by line instead of showing screens"},
    [CLI_VERSION] = {.name = "version", .help = "Print the version"},
    [CLI_HELP] = {.name = "help", .help = "Print how posact, or the command, is used"},
};
