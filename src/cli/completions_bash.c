/* completions_bash.c - the completions of bash: one function over the words typed so far. */
#include "cli/completions.h"

#include "cli/completion.h"
#include "modules/registry.h"

struct script {
    const struct manual *manual;
    const struct command *commands[COMPLETION_COMMANDS];
    size_t count;
    struct text *out;
};

/* One arm of a case: what to offer where `pattern` fits. */
static void
write_arm(struct script *script, const char *indent, const char *pattern, enum completion kind,
          const struct text *words)
{
    if (kind == COMPLETION_FILE)
        text_append_format(script->out, "%s%s) files=yes ;;\n", indent, pattern);
    if (kind == COMPLETION_WORDS)
        text_append_format(script->out, "%s%s) words=\"%s\" ;;\n", indent, pattern,
                           text_string(words));
}

static void
write_value_arm(struct script *script, const char *before, const struct field *field)
{
    struct text words = TEXT_EMPTY, pattern = TEXT_EMPTY;
    enum completion kind = completion_of_field(script->manual, field, &words);
    text_append_format(&pattern, "\"%s --%s\"", before, field->name);
    write_arm(script, "        ", text_string(&pattern), kind, &words);
    text_clear(&words);
    text_clear(&pattern);
}

static void
write_option_arm(struct script *script, enum cli_option option)
{
    struct text words = TEXT_EMPTY, pattern = TEXT_EMPTY;
    enum completion kind = completion_of_option(option, &words);
    text_append_format(&pattern, "*\" --%s\"", cli_option_rows[option].name);
    write_arm(script, "        ", text_string(&pattern), kind, &words);
    text_clear(&words);
    text_clear(&pattern);
}

/* Some commands make records of one type. */
static void
write_types(struct script *script)
{
    text_append(script->out, "    case $command in\n");
    for (size_t i = 0; i < script->count; i++) {
        const struct record_type *type = completion_record(script->commands[i]);
        if (type)
            text_append_format(script->out, "    %s) type=%s ;;\n", script->commands[i]->name,
                               type->name);
    }
    text_append(script->out, "    esac\n");
}

/* The nearer meaning goes first: of the command, of the record, of posact. */
static void
write_values(struct script *script)
{
    text_append(script->out, "    if [[ -n $option ]]; then\n"
                             "        case \"$command $option\" in\n");
    for (size_t i = 0; i < script->count; i++) {
        const struct field *flag;
        for (size_t j = 0; (flag = completion_flag(script->commands[i], j)) != NULL; j++)
            write_value_arm(script, script->commands[i]->name, flag);
    }
    text_append(script->out, "        *) case \"$type $option\" in\n");
    for (size_t i = 0; i < registry_type_count; i++) {
        const struct record_type *type = registry_types[i];
        for (size_t j = 0; j < type->field_count; j++) {
            if (completion_is_typed(&type->fields[j]))
                write_value_arm(script, type->name, &type->fields[j]);
        }
    }
    for (enum cli_option option = 0; option < CLI_OPTION_COUNT; option++)
        write_option_arm(script, option);
    text_append(script->out, "        esac ;;\n"
                             "        esac\n");
}

static void
write_own_flags(struct script *script, const struct command *command)
{
    struct text flags = TEXT_EMPTY;
    const struct field *flag;
    for (size_t i = 0; (flag = completion_flag(command, i)) != NULL; i++)
        completion_add(&flags, "--", flag->name);
    if (flags.length > 0)
        text_append_format(script->out, "        %s) words+=\" %s\" ;;\n", command->name,
                           text_string(&flags));
    text_clear(&flags);
}

static void
write_record_flags(struct script *script, const struct record_type *type)
{
    struct text flags = TEXT_EMPTY;
    for (size_t i = 0; i < type->field_count; i++) {
        if (completion_is_typed(&type->fields[i]))
            completion_add(&flags, "--", type->fields[i].name);
    }
    text_append_format(script->out, "        %s) fields=\" %s\" ;;\n", type->name,
                       text_string(&flags));
    text_clear(&flags);
}

static void
write_flags(struct script *script)
{
    text_append(script->out, "    elif [[ $current == -* ]]; then\n"
                             "        case $type in\n");
    for (size_t i = 0; i < registry_type_count; i++)
        write_record_flags(script, registry_types[i]);
    text_append(script->out, "        esac\n"
                             "        words=\"");
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++)
        text_append_format(script->out, "%s--%s", i > 0 ? " " : "", cli_option_rows[i].name);
    text_append(script->out, "\"\n"
                             "        case $command in\n");
    for (size_t i = 0; i < script->count; i++)
        write_own_flags(script, script->commands[i]);
    text_append(script->out, "        esac\n"
                             "        case $command in\n");
    for (size_t i = 0; i < script->count; i++) {
        if (script->commands[i]->flags & COMMAND_TAKES_RECORD)
            text_append_format(script->out, "        %s) words+=$fields ;;\n",
                               script->commands[i]->name);
    }
    text_append(script->out, "        esac\n");
}

static void
write_words(struct script *script)
{
    text_append(script->out, "    elif [[ -z $command ]]; then\n"
                             "        words=\"");
    for (size_t i = 0; i < script->count; i++)
        text_append_format(script->out, "%s%s", i > 0 ? " " : "", script->commands[i]->name);
    text_append(script->out, "\"\n"
                             "    else\n"
                             "        case \"$command $place\" in\n");
    for (size_t i = 0; i < script->count; i++) {
        const struct command *command = script->commands[i];
        for (size_t place = 0; place < completion_places(command); place++) {
            struct text words = TEXT_EMPTY, pattern = TEXT_EMPTY;
            enum completion kind = completion_of_place(script->manual, command, place, &words);
            text_append_format(&pattern, "\"%s %zu\"", command->name, place);
            write_arm(script, "        ", text_string(&pattern), kind, &words);
            text_clear(&words);
            text_clear(&pattern);
        }
    }
    text_append(script->out, "        esac\n"
                             "    fi\n");
}

/* bash takes --theme=dark for three words. */
static const char reading[] =
    "    local current=${COMP_WORDS[COMP_CWORD]} IFS=$' \\t\\n'\n"
    "    local option= command= type= word= words= fields= files= i place=0\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        word=${COMP_WORDS[i]}\n"
    "        if [[ $word == = ]]; then\n"
    "            continue\n"
    "        elif [[ -n $option ]]; then\n"
    "            option=\n"
    "        elif [[ $word == -* ]]; then\n"
    "            [[ \" $takers \" == *\" $word \"* ]] && option=$word\n"
    "        elif [[ -z $command ]]; then\n"
    "            command=$word\n"
    "        else\n"
    "            [[ $place -eq 0 ]] && type=$word\n"
    "            place=$((place + 1))\n"
    "        fi\n"
    "    done\n"
    "    [[ $current == = ]] && current=\n";

static const char offering[] =
    "    if [[ -n $files ]]; then\n"
    "        compopt -o filenames 2>/dev/null\n"
    "        mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
    "    else\n"
    "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
    "    fi\n"
    "}\n"
    "complete -F _posact posact\n";

void
completions_bash(const struct manual *manual, struct text *out)
{
    struct script script = {.manual = manual, .out = out};
    struct text takers = TEXT_EMPTY;
    script.count = completion_commands(manual, script.commands);
    completion_takers(manual, &takers);
    text_append_format(out,
                       "# bash completion of posact, by 'posact completions bash'\n"
                       "_posact() {\n"
                       "    local takers=\"%s\"\n",
                       text_string(&takers));
    text_append(out, reading);
    write_types(&script);
    write_values(&script);
    write_flags(&script);
    write_words(&script);
    text_append(out, offering);
    text_clear(&takers);
}
