/* authorisation_test.c - every command, for every role of those that ship, against the table that
 * says who may (T85): on the command line, where each is asked for as over ssh, and on the screens.
 * A command without a row in the table makes it differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/public_key.h"
#include "cli/cli.h"
#include "config/settings.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "modules/session_private.h"
#include "modules/session_user.h"
#include "modules/user.h"
#include "server/forced_words.h"
#include "support/fixture.h"
#include "support/golden.h"
#include "term/terminal.h"
#include "ui/keys.h"
#include "ui/shell.h"
#include "ui/views.h"

#define ROLES 8
#define TABLE "tests/data/authorisation.txt"
#define PLACES_OF_TYPES (PLACE_LIST | PLACE_DETAIL | PLACE_DAY | PLACE_BOARD)

static struct command_table tables[UI_TABLES + 1];
static size_t table_count;
static struct keymap *keymap;
static struct error_list problems;

static const char key_line[] =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG7Xi+hcPlIqaUs3IhhrY/d6+fHYrziSaKgx1bhBGWR0";

/* A session of a user of each role; their names stand in the order of the settings. */
struct roles {
    struct session *sessions[ROLES];
    const char *names[ROLES];
};

/* Whoever is served. */
struct served {
    const char *role;
    struct id user;
};

static bool
add_user(struct session *session, void *context, struct error *error)
{
    struct served *served = context;
    struct public_key offered;
    bool done = public_key_read(key_line, &offered, error) &&
                user_add(session, "M. Begum", served->role, &offered, &served->user, error);
    public_key_clear(&offered);
    return done;
}

static void
roles_open(struct roles *roles)
{
    const struct choice_list *list = NULL;
    for (size_t i = 0; i < ROLES; i++) {
        struct error error = {.text = ""};
        struct session *session = fixture_session();
        list = config_list(session_config(session), SETTING_USER_ROLES);
        assert_int_equal(list->count, ROLES);
        struct served served = {.role = list->items[i].code};
        if (!session_write(session, "user add", add_user, &served, &error) ||
            !session_sign_in(session, &served.user, &error))
            fail_msg("%s", error.text);
        roles->sessions[i] = session;
        roles->names[i] = session_role(session);
        assert_string_equal(roles->names[i], served.role);
    }
    table_count = ui_tables(tables);
    tables[table_count++] = cli_commands;
    struct error error;
    keymap = keys_new(session_config(roles->sessions[0]), tables, table_count, &problems, &error);
    assert_non_null(keymap);
}

static void
roles_close(struct roles *roles)
{
    for (size_t i = 0; i < ROLES; i++)
        fixture_session_free(roles->sessions[i]);
    keymap_free(keymap);
    error_list_clear(&problems);
}

/* --- on the command line --- */

#define NOBODY "00000000-0000-4000-8000-000000000000"

/* What an arg takes, so that the command is read; of records there are none. */
static const char *
sample(struct session *session, const struct field *arg)
{
    const struct choice_list *choices = field_choices(arg, session_context(session));
    switch (arg->kind) {
    case FIELD_CHOICE:
        return choices->items[0].code;
    case FIELD_ID:
    case FIELD_LINK:
        return NOBODY;
    case FIELD_NUMBER:
        return "1";
    case FIELD_DATE:
    case FIELD_MOMENT:
        return "2026-11-21";
    case FIELD_EMAIL:
        return "ada@example.org";
    case FIELD_PHONE:
        return "07700900123";
    case FIELD_TEXT:
    case FIELD_NOTES:
    case FIELD_KIND_COUNT:
        break;
    }
    return arg->flags & FIELD_PATH ? "none.csv" : "word";
}

/* "edit candidate 0000...": as much of it as takes it to the door. */
static void
append_line_of(struct session *session, const struct command *command,
               const struct record_type *type, struct text *line)
{
    text_append(line, command->name);
    if (command->flags & COMMAND_TAKES_TYPE)
        text_append_format(line, " %s", type->name);
    if (command->flags & COMMAND_TAKES_ID)
        text_append(line, " " NOBODY);
    for (size_t i = 0; i < command->arg_count; i++) {
        const struct field *arg = &command->args[i];
        struct error ignored;
        if (string_equal(arg->name, "release") &&
            permission_given(session, PERMISSION_RELEASE, &ignored)) /* some may do it so alone */
            text_append(line, " --release");
        if (!(arg->flags & FIELD_REQUIRED) || arg->otherwise)
            continue;
        if (i >= command->word_count)
            text_append_format(line, " --%s", arg->name);
        text_append_format(line, " %s", sample(session, arg));
    }
}

/* Standard input, output and error of this process lead elsewhere until put back. */
struct elsewhere {
    int kept[3];
    FILE *said;
};

static void
elsewhere_begin(struct elsewhere *elsewhere)
{
    FILE *nothing = fopen("/dev/null", "r+");
    elsewhere->said = tmpfile();
    assert_non_null(nothing);
    assert_non_null(elsewhere->said);
    fflush(NULL);
    for (int i = 0; i < 3; i++) {
        elsewhere->kept[i] = dup(i);
        assert_int_equal(dup2(fileno(i == 2 ? elsewhere->said : nothing), i), i);
    }
    fclose(nothing);
}

static void
elsewhere_end(struct elsewhere *elsewhere, struct text *said)
{
    char bytes[4096];
    fflush(NULL);
    rewind(elsewhere->said);
    size_t length = fread(bytes, 1, sizeof bytes, elsewhere->said);
    text_append_bytes(said, bytes, length);
    fclose(elsewhere->said);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(dup2(elsewhere->kept[i], i), i);
        close(elsewhere->kept[i]);
    }
}

/* The newest entry of the log. */
static int64_t
read_newest(struct session *session, struct change_list *newest)
{
    struct error error = {.text = ""};
    session->ruling++; /* the log is for whoever reads everything */
    bool read = session_history(session, NULL, NULL, 0, 1, newest, &error);
    session->ruling--;
    if (!read || newest->count != 1)
        fail_msg("There is no newest entry: %s", error.text);
    return newest->items[0].lsn;
}

/* A rule says no with the same exit code, and whatever the role. */
static bool
is_said_of_role(const struct text *said)
{
    return string_starts(text_string(said), "posact: The role '") ||
           strstr(text_string(said), "is done on the server itself, not over ssh");
}

/* Of a refusal there is one note in the log: of which command, and of no record. */
static void
check_note(struct session *session, const struct command *command, int64_t before)
{
    struct change_list newest = {.items = NULL};
    char *action = must_format("refused %s", command->name);
    if (read_newest(session, &newest) != before + 1)
        fail_msg("'%s' of the %s is not noted once", action, session_role(session));
    assert_string_equal(newest.items[0].command, action);
    assert_ptr_equal(newest.items[0].type, &user_type);
    assert_int_equal(newest.items[0].field_count, 0);
    free(action);
    change_list_clear(&newest);
}

/* Asks for it as sshd would; whether it was refused. Each is read, so what it is told fits. */
static bool
is_refused(struct session *session, const struct command *command, const struct record_type *type)
{
    struct text line = TEXT_EMPTY, said = TEXT_EMPTY;
    struct change_list newest = {.items = NULL};
    struct forced_words words;
    struct cli_request request;
    struct elsewhere elsewhere;
    struct error error = {.text = ""};
    append_line_of(session, command, type, &line);
    if (!forced_words_read(text_string(&line), &words, &error) ||
        !cli_request_read(&request, (int)words.count, words.items, tables, table_count, &error))
        fail_msg("'%s' is not read: %s", text_string(&line), error.text);
    int64_t before = read_newest(session, &newest);
    elsewhere_begin(&elsewhere);
    setenv("PATH", "/nowhere", 1); /* what is let in starts nothing */
    int code = cli_run(&(struct cli){.request = &request,
                                     .tables = tables,
                                     .table_count = table_count,
                                     .config = session_config(session),
                                     .keymap = keymap,
                                     .problems = &problems,
                                     .session = session,
                                     .database = ":memory:",
                                     .clock = clock_fixed(FIXTURE_NOW_MS)});
    elsewhere_end(&elsewhere, &said);
    bool refused = code == 5 && is_said_of_role(&said);
    if (refused)
        check_note(session, command, before);
    cli_request_clear(&request);
    forced_words_clear(&words);
    change_list_clear(&newest);
    text_clear(&line);
    text_clear(&said);
    return refused;
}

/* --- what is written of a command --- */

/* Whether it is about records of whatever type is named, or is in hand. */
static bool
is_of_any_type(const struct command *command, bool on_screen)
{
    if (command->only || command->type)
        return false;
    return on_screen ? (command->where & PLACES_OF_TYPES) != 0
                     : (command->flags & COMMAND_TAKES_TYPE) != 0;
}

static bool
is_allowed(struct session *session, const struct command *command, const struct record_type *type,
           bool on_screen)
{
    struct error ignored;
    bool allowed = permission_command(session, command, type, &ignored);
    if (!on_screen && is_refused(session, command, type) == allowed)
        fail_msg("%s %s of the %s: %s", command->name, type ? type->name : "",
                 session_role(session), allowed ? "refused" : "done");
    return allowed;
}

/* "all", "check_in", "all but declaration"; nothing for none. */
static void
append_types(struct session *session, const struct command *command, bool on_screen,
             struct text *out)
{
    struct text may = TEXT_EMPTY, may_not = TEXT_EMPTY;
    size_t count = 0;
    for (size_t i = 0; i < registry_type_count; i++) {
        bool allowed = is_allowed(session, command, registry_types[i], on_screen);
        struct text *names = allowed ? &may : &may_not;
        count += allowed;
        text_append_format(names, "%s%s", names->length > 0 ? " " : "", registry_types[i]->name);
    }
    if (count == registry_type_count)
        text_append(out, "all");
    else if (count > registry_type_count / 2)
        text_append_format(out, "all but %s", text_string(&may_not));
    else
        text_append(out, text_string(&may));
    text_clear(&may);
    text_clear(&may_not);
}

static void
append_cell(struct session *session, const struct command *command, bool on_screen,
            struct text *out)
{
    if (is_of_any_type(command, on_screen))
        append_types(session, command, on_screen, out);
    else if (is_allowed(session, command, command->only, on_screen))
        text_append(out, "yes");
}

/* Whom a cell names, the first of whom is at `first`. */
static void
append_line(const struct roles *roles, const struct text *cells, size_t first, struct text *out)
{
    const char *cell = text_string(&cells[first]);
    bool said = *cell == '\0';
    for (size_t i = 0; i < first; i++)
        said = said || string_equal(cell, text_string(&cells[i]));
    if (said)
        return;
    text_append_format(out, "    %s:", cell);
    for (size_t i = first; i < ROLES; i++) {
        if (string_equal(cell, text_string(&cells[i])))
            text_append_format(out, " %s", roles->names[i]);
    }
    text_append(out, "\n");
}

/* "add" and below it, for roles that have the same: "    check_in: buddy". */
static void
append_command(const struct roles *roles, const struct command *command, bool on_screen,
               struct text *out)
{
    struct text cells[ROLES] = {TEXT_EMPTY};
    text_append_format(out, "%s%s%s\n", command->name, command->only ? " " : "",
                       command->only ? command->only->name : "");
    for (size_t i = 0; i < ROLES; i++)
        append_cell(roles->sessions[i], command, on_screen, &cells[i]);
    for (size_t i = 0; i < ROLES; i++)
        append_line(roles, cells, i, out);
    for (size_t i = 0; i < ROLES; i++)
        text_clear(&cells[i]);
}

static void
append_section(const struct roles *roles, const char *title, unsigned where, struct text *out)
{
    text_append_format(out, "\n# %s\n\n", title);
    size_t begin = out->length;
    for (size_t i = 0; i < table_count; i++) {
        for (size_t j = 0; j < tables[i].count; j++) {
            const struct command *command = &tables[i].rows[j];
            struct text words = TEXT_EMPTY;
            if (command->where & where)
                append_command(roles, command, where != PLACE_CLI, &words);
            if (!strstr(text_string(out) + begin,
                        text_string(&words))) /* once for all its places */
                text_append(out, text_string(&words));
            text_clear(&words);
        }
    }
}

static void
test_every_command_for_every_role(void **state)
{
    (void)state;
    struct roles roles;
    struct text shown = TEXT_EMPTY;
    char root[4096], *outbox = fixture_folder();
    assert_non_null(getcwd(root, sizeof root));
    assert_int_equal(chdir(outbox), 0);
    roles_open(&roles);
    text_append(&shown, "Who may do what, by the roles that ship (lists.user-roles). Below each "
                        "command: for which types\nof record, or yes, and which roles; who is not "
                        "named may not.\n");
    append_section(&roles, "Command line, over ssh", PLACE_CLI, &shown);
    append_section(&roles, "Screens", PLACE_LETTERS | PLACE_DESK, &shown);
    assert_int_equal(chdir(root), 0);
    fixture_remove(outbox);
    golden_check(TABLE, ".txt", &shown);
    text_clear(&shown);
    roles_close(&roles);
}

/* --- on the screens --- */

static void
no_shot(void *context, const struct canvas *canvas)
{
    (void)context;
    (void)canvas;
}

static void
force(struct shell *shell, struct view *view, const struct command *command, size_t *refused)
{
    struct id id;
    struct error error = {.text = ""};
    struct text said = TEXT_EMPTY;
    const struct record_type *type = shell_target(view, command, &id);
    if (permission_command(shell_session(shell), command, type, &error))
        return;
    ++*refused;
    assert_false(shell_offers(view, command));
    shell_command(shell, command);
    assert_ptr_equal(shell_top(shell), view);
    text_append_format(&said, "%s", shell_message(shell, 0));
    if (!strstr(text_string(&said), error.text))
        fail_msg("%s: '%s' is not '%s'", command->name, text_string(&said), error.text);
    text_clear(&said);
}

/* What is refused at the door is offered by no row of palette, help and hints, and whoever forces
 * it is told that they may not, and gets nowhere. */
static void
test_the_screens_refuse_what_is_forced(void **state)
{
    (void)state;
    struct roles roles;
    roles_open(&roles);
    for (size_t i = 0; i < ROLES; i++) {
        struct session *session = roles.sessions[i];
        struct error error;
        const struct record_type **types =
            must_calloc(registry_type_count, sizeof(const struct record_type *));
        bool has_screens = permission_screens(session, &error);
        assert_int_equal(has_screens, i < 6); /* not the board reader, nor the auditor */
        if (!has_screens) {
            free(types);
            continue;
        }
        assert_true(permission_types(session, types) > 0);
        struct terminal *terminal = terminal_open_script("", 24, 80, no_shot, NULL, &error);
        struct shell *shell = shell_new(
            &(struct shell_options){.session = session, .terminal = terminal, .keymap = keymap});
        struct view *view = list_view_new(shell, types[0]);
        size_t refused = 0;
        shell_push(shell, view);
        for (size_t j = 0; j < table_count; j++) {
            for (size_t k = 0; k < tables[j].count; k++) {
                if (tables[j].rows[k].where & (PLACE_LETTERS | PLACE_DESK))
                    force(shell, view, &tables[j].rows[k], &refused);
            }
        }
        assert_int_equal(refused > 0, i != 1); /* the lead officer may all */
        shell_free(shell);
        terminal->class->close(terminal);
        free(types);
    }
    roles_close(&roles);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_command_for_every_role),
        cmocka_unit_test(test_the_screens_refuse_what_is_forced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
