/* manual.c - what there is to read about commands, types and keys, from their rows. */
#include "cli/manual_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/key.h"
#include "cli/cli.h"
#include "modules/lawful_basis.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "record/field.h"

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
    bool required = arg->flags & FIELD_REQUIRED && !arg->otherwise;
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
        text_append(out, command->each ? " ID [--dry-run] [--yes]" : " ID");
    if (command->flags & COMMAND_TAKES_RECORD)
        text_append(out, " --field VALUE ...");
    for (size_t i = 0; i < command->arg_count; i++)
        append_arg(out, &command->args[i], i < command->word_count);
}

bool
manual_shows(const struct manual *manual, const struct command *command)
{
    return !manual->session || permission_offers(manual->session, command);
}

bool
manual_shows_type(const struct manual *manual, const struct record_type *type)
{
    struct error ignored;
    return !manual->session || permission_read(manual->session, type, &ignored);
}

/* Every type that posact keeps, "candidate, contact". */
static void
manual_append_types(struct text *out)
{
    for (size_t i = 0; i < registry_type_count; i++)
        text_append_format(out, "%s%s", i > 0 ? ", " : "", registry_types[i]->name);
}

static void
write_arg(struct page *page, const struct field *arg, bool word)
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
    page_entry(page, text_string(&left), text_string(&right));
    text_clear(&left);
    text_clear(&right);
}

/* What stands in the usage line and is no arg. */
static void
write_common_words(struct page *page, const struct command *command)
{
    if (command->flags & COMMAND_TAKES_TYPE) {
        struct text types = TEXT_EMPTY;
        if (command->only)
            text_append(&types, command->only->name);
        else
            manual_append_types(&types);
        page_entry(page, "TYPE", text_string(&types));
        text_clear(&types);
    }
    if (command->flags & COMMAND_TAKES_ID)
        page_entry(page, "ID", "The reference of a record, or its first letters");
    if (command->flags & COMMAND_TAKES_RECORD) {
        struct text right = TEXT_EMPTY;
        text_append_format(&right,
                           "A field of the %s, such as --name 'Ada Obi' or --name='Ada Obi'; "
                           "'posact help %s' names them. \"\" clears it; - reads a text of several "
                           "lines from standard input",
                           command->type ? command->type->name : "type",
                           command->type ? command->type->name : "TYPE");
        page_entry(page, "--field VALUE", text_string(&right));
        text_clear(&right);
    }
}

void
manual_write_command(struct page *page, const struct command *command)
{
    struct text usage = TEXT_EMPTY;
    manual_usage(command, &usage);
    page_usage(page, text_string(&usage));
    text_clear(&usage);
    page_paragraph(page, command->summary);
    if (command->help)
        page_paragraph(page, command->help);
    write_common_words(page, command);
    for (size_t i = many_first_arg(command); i < MANY_ARG_COUNT; i++)
        write_arg(page, &many_args[i], false);
    for (size_t i = 0; i < command->arg_count; i++)
        write_arg(page, &command->args[i], i < command->word_count);
}

void
manual_command(const struct command *command, struct text *out)
{
    struct page page = {.out = out};
    manual_write_command(&page, command);
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

const struct choice_list *
manual_choices(const struct field *field, const struct config *config)
{
    if (field->kind != FIELD_CHOICE)
        return NULL;
    return field->choices ? field->choices : configured_list(config, field->list);
}

static void
append_choices(struct text *out, const struct choice_list *list)
{
    size_t shown = 0;
    for (size_t i = 0; list && i < list->count; i++) {
        if (!list->items[i].retired)
            text_append_format(out, "%s%s", shown++ > 0 ? ", " : ": ", list->items[i].code);
    }
}

static void
write_field(struct page *page, const struct field *field, const struct config *config)
{
    struct text left = TEXT_EMPTY, right = TEXT_EMPTY;
    text_append_format(&left, "--%s", field->name);
    text_append_format(&right, "%s; %s", field->label, field_kind_name(field->kind));
    if (field->kind == FIELD_LINK && field->target)
        text_append_format(&right, " to a %s", field->target->name);
    append_choices(&right, manual_choices(field, config));
    if (field->flags & FIELD_REQUIRED)
        text_append(&right, "; required");
    if (field->flags & FIELD_READ_ONLY)
        text_append(&right, field_is_custom(field) ? "; retired" : "; set by posact");
    if (field->flags & FIELD_KEYED)
        text_append(&right, "; --sort takes it");
    page_entry(page, text_string(&left), text_string(&right));
    if (field->help)
        page_entry_line(page, field->help);
    if (page->roff && field->purpose && !field_is_custom(field)) {
        text_reset(&right);
        text_append_format(&right, "Kept %s", field->purpose);
        page_entry_line(page, text_string(&right));
    }
    text_clear(&left);
    text_clear(&right);
}

/* What is done to records of this type alone. */
static void
write_own_commands(struct page *page, const struct manual *manual, const struct record_type *type)
{
    bool any = false;
    for (size_t i = 0; i < manual->table_count; i++) {
        for (size_t j = 0; j < manual->tables[i].count; j++) {
            const struct command *command = &manual->tables[i].rows[j];
            if (!(command->where & PLACE_CLI) || command->only != type ||
                !manual_shows(manual, command))
                continue;
            if (!any)
                page_paragraph(page, "Its commands, which 'posact help COMMAND' explains.");
            any = true;
            page_entry(page, command->name, command->summary);
        }
    }
}

/* T25: "Kept as: Public task, UK GDPR Article 6(1)(e) (Equality Act 2010, section 149)". */
static void
write_basis(struct page *page, const struct record_type *type, const struct config *config)
{
    static const struct date long_ago = {1, 1, 1};
    const char *source = lawful_basis_source(config, type);
    struct text words = TEXT_EMPTY;
    if (!source)
        return;
    text_append(&words, LAWFUL_BASIS_LABEL ": ");
    lawful_basis_append(config, type, long_ago, &words);
    text_append_format(&words, " (%s)", source);
    page_paragraph(page, text_string(&words));
    text_clear(&words);
}

void
manual_write_type(struct page *page, const struct record_type *type, const struct manual *manual)
{
    page_subheading(page, type->name);
    write_basis(page, type, manual->config);
    write_own_commands(page, manual, type);
    page_paragraph(page, "Its fields, as flags, columns and words of a filter.");
    for (size_t i = 0; i < type->field_count; i++)
        write_field(page, &type->fields[i], manual->config);
}

/* --- keys --- */

#define PLACE_COMMANDS 200 /* more than any place has */
#define COMMAND_KEYS 9

static const struct {
    enum place place;
    const char *title;
} screens[] = {
    {PLACE_LIST, "On a list"},
    {PLACE_DETAIL, "On a record"},
    {PLACE_BOARD, "On a board"},
    {PLACE_DESK, "At the desk of an event"},
    {PLACE_CALENDAR, "In the calendar"},
    {PLACE_MATRIX, "In the matrix of representation"},
    {PLACE_FORM, "In a form"},
    {PLACE_READER, "Where a text is read"},
    {PLACE_CHOOSER, "Where one of several is chosen"},
    {PLACE_ASK, "Where a line is asked for"},
};

/* "Enter, o"; a command without keys is found by its name. */
static void
append_keys(const struct keymap *keymap, const struct command *command, enum place place,
            struct text *out)
{
    key keys[COMMAND_KEYS];
    size_t count = keymap_keys(keymap, command, place, keys, COMMAND_KEYS);
    for (size_t i = 0; i < count && i < COMMAND_KEYS; i++) {
        char name[KEY_NAME_SIZE];
        key_to_name(keys[i], name);
        text_append_format(out, "%s%s", i > 0 ? " " : "", name);
    }
    if (count == 0)
        text_append_format(out, ":%s", command->name);
}

/* What only the screen has is explained where it stands first; the others are COMMANDS. */
static bool
is_explained_here(const struct command *command, enum place place)
{
    return command->help && !(command->where & PLACE_CLI) &&
           (command->where & ~((unsigned)place - 1)) == command->where;
}

void
manual_write_keys(struct page *page, const struct manual *manual)
{
    page_paragraph(page, "Each with the name of its command, which ':' finds, and which 'keys' in "
                         "posact.yaml gives other keys. '?' shows those of the screen in hand.");
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        const struct command *commands[PLACE_COMMANDS];
        enum place place = screens[i].place;
        size_t count = keymap_commands(manual->keymap, place, commands, PLACE_COMMANDS);
        page_subheading(page, screens[i].title);
        for (size_t j = 0; j < count && j < PLACE_COMMANDS; j++) {
            struct text left = TEXT_EMPTY, right = TEXT_EMPTY;
            if (!manual_shows(manual, commands[j]))
                continue;
            append_keys(manual->keymap, commands[j], place, &left);
            text_append_format(&right, "%s: %s", commands[j]->name, commands[j]->summary);
            page_entry(page, text_string(&left), text_string(&right));
            if (is_explained_here(commands[j], place))
                page_entry_line(page, commands[j]->help);
            text_clear(&left);
            text_clear(&right);
        }
    }
}

/* --- topics --- */

static bool
write_sections(struct page *page, const struct manual *manual, const char *topic)
{
    bool found = false;
    for (size_t i = 0; i < MANUAL_SECTION_COUNT; i++) {
        if (!string_equal(manual_sections[i].topic, topic))
            continue;
        page_heading(page, manual_sections[i].title);
        manual_sections[i].write(page, manual);
        found = true;
    }
    return found;
}

bool
manual_topic(const struct manual *manual, const char *topic, struct text *out)
{
    struct page page = {.out = out};
    const struct command *command =
        command_find(manual->tables, manual->table_count, topic, PLACE_CLI);
    const struct record_type *type = registry_find_type(topic);
    if (command && !manual_shows(manual, command))
        command = NULL;
    if (type && !manual_shows_type(manual, type))
        type = NULL;
    if (command)
        manual_write_command(&page, command);
    if (type)
        manual_write_type(&page, type, manual);
    bool found = write_sections(&page, manual, topic);
    return found || command || type;
}

static size_t
add_name(const char **names, size_t limit, size_t count, const char *name)
{
    for (size_t i = 0; i < count && i < limit; i++) {
        if (string_equal(names[i], name))
            return count;
    }
    if (count < limit)
        names[count] = name;
    return count + 1;
}

size_t
manual_topics(const struct manual *manual, const char **names, size_t limit)
{
    size_t count = 0;
    for (size_t i = 0; i < manual->table_count; i++) {
        for (size_t j = 0; j < manual->tables[i].count; j++) {
            const struct command *command = &manual->tables[i].rows[j];
            if (command->where & PLACE_CLI && manual_shows(manual, command))
                count = add_name(names, limit, count, command->name);
        }
    }
    for (size_t i = 0; i < registry_type_count; i++) {
        if (manual_shows_type(manual, registry_types[i]))
            count = add_name(names, limit, count, registry_types[i]->name);
    }
    for (size_t i = 0; i < MANUAL_SECTION_COUNT; i++)
        count = add_name(names, limit, count, manual_sections[i].topic);
    return count;
}
