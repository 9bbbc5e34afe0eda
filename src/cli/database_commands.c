/* database_commands.c - what is done to the whole file. */
#include "cli/database_commands.h"

#include "cli/cli_call.h"
#include "modules/backups.h"
#include "modules/custom_fields.h"
#include "modules/demo.h"
#include "modules/monitoring.h"

#define DEMO_PEOPLE 200
#define DEMO_SEED 1

/* --- init, demo --- */

bool
database_run_init(struct call *call, struct error *error)
{
    const struct cli *cli = cli_call_of(call)->cli;
    const char *path = session_database_path(call->session);
    if (!cli->created)
        return error_set(error, ERROR_CONFLICT, "There is a database at '%s' already", path);
    text_append_format(&call->outcome.message, "Made an empty database: '%s'", path);
    return true;
}

const struct field demo_args[DEMO_ARG_COUNT] = {
    [DEMO_ARG_PEOPLE] = {.name = "people",
                         .label = "People",
                         .kind = FIELD_TEXT,
                         .help = "How many; 200 without it"},
    [DEMO_ARG_SEED] = {.name = "seed",
                       .label = "Seed",
                       .kind = FIELD_TEXT,
                       .help = "A number; the same one invents the same people"},
};

bool
database_run_demo(struct call *call, struct error *error)
{
    uint64_t people = DEMO_PEOPLE, seed = DEMO_SEED;
    if (!cli_number(&demo_args[DEMO_ARG_PEOPLE], call->args[DEMO_ARG_PEOPLE], &people, error) ||
        !cli_number(&demo_args[DEMO_ARG_SEED], call->args[DEMO_ARG_SEED], &seed, error) ||
        !demo_fill(call->session, (size_t)people, seed, error))
        return false;
    text_append_format(&call->outcome.message, "Invented %zu %s in '%s'", (size_t)people,
                       people == 1 ? "person" : "people", session_database_path(call->session));
    return true;
}

/* --- backup, revert --- */

const struct field database_backup_args[BACKUP_ARG_COUNT] = {
    [BACKUP_FILE] = {.name = "file",
                     .label = "File",
                     .kind = FIELD_TEXT,
                     .flags = FIELD_PATH,
                     .help = "Where to; without it the folder 'backups' beside the database"},
};

bool
database_run_backup(struct call *call, struct error *error)
{
    struct text made = TEXT_EMPTY;
    bool done = backups_make(call->session, call->args[BACKUP_FILE], "asked", &made, error);
    if (done)
        text_append_format(&call->outcome.message, "Backed up: '%s'", text_string(&made));
    text_clear(&made);
    return done;
}

const struct field database_revert_args[REVERT_ARG_COUNT] = {
    [REVERT_FILE] = {.name = "file",
                     .label = "File",
                     .kind = FIELD_TEXT,
                     .flags = FIELD_REQUIRED | FIELD_PATH,
                     .help = "The backup to go back to; it stays as it is"},
};

bool
database_run_revert(struct call *call, struct error *error)
{
    const struct cli *cli = cli_call_of(call)->cli;
    struct text aside = TEXT_EMPTY;
    bool done = backups_restore(cli->database, call->args[REVERT_FILE], &cli->clock, &aside, error);
    if (done)
        text_append_format(&call->outcome.message, "Went back: '%s'", cli->database);
    if (done && aside.length > 0)
        text_append_format(&call->outcome.message, "; what it was before is '%s'",
                           text_string(&aside));
    text_clear(&aside);
    return done;
}

/* --- check --- */

bool
database_run_check(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct text findings = TEXT_EMPTY;
    bool sound = session_check(call->session, &findings, error) &&
                 monitoring_check(call->session, &findings, error) &&
                 custom_fields_unread(call->session, &findings, error);
    output_safe(&run->output, text_string(&findings));
    if (sound)
        text_append_format(&call->outcome.message, "The database is sound%s",
                           findings.length > 0 ? "; what is named above stands as it was typed, "
                                                 "until somebody corrects it"
                                               : "");
    text_clear(&findings);
    return sound;
}
