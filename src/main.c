/* main.c - wires the layers together: surroundings, settings, database, then CLI or screen. */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/process.h"
#include "base/served.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/event_place.h"
#include "cli/keys_command.h"
#include "config/config.h"
#include "config/theme.h"
#include "modules/backups.h"
#include "modules/candidate.h"
#include "modules/custom_fields.h"
#include "modules/event.h"
#include "modules/group.h"
#include "modules/lawful_basis.h"
#include "modules/letter.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "modules/session.h"
#include "modules/session_user.h"
#include "modules/witness.h"
#include "plain/mode.h"
#include "plain/standard.h"
#include "server/forced_words.h"
#include "server/surroundings.h"
#include "store/store.h"
#include "term/terminal.h"
#include "term/terminal_type.h"
#include "ui/keys.h"
#include "ui/shell.h"
#include "ui/views.h"

#define SYSTEM_CONFIG "/etc/posact/posact.yaml"

/* What every part of a run needs; main owns it. */
struct program {
    struct cli_request request;
    const struct command_table *tables;
    size_t table_count;
    struct config *config;
    struct custom_fields *custom;
    struct error_list problems;
    struct keymap *keymap;
    struct clock clock;
    struct id desk;  /* of the event whose door is opened; zero for none */
    struct id asked; /* who answers equality questions first; zero for nobody */
    char *database;  /* path */
    char *officer;
};

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

/* Who is working when nobody says: the login name. */
static char *
login_name(void)
{
    const struct passwd *user = getpwuid(getuid());
    if (user && !string_is_empty(user->pw_name))
        return must_strdup(user->pw_name);
    return must_format("uid %lu", (unsigned long)getuid());
}

/* --- settings --- */

static bool
set_option(struct program *program, enum cli_option option, enum setting setting, const char *value,
           struct error *error)
{
    if (!program->request.options[option])
        return true;
    if (!value)
        value = program->request.options[option];
    return config_set(program->config, setting, value, error);
}

/* Before the command line is read, for its flags are the fields of the records. What is wrong with
 * the settings is said when the command line is understood. */
static void
read_settings(struct program *program, const char *given_path)
{
    struct text user_path = TEXT_EMPTY;
    file_config_path(&user_path, "posact.yaml");
    /* S27: who is served has no say in the settings. */
    struct config_sources sources = {
        .system_path = SYSTEM_CONFIG,
        .user_path = served_here() ? NULL : text_string(&user_path),
        .given_path = given_path,
        .use_environment = !served_here(),
    };
    program->config = config_load(&sources, &program->problems);
    program->custom = custom_fields_new(program->config, &program->problems);
    text_clear(&user_path);
}

/* A file that was named and cannot be read may be the one that says which database. */
static bool
check_given_file(const struct program *program, struct error *error)
{
    const char *path = program->request.options[CLI_CONFIG];
    struct text bytes = TEXT_EMPTY;
    bool ok = !path || file_read(path, 1024 * 1024, &bytes, error);
    text_clear(&bytes);
    return ok;
}

static bool
check_settings(struct program *program, struct error *error)
{
    if (!check_given_file(program, error))
        return false;
    program->keymap =
        keys_new(program->config, program->tables, program->table_count, &program->problems, error);
    if (!program->keymap)
        return false;
    letter_check(program->config, &program->problems);
    lawful_basis_check(program->config, &program->problems);
    group_check_list(program->config, &program->problems);
    permission_check_roles(program->config, program->tables, program->table_count,
                           &program->problems);
    for (size_t i = 0; i < program->problems.count; i++)
        cli_fail(&program->problems.items[i]);
    return true;
}

static bool
lay_options(struct program *program, struct error *error)
{
    return set_option(program, CLI_OFFICER, SETTING_OFFICER, NULL, error) &&
           set_option(program, CLI_THEME, SETTING_THEME, NULL, error) &&
           set_option(program, CLI_NO_COLOUR, SETTING_COLOUR, "never", error) &&
           set_option(program, CLI_NO_COLOR, SETTING_COLOUR, "never", error) &&
           set_option(program, CLI_ASCII, SETTING_ASCII, "yes", error);
}

static bool
find_database(struct program *program, struct error *error)
{
    const char *given = program->request.options[CLI_DATABASE];
    if (given && *given == '\0')
        return error_set(error, ERROR_USAGE, "'--db' needs the name of a file behind it");
    const char *configured = config_text(program->config, SETTING_DATABASE);
    struct text path = TEXT_EMPTY;
    if (given)
        text_append(&path, given);
    else if (*configured != '\0')
        text_append(&path, configured);
    else
        file_data_path(&path, "posact.db");
    program->database = text_take(&path);
    return true;
}

static bool
prepare(struct program *program, struct error *error)
{
    if (!check_settings(program, error) || !lay_options(program, error) ||
        !find_database(program, error) ||
        !clock_from_text(getenv("POSACT_NOW"), &program->clock, error))
        return false;
    const char *officer = served_here() ? "posact" : config_text(program->config, SETTING_OFFICER);
    program->officer = *officer != '\0' ? must_strdup(officer) : login_name();
    return true;
}

/* --- database --- */

/* E12: only the commands that say so make a database. */
static bool
may_be_missing(const struct program *program, struct error *error)
{
    const struct command *command = program->request.command;
    if (!command || !(command->flags & COMMAND_CREATES))
        return error_set(error, ERROR_STORE,
                         "There is no database '%s': 'posact init' makes an empty one, 'posact "
                         "demo' one with invented people",
                         program->database);
    if (program->request.options[CLI_READ_ONLY])
        return error_set(error, ERROR_DENIED, "With --read-only no database is made");
    return file_make_folder_of(program->database, error);
}

static struct session *
open_session(struct program *program, bool *created, struct error *error)
{
    *created = !file_exists(program->database);
    if (*created && !may_be_missing(program, error))
        return NULL;
    const struct command *command = program->request.command;
    struct store_options options = {
        .path = program->database,
        .mode = *created ? STORE_CREATE : STORE_OPEN,
        .read_only = program->request.options[CLI_READ_ONLY] != NULL ||
                     (command && command->flags & COMMAND_READS),
        .kind = command && string_equal(command->name, "demo") ? "demo" : "live",
        .lock_timeout_ms = (int)config_number(program->config, SETTING_LOCK_TIMEOUT) * 1000,
        .clock = program->clock,
        .ids = id_source_random(),
        .types = registry_types,
        .type_count = registry_type_count,
    };
    struct store *store = store_open(&options, error);
    if (!store)
        return NULL;
    return session_new(&(struct session_options){
        .store = store,
        .config = program->config,
        .clock = program->clock,
        .officer = program->officer,
    });
}

/* --- without a screen --- */

static int
run_command(struct program *program, struct cli *cli)
{
    struct error error;
    if (program->request.options[CLI_HELP])
        return cli_help(cli);
    bool opens = !cli->session && !(program->request.command->flags & COMMAND_NO_STORE);
    if (opens)
        cli->session = open_session(program, &cli->created, &error);
    if (opens && !cli->session)
        return cli_fail(&error);
    int code = cli_run(cli);
    if (opens)
        session_free(cli->session);
    return code;
}

static int
print_version(void)
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

/* --- the screen --- */

static void
load_theme(struct program *program, struct theme *theme)
{
    struct error error;
    if (!theme_load(config_text(program->config, SETTING_THEME), theme, &error))
        *error_list_new(&program->problems) = error;
    const char *colour = config_text(program->config, SETTING_COLOUR);
    const char *no_color = getenv("NO_COLOR");
    bool asked = string_equal(colour, "auto") && !string_is_empty(no_color);
    if (asked || string_equal(colour, "never"))
        theme_drop_colours(theme);
}

/* E08: at the end, so that nobody waits for it on the first screen. */
static void
back_up_daily(struct session *session)
{
    struct text made = TEXT_EMPTY;
    struct error error;
    if (!backups_make_daily(session, &made, &error)) {
        error_prefix(&error, "There is no backup of today");
        cli_fail(&error);
    } else if (made.length > 0) {
        struct text safe = TEXT_EMPTY;
        utf8_safe(&safe, text_string(&made), false);
        fprintf(stderr, "Backed up: '%s'\n", text_string(&safe));
        text_clear(&safe);
    }
    text_clear(&made);
}

/* Sync.md D: at the end as well, and before the backup, which then has the head's operations. */
static void
witness_daily(struct session *session)
{
    struct error error;
    if (!witness_sign_daily(session, &error))
        cli_fail(&error);
}

static void
end_day(struct session *session)
{
    witness_daily(session);
    back_up_daily(session);
}

/* Its place in front of everything else, where it may be. */
static void
hand_over(struct shell *shell, const struct id *candidate)
{
    struct error error;
    struct view *view = entry_view_new(shell, candidate, &error);
    if (view)
        shell_push(shell, view);
    else
        shell_say_error(shell, &error);
}

/* Who is served and no longer let in is told so, where they can read it. */
static int
say_why_over(struct session *session, int code)
{
    struct error error;
    if (!session_is_over(session))
        return code;
    session_why_over(session, &error);
    return cli_fail(&error);
}

/* What somebody sees first: the candidates, or what their role shows of the rest. */
static const struct record_type *
first_type(struct session *session)
{
    const struct record_type **types =
        must_calloc(registry_type_count, sizeof(const struct record_type *));
    const struct record_type *first =
        permission_types(session, types) > 0 ? types[0] : &candidate_type;
    free(types);
    return first;
}

static struct view *
first_view(struct shell *shell, struct session *session)
{
    struct error ignored;
    bool list = string_equal(config_text(session_config(session), SETTING_START), "list") ||
                !permission_everything(session, &ignored);
    return list ? list_view_new(shell, first_type(session)) : my_day_view_new(shell);
}

static int
run_shell(const struct program *program, struct session *session, struct terminal *terminal)
{
    struct shell *shell = shell_new(&(struct shell_options){
        .session = session,
        .terminal = terminal,
        .keymap = program->keymap,
    });
    shell_push(shell, first_view(shell, session));
    if (!id_is_zero(&program->desk))
        shell_push(shell, desk_view_new(shell, &program->desk));
    drafts_offer(shell);
    shell_say_problems(shell, &program->problems);
    if (!id_is_zero(&program->asked))
        hand_over(shell, &program->asked);
    int code = shell_run(shell);
    bool in_haste = shell_was_ended(shell);
    shell_free(shell);
    terminal->class->close(terminal);
    if (!in_haste && !served_here())
        end_day(session);
    return say_why_over(session, code);
}

static int
open_screen(struct program *program, struct session *session)
{
    struct error error;
    struct theme theme;
    load_theme(program, &theme);
    struct terminal_options options = {
        .theme = &theme,
        .escape_delay_ms = (int)config_number(program->config, SETTING_ESCAPE_DELAY),
        .ascii = string_equal(config_text(program->config, SETTING_ASCII), "yes"),
    };
    struct terminal *terminal = terminal_open_curses(&options, &error);
    return terminal ? run_shell(program, session, terminal) : cli_fail(&error);
}

/* --- line by line --- */

/* A line that somebody who is served is waited for. What others typed on this machine stays on its
 * terminal in any case, so that nothing is hidden by leaving. */
struct waiting {
    struct session *session;
    const struct plain_streams *streams;
    bool told;
};

static bool
is_over(void *context, int64_t waited_ms)
{
    struct waiting *waiting = context;
    bool soon = session_silent(waiting->session, waited_ms);
    if (soon && !waiting->told) {
        static const char line[] = "\nWarning: " SESSION_SOON_OVER "\n";
        waiting->streams->write(waiting->streams->context, line, sizeof line - 1);
    }
    waiting->told = soon;
    return session_is_over(waiting->session);
}

static int
run_lines(const struct program *program, struct session *session, const char *why)
{
    struct plain_streams streams;
    bool served = session_user(session) != NULL;
    struct waiting waiting = {.session = session, .streams = &streams};
    struct standard_streams *standard = standard_open(&streams, served ? is_over : NULL, &waiting);
    enum plain_input ended = plain_run(&(struct plain_options){
        .session = session,
        .keymap = program->keymap,
        .first = first_type(session),
        .desk = program->desk,
        .asked = program->asked,
        .why = why,
        .streams = &streams,
    });
    standard_close(standard);
    if (ended != PLAIN_HUNG_UP && ended != PLAIN_TOLD_TO_STOP && !served)
        end_day(session);
    return say_why_over(session, ended == PLAIN_HUNG_UP ? 1 : 0);
}

/* A10: what was asked for, and else what the terminal can do. */
static int
run_at_terminal(struct program *program, struct session *session)
{
    struct text no_screens = TEXT_EMPTY;
    struct plain_signs signs = {
        .option = program->request.options[CLI_PLAIN] != NULL,
        .environment = getenv("POSACT_PLAIN"),
        .accessible = getenv("ACCESSIBLE"),
        .configured = string_equal(config_text(program->config, SETTING_PLAIN), "yes"),
        .configured_in = config_origin(program->config, SETTING_PLAIN),
    };
    if (!terminal_type_shows_screens(&no_screens))
        signs.no_screens = text_string(&no_screens);
    const char *why = plain_mode(&signs);
    int code = why ? run_lines(program, session, why) : open_screen(program, session);
    text_clear(&no_screens);
    return code;
}

/* `posact event desk ID`, `posact self-entry ID`. */
static bool
find_place(struct program *program, struct session *session, struct error *error)
{
    const struct cli_request *request = &program->request;
    if (!request->command)
        return true;
    if (request->command->run == entry_place_run)
        return session_find(session, &candidate_type, request->args[ENTRY_PLACE_CANDIDATE],
                            &program->asked, error);
    return session_find(session, &event_type, request->args[EVENT_PLACE_EVENT], &program->desk,
                        error);
}

static bool
is_terminal(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

/* The screens, or lines in their place. */
static bool
opens_screen(const struct program *program)
{
    const struct command *command = program->request.command;
    if (program->request.options[CLI_HELP])
        return false;
    return !command || ((command->flags & COMMAND_SCREEN) && is_terminal());
}

static int
run_for_person(struct program *program, struct session *served)
{
    struct error error;
    if (!is_terminal()) {
        error_set(&error, ERROR_USAGE,
                  "A terminal is needed; without one, name a command: 'posact help' lists "
                  "them");
        return cli_fail(&error);
    }
    bool created;
    struct session *session = served ? served : open_session(program, &created, &error);
    if (!session)
        return cli_fail(&error);
    bool found = find_place(program, session, &error);
    int code = found ? run_at_terminal(program, session) : cli_fail(&error);
    if (!served)
        session_free(session);
    return code;
}

/* --- the whole run --- */

/* `served` is the session of who is served; NULL for one that is opened here. */
static int
run_request(struct program *program, struct session *served)
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
    return opens_screen(program) ? run_for_person(program, served) : run_command(program, &cli);
}

static int
run(struct program *program, int argc, char **argv)
{
    struct error error;
    read_settings(program, cli_config_file(argc, argv));
    if (!cli_request_read(&program->request, argc, argv, program->tables, program->table_count,
                          &error))
        return cli_fail(&error);
    if (program->request.options[CLI_VERSION])
        return print_version();
    if (!prepare(program, &error))
        return cli_fail(&error);
    witness_connect(program->config);
    return run_request(program, NULL);
}

/* --- served over ssh --- */

/* S29: who they are and on which file they work is for the forced command to say. */
static bool
check_asked_options(const struct cli_request *request, struct error *error)
{
    static const enum cli_option never[] = {CLI_DATABASE, CLI_CONFIG, CLI_OFFICER};
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++) {
        if (request->options[never[i]])
            return error_set(error, ERROR_DENIED, "'--%s' is not given over ssh; leave it out",
                             cli_option_rows[never[i]].name);
    }
    const char *theme = request->options[CLI_THEME];
    return !theme || !strpbrk(theme, "./") ||
           error_set(error, ERROR_DENIED, "'--theme' takes the name of a theme over ssh, no file");
}

static bool
read_asked(struct program *program, const char *asked, struct forced_words *words,
           struct error *error)
{
    cli_request_clear(&program->request);
    return forced_words_read(asked, words, error) &&
           cli_request_read(&program->request, (int)words->count, words->items, program->tables,
                            program->table_count, error) &&
           check_asked_options(&program->request, error) && lay_options(program, error);
}

static int
refuse_asked(struct session *session, const char *what, const struct error *why)
{
    struct error error;
    if (!session_note_refusal(session, what, &error))
        cli_fail(&error);
    return cli_fail(why);
}

static int
run_asked(struct program *program, struct session *session, const char *asked)
{
    struct forced_words words;
    struct error error;
    int code;
    bool understood = read_asked(program, asked ? asked : "", &words, &error);
    const struct command *command = program->request.command;
    if (!understood)
        code = refuse_asked(session, command ? command->name : NULL, &error);
    else if (program->request.options[CLI_VERSION])
        code = print_version();
    else if (!command && !program->request.options[CLI_HELP] &&
             !permission_screens(session, &error))
        code = refuse_asked(session, "screens", &error);
    else
        code = run_request(program, session);
    cli_request_clear(&program->request); /* it borrows the words */
    forced_words_clear(&words);
    return code;
}

/* Each user has a folder beside the database, which 'posact get' and 'posact put' reach. */
static bool
enter_outbox(const struct program *program, const struct id *user, struct error *error)
{
    char id[ID_TEXT_SIZE];
    id_to_text(user, id);
    const char *slash = strrchr(program->database, '/');
    if (*program->database != '/' || !slash)
        return error_set(error, ERROR_CONFIG,
                         "The database of a server is named from the root "
                         "folder on, as in /srv/posact/data/posact.db");
    char *path =
        must_format("%.*s/outbox/%s", (int)(slash - program->database), program->database, id);
    bool entered = file_make_folder_of(path, error) && surroundings_enter(path, error);
    free(path);
    return entered;
}

static int
run_for_user(struct program *program, const struct id *user, const char *asked)
{
    struct error error;
    bool created;
    struct session *session = open_session(program, &created, &error);
    if (!session)
        return cli_fail(&error);
    bool let_in = session_sign_in(session, user, &error) && enter_outbox(program, user, &error);
    int code = let_in ? run_asked(program, session, asked) : cli_fail(&error);
    session_free(session);
    return code;
}

/* The forced command of sshd: `posact serve --user ID`. */
static int
run_served(struct program *program, int argc, char **argv)
{
    struct error error;
    struct id user;
    char *asked = NULL;
    int code;
    bool made = surroundings_make(&asked, &error);
    if (made) {
        read_settings(program, cli_config_file(argc, argv));
        witness_connect(program->config);
    }
    if (!made || !surroundings_confine(&error)) {
        free(asked);
        return cli_fail(&error);
    }
    bool forced = cli_request_read(&program->request, argc, argv, program->tables,
                                   program->table_count, &error);
    const char *typed = forced ? program->request.args[SERVE_USER] : NULL;
    if (forced && !program->request.options[CLI_HELP] && (!typed || !id_from_text(typed, &user)))
        forced = error_set(&error, ERROR_USAGE, "'--user' needs the whole id of a user");
    if (!forced || !prepare(program, &error))
        code = cli_fail(&error);
    else if (program->request.options[CLI_HELP])
        code = run_request(program, NULL);
    else
        code = run_for_user(program, &user, asked);
    free(asked);
    return code;
}

int
main(int argc, char **argv)
{
    set_up_process();
    struct command_table tables[UI_TABLES + 1];
    struct program program = {.tables = tables, .table_count = ui_tables(tables)};
    tables[program.table_count++] = cli_commands;
    bool served = argc > 1 && string_equal(argv[1], "serve");
    int code = served ? run_served(&program, argc, argv) : run(&program, argc, argv);
    cli_request_clear(&program.request);
    error_list_clear(&program.problems);
    keymap_free(program.keymap);
    custom_fields_free(program.custom);
    config_free(program.config);
    free(program.database);
    free(program.officer);
    return code;
}
