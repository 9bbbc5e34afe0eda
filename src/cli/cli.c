/* cli.c - runs the command of a request: record and args filled in, door, outcome, exit code. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "cli/cli_call.h"
#include "cli/manual.h"
#include "cli/many.h"
#include "modules/duplicate.h"
#include "modules/permission.h"
#include "modules/reading.h"
#include "modules/session_user.h"

#define STANDARD_INPUT_LIMIT (1024 * 1024)

/* --- talk --- */

/* One line on standard error, safe to show. */
static void
say(const char *before, const char *words)
{
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, words, false);
    fprintf(stderr, "%s%s\n", before, text_string(&safe));
    text_clear(&safe);
}

static int
exit_code(enum error_code code)
{
    switch (code) {
    case ERROR_NONE:
        return 0;
    case ERROR_USAGE:
        return 2;
    case ERROR_NOT_FOUND:
        return CLI_NOTHING_MATCHED;
    case ERROR_CONFLICT:
        return 4;
    case ERROR_DENIED:
        return 5;
    case ERROR_BUSY:
        return 6;
    case ERROR_STOPPED:
        return 130;
    case ERROR_INPUT:
    case ERROR_CONFIG:
    case ERROR_FILE:
    case ERROR_STORE:
        return 1;
    }
    return 1;
}

int
cli_fail(const struct error *error)
{
    say("posact: ", error->text);
    return exit_code(error->code);
}

/* --- the record --- */

/* `--notes -`: the bytes of standard input, as they are. */
static bool
read_standard_input(struct text *out, const struct field *field, struct error *error)
{
    if (!file_read("-", STANDARD_INPUT_LIMIT, out, error))
        return false;
    if (strlen(text_string(out)) != out->length || !utf8_check(text_string(out), out->length, NULL))
        return error_set(error, ERROR_INPUT, "%s: standard input must be UTF-8 text", field->label);
    return true;
}

/* A link may be given by the first letters of the id that it goes to. */
static bool
parse_link(struct session *session, const struct field *field, const char *typed, char **value,
           struct error *error)
{
    struct id id;
    char text[ID_TEXT_SIZE];
    *value = NULL;
    if (*typed == '\0')
        return true;
    if (!session_find(session, field->target, typed, &id, error))
        return error_prefix(error, "%s", field->label);
    session_follow(session, field->target, &id);
    id_to_text(&id, text);
    *value = must_strdup(text);
    return true;
}

static bool
parse_value(struct session *session, const struct field *field, const char *typed, char **value,
            struct error *error)
{
    const struct field_context *context = session_context(session);
    if (field->kind == FIELD_LINK)
        return parse_link(session, field, typed, value, error);
    if (field->kind != FIELD_NOTES || strcmp(typed, "-") != 0)
        return field_parse(field, typed, context, value, error);
    struct text input = TEXT_EMPTY;
    bool ok = read_standard_input(&input, field, error) &&
              field_parse(field, text_string(&input), context, value, error);
    text_clear(&input);
    return ok;
}

void
cli_set_values(const struct cli *cli, struct record *record, struct error_list *problems)
{
    const struct cli_request *request = cli->request;
    bool input_taken = false;
    for (size_t i = 0; i < request->value_count; i++) {
        const struct field *field = request->values[i].field;
        int index = (int)record_type_index(record->type, field);
        const char *typed = request->values[i].typed;
        bool takes_input = field->kind == FIELD_NOTES && strcmp(typed, "-") == 0;
        char *value = NULL;
        struct error error = {.code = ERROR_NONE};
        if (takes_input && input_taken)
            error_list_add(problems, index, "Only one field can be read from standard input");
        else if (!parse_value(cli->session, field, typed, &value, &error))
            error_list_add(problems, index, "%s", error.text);
        else
            record_take(record, (size_t)index, value);
        input_taken = input_taken || takes_input;
    }
}

int
cli_fail_problems(const struct error_list *problems)
{
    for (size_t i = 0; i < problems->count; i++)
        say("posact: ", problems->items[i].text);
    return exit_code(ERROR_INPUT);
}

static struct record *
fetch_record(const struct cli *cli, const struct call *call, struct error *error)
{
    const struct cli_request *request = cli->request;
    if (!(request->command->flags & COMMAND_TAKES_ID) || request->command->type)
        return session_prepare(cli->session, call->type);
    if (request->value_count == 0) {
        error_set(error, ERROR_USAGE, "Name a field to change: posact %s %s %s --field VALUE",
                  request->command->name, call->type->name, request->id);
        return NULL;
    }
    return session_get(cli->session, call->type, &call->id, error);
}

/* --- the call --- */

/* The type of the record that the id names: for a record made about another, the other's. */
static const struct record_type *
id_type(const struct cli_request *request)
{
    const struct record_type *type = request->command->type;
    if (!type || !type->parent_field)
        return request->type;
    return type->fields[type->parent_field].target;
}

/* Canonical args, owned by the caller with free_args. A value that does not fit is a matter of
 * usage: it is part of the command, not of a record. */
static bool
parse_args(const struct cli *cli, char **args, struct error *error)
{
    const struct cli_request *request = cli->request;
    static const struct field_context nothing_known;
    for (size_t i = 0; i < request->command->arg_count; i++) {
        const struct field *arg = &request->command->args[i];
        const char *typed = request->args[i] ? request->args[i] : arg->otherwise;
        if (!typed)
            continue;
        if ((arg->kind == FIELD_TEXT || arg->kind == FIELD_NOTES) && !arg->parse) {
            args[i] = must_strdup(typed);
            continue;
        }
        const struct field_context *context =
            cli->session ? session_context(cli->session) : &nothing_known;
        if (!field_parse(arg, typed, context, &args[i], error)) {
            if (error->code == ERROR_INPUT)
                error->code = ERROR_USAGE;
            return false;
        }
        if (!args[i])
            return error_set(error, ERROR_USAGE, "'--%s' needs a value behind it", arg->name);
    }
    return true;
}

static void
free_args(const struct command *command, char **args)
{
    for (size_t i = 0; i < command->arg_count; i++)
        free(args[i]);
    free(args);
}

static bool
run_command(struct cli_call *run, struct error *error)
{
    const struct command *command = run->cli->request->command;
    bool looks = (command->flags & (COMMAND_TAKES_ID | COMMAND_WRITES)) == COMMAND_TAKES_ID;
    if (looks && !reading_begin(run->call.session, run->call.type, &run->call.id, error))
        return false;
    if (run->call.session)
        return session_do(run->call.session, command, &run->call, error);
    return command->run(&run->call, error);
}

/* What a script goes on with: the id of the record that was made. */
static void
print_new_id(struct cli_call *run)
{
    char text[ID_TEXT_SIZE + 1];
    const struct id *id =
        id_is_zero(&run->call.outcome.id) ? &run->call.record->id : &run->call.outcome.id;
    id_to_text(id, text);
    text[ID_TEXT_SIZE - 1] = '\n';
    output_write(&run->output, text, ID_TEXT_SIZE);
}

/* Who may be the new person already; the record is made all the same (C04). */
static void
warn_of_duplicates(struct cli_call *run)
{
    struct session *session = run->call.session;
    struct duplicate_list list;
    struct error error;
    if (!duplicate_find(session, run->call.record, &list, &error))
        return;
    for (size_t i = 0; i < list.count; i++) {
        struct text words = TEXT_EMPTY;
        char id[ID_TEXT_SIZE];
        id_to_text(&list.items[i].record->id, id);
        text_append(&words, "Perhaps here already: ");
        duplicate_show(session, &list.items[i], &words);
        text_append_format(&words, ", %.8s", id);
        say("Warning: ", text_string(&words));
        text_clear(&words);
    }
    duplicate_list_clear(&list);
}

/* Fills the record, runs, prints; returns the exit code. */
static int
run_with_record(struct cli_call *run, struct error *error)
{
    struct error_list problems = {0};
    struct call *call = &run->call;
    call->record = fetch_record(run->cli, call, error);
    if (!call->record)
        return cli_fail(error);
    bool fresh = record_is_new(call->record);
    struct record *before = fresh ? NULL : record_copy(call->record);
    cli_set_values(run->cli, call->record, &problems);
    if (problems.count == 0)
        record_check(call->record, before, session_context(call->session), &problems);
    int code = problems.count > 0 ? cli_fail_problems(&problems) : 0;
    if (code == 0 && !run_command(run, error))
        code = cli_fail(error);
    if (code == 0 && fresh) {
        print_new_id(run);
        warn_of_duplicates(run);
    }
    error_list_clear(&problems);
    record_free(before);
    record_free(call->record);
    call->record = NULL;
    return code;
}

static int
run_call(struct cli_call *run, struct error *error)
{
    const struct cli_request *request = run->cli->request;
    if (request->id &&
        !session_find(run->call.session, id_type(request), request->id, &run->call.id, error))
        return cli_fail(error);
    if (request->many[MANY_WHERE])
        return many_run(run, error);
    if (request->command->each)
        return many_run_each(run, error);
    if (request->command->flags & COMMAND_TAKES_RECORD)
        return run_with_record(run, error);
    if (!run_command(run, error) && !output_is_closed(&run->output) && run->output.failure == 0)
        return cli_fail(error);
    return 0;
}

/* E16. */
static void
tell_wait(void *context)
{
    (void)context;
    say("", "Waiting while somebody else saves");
}

/* S35. */
static void
tell_warning(const struct cli *cli)
{
    struct text warning = TEXT_EMPTY;
    if (cli->session && session_warning(cli->session, &warning))
        say("Warning: ", text_string(&warning));
    text_clear(&warning);
}

/* The message of the outcome, unless the data could not be written: then that is the news. */
static int
finish(struct cli_call *run, int code)
{
    struct error error;
    if (!output_finish(&run->output, &error))
        return cli_fail(&error);
    if (output_is_closed(&run->output))
        return 0;
    const char *message = text_string(&run->call.outcome.message);
    if (*message != '\0')
        say("", message);
    return code != 0 ? code : run->call.outcome.exit_code;
}

static bool
may_run(const struct cli *cli, struct error *error)
{
    return !cli->session ||
           permission_command(cli->session, cli->request->command, cli->request->type, error);
}

/* What is asked for over ssh and refused is noted, at the door or behind it. */
static void
note_refusal(const struct cli *cli)
{
    struct error unnoted;
    if (cli->session && !session_note_refusal(cli->session, cli->request->command->name, &unnoted))
        say("posact: ", unnoted.text);
}

int
cli_run(const struct cli *cli)
{
    const struct cli_request *request = cli->request;
    struct error error = {.code = ERROR_NONE, .field = NO_FIELD};
    char **args = must_calloc(request->command->arg_count + 1, sizeof *args);
    struct cli_call run = {
        .call = {.session = cli->session, .type = request->type},
        .cli = cli,
    };
    int code;
    if (cli->session)
        session_on_wait(cli->session, tell_wait, NULL);
    if (may_run(cli, &error) && parse_args(cli, args, &error)) {
        run.call.args = (const char *const *)args;
        code = finish(&run, run_call(&run, &error));
    } else {
        code = cli_fail(&error);
    }
    if (code == exit_code(ERROR_DENIED))
        note_refusal(cli);
    tell_warning(cli);
    outcome_clear(&run.call.outcome);
    free_args(request->command, args);
    return code;
}

struct manual
cli_manual(const struct cli *cli)
{
    return (struct manual){
        .tables = cli->tables,
        .table_count = cli->table_count,
        .config = cli->config,
        .keymap = cli->keymap,
        .day = moment_to_date(clock_now_ms(&cli->clock)),
        .session = cli->session,
    };
}

int
cli_help(const struct cli *cli)
{
    struct cli_call run = {.cli = cli};
    struct text words = TEXT_EMPTY;
    const struct manual manual = cli_manual(cli);
    if (cli->request->command)
        manual_command(cli->request->command, &words);
    else
        manual_overview(&manual, &words);
    output_safe(&run.output, text_string(&words));
    text_clear(&words);
    return finish(&run, 0);
}
