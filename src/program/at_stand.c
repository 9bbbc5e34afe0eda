/* at_stand.c - the stand of a fair on the screen or line by line. The session is in memory, and of
 * the people there nothing comes into it. */
#include "at_stand.h"

#include <stdio.h>
#include <stdlib.h>

#include "at_terminal.h"
#include "base/served.h"
#include "base/utf8.h"
#include "cli/stand_place.h"
#include "fair/stand.h"
#include "modules/kiosk.h"
#include "modules/registry.h"
#include "plain/standard.h"
#include "store/store.h"
#include "ui/shell.h"
#include "ui/views.h"

bool
at_stand_is_asked(const struct program *program)
{
    return program->request.command && program->request.command->run == stand_place_run;
}

static struct session *
open_session(const struct program *program, struct error *error)
{
    const struct store_options options = {
        .path = ":memory:",
        .mode = STORE_CREATE,
        .clock = program->clock,
        .ids = id_source_random(),
        .types = registry_types,
        .type_count = registry_type_count,
    };
    struct store *store = store_open(&options, error);
    return store ? session_new(&(struct session_options){
                       .store = store,
                       .config = program->config,
                       .clock = program->clock,
                       .officer = program->officer,
                   })
                 : NULL;
}

/* --- both ways --- */

static bool
run_screen(struct program *program, struct session *session, struct stand *stand,
           struct error *error)
{
    struct terminal *terminal = at_terminal_open_screen(program, error);
    if (!terminal)
        return false;
    struct shell *shell = shell_new(&(struct shell_options){
        .session = session,
        .terminal = terminal,
        .keymap = program->keymap,
    });
    shell_push(shell, entry_view_show(shell, &kiosk_class, stand_pages(stand)));
    shell_run(shell);
    shell_free(shell);
    terminal->class->close(terminal);
    return true;
}

static void
run_lines(struct stand *stand)
{
    struct plain_streams streams;
    struct standard_streams *standard = standard_open(&streams, NULL, NULL);
    void *pages = stand_pages(stand);
    plain_pages(&streams, &kiosk_class, pages);
    kiosk_class.free(pages);
    standard_close(standard);
}

static int
say_end(struct stand *stand)
{
    struct text said = TEXT_EMPTY, safe = TEXT_EMPTY;
    struct error error;
    bool done = stand_end(stand, &said, &error);
    utf8_safe(&safe, text_string(&said), false);
    if (done)
        fprintf(stderr, "%s\n", text_string(&safe));
    text_clear(&safe);
    text_clear(&said);
    return done ? 0 : cli_fail(&error);
}

static int
run(struct program *program, struct session *session, struct stand *stand)
{
    struct error error;
    struct text no_screens = TEXT_EMPTY;
    bool done = true;
    if (at_terminal_plain(program, &no_screens))
        run_lines(stand);
    else
        done = run_screen(program, session, stand, &error);
    text_clear(&no_screens);
    return done ? say_end(stand) : cli_fail(&error);
}

int
at_stand_run(struct program *program)
{
    struct error error;
    char *const *args = program->request.args;
    if (served_here()) {
        error_set(&error, ERROR_USAGE, "A stand is on the laptop, not over ssh");
        return cli_fail(&error);
    }
    struct session *session = open_session(program, &error);
    struct stand *stand = session ? stand_open(
                                        &(struct stand_options){
                                            .pack = args[STAND_PACK],
                                            .into = args[STAND_INTO],
                                            .mark = args[STAND_MARK],
                                            .session = session,
                                        },
                                        &error)
                                  : NULL;
    int code = stand ? run(program, session, stand) : cli_fail(&error);
    stand_free(stand);
    session_free(session);
    return code;
}
