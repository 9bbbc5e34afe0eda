/* authorisation_test.c - every command, for every role of those that ship, against the table that
 * says who may (T85): on the command line and on the screens. A command without a row in the table
 * makes it differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "cli/cli.h"
#include "config/settings.h"
#include "modules/permission.h"
#include "modules/registry.h"
#include "modules/session_user.h"
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

/* A session of each role; their names stand in the order of the settings. */
struct roles {
    struct session *sessions[ROLES];
    const char *names[ROLES];
};

static void
roles_open(struct roles *roles)
{
    struct session *plain = fixture_session();
    const struct choice_list *list = config_list(session_config(plain), SETTING_USER_ROLES);
    assert_int_equal(list->count, ROLES);
    for (size_t i = 0; i < ROLES; i++) {
        char *yaml = must_format("role: %s\n", list->items[i].code);
        roles->sessions[i] = fixture_session_with(yaml);
        roles->names[i] = session_role(roles->sessions[i]);
        assert_string_equal(roles->names[i], list->items[i].code);
        free(yaml);
    }
    fixture_session_free(plain);
    table_count = ui_tables(tables);
    tables[table_count++] = cli_commands;
}

static void
roles_close(struct roles *roles)
{
    for (size_t i = 0; i < ROLES; i++)
        fixture_session_free(roles->sessions[i]);
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

/* "all", "check_in", "all but declaration"; nothing for none. */
static void
append_types(struct session *session, const struct command *command, struct text *out)
{
    struct text may = TEXT_EMPTY, may_not = TEXT_EMPTY;
    size_t count = 0;
    for (size_t i = 0; i < registry_type_count; i++) {
        struct error ignored;
        bool allowed = permission_command(session, command, registry_types[i], &ignored);
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
    struct error ignored;
    if (is_of_any_type(command, on_screen))
        append_types(session, command, out);
    else if (permission_command(session, command, command->only, &ignored))
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
    roles_open(&roles);
    text_append(&shown, "Who may do what, by the roles that ship (lists.user-roles). Below each "
                        "command: for which types\nof record, or yes, and which roles; who is not "
                        "named may not.\n");
    append_section(&roles, "Command line", PLACE_CLI, &shown);
    append_section(&roles, "Screens", PLACE_LETTERS | PLACE_DESK, &shown);
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
    struct error_list problems = {.items = NULL};
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
        struct keymap *keymap =
            keys_new(session_config(session), tables, table_count, &problems, &error);
        struct terminal *terminal = terminal_open_script("", 24, 80, no_shot, NULL, &error);
        struct shell *shell = shell_new(
            &(struct shell_options){.session = session, .terminal = terminal, .keymap = keymap});
        struct view *view = list_view_new(shell, types[0]);
        size_t refused = 0;
        shell_push(shell, view);
        for (size_t j = 0; j < table_count; j++) {
            for (size_t k = 0; k < tables[j].count; k++) {
                if (tables[j].rows[k].where & PLACE_LIST)
                    force(shell, view, &tables[j].rows[k], &refused);
            }
        }
        assert_int_equal(refused > 0, i != 1); /* the lead officer may all */
        shell_free(shell);
        terminal->class->close(terminal);
        keymap_free(keymap);
        free(types);
    }
    error_list_clear(&problems);
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
