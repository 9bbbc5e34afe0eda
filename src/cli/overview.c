/* overview.c - `posact help`: all of posact on one screen. */
#include "cli/manual_parts.h"

#include <string.h>

#include "cli/cli.h"
#include "modules/registry.h"

/* Where the words behind a name begin. */
#define NAME_COLUMNS 10

static const char *const group_titles[GROUP_COUNT] = {
    [GROUP_CHANGE] = "Change",     [GROUP_LOOK] = "Look up",    [GROUP_EXCHANGE] = "Exchange",
    [GROUP_DATABASE] = "Database", [GROUP_PROGRAM] = "Program",
};

static void
append_line(struct text *out, const char *name, const char *words)
{
    text_append_format(out, "%-*s", NAME_COLUMNS, name);
    page_wrap(out, words, NAME_COLUMNS);
}

/* What is done to records of one type alone stands under that type: one screen holds no more. */
static void
append_group(const struct manual *manual, enum command_group group, struct text *out)
{
    struct text names = TEXT_EMPTY;
    for (size_t i = 0; i < manual->table_count; i++) {
        for (size_t j = 0; j < manual->tables[i].count; j++) {
            const struct command *command = &manual->tables[i].rows[j];
            if (command->where & PLACE_CLI && command->group == group && !command->only &&
                manual_shows(manual, command))
                text_append_format(&names, "%s%s", names.length > 0 ? ", " : "", command->name);
        }
    }
    if (names.length > 0)
        append_line(out, group_titles[group], text_string(&names));
    text_clear(&names);
}

/* What commands of its own record, nobody adds or edits by the name of the type. */
static void
append_types(const struct manual *manual, struct text *out)
{
    for (size_t i = 0; i < registry_type_count; i++) {
        const struct record_type *type = registry_types[i];
        if (!type->fixed && manual_shows_type(manual, type))
            text_append_format(out, "%s%s", out->length > 0 ? ", " : "", type->name);
    }
}

/* As many as a line has room for: `posact help options` has them all. */
static void
append_options(struct text *out)
{
    static const char rest[] = ", and more";
    struct text names = TEXT_EMPTY;
    size_t room = PAGE_COLUMNS - NAME_COLUMNS - sizeof rest;
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        const char *name = cli_option_rows[i].name;
        if (names.length + strlen(name) + strlen(", --") > room)
            break;
        text_append_format(&names, "%s--%s", i > 0 ? ", " : "", name);
    }
    text_append(&names, rest);
    append_line(out, "Options", text_string(&names));
    text_clear(&names);
}

static bool
is_first_of_topic(size_t section)
{
    size_t i = 0;
    while (!string_equal(manual_sections[i].topic, manual_sections[section].topic))
        i++;
    return i == section;
}

static void
append_topics(struct text *out)
{
    struct text words = TEXT_EMPTY;
    for (size_t i = 0; i < MANUAL_SECTION_COUNT; i++) {
        if (is_first_of_topic(i))
            text_append_format(&words, "%s%s", words.length > 0 ? ", " : "",
                               manual_sections[i].topic);
    }
    append_line(out, "Topics", text_string(&words));
    text_clear(&words);
}

void
manual_overview(const struct manual *manual, struct text *out)
{
    text_append(out, MANUAL_NAME
                "; alone it opens the screens\n"
                "posact COMMAND ...    runs one; 'posact help NAME' explains it, a type, a topic\n"
                "\n");
    for (enum command_group group = 0; group < GROUP_COUNT; group++)
        append_group(manual, group, out);
    struct text types = TEXT_EMPTY;
    append_types(manual, &types);
    append_line(out, "Types", text_string(&types));
    text_clear(&types);
    append_options(out);
    append_topics(out);
    for (size_t i = 0; i < MANUAL_EXAMPLE_COUNT && !manual->session; i++)
        text_append_format(out, "  %s\n", manual_examples[i]);
}
