/* completion.c - what can follow on the command line. */
#include "cli/completion.h"

#include <string.h>

#include "cli/help_commands.h"
#include "cli/manual_parts.h"
#include "config/settings.h"
#include "modules/registry.h"

size_t
completion_commands(const struct manual *manual,
                    const struct command *commands[COMPLETION_COMMANDS])
{
    size_t count = 0;
    for (size_t i = 0; i < manual->table_count; i++) {
        for (size_t j = 0; j < manual->tables[i].count && count < COMPLETION_COMMANDS; j++) {
            const struct command *command = &manual->tables[i].rows[j];
            if (command->where & PLACE_CLI && manual_shows(manual, command))
                commands[count++] = command;
        }
    }
    return count;
}

/* --- values --- */

/* Codes are letters, digits and underscores: nothing that a shell reads as more than itself. */
static void
add_codes(const struct choice_list *list, struct text *words)
{
    for (size_t i = 0; list && i < list->count; i++) {
        if (!list->items[i].retired)
            completion_add(words, "", list->items[i].code);
    }
}

static void
add_topics(const struct manual *manual, struct text *words)
{
    const char *names[COMPLETION_COMMANDS];
    size_t count = manual_topics(manual, names, COMPLETION_COMMANDS);
    for (size_t i = 0; i < count && i < COMPLETION_COMMANDS; i++)
        completion_add(words, "", names[i]);
}

enum completion
completion_of_option(enum cli_option option, struct text *words)
{
    const char *value = cli_option_rows[option].value;
    if (!value)
        return COMPLETION_NONE;
    if (option == CLI_THEME) {
        add_codes(setting_rows[SETTING_THEME].words, words);
        return COMPLETION_WORDS;
    }
    return string_equal(value, "FILE") ? COMPLETION_FILE : COMPLETION_ANY;
}

enum completion
completion_of_field(const struct manual *manual, const struct field *field, struct text *words)
{
    if (field->choices == &cli_switch)
        return COMPLETION_NONE;
    if (field->flags & FIELD_PATH)
        return COMPLETION_FILE;
    if (field == &help_args[HELP_TOPIC])
        add_topics(manual, words);
    else
        add_codes(manual_choices(field, manual->config), words);
    return words->length > 0 ? COMPLETION_WORDS : COMPLETION_ANY;
}

/* --- places --- */

static size_t
places_before_words(const struct command *command)
{
    return (command->flags & COMMAND_TAKES_TYPE ? 1U : 0U) +
           (command->flags & COMMAND_TAKES_ID ? 1U : 0U);
}

size_t
completion_places(const struct command *command)
{
    return places_before_words(command) + command->word_count;
}

enum completion
completion_of_place(const struct manual *manual, const struct command *command, size_t place,
                    struct text *words)
{
    size_t before = places_before_words(command);
    if (place >= before)
        return completion_of_field(manual, &command->args[place - before], words);
    if (place > 0 || !(command->flags & COMMAND_TAKES_TYPE))
        return COMPLETION_ANY;
    for (size_t i = 0; i < registry_type_count; i++) {
        if (manual_shows_type(manual, registry_types[i]))
            completion_add(words, "", registry_types[i]->name);
    }
    return COMPLETION_WORDS;
}

const char *
completion_place_name(const struct command *command, size_t place)
{
    size_t before = places_before_words(command);
    if (place >= before)
        return command->args[place - before].name;
    return place == 0 && command->flags & COMMAND_TAKES_TYPE ? "type" : "reference";
}

/* --- flags --- */

const struct field *
completion_flag(const struct command *command, size_t index)
{
    size_t own = command->arg_count - command->word_count;
    if (index < own)
        return &command->args[command->word_count + index];
    size_t many = many_first_arg(command) + index - own;
    return many < MANY_ARG_COUNT ? &many_args[many] : NULL;
}

const struct record_type *
completion_record(const struct command *command)
{
    return command->flags & COMMAND_TAKES_RECORD ? command->type : NULL;
}

bool
completion_is_typed(const struct field *field)
{
    return !(field->flags & FIELD_READ_ONLY);
}

static bool
has_word(const struct text *words, const char *before, const char *word)
{
    size_t length = strlen(before) + strlen(word);
    const char *next = text_string(words);
    while (*next != '\0') {
        size_t here = strcspn(next, " ");
        if (here == length && string_starts(next, before) &&
            strncmp(next + strlen(before), word, strlen(word)) == 0)
            return true;
        next += here;
        next += strspn(next, " ");
    }
    return false;
}

void
completion_add(struct text *words, const char *before, const char *word)
{
    if (!has_word(words, before, word))
        text_append_format(words, "%s%s%s", words->length > 0 ? " " : "", before, word);
}

/* Of a name that is a switch in another command too, such as --force, nothing is said. */
static bool
is_switch_somewhere(const struct command *const *commands, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        const struct field *flag;
        for (size_t j = 0; (flag = completion_flag(commands[i], j)) != NULL; j++)
            if (flag->choices == &cli_switch && string_equal(flag->name, name))
                return true;
    }
    return false;
}

void
completion_takers(const struct manual *manual, struct text *words)
{
    const struct command *commands[COMPLETION_COMMANDS];
    size_t count = completion_commands(manual, commands);
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++) {
        if (cli_option_rows[i].value)
            completion_add(words, "--", cli_option_rows[i].name);
    }
    for (size_t i = 0; i < count; i++) {
        const struct field *flag;
        for (size_t j = 0; (flag = completion_flag(commands[i], j)) != NULL; j++)
            if (!is_switch_somewhere(commands, count, flag->name))
                completion_add(words, "--", flag->name);
    }
    for (size_t i = 0; i < registry_type_count; i++) {
        const struct record_type *type = registry_types[i];
        for (size_t j = 0; j < type->field_count; j++) {
            if (completion_is_typed(&type->fields[j]))
                completion_add(words, "--", type->fields[j].name);
        }
    }
}
