/* main.c - a process that keeps to itself, and what is asked of it. */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/process.h"
#include "base/text.h"
#include "cli/cli.h"
#include "modules/witness.h"
#include "program/program.h"
#include "program/request.h"
#include "program/serving.h"
#include "term/terminal.h"
#include "ui/views.h"

/* --- surroundings --- */

/* E04: a file opened as 0, 1 or 2 would be read or written by mistake. The wrong direction on
 * purpose: what is written there is an error and not lost in silence. */
static void
open_standard_streams(void)
{
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) {
        if (fcntl(descriptor, F_GETFD) >= 0)
            continue;
        int opened = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        if (opened != descriptor)
            abort();
    }
}

static void
set_up_process(void)
{
    open_standard_streams();
    umask(077);
    process_keep_private();
    setlocale(LC_CTYPE, "C.UTF-8"); /* A33: whatever LANG says */
    signal(SIGPIPE, SIG_IGN);
    memory_on_failure(terminal_restore);
}

/* --- the whole run --- */

static int
run(struct program *program, int argc, char **argv)
{
    struct error error;
    program_read_settings(program, cli_config_file(argc, argv));
    if (!cli_request_read(&program->request, argc, argv, program->tables, program->table_count,
                          &error))
        return cli_fail(&error);
    if (program->request.options[CLI_VERSION])
        return request_print_version();
    if (!program_prepare(program, &error))
        return cli_fail(&error);
    witness_connect(program->config);
    return request_run(program, NULL);
}

int
main(int argc, char **argv)
{
    set_up_process();
    struct command_table tables[UI_TABLES + 1];
    struct program program = {.tables = tables, .table_count = ui_tables(tables)};
    tables[program.table_count++] = cli_commands;
    program.words = argv;
    bool served = argc > 1 && string_equal(argv[1], "serve");
    int code = served ? serving_run(&program, argc, argv) : run(&program, argc, argv);
    program_clear(&program);
    return code;
}
