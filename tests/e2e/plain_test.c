/* plain_test.c - plain mode in a real terminal without screens: an officer's few minutes, not one
 * escape byte (A08), what sets it (A10), and what is kept when the line drops (C02). */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/office.h"
#include "support/pty.h"

#define ROWS 60
#define COLUMNS 130

static struct pty *
start_plain(const struct office *office)
{
    return start(office, "dumb", ROWS, COLUMNS);
}

static void
end_well(struct pty *pty)
{
    int status = -1;
    pty_type(pty, "quit\n");
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_null(memchr(text_string(pty_bytes(pty)), '\x1b', pty_bytes(pty)->length));
    assert_true(pty_modes_are_restored(pty));
    pty_free(pty);
}

/* Types a line and waits for what comes of it. */
static void
type(struct pty *pty, const char *line, const char *expected)
{
    pty_type(pty, line);
    pty_type(pty, "\n");
    see(pty, expected);
}

static void
test_find_change_undo_leave_and_come_back(void **state)
{
    struct office *office = *state;
    struct pty *pty = start_plain(office);
    see(pty, "Plain mode, one line at a time, set by a terminal of type 'dumb'");
    see(pty, "What is shown stays in the scrollback");
    type(pty, "/sian wyn", "filter: sian wyn");
    type(pty, "1", "Timeline, newest first");
    type(pty, "edit", "Save? yes, no, or a number to change [no]:");
    type(pty, "4", "Phone (optional) [07700 900159]:");
    type(pty, "12", "Error: Phone must have at least 5 digits");
    type(pty, "07700 900555", "a number to change [yes]:");
    type(pty, "yes", "Saved: Siân Wyn-Jones");
    type(pty, "history", "Phone: 07700 900159 -> 07700 900555");
    type(pty, "contact", "When [");
    type(pty, ">", "8. Next date");
    type(pty, "3", "Channel, number or words:");
    type(pty, "2", "a number to change [yes]:");
    type(pty, "yes", "Saved: Siân Wyn-Jones, 21 November 2026");
    type(pty, "tag welsh fair", "Tagged 'welsh fair': Siân Wyn-Jones");
    type(pty, "remove", "Type remove to do it [no]:");
    type(pty, "remove", "In the trash: Siân Wyn-Jones");
    type(pty, "restore", "Restored: Siân Wyn-Jones");
    type(pty, "?", "untag: Take a tag off a record");
    type(pty, "no", "to go back");
    end_well(pty);

    pty = start_plain(office);
    see(pty, "[more]:");
    type(pty, "undo", "Undone: restore of Siân Wyn-Jones");
    end_well(pty);
    const char *const check[] = {program(), "--db", office->database, "check", NULL};
    assert_int_equal(run_to_the_end(check), 0);
}

/* Whichever way the session ends, what was typed is offered at the next start. */
static void
test_what_was_typed_is_kept(void **state)
{
    static const int ends[] = {SIGHUP, SIGTERM, SIGKILL};
    struct office *office = *state;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        int status;
        struct pty *pty = start_plain(office);
        see(pty, "[more]:");
        type(pty, "add", "Candidate, new");
        type(pty, "Mairi MacLeod", "Known as (optional):");
        pty_signal(pty, ends[i]);
        assert_true(pty_wait_exit(pty, SOON_MS, &status));
        pty_free(pty);
        pty = start_plain(office);
        see(pty, "Unfinished forms: 1; type drafts to go on with one");
        type(pty, "drafts", "1. Candidate Mairi MacLeod, new");
        type(pty, "1", "Go on with it? yes, no, or discard [yes]:");
        type(pty, "discard", "The draft is gone");
        end_well(pty);
    }
}

/* The terminal goes away under it. */
static void
test_the_line_drops(void **state)
{
    int status;
    struct pty *pty = start_plain(*state);
    see(pty, "[more]:");
    type(pty, "add", "Candidate, new");
    type(pty, "Mairi MacLeod", "Known as (optional):");
    pty_hang_up(pty);
    assert_true(pty_wait_exit(pty, SOON_MS, &status));
    assert_true(WIFEXITED(status));
    pty_free(pty);
    pty = start_plain(*state);
    see(pty, "Unfinished forms: 1");
    type(pty, "drafts", "when the connection ended");
    pty_type(pty, "<\n");
    end_well(pty);
}

/* Ctrl-C leaves what is in hand; Ctrl-D on a line of its own is the end. */
static void
test_keys_of_the_terminal(void **state)
{
    int status;
    struct pty *pty = start_plain(*state);
    see(pty, "[more]:");
    type(pty, "add", "Candidate, new");
    pty_type(pty, "\x03");
    see(pty, "Left as it was");
    pty_type(pty, "\x04");
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    pty_free(pty);
}

/* A terminal that could show screens, and what asks for lines all the same. */
static void
test_what_sets_it(void **state)
{
    static const struct {
        const char *first, *second, *option, *why;
    } cases[] = {
        {"POSACT_PLAIN", "ACCESSIBLE", "--plain", "set by the option --plain"},
        {"POSACT_PLAIN=1", "ACCESSIBLE", NULL, "set by the environment variable POSACT_PLAIN"},
        {"POSACT_PLAIN", "ACCESSIBLE=1", NULL, "set by the environment variable ACCESSIBLE"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *const environment[] = {"TERM=xterm", "LANG=C", cases[i].first, cases[i].second,
                                           NULL};
        struct pty *pty = start_with(*state, environment, cases[i].option, ROWS, COLUMNS);
        see(pty, cases[i].why);
        see(pty, "[more]:");
        end_well(pty);
    }
    const char *const off[] = {"TERM=xterm", "LANG=C", "POSACT_PLAIN=0", "ACCESSIBLE=1", NULL};
    struct pty *pty = start_with(*state, off, NULL, 24, 80);
    see(pty, "1 of 30");
    leave(pty);
}

#define IN_OFFICE(test) cmocka_unit_test_setup_teardown(test, open_office, close_office)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OFFICE(test_find_change_undo_leave_and_come_back),
        IN_OFFICE(test_what_was_typed_is_kept),
        IN_OFFICE(test_the_line_drops),
        IN_OFFICE(test_keys_of_the_terminal),
        IN_OFFICE(test_what_sets_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
