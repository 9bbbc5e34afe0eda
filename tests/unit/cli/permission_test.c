/* permission_test.c - what each role may ask for over ssh (T85), users and their keys. */
#include "modules/permission.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/public_key.h"
#include "cli/cli.h"
#include "modules/candidate.h"
#include "modules/registry.h"
#include "modules/session_user.h"
#include "modules/user.h"
#include "support/adding.h"
#include "support/fixture.h"
#include "ui/views.h"

static const char first_key[] =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG7Xi+hcPlIqaUs3IhhrY/d6+fHYrziSaKgx1bhBGWR0";

/* --- the tables --- */

static size_t
all_tables(struct command_table tables[UI_TABLES + 1])
{
    size_t count = ui_tables(tables);
    tables[count++] = cli_commands;
    return count;
}

static const struct command *
find(const char *name)
{
    static struct command_table tables[UI_TABLES + 1];
    size_t count = all_tables(tables);
    const struct command *command = command_find(tables, count, name, PLACE_CLI);
    if (!command)
        fail_msg("There is no command %s", name);
    return command;
}

/* --- users --- */

struct adding {
    const char *name, *role, *key;
    struct id id;
};

static bool
add(struct session *session, void *context, struct error *error)
{
    struct adding *adding = context;
    struct public_key offered;
    bool done = public_key_read(adding->key, &offered, error) &&
                user_add(session, adding->name, adding->role, &offered, &adding->id, error);
    public_key_clear(&offered);
    return done;
}

static bool
try_user(struct session *session, struct adding *adding, struct error *error)
{
    return session_write(session, "user add", add, adding, error);
}

/* A user whose key differs from others' in one letter. */
static struct id
add_user(struct session *session, const char *name, const char *role)
{
    static char letter = 'A';
    struct error error;
    char line[sizeof first_key];
    memcpy(line, first_key, sizeof line);
    line[sizeof line - 4] = letter++;
    struct adding adding = {.name = name, .role = role, .key = line};
    if (!try_user(session, &adding, &error))
        fail_msg("%s: %s", name, error.text);
    return adding.id;
}

static struct session *
signed_in(const char *role)
{
    struct error error;
    struct session *session = fixture_session();
    struct id id = add_user(session, "M. Begum", role);
    if (!session_sign_in(session, &id, &error))
        fail_msg("%s", error.text);
    assert_string_equal(session_officer(session), "M. Begum");
    return session;
}

static bool
may(struct session *session, const char *command, const struct record_type *type)
{
    struct error error;
    return permission_command(session, find(command), type, &error);
}

/* --- roles --- */

/* The rest is in the table of authorisation_test.c. */
static void
test_what_is_done_on_the_server_is_not_done_over_ssh(void **state)
{
    (void)state;
    static const char *const commands[] = {"init", "demo",  "revert", "config", "witness",
                                           "keys", "serve", "server", "doctor"};
    struct session *session = signed_in("administrator");
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        struct error error;
        assert_false(permission_command(session, find(commands[i]), NULL, &error));
        assert_non_null(strstr(error.text, "on the server itself"));
    }
    fixture_session_free(session);
    session = fixture_session();
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        assert_true(may(session, commands[i], NULL));
    fixture_session_free(session);
}

static void
test_words_of_the_settings_are_checked(void **state)
{
    (void)state;
    static struct command_table tables[UI_TABLES + 1];
    size_t count = all_tables(tables);
    struct error_list problems = {.items = NULL};
    struct session *session = fixture_session_with(
        "lists:\n  user-roles:\n"
        "    - {code: one, label: One, screens: no, may: 'event.read, let-in, add check_in, *'}\n"
        "    - {code: two, label: Two, screens: no, may: 'evnt.read, let-inn, add chek_in'}\n");
    permission_check_roles(session_config(session), tables, count, &problems);
    assert_int_equal(problems.count, 3);
    assert_non_null(strstr(problems.items[0].text, "'two' may 'evnt.read'"));
    error_list_clear(&problems);
    permission_check_roles(session_config(session), tables, count, &problems);
    error_list_clear(&problems);
    fixture_session_free(session);
    session = fixture_session();
    permission_check_roles(session_config(session), tables, count, &problems);
    assert_int_equal(problems.count, 0);
    fixture_session_free(session);
}

/* --- keys --- */

static void
test_a_key_is_one_persons(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct error error;
    struct public_key offered;
    struct id user;
    struct adding shah = {.name = "J. Shah", .role = "officer", .key = first_key};
    struct adding begum = {.name = "M. Begum", .role = "officer", .key = first_key};
    struct adding twin = {.name = "j. shah", .role = "officer", .key = first_key};
    assert_true(try_user(session, &shah, &error));
    assert_false(try_user(session, &begum, &error));
    assert_non_null(strstr(error.text, "another user's already"));
    assert_false(try_user(session, &twin, &error));
    assert_non_null(strstr(error.text, "There is a user"));
    assert_true(public_key_read(first_key, &offered, &error));
    assert_true(user_of_key(session, &offered, &user, &error));
    assert_true(id_equal(&user, &shah.id));
    undo(session);
    assert_false(user_of_key(session, &offered, &user, &error));
    assert_int_equal(error.code, ERROR_NONE);
    public_key_clear(&offered);
    fixture_session_free(session);
}

/* --- over --- */

struct setting_user {
    const struct record *user;
    size_t field;
    const char *value;
};

static bool
set(struct session *session, void *context, struct error *error)
{
    struct setting_user *setting = context;
    bool unchanged;
    return user_set(session, setting->user, setting->field, setting->value, &unchanged, error);
}

static void
must_set(struct session *session, const struct id *id, size_t field, const char *value)
{
    struct error error;
    struct record *user = session_get(session, &user_type, id, &error);
    struct setting_user setting = {user, field, value};
    if (!session_write(session, "user", set, &setting, &error))
        fail_msg("%s", error.text);
    record_free(user);
}

/* Another session of the same file. */
static void
test_who_is_disabled_writes_no_more(void **state)
{
    (void)state;
    struct error error;
    char *folder = fixture_folder();
    char path[300];
    snprintf(path, sizeof path, "%s/over.db", folder);
    struct session *server = fixture_session_at(path), *served = fixture_session_at(path);
    struct id id = add_user(server, "M. Begum", "officer");
    assert_true(session_sign_in(served, &id, &error));
    fixture_candidate(served, "Ada Fair", "07700 900321");
    assert_false(session_is_over(served));

    must_set(server, &id, USER_STATE, USER_DISABLED);
    struct record *record = record_new(&candidate_type);
    record_set(record, CANDIDATE_NAME, "Too Late");
    struct given late[] = {{CANDIDATE_NAME, "Too Late"}};
    struct id none = try_add(served, &candidate_type, late, 1, &error);
    assert_true(id_is_zero(&none));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_non_null(strstr(error.text, "has been ended"));
    assert_true(session_is_over(served));
    record_free(record);
    fixture_session_free(served);

    served = fixture_session_at(path);
    assert_false(session_sign_in(served, &id, &error));
    must_set(server, &id, USER_STATE, USER_ACTIVE);
    assert_true(session_sign_in(served, &id, &error));
    must_set(server, &id, USER_ROLE, "auditor");
    assert_true(session_is_over(served)); /* without a write of their own */
    fixture_session_free(served);
    fixture_session_free(server);
    fixture_remove(folder);
}

/* Neither by the ways of any record, nor by taking back what they did when they might. */
static void
test_officers_cannot_manage_users(void **state)
{
    (void)state;
    struct error error;
    struct session *session = signed_in("officer");
    struct adding more = {.name = "N. New", .role = "administrator", .key = first_key};
    assert_false(try_user(session, &more, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    struct given given[] = {{USER_NAME, "N. New"}};
    struct id none = try_add(session, &user_type, given, 1, &error);
    assert_true(id_is_zero(&none));
    struct record *self = session_get(session, &user_type, session_user(session), &error);
    struct setting_user raise = {self, USER_ROLE, "administrator"};
    assert_false(session_write(session, "user role", set, &raise, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    record_free(self);
    fixture_session_free(session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_done_on_the_server_is_not_done_over_ssh),
        cmocka_unit_test(test_words_of_the_settings_are_checked),
        cmocka_unit_test(test_a_key_is_one_persons),
        cmocka_unit_test(test_who_is_disabled_writes_no_more),
        cmocka_unit_test(test_officers_cannot_manage_users),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
