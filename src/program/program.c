/* program.c - settings, options and database of a run. */
#include "program.h"

#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/process.h"
#include "base/secret.h"
#include "base/served.h"
#include "base/text.h"
#include "cli/passphrase.h"
#include "modules/group.h"
#include "modules/hub.h"
#include "modules/lawful_basis.h"
#include "modules/letter.h"
#include "modules/permission.h"
#include "modules/purpose.h"
#include "modules/registry.h"
#include "store/exchange.h"
#include "store/store.h"
#include "store/vault.h"
#include "ui/keys.h"

#define PASSPHRASE_TRIES 3
#define SYSTEM_CONFIG "/etc/posact/posact.yaml"

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

void
program_read_settings(struct program *program, const char *given_path)
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

bool
program_lay_options(struct program *program, struct error *error)
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

bool
program_prepare(struct program *program, struct error *error)
{
    if (!check_settings(program, error) || !program_lay_options(program, error) ||
        !find_database(program, error) ||
        !clock_from_text(getenv("POSACT_NOW"), &program->clock, error))
        return false;
    const char *officer = served_here() ? "posact" : config_text(program->config, SETTING_OFFICER);
    program->officer = *officer != '\0' ? must_strdup(officer) : login_name();
    return true;
}

bool
program_state_purpose(const struct program *program, struct session *session, struct error *error)
{
    const char *purpose = program->request.options[CLI_PURPOSE];
    if (!purpose || purpose_state(session, purpose, error))
        return true;
    if (*purpose == '\0')
        return error_set(error, ERROR_USAGE, "'--purpose' needs words behind it");
    error->code = ERROR_USAGE;
    return false;
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

static struct vault *
unseal_once(const struct program *program, bool read_only, struct error *error)
{
    char *passphrase = cli_passphrase(&program->request, program->database, error);
    struct vault *file =
        passphrase ? vault_open(program->database, passphrase, read_only, error) : NULL;
    secret_free(passphrase);
    return file;
}

/* Asked for where somebody can type it, who may mistype; nothing is opened before that. */
static struct vault *
unseal(const struct program *program, bool read_only, struct error *error)
{
    process_lock_memory();
    if (!vault_check(program->database, error))
        return NULL;
    struct vault *vault = unseal_once(program, read_only, error);
    for (int i = 1; !vault && i < PASSPHRASE_TRIES && error->code == ERROR_DENIED &&
                    !program->request.options[CLI_PASSPHRASE_FILE];
         i++) {
        cli_fail(error);
        vault = unseal_once(program, read_only, error);
    }
    return vault;
}

/* What was checked out for some days opens on those alone; what was done with it is kept. */
static bool
check_last_day(struct session *session, const char *path, struct error *error)
{
    struct exchange exchange = {.host = NULL};
    struct date until;
    char shown[DATE_TEXT_SIZE] = "";
    bool found;
    bool done = hub_exchange(session, &exchange, &found, error);
    if (done && found && hub_is_over(session, &exchange)) {
        if (date_from_iso(exchange.until, &until))
            date_show(until, shown);
        done = error_set(error, ERROR_DENIED,
                         "'%s' was checked out until %s and opens no more; nothing of it is lost: "
                         "send it with posact checkin, then check out again",
                         path, shown);
    }
    exchange_clear(&exchange);
    return done;
}

struct session *
program_open_session(struct program *program, bool *created, struct error *error)
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
    bool sealed = vault_is(program->database);
    if (sealed && !(options.sealed = unseal(program, options.read_only, error)))
        return NULL;
    struct store *store = store_open(&options, error);
    if (!store)
        return NULL;
    struct session *session = session_new(&(struct session_options){
        .store = store,
        .config = program->config,
        .clock = program->clock,
        .officer = program->officer,
    });
    if (check_last_day(session, program->database, error))
        return session;
    session_free(session);
    return NULL;
}

void
program_begin_again(const struct program *program)
{
    execv("/proc/self/exe", program->words);
}

void
program_clear(struct program *program)
{
    cli_request_clear(&program->request);
    error_list_clear(&program->problems);
    keymap_free(program->keymap);
    custom_fields_free(program->custom);
    config_free(program->config);
    free(program->database);
    free(program->officer);
}
