/* completions_zsh.c - the completions of zsh: descriptions for its _arguments. */
#include "cli/completions.h"

#include "cli/completion.h"
#include "modules/registry.h"

/* In single quotes, between the brackets of an option. */
static void
append_help(struct text *out, const char *help)
{
    for (; *help != '\0'; help++) {
        if (*help == '\'')
            text_append(out, "'\\''");
        else if (*help == '[' || *help == ']' || *help == '\\')
            text_append_format(out, "\\%c", *help);
        else
            text_append_char(out, *help);
    }
}

/* ":role:(pc pcso)"; a blank where only who types knows. */
static void
append_action(struct text *out, const char *name, enum completion kind, const struct text *words)
{
    if (kind == COMPLETION_NONE)
        return;
    text_append_format(out, ":%s:", name);
    if (kind == COMPLETION_FILE)
        text_append(out, "_files");
    else if (kind == COMPLETION_WORDS)
        text_append_format(out, "(%s)", text_string(words));
    else
        text_append_char(out, ' ');
}

static void
write_flag(struct text *out, const char *indent, const char *name, const char *help,
           enum completion kind, const struct text *words)
{
    text_append_format(out, "%s'--%s%s[", indent, name, kind == COMPLETION_NONE ? "" : "=");
    append_help(out, help);
    text_append_char(out, ']');
    append_action(out, name, kind, words);
    text_append(out, "'\n");
}

static void
write_field(const struct manual *manual, const char *indent, const struct field *field,
            const char *help, struct text *out)
{
    struct text words = TEXT_EMPTY;
    enum completion kind = completion_of_field(manual, field, &words);
    write_flag(out, indent, field->name, help, kind, &words);
    text_clear(&words);
}

static void
write_options(struct text *out)
{
    text_append(out, "    options=(\n");
    for (enum cli_option option = 0; option < CLI_OPTION_COUNT; option++) {
        struct text words = TEXT_EMPTY;
        enum completion kind = completion_of_option(option, &words);
        const struct cli_option_row *row = &cli_option_rows[option];
        write_flag(out, "        ", row->name, row->help, kind, &words);
        text_clear(&words);
    }
    text_append(out, "    )\n");
}

static void
write_command_names(const struct command *const *commands, size_t count, struct text *out)
{
    text_append(out, "    commands=(\n");
    for (size_t i = 0; i < count; i++) {
        text_append_format(out, "        '%s:", commands[i]->name);
        append_help(out, commands[i]->summary);
        text_append(out, "'\n");
    }
    text_append(out, "    )\n");
}

/* The second word of the line names the type, when it is one; some commands have one of their own.
 */
static void
write_types(const struct command *const *commands, size_t count, struct text *out)
{
    text_append(out, "    local type=$words[2]\n"
                     "    case $words[1] in\n");
    for (size_t i = 0; i < count; i++) {
        const struct record_type *type = completion_record(commands[i]);
        if (type)
            text_append_format(out, "    %s) type=%s ;;\n", commands[i]->name, type->name);
    }
    text_append(out, "    esac\n");
}

static void
write_fields(const struct manual *manual, struct text *out)
{
    text_append(out, "    case $type in\n");
    for (size_t i = 0; i < registry_type_count; i++) {
        const struct record_type *type = registry_types[i];
        text_append_format(out, "    %s)\n        fields=(\n", type->name);
        for (size_t j = 0; j < type->field_count; j++) {
            const struct field *field = &type->fields[j];
            if (completion_is_typed(field))
                write_field(manual, "            ", field, field->label, out);
        }
        text_append(out, "        ) ;;\n");
    }
    text_append(out, "    esac\n");
}

static void
write_command(const struct manual *manual, const struct command *command, struct text *out)
{
    const char *indent = "            ";
    text_append_format(out, "    %s)\n        own=(\n", command->name);
    const struct field *flag;
    for (size_t i = 0; (flag = completion_flag(command, i)) != NULL; i++)
        write_field(manual, indent, flag, flag->help ? flag->help : flag->label, out);
    for (size_t place = 0; place < completion_places(command); place++) {
        struct text words = TEXT_EMPTY;
        enum completion kind = completion_of_place(manual, command, place, &words);
        text_append_format(out, "%s'%zu", indent, place + 1);
        append_action(out, completion_place_name(command, place), kind, &words);
        text_append(out, "'\n");
        text_clear(&words);
    }
    text_append(out, "        )\n");
    if (command->flags & COMMAND_TAKES_RECORD)
        text_append(out, "        own+=($fields)\n");
    text_append(out, "        ;;\n");
}

void
completions_zsh(const struct manual *manual, struct text *out)
{
    const struct command *commands[COMPLETION_COMMANDS];
    size_t count = completion_commands(manual, commands);
    text_append(out, "#compdef posact\n"
                     "# zsh completion of posact, by 'posact completions zsh'\n"
                     "_posact() {\n"
                     "    local curcontext=$curcontext state line\n"
                     "    local -A opt_args\n"
                     "    local -a options commands fields own\n");
    write_options(out);
    write_command_names(commands, count, out);
    text_append(out, "    _arguments -C $options '1:command:->command' '*::word:->word' && return\n"
                     "    if [[ $state == command ]]; then\n"
                     "        _describe -t commands command commands\n"
                     "        return\n"
                     "    fi\n");
    write_types(commands, count, out);
    write_fields(manual, out);
    text_append(out, "    case $words[1] in\n");
    for (size_t i = 0; i < count; i++)
        write_command(manual, commands[i], out);
    text_append(out, "    esac\n"
                     "    _arguments $options $own\n"
                     "}\n"
                     "if [[ $funcstack[1] == _posact ]]; then\n"
                     "    _posact \"$@\"\n"
                     "else\n"
                     "    compdef _posact posact\n"
                     "fi\n");
}
