/* The program itself in a real terminal: an officer's few minutes, and what the bytes say. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/office.h"
#include "support/pty.h"

/* -- An officer's few minutes --------------------------------------------------------------- */

/* Find Siân without her circumflex, change her phone, see what changed, undo, leave, come back. */
static void
test_find_change_undo_leave_and_come_back(void **state)
{
    struct office *office = *state;
    struct pty *pty = start(office, "xterm-256color", 24, 80);
    see(pty, "Candidates");
    see_the_cursor_at_the_marker(pty);
    pty_type(pty, "/sian wyn");
    see(pty, "> Siân Wyn-Jones");
    pty_type(pty, "\r");
    pty_type(pty, "\r");
    see(pty, "Candidate  Siân Wyn-Jones");
    see_the_cursor_at_the_marker(pty);
    pty_type(pty, "e");
    see(pty, "editing");
    pty_type(pty, "\t\t\t\x15"
                  "07700 900555\x13");
    see(pty, "Saved: Siân Wyn-Jones");
    see(pty, "07700 900555");
    pty_type(pty, "h");
    see(pty, "-> \"07700 900555\"");
    see(pty, "J. Shah");
    see_the_cursor_at_the_marker(pty);
    pty_type(pty, "\x1b");
    see(pty, "Candidate  Siân Wyn-Jones");
    pty_type(pty, "q");
    see(pty, "filter: sian wyn");
    leave(pty);

    pty = start(office, "xterm-256color", 24, 80);
    see(pty, "Candidates");
    pty_type(pty, "u");
    see(pty, "Undone: edit of Siân Wyn-Jones");
    leave(pty);
    const char *const check[] = {program(), "--db", office->database, "check", NULL};
    const char *const verify[] = {program(), "--db", office->database, "verify", NULL};
    assert_int_equal(run_to_the_end(check), 0);
    assert_int_equal(run_to_the_end(verify), 0);
}

/* A24: a terminal without F-keys or colours is enough, at 40x12 too (A23). */
static void
test_a_vt100_of_40_by_12(void **state)
{
    struct pty *pty = start(*state, "vt100", 12, 40);
    see(pty, "Candidates");
    see_the_cursor_at_the_marker(pty);
    pty_type(pty, "n");
    see(pty, "Full name");
    pty_type(pty, "Mairi\x13");
    see(pty, "Saved: Mairi");
    pty_type(pty, "?");
    see(pty, "Help");
    see_the_cursor_at_the_marker(pty);
    pty_type(pty, "\x1b");
    see(pty, "Candidates");
    pty_resize(pty, 5, 19);
    see(pty, "Too small, 19x5");
    pty_resize(pty, 24, 80);
    see(pty, "Candidates");
    leave(pty);
}

/* A06: nothing moves unasked. A05, G3: a Down costs little. F04: the terminal is asked nothing. */
static void
test_what_is_sent(void **state)
{
    struct pty *pty = start(*state, "xterm", 24, 80);
    see(pty, "1 of 30");
    pty_settle(pty, 300);
    size_t before = pty_bytes(pty)->length;
    pty_settle(pty, 2500); /* several looks for others' changes */
    assert_int_equal(pty_bytes(pty)->length, before);
    pty_type(pty, "j");
    see(pty, "2 of 30");
    pty_settle(pty, 200);
    assert_true(pty_bytes(pty)->length - before < 100);
    assert_int_equal(pty_questions(pty), 0);
    leave(pty);
}

/* A17: the default theme has no colour of its own. F04: no title, no clipboard. */
static void
test_no_colour_and_no_commands_to_the_terminal(void **state)
{
    struct pty *pty = start(*state, "xterm-256color", 24, 80);
    see(pty, "Candidates");
    pty_settle(pty, 200);
    const char *sent = text_string(pty_bytes(pty));
    for (int colour = 30; colour < 38; colour++) {
        char *sequence = must_format("\x1b[%dm", colour);
        assert_null(strstr(sent, sequence));
        free(sequence);
    }
    assert_null(strstr(sent, "\x1b]"));
    leave(pty);
}

/* What another officer saves is seen, and the cursor stays on its person. */
static void
test_others_changes_are_seen(void **state)
{
    struct office *office = *state;
    struct pty *pty = start(office, "xterm", 24, 80);
    see(pty, "Candidates");
    pty_type(pty, "/sian\r");
    see(pty, "> Siân Wyn-Jones");
    const char *const add[] = {program(), "--db",     office->database, "add", "candidate",
                               "--name",  "Sian Aaa", "--sort-name",    "aaa", NULL};
    assert_int_equal(run_to_the_end(add), 0);
    see(pty, "  Sian Aaa");
    see(pty, "> Siân Wyn-Jones");
    pty_type(pty, "\x1b");
    leave(pty);
}

/* E13: gone within two seconds of the connection, the terminal restored on SIGTERM. */
static void
test_hang_up_and_stop(void **state)
{
    int status;
    struct pty *pty = start(*state, "xterm", 24, 80);
    see(pty, "Candidates");
    pty_signal(pty, SIGTERM);
    assert_true(pty_wait_exit(pty, SOON_MS, &status));
    assert_false(pty_is_alternate_screen(pty));
    assert_true(pty_modes_are_restored(pty));
    pty_free(pty);

    pty = start(*state, "xterm", 24, 80);
    see(pty, "Candidates");
    pty_hang_up(pty);
    assert_true(pty_wait_exit(pty, SOON_MS, &status));
    pty_free(pty);
}

/* F01, F11: a name that would clear the screen is shown, not obeyed; nothing of a person stays
 * on the normal screen. */
static void
test_a_name_cannot_give_orders(void **state)
{
    struct office *office = *state;
    const char *const add[] = {program(),
                               "--db",
                               office->database,
                               "add",
                               "candidate",
                               "--name",
                               "Aaa \xe2\x80\xae"
                               "Evil",
                               "--sort-name",
                               "aaaa",
                               NULL};
    assert_int_equal(run_to_the_end(add), 0);
    struct pty *pty = start(office, "xterm", 24, 80);
    see(pty, "Aaa \\u202eEvil");
    assert_null(strstr(text_string(pty_bytes(pty)), "\xe2\x80\xae"));
    pty_type(pty, "q");
    int status;
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    struct text screen = TEXT_EMPTY;
    pty_screen(pty, &screen);
    assert_null(strstr(text_string(&screen), "Evil"));
    text_clear(&screen);
    pty_free(pty);
}

/* C16: long work says so, Esc stops it, and then nothing has happened; what was typed meanwhile
 * has its turn. */
static void
test_esc_stops_a_long_import(void **state)
{
    struct office *office = *state;
    char *path = must_format("%s/many.csv", office->folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("Full name,Email\n", file);
    for (int i = 0; i < 40000; i++)
        fprintf(file, "Person Number%d,p%d@example.org\n", i, i);
    fclose(file);
    struct pty *pty = start(office, "xterm", 24, 120);
    see(pty, "1 of 30");
    pty_type(pty, ":import\r");
    see(pty, "File");
    pty_type(pty, path);
    pty_type(pty, "\x13");
    see(pty, "> Dry run");
    pty_type(pty, "\r");
    see(pty, "Working, Esc stops: ");
    pty_type(pty, "\x1b");
    see(pty, "Stopped: nothing was imported");
    see(pty, "> Dry run");
    pty_type(pty, "\x1b");
    see(pty, "1 of 30");
    leave(pty);
    free(path);
}

/* -- One field, everywhere ------------------------------------------------------------------ */

/* What a command prints. */
static void
read_command(const struct office *office, const char *words, struct text *out)
{
    char *line = must_format("%s --db %s %s", program(), office->database, words);
    FILE *pipe = popen(line, "r");
    char bytes[512];
    assert_non_null(pipe);
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, pipe)) > 0;)
        text_append_bytes(out, bytes, length);
    assert_int_equal(pclose(pipe), 0);
    free(line);
}

static void
assert_prints(const struct office *office, const char *words, const char *expected)
{
    struct text out = TEXT_EMPTY;
    read_command(office, words, &out);
    if (strstr(text_string(&out), expected) == NULL)
        fail_msg("posact %s does not say \"%s\" but: %s", words, expected, text_string(&out));
    text_clear(&out);
}

/* A row in the table of fields and a column are all it takes: the newest field is on the list, in
 * the form, in CSV, JSON, filter, history and CLI. */
static void
test_a_field_is_everywhere(void **state)
{
    struct office *office = *state;
    struct text id = TEXT_EMPTY;
    read_command(office, "add candidate --name 'Aaa Newfield' --place Stafford", &id);
    text_cut(&id, id.length - 1);
    char *history = must_format("history candidate %s", text_string(&id));
    char *edit =
        must_format("edit candidate %s --place 'Burton upon Trent' 2>&1", text_string(&id));
    assert_prints(office, "list candidate place:staff --json", "\"place\": \"Stafford\"");
    assert_prints(office, edit, "Saved: Aaa Newfield");
    assert_prints(office, "list candidate place:burton --csv", ",Burton upon Trent,");
    assert_prints(office, history, "Place of interest");
    assert_prints(office, "help candidate", "--place");

    struct pty *pty = start(office, "xterm", 30, 120);
    see(pty, "Place of interest");
    see(pty, "Burton upon Tr");
    pty_type(pty, "/place:burton\r");
    see(pty, "> Aaa Newfield");
    pty_type(pty, "e");
    see(pty, "Place of interest   Burton upon Trent");
    pty_type(pty, "\x1b");
    see(pty, "filter: place:burton");
    pty_type(pty, "\x1b");
    leave(pty);
    free(history);
    free(edit);
    text_clear(&id);
}

#define IN_OFFICE(test) cmocka_unit_test_setup_teardown(test, open_office, close_office)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OFFICE(test_find_change_undo_leave_and_come_back),
        IN_OFFICE(test_a_vt100_of_40_by_12),
        IN_OFFICE(test_what_is_sent),
        IN_OFFICE(test_no_colour_and_no_commands_to_the_terminal),
        IN_OFFICE(test_others_changes_are_seen),
        IN_OFFICE(test_hang_up_and_stop),
        IN_OFFICE(test_a_name_cannot_give_orders),
        IN_OFFICE(test_esc_stops_a_long_import),
        IN_OFFICE(test_a_field_is_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
