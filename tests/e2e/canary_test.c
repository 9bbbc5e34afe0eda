/* canary_test.c - names that would give orders to a terminal, a spreadsheet, a file system or a
 * database (H5), through every way out: each shows them and none obeys (F01, F02, F03, F11).
 *
 * Some of them the door refuses. They are put into the file behind its back, for a file may come
 * from anywhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "support/office.h"
#include "support/old_schema.h"

/* Kept as they are. */
static const char *const odd[] = {
    "Aa\u202eodd",    "Ab\u200bodd", "=1+1", "../../x", "'); DROP TABLE candidates;--",
    "O’Brien-Łukasz", "Q",
};

/* Refused at the door (F03). */
static const char *const refused[] = {
    "Ac\x1b[2Jbad", "Ad\xc2\x9b\x32Jbad",     "Ae\x1b]52;c;YQ==\abad", "Af\rbad", "Ag\tbad",
    "Ah\bbad",      "Ai\xff\xc0\x62\x61\x64",
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void
add(const struct office *office, const char *name, const char *sort_name, bool taken)
{
    const char *const arguments[] = {program(), "--db", office->database, "add",     "candidate",
                                     "--name",  name,   "--sort-name",    sort_name, NULL};
    struct pty *pty = pty_start(arguments, NULL, 24, 80);
    int status = -1;
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    assert_true(WIFEXITED(status));
    assert_true((WEXITSTATUS(status) == 0) == taken);
    pty_free(pty);
}

static void
must_sql(sqlite3 *database, int result)
{
    if (result != SQLITE_OK && result != SQLITE_DONE)
        fail_msg("%s", sqlite3_errmsg(database));
}

/* Every text of the record that a list or a detail shows. */
static void
smuggle(const struct office *office, const char *sort_name, const char *value)
{
    sqlite3 *database;
    sqlite3_stmt *statement;
    must_sql(NULL, sqlite3_open(office->database, &database));
    old_schema_let_write(database);
    must_sql(database, sqlite3_prepare_v2(database,
                                          "UPDATE candidates SET name = ?1, phone = ?1, notes = ?1 "
                                          "WHERE sort_name = ?2",
                                          -1, &statement, NULL));
    must_sql(database, sqlite3_bind_text(statement, 1, value, -1, SQLITE_STATIC));
    must_sql(database, sqlite3_bind_text(statement, 2, sort_name, -1, SQLITE_STATIC));
    must_sql(database, sqlite3_step(statement));
    assert_int_equal(sqlite3_changes(database), 1);
    sqlite3_finalize(statement);
    sqlite3_close(database);
}

static int
open_canaries(void **state)
{
    open_office(state);
    const struct office *office = *state;
    for (size_t i = 0; i < COUNT(odd); i++) {
        char *sort_name = must_format("aaa%zu", i);
        add(office, odd[i], sort_name, true);
        free(sort_name);
    }
    for (size_t i = 0; i < COUNT(refused); i++) {
        char *sort_name = must_format("aab%zu", i);
        add(office, refused[i], sort_name, false);
        add(office, "Placeholder", sort_name, true);
        smuggle(office, sort_name, refused[i]);
        free(sort_name);
    }
    char long_name[121];
    memset(long_name, 'W', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    add(office, long_name, "aac", true);
    return 0;
}

/* -- What a terminal may be sent ------------------------------------------------------------- */

static bool
is_harmful(uint32_t point)
{
    bool control = utf8_is_control(point) && point != '\r' && point != '\n';
    return control || point == 0x200B || point == 0xFFFD || (point >= 0x202A && point <= 0x202E);
}

static void
fail_at(const char *bytes, const char *at)
{
    struct text safe = TEXT_EMPTY;
    struct text near = TEXT_EMPTY;
    size_t before = at - bytes > 60 ? 60 : (size_t)(at - bytes);
    text_append_bytes(&near, at - before, before + strnlen(at, 20));
    utf8_safe(&safe, text_string(&near), true);
    fail_msg("what no terminfo has was sent: %s", text_string(&safe));
}

/* A CSI of digits, as the terminfo of an xterm has them: no name can have such an end. */
static const char *
after_sequence(const char *at)
{
    if (at[1] == '(' && at[2] == 'B')
        return at + 3;
    if (at[1] == '7' || at[1] == '8' || at[1] == '=' || at[1] == '>' || at[1] == 'M')
        return at + 2;
    if (at[1] != '[')
        return NULL;
    at += 2;
    at += strspn(at, "?");
    at += strspn(at, "0123456789;");
    return *at != '\0' && strchr("ABCDGHJKLMPXbdhlmrt@STZ", *at) ? at + 1 : NULL;
}

/* `screens`: cursor movement is allowed. */
static void
assert_harmless(struct pty *pty, bool screens)
{
    const char *bytes = text_string(pty_bytes(pty));
    const char *at = bytes;
    uint32_t point;
    for (size_t length; (length = utf8_decode(at, &point)) > 0; at += length) {
        if (screens && (point == '\b' || point == 0x0F))
            continue;
        if (screens && point == 0x1B) {
            const char *after = after_sequence(at);
            if (!after)
                fail_at(bytes, at);
            length = (size_t)(after - at);
        } else if (is_harmful(point)) {
            fail_at(bytes, at);
        }
    }
    assert_int_equal(pty_questions(pty), 0);
}

/* -- The screens ----------------------------------------------------------------------------- */

/* A place that would have cleared the screen shows what it is instead. */
static void
test_every_screen(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", 50, 120);
    see(pty, "Aa\\u202eodd");
    see(pty, "Ac\\x1b[2Jbad");
    see(pty, "Ai\\xff\\xc0bad");
    static const char *const walk[] = {"G",    "g", "h",    "\x1b", "H",
                                       "\x1b", "?", "\x1b", "M",    "\x1b"};
    for (size_t i = 0; i < COUNT(walk); i++) {
        pty_type(pty, walk[i]);
        pty_settle(pty, 60);
    }
    /* Each record: detail, form, the question before it is removed. */
    see(pty, "1 of 45");
    for (size_t i = 0; i < COUNT(odd) + COUNT(refused); i++) {
        pty_type(pty, "\r");
        see(pty, "Candidate  ");
        pty_type(pty, "e");
        see(pty, "editing");
        pty_type(pty, "\t\t\x1b");
        pty_settle(pty, 60);
        pty_type(pty, "D");
        see(pty, "Are you sure?");
        pty_type(pty, "\x1b");
        see(pty, "Candidate  ");
        pty_type(pty, "qj");
        char *position = must_format("%zu of 45", i + 2);
        see(pty, position);
        free(position);
    }
    /* Typed words are shown, too. */
    pty_type(pty, "/a\xe2\x80\xae\xe2\x80\x8b\r");
    see(pty, "filter: a\\u202e\\u200b");
    pty_type(pty, "\x1b");
    see(pty, "1 of 45");
    pty_settle(pty, 60);
    assert_harmless(pty, true);
    leave(pty);
}

/* A33: nobody edited anything, on a screen that shows another letter for each of them. */
static void
test_ascii_screens_change_nothing(void **state)
{
    const struct office *office = *state;
    const char *const environment[] = {"TERM=xterm", "LANG=C", NULL};
    struct pty *pty = start_with(office, environment, "--ascii", 50, 120);
    see(pty, "  O'Brien-Lukasz");
    see(pty, "  Sian Wyn-Jones");
    for (size_t i = 0; i < COUNT(odd); i++) {
        pty_type(pty, "e");
        see(pty, "editing");
        pty_type(pty, "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\x13");
        see(pty, "Nothing changed");
        pty_type(pty, "\x1b"
                      "j");
        see(pty, "of 45");
    }
    pty_settle(pty, 60);
    for (const char *at = text_string(pty_bytes(pty)); *at != '\0'; at++)
        assert_true((unsigned char)*at < 0x80);
    pty_free(pty);
}

/* F11: what stays on the normal screen, with a second one to leave and without. */
static void
test_nothing_stays(void **state)
{
    static const char *const terms[] = {"xterm", "vt100"};
    for (size_t i = 0; i < COUNT(terms); i++) {
        int status;
        struct text screen = TEXT_EMPTY;
        struct pty *pty = start(*state, terms[i], 50, 120);
        see(pty, "Aa\\u202eodd");
        pty_type(pty, "q");
        assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
        pty_screen(pty, &screen);
        assert_null(strstr(text_string(&screen), "odd"));
        assert_null(strstr(text_string(&screen), "bad"));
        text_clear(&screen);
        pty_free(pty);
    }
}

/* -- The commands ---------------------------------------------------------------------------- */

static struct pty *
run_words(const struct office *office, const char *const words[])
{
    const char *arguments[16] = {program(), "--db", office->database};
    size_t count = 3;
    for (size_t i = 0; words[i]; i++)
        arguments[count++] = words[i];
    arguments[count] = NULL;
    int status;
    struct pty *pty = pty_start(arguments, NULL, 100, 200);
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    assert_true(WIFEXITED(status));
    assert_in_range(WEXITSTATUS(status), 0, 6);
    return pty;
}

#define ORDER "a\x1b[2J\xc2\x9b\x32J\b\xe2\x80\xae"

static void
test_every_command_on_a_terminal(void **state)
{
    static const char *const commands[][8] = {
        {"list", "candidate"},
        {"list", "candidate", "--csv"},
        {"list", "candidate", "--tsv"},
        {"list", "candidate", "--json"},
        {"list", "candidate", "--ids"},
        {"export", "candidate", "-", "--csv"},
        {"search", "odd"},
        {"search", "bad"},
        {"check"},
        {"verify"},
        /* names of things that are not there, in messages */
        {"list", "candidate", ORDER},
        {"list", "candidate", ORDER ":x"},
        {"list", "candidate", "--sort", ORDER},
        {"list", ORDER},
        {ORDER},
        {"--" ORDER},
        {"show", "candidate", ORDER},
        {"search", ORDER},
        {"import", "candidate", "/tmp/" ORDER ".csv"},
        {"export", "candidate", "/tmp/none/" ORDER ".csv"},
        {"add", "candidate", "--name", "X", "--role", ORDER},
        {"add", "candidate", "--name", "X", "--email", ORDER},
        {"--theme", ORDER, "list", "candidate"},
        {"--theme", "/tmp/" ORDER ".yaml", "config", "show"},
        {"--config", "/tmp/" ORDER, "list", "candidate"},
        {"--officer", ORDER, "list", "candidate"},
        {"help", ORDER},
    };
    for (size_t i = 0; i < COUNT(commands); i++) {
        struct pty *pty = run_words(*state, commands[i]);
        assert_true(pty_bytes(pty)->length > 0);
        assert_harmless(pty, false);
        pty_free(pty);
    }
    static const char *const list[] = {"list", "candidate", "--csv", NULL};
    struct pty *pty = run_words(*state, list);
    assert_non_null(strstr(text_string(pty_bytes(pty)), "Ac\\x1b[2Jbad"));
    assert_non_null(strstr(text_string(pty_bytes(pty)), "'=1+1")); /* F05 */
    pty_free(pty);
}

/* History and detail of the first record, by its id. */
static void
test_one_record_on_a_terminal(void **state)
{
    static const char *const list[] = {"list", "candidate", "--ids", NULL};
    struct pty *ids = run_words(*state, list);
    const char *at = text_string(pty_bytes(ids));
    for (size_t i = 0; i < COUNT(odd) + COUNT(refused); i++) {
        char *id = must_strndup(at, strcspn(at, "\r\n"));
        at += strlen(id) + strspn(at + strlen(id), "\r\n");
        const char *const show[] = {"show", "candidate", id, NULL};
        const char *const history[] = {"history", "candidate", id, NULL};
        struct pty *pty = run_words(*state, show);
        assert_harmless(pty, false);
        pty_free(pty);
        pty = run_words(*state, history);
        assert_harmless(pty, false);
        pty_free(pty);
        free(id);
    }
    pty_free(ids);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_screen),
        cmocka_unit_test(test_ascii_screens_change_nothing),
        cmocka_unit_test(test_nothing_stays),
        cmocka_unit_test(test_every_command_on_a_terminal),
        cmocka_unit_test(test_one_record_on_a_terminal),
    };
    return cmocka_run_group_tests(tests, open_canaries, close_office);
}
