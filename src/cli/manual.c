/* manual.c - help in plain text, 80 columns wide, from the rows. */
#include "cli/manual.h"

#include <string.h>

#include "base/utf8.h"
#include "cli/cli.h"
#include "modules/registry.h"
#include "record/field.h"

#define COLUMNS 80
#define NAME_WIDTH 9  /* of a command in the overview, with the gap behind it */
#define HALF_WIDTH 40 /* two commands a line */
#define FLAG_WIDTH 20

/* --- laying out --- */

static void
append_blanks(struct text *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        text_append_char(out, ' ');
}

static size_t
line_columns(const struct text *out)
{
    const char *line = strrchr(text_string(out), '\n');
    return utf8_columns(line ? line + 1 : text_string(out));
}

/* Appends words to the line begun, going on below at `indent` when it is full. */
static void
append_wrapped(struct text *out, const char *words, size_t indent)
{
    size_t columns = line_columns(out);
    bool fresh = true; /* nothing stands before the next word but blanks */
    while (*words != '\0') {
        size_t length = strcspn(words, " \n");
        char word[256];
        if (length >= sizeof word)
            length = sizeof word - 1;
        memcpy(word, words, length);
        word[length] = '\0';
        size_t width = utf8_columns(word);
        if (!fresh && columns + 1 + width >= COLUMNS) {
            text_append_char(out, '\n');
            append_blanks(out, indent);
            columns = indent;
            fresh = true;
        }
        if (!fresh && length > 0) {
            text_append_char(out, ' ');
            columns++;
        }
        text_append(out, word);
        columns += width;
        fresh = fresh && length == 0;
        words += length;
        words += strspn(words, " \n");
    }
    text_append_char(out, '\n');
}

/* "  --name VALUE   what it is", the help below when the left side is too long. */
static void
append_entry(struct text *out, const char *left, const char *help)
{
    text_append_format(out, "  %s", left);
    size_t columns = utf8_columns(left) + 2;
    if (columns + 2 > FLAG_WIDTH) {
        text_append_char(out, '\n');
        columns = 0;
    }
    append_blanks(out, FLAG_WIDTH - columns);
    append_wrapped(out, help, FLAG_WIDTH);
}

static void
append_upper(struct text *out, const char *word)
{
    for (; *word != '\0'; word++) {
        bool lower = *word >= 'a' && *word <= 'z';
        text_append_char(out, lower ? (char)(*word - 'a' + 'A') : *word);
    }
}

/* --- one command --- */

static bool
is_switch(const struct field *arg)
{
    return arg->choices == &cli_switch;
}

/* "[FILTER]", "[--limit VALUE]", "[--json]". */
static void
append_arg(struct text *out, const struct field *arg, bool word)
{
    bool required = arg->flags & FIELD_REQUIRED;
    text_append(out, required ? " " : " [");
    if (word) {
        append_upper(out, arg->name);
    } else {
        text_append_format(out, "--%s", arg->name);
        if (!is_switch(arg))
            text_append(out, " VALUE");
    }
    if (!required)
        text_append_char(out, ']');
}

void
manual_usage(const struct command *command, struct text *out)
{
    text_append_format(out, "posact %s", command->name);
    if (command->flags & COMMAND_TAKES_TYPE)
        text_append(out, " TYPE");
    if (command->flags & COMMAND_MANY)
        text_append(out, " (ID | --where FILTER [--dry-run] [--yes])");
    else if (command->flags & COMMAND_TAKES_ID)
        text_append(out, " ID");
    if (command->flags & COMMAND_TAKES_RECORD)
        text_append(out, " --field VALUE ...");
    for (size_t i = 0; i < command->arg_count; i++)
        append_arg(out, &command->args[i], i < command->word_count);
}

static void
append_types(struct text *out)
{
    for (size_t i = 0; i < registry_type_count; i++)
        text_append_format(out, "%s%s", i > 0 ? ", " : "", registry_types[i]->name);
}

static void
append_arg_entry(struct text *out, const struct field *arg, bool word)
{
    struct text left = TEXT_EMPTY, right = TEXT_EMPTY;
    if (word)
        append_upper(&left, arg->name);
    else
        text_append_format(&left, "--%s%s", arg->name, is_switch(arg) ? "" : " VALUE");
    text_append(&right, arg->help ? arg->help : arg->label);
    if (arg->kind == FIELD_CHOICE && !is_switch(arg) && arg->choices) {
        text_append(&right, ": ");
        for (size_t i = 0; i < arg->choices->count; i++)
            text_append_format(&right, "%s%s", i > 0 ? ", " : "", arg->choices->items[i].code);
    }
    append_entry(out, text_string(&left), text_string(&right));
    text_clear(&left);
    text_clear(&right);
}

/* What stands in the usage line and is no arg. */
static void
append_common_entries(struct text *out, const struct command *command)
{
    if (command->flags & COMMAND_TAKES_TYPE) {
        struct text types = TEXT_EMPTY;
        append_types(&types);
        append_entry(out, "TYPE", text_string(&types));
        text_clear(&types);
    }
    if (command->flags & COMMAND_TAKES_ID)
        append_entry(out, "ID", "The reference of a record, or its first letters");
    if (command->flags & COMMAND_TAKES_RECORD)
        append_entry(out, "--field VALUE",
                     "A field of the type, such as --name 'Ada Obi' or --name='Ada Obi'; 'posact "
                     "help TYPE' names them. \"\" clears it; - reads a text of several lines from "
                     "standard input");
}

void
manual_command(const struct command *command, struct text *out)
{
    struct text usage = TEXT_EMPTY;
    manual_usage(command, &usage);
    append_wrapped(out, text_string(&usage), 4);
    text_clear(&usage);
    text_append_char(out, '\n');
    append_wrapped(out, command->summary, 0);
    if (command->help) {
        text_append_char(out, '\n');
        append_wrapped(out, command->help, 0);
    }
    bool entries = command->arg_count > 0 ||
                   command->flags & (COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_TAKES_RECORD);
    if (entries)
        text_append_char(out, '\n');
    append_common_entries(out, command);
    for (size_t i = 0; command->flags & COMMAND_MANY && i < MANY_ARG_COUNT; i++)
        append_arg_entry(out, &many_args[i], false);
    for (size_t i = 0; i < command->arg_count; i++)
        append_arg_entry(out, &command->args[i], i < command->word_count);
}

/* --- one type --- */

/* The configured list of a CHOICE field: the setting "lists.NAME". */
static const struct choice_list *
configured_list(const struct config *config, const char *name)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const char *setting = setting_rows[i].name;
        if (setting_rows[i].kind == SETTING_LIST && string_starts(setting, "lists.") &&
            string_equal(setting + strlen("lists."), name))
            return config_list(config, (enum setting)i);
    }
    return NULL;
}

static void
append_choices(struct text *out, const struct field *field, const struct config *config)
{
    const struct choice_list *list =
        field->choices ? field->choices : configured_list(config, field->list);
    size_t shown = 0;
    for (size_t i = 0; list && i < list->count; i++) {
        if (!list->items[i].retired)
            text_append_format(out, "%s%s", shown++ > 0 ? ", " : ": ", list->items[i].code);
    }
}

static void
append_field(struct text *out, const struct field *field, const struct config *config)
{
    struct text left = TEXT_EMPTY, right = TEXT_EMPTY;
    text_append_format(&left, "--%s", field->name);
    text_append(&right, field_kind_name(field->kind));
    if (field->kind == FIELD_LINK && field->target)
        text_append_format(&right, " to a %s", field->target->name);
    if (field->kind == FIELD_CHOICE)
        append_choices(&right, field, config);
    if (field->flags & FIELD_REQUIRED)
        text_append(&right, "; required");
    if (field->flags & FIELD_READ_ONLY)
        text_append(&right, "; set by posact");
    if (field->flags & FIELD_KEYED)
        text_append(&right, "; --sort takes it");
    append_entry(out, text_string(&left), text_string(&right));
    if (field->help) {
        append_blanks(out, FLAG_WIDTH);
        append_wrapped(out, field->help, FLAG_WIDTH);
    }
    text_clear(&left);
    text_clear(&right);
}

void
manual_type(const struct record_type *type, const struct config *config, struct text *out)
{
    text_append_format(out, "%s: its fields, as flags, columns and words of a filter\n\n",
                       type->name);
    for (size_t i = 0; i < type->field_count; i++)
        append_field(out, &type->fields[i], config);
}

/* --- the whole program --- */

/* Two commands a line where both are short enough. */
static void
append_command(struct text *out, const struct command *command)
{
    size_t width = 2 + NAME_WIDTH + utf8_columns(command->summary);
    size_t columns = line_columns(out);
    if (columns > 0 && (columns > HALF_WIDTH - 2 || HALF_WIDTH + width > COLUMNS)) {
        text_append_char(out, '\n');
        columns = 0;
    }
    append_blanks(out, columns > 0 ? HALF_WIDTH - columns : 0);
    text_append_format(out, "  %-*s%s", NAME_WIDTH, command->name, command->summary);
    if (columns > 0)
        text_append_char(out, '\n');
}

static void
append_option_names(struct text *out)
{
    struct text names = TEXT_EMPTY;
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        const struct cli_option_row *row = &cli_option_rows[i];
        text_append_format(&names, "%s--%s", i > 0 ? " " : "", row->name);
        if (row->value)
            text_append_format(&names, "=%s", row->value);
    }
    text_append(out, "Options: ");
    append_wrapped(out, text_string(&names), 9);
    text_clear(&names);
}

void
manual_overview(const struct command_table *tables, size_t table_count, struct text *out)
{
    text_append(out, "posact - case management for Positive Action teams\n"
                     "posact                  opens the full screen\n"
                     "posact COMMAND ...      runs one command; 'posact help COMMAND' says more\n");
    for (size_t i = 0; i < table_count; i++) {
        for (size_t j = 0; j < tables[i].count; j++) {
            if (tables[i].rows[j].where & PLACE_CLI)
                append_command(out, &tables[i].rows[j]);
        }
    }
    if (line_columns(out) > 0)
        text_append_char(out, '\n');
    text_append_char(out, '\n');
    append_option_names(out);
    text_append(out, "Types: ");
    append_types(out);
    text_append(out, "; 'posact help TYPE' names the fields\n"
                     "\n"
                     "  posact add candidate --name 'Siân Wyn-Jones' --role pc\n"
                     "  posact list candidate 'role:pc status:open' --sort -changed --json\n"
                     "  posact search siân\n");
}

void
manual_filter(struct text *out)
{
    text_append(out,
                "Filters: what 'list' and 'export' take, and / on a list\n"
                "\n"
                "  ada \"open day\"      words, or how they begin; case and accents do not matter\n"
                "  role:pc             the field is that, or holds it; see 'posact help TYPE'\n"
                "  role:pc,pcso        one of them\n"
                "  role:               nothing is given\n"
                "  owner:me            you; owner:shah somebody with that in the name\n"
                "  tag:fair            the tag is on it; tag: has none\n"
                "  name>=m             also < <= >: by the order of a list\n"
                "  !role:pc            not\n"
                "  role:pc owner:me    both, also with 'and' between them\n"
                "  role:pc or ada      either; what stands side by side binds closer than 'or'\n"
                "  (a or b) !(c or d)  brackets, up to 8 inside one another\n"
                "\n"
                "Days: 2026, 2026-11, 2026-11-21, 21/11/2026, today, yesterday, fri, -7d, +2w\n"
                "  created:today       that day, month or year, as the clock on the wall has it\n"
                "  created>-7d         after the day a week ago; next_date<=+2w within two weeks\n"
                "\n"
                "A value with blanks, commas or brackets stands in double quotes, and so do the\n"
                "words \"or\" and \"and\" when looked for. In a shell, put all in single quotes:\n"
                "\n"
                "  posact list candidate '(role:pc or role:pcso) tag:fair !owner:me'\n");
}

void
manual_options(struct text *out)
{
    text_append(out, "Options, before or after the command\n\n");
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        struct text left = TEXT_EMPTY;
        const struct cli_option_row *row = &cli_option_rows[i];
        text_append_format(&left, "--%s%s%s", row->name, row->value ? " " : "",
                           row->value ? row->value : "");
        append_entry(out, text_string(&left), row->help);
        text_clear(&left);
    }
    append_entry(out, "--", "What follows is no option, though it begins with a hyphen");
    text_append(out, "\nExit codes\n\n"
                     "  0    done\n"
                     "  1    it went wrong, and why stands on standard error\n"
                     "  2    the command line names something that does not exist\n"
                     "  3    nothing matched\n"
                     "  4    somebody else changed the record meanwhile, or it is there already\n"
                     "  5    not allowed\n"
                     "  6    somebody else was saving for too long\n"
                     "  130  interrupted\n"
                     "\nEnvironment\n\n"
                     "  POSACT_NOW       the time to go by, such as 2026-11-21T12:04:00Z\n"
                     "  NO_COLOR         when not empty: screens without colours\n");
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (setting_rows[i].environment)
            text_append_format(out, "  %-15s  the setting %s\n", setting_rows[i].environment,
                               setting_rows[i].name);
    }
}
