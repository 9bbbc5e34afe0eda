/* at_terminal.c - opens the screens or the lines, and ends the day behind them. */
#include "at_terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/served.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cli/event_place.h"
#include "config/theme.h"
#include "modules/backups.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "modules/session_user.h"
#include "modules/witness.h"
#include "plain/mode.h"
#include "plain/standard.h"
#include "term/terminal.h"
#include "term/terminal_type.h"
#include "ui/shell.h"
#include "ui/views.h"

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

struct terminal *
at_terminal_open_screen(struct program *program, struct error *error)
{
    struct theme theme;
    load_theme(program, &theme);
    struct terminal_options options = {
        .theme = &theme,
        .escape_delay_ms = (int)config_number(program->config, SETTING_ESCAPE_DELAY),
        .ascii = string_equal(config_text(program->config, SETTING_ASCII), "yes"),
    };
    return terminal_open_curses(&options, error);
}

static int
open_screen(struct program *program, struct session *session)
{
    struct error error;
    struct terminal *terminal = at_terminal_open_screen(program, &error);
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
    bool ends = served || session_is_sealed(session);
    struct waiting waiting = {.session = session, .streams = &streams};
    struct standard_streams *standard = standard_open(&streams, ends ? is_over : NULL, &waiting);
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

const char *
at_terminal_plain(const struct program *program, struct text *no_screens)
{
    struct plain_signs signs = {
        .option = program->request.options[CLI_PLAIN] != NULL,
        .environment = getenv("POSACT_PLAIN"),
        .accessible = getenv("ACCESSIBLE"),
        .configured = string_equal(config_text(program->config, SETTING_PLAIN), "yes"),
        .configured_in = config_origin(program->config, SETTING_PLAIN),
    };
    if (!terminal_type_shows_screens(no_screens))
        signs.no_screens = text_string(no_screens);
    return plain_mode(&signs);
}

static int
run_at_terminal(struct program *program, struct session *session)
{
    struct text no_screens = TEXT_EMPTY;
    const char *why = at_terminal_plain(program, &no_screens);
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

bool
at_terminal_is_asked(const struct program *program)
{
    const struct command *command = program->request.command;
    if (program->request.options[CLI_HELP])
        return false;
    return !command || ((command->flags & COMMAND_SCREEN) && is_terminal());
}

/* S16: a laptop on which nobody types is locked: this process goes, with the keys and all that it
 * read, and another asks for the passphrase. What was typed is offered then. One that has the
 * passphrase from a file would open by itself. */
static bool
is_to_be_locked(const struct program *program, struct session *session)
{
    return session_is_sealed(session) && session_is_over(session) &&
           !program->request.options[CLI_PASSPHRASE_FILE];
}

int
at_terminal_run(struct program *program, struct session *served)
{
    struct error error;
    if (!is_terminal()) {
        error_set(&error, ERROR_USAGE,
                  "A terminal is needed; without one, name a command: 'posact help' lists "
                  "them");
        return cli_fail(&error);
    }
    bool created;
    struct session *session = served ? served : program_open_session(program, &created, &error);
    if (!session)
        return cli_fail(&error);
    bool found =
        program_state_purpose(program, session, &error) && find_place(program, session, &error);
    int code = found ? run_at_terminal(program, session) : cli_fail(&error);
    bool locked = !served && is_to_be_locked(program, session);
    if (!served)
        session_free(session);
    if (locked)
        program_begin_again(program);
    return code;
}
