/* request.c - runs a command, or hands over to the terminal. */
#include "request.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "at_stand.h"
#include "at_terminal.h"
#include "base/embedded.h"
#include "store/store.h"

static int
run_command(struct program *program, struct cli *cli)
{
    struct error error;
    if (program->request.options[CLI_HELP])
        return cli_help(cli);
    bool opens = !cli->session && !(program->request.command->flags & COMMAND_NO_STORE);
    if (opens)
        cli->session = program_open_session(program, &cli->created, &error);
    if (opens && !cli->session)
        return cli_fail(&error);
    bool stated = !cli->session || program_state_purpose(program, cli->session, &error);
    int code = stated ? cli_run(cli) : cli_fail(&error);
    if (opens)
        session_free(cli->session);
    return code;
}

int
request_print_version(void)
{
    size_t schema = 0;
    while (embedded_schema[schema].name)
        schema++;
    printf("posact %s, schema %zu, SQLite %s\n", POSACT_VERSION, schema, store_engine_version());
    struct error error;
    if (fflush(stdout) == 0)
        return 0;
    error_set(&error, ERROR_FILE, "Could not write the version: %s", strerror(errno));
    return cli_fail(&error);
}

int
request_run(struct program *program, struct session *served)
{
    struct cli cli = {
        .request = &program->request,
        .tables = program->tables,
        .table_count = program->table_count,
        .config = program->config,
        .keymap = program->keymap,
        .problems = &program->problems,
        .session = served,
        .database = program->database,
        .clock = program->clock,
    };
    if (!at_terminal_is_asked(program))
        return run_command(program, &cli);
    return at_stand_is_asked(program) ? at_stand_run(program) : at_terminal_run(program, served);
}
