/* completions_fish.c - the completions of fish: a line for each word that may follow. */
#include "cli/completions.h"

#include "cli/completion.h"
#include "modules/registry.h"

static void
append_quoted(struct text *out, const char *words)
{
    text_append_char(out, '\'');
    for (; *words != '\0'; words++) {
        if (*words == '\'' || *words == '\\')
            text_append_char(out, '\\');
        text_append_char(out, *words);
    }
    text_append_char(out, '\'');
}

/* "-x -a 'pc pcso'": what the value of a flag is. */
static void
append_value(struct text *out, enum completion kind, const struct text *words)
{
    if (kind == COMPLETION_FILE)
        text_append(out, " -r -F");
    else if (kind != COMPLETION_NONE)
        text_append(out, " -x");
    if (kind == COMPLETION_WORDS) {
        text_append(out, " -a ");
        append_quoted(out, text_string(words));
    }
}

/* `condition` is "" for always. */
static void
write_flag(struct text *out, const char *condition, const char *name, const char *help,
           enum completion kind, const struct text *words)
{
    text_append(out, "complete -c posact");
    if (!string_is_empty(condition)) {
        text_append(out, " -n ");
        append_quoted(out, condition);
    }
    text_append_format(out, " -l %s", name);
    append_value(out, kind, words);
    text_append(out, " -d ");
    append_quoted(out, help);
    text_append_char(out, '\n');
}

static void
write_field(const struct manual *manual, const char *condition, const struct field *field,
            const char *help, struct text *out)
{
    struct text words = TEXT_EMPTY;
    enum completion kind = completion_of_field(manual, field, &words);
    write_flag(out, condition, field->name, help, kind, &words);
    text_clear(&words);
}

static void
write_options(struct text *out)
{
    for (enum cli_option option = 0; option < CLI_OPTION_COUNT; option++) {
        struct text words = TEXT_EMPTY;
        enum completion kind = completion_of_option(option, &words);
        const struct cli_option_row *row = &cli_option_rows[option];
        write_flag(out, "", row->name, row->help, kind, &words);
        text_clear(&words);
    }
}

static void
write_places(const struct manual *manual, const struct command *command, struct text *out)
{
    for (size_t place = 0; place < completion_places(command); place++) {
        struct text words = TEXT_EMPTY;
        enum completion kind = completion_of_place(manual, command, place, &words);
        if (kind == COMPLETION_FILE || kind == COMPLETION_WORDS)
            text_append_format(out, "complete -c posact -n '__posact_at %zu %s'", place + 1,
                               command->name);
        if (kind == COMPLETION_FILE)
            text_append(out, " -F\n");
        if (kind == COMPLETION_WORDS) {
            text_append(out, " -a ");
            append_quoted(out, text_string(&words));
            text_append_char(out, '\n');
        }
        text_clear(&words);
    }
}

static void
write_record_flags(const struct manual *manual, const struct command *command, struct text *out)
{
    for (size_t i = 0; i < registry_type_count; i++) {
        const struct record_type *type = registry_types[i];
        const struct record_type *only = completion_record(command);
        struct text condition = TEXT_EMPTY;
        if (only && only != type)
            continue;
        text_append_format(&condition, "__posact_in %s%s%s", command->name, only ? "" : " ",
                           only ? "" : type->name);
        for (size_t j = 0; j < type->field_count; j++) {
            const struct field *field = &type->fields[j];
            if (completion_is_typed(field))
                write_field(manual, text_string(&condition), field, field->label, out);
        }
        text_clear(&condition);
    }
}

static void
write_command(const struct manual *manual, const struct command *command, struct text *out)
{
    struct text condition = TEXT_EMPTY;
    const struct field *flag;
    text_append_format(&condition, "__posact_in %s", command->name);
    text_append_format(out, "complete -c posact -n '__posact_at 0' -a %s -d ", command->name);
    append_quoted(out, command->summary);
    text_append_char(out, '\n');
    write_places(manual, command, out);
    for (size_t i = 0; (flag = completion_flag(command, i)) != NULL; i++)
        write_field(manual, text_string(&condition), flag, flag->help ? flag->help : flag->label,
                    out);
    if (command->flags & COMMAND_TAKES_RECORD)
        write_record_flags(manual, command, out);
    text_clear(&condition);
}

/* The plain words typed so far; after how many of them of which command one is. */
static const char functions[] =
    "    set -l skip no\n"
    "    for word in (commandline -opc)[2..-1]\n"
    "        if test $skip = yes\n"
    "            set skip no\n"
    "        else if contains -- $word $takers\n"
    "            set skip yes\n"
    "        else if not string match -q -- '-*' $word\n"
    "            echo $word\n"
    "        end\n"
    "    end\n"
    "end\n"
    "function __posact_in\n"
    "    set -l words (__posact_words)\n"
    "    for i in (seq (count $argv))\n"
    "        test \"$words[$i]\" = $argv[$i]; or return 1\n"
    "    end\n"
    "end\n"
    "function __posact_at\n"
    "    set -l words (__posact_words)\n"
    "    test (count $words) -eq $argv[1]; and __posact_in $argv[2..-1]\n"
    "end\n"
    "complete -c posact -f\n";

void
completions_fish(const struct manual *manual, struct text *out)
{
    const struct command *commands[COMPLETION_COMMANDS];
    size_t count = completion_commands(manual, commands);
    struct text takers = TEXT_EMPTY;
    completion_takers(manual, &takers);
    text_append_format(out,
                       "# fish completion of posact, by 'posact completions fish'\n"
                       "function __posact_words\n"
                       "    set -l takers %s\n",
                       text_string(&takers));
    text_append(out, functions);
    write_options(out);
    for (size_t i = 0; i < count; i++)
        write_command(manual, commands[i], out);
    text_clear(&takers);
}
