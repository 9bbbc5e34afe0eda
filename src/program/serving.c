/* serving.c - serves one user over ssh (sync.md C). */
#include "serving.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/keys_command.h"
#include "modules/permission.h"
#include "modules/session_user.h"
#include "modules/witness.h"
#include "request.h"
#include "server/forced_words.h"
#include "server/surroundings.h"

/* S29: who they are and on which file they work is for the forced command to say. */
static bool
check_asked_options(const struct cli_request *request, struct error *error)
{
    static const enum cli_option never[] = {CLI_DATABASE, CLI_CONFIG, CLI_OFFICER,
                                            CLI_PASSPHRASE_FILE};
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
           check_asked_options(&program->request, error) && program_lay_options(program, error);
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
        code = request_print_version();
    else if (!command && !program->request.options[CLI_HELP] &&
             !permission_screens(session, &error))
        code = refuse_asked(session, "screens", &error);
    else
        code = request_run(program, session);
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
    struct session *session = program_open_session(program, &created, &error);
    if (!session)
        return cli_fail(&error);
    bool let_in = session_sign_in(session, user, &error) && enter_outbox(program, user, &error);
    int code = let_in ? run_asked(program, session, asked) : cli_fail(&error);
    session_free(session);
    return code;
}

int
serving_run(struct program *program, int argc, char **argv)
{
    struct error error;
    struct id user;
    char *asked = NULL;
    int code;
    bool made = surroundings_make(&asked, &error);
    if (made) {
        program_read_settings(program, cli_config_file(argc, argv));
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
    if (!forced || !program_prepare(program, &error))
        code = cli_fail(&error);
    else if (program->request.options[CLI_HELP])
        code = request_run(program, NULL);
    else
        code = run_for_user(program, &user, asked);
    free(asked);
    return code;
}
