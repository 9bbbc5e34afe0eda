/* office.c - makes the database, starts posact on it, and looks at its screen. */
#include "support/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/fixture.h"

const char *
program(void)
{
    const char *path = getenv("POSACT");
    return path == NULL ? "build/check/posact" : path;
}

int
run_to_the_end(const char *const arguments[])
{
    struct pty *pty = pty_start(arguments, NULL, 24, 80);
    int status = -1;
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    pty_free(pty);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int
open_office(void **state)
{
    struct office *office = must_calloc(1, sizeof *office);
    office->folder = fixture_folder();
    office->database = must_format("%s/office.db", office->folder);
    setenv("POSACT_NOW", "2026-11-21T12:04:00Z", 1);
    fixture_begin_on_list(office->folder);
    setenv("POSACT_OFFICER", "J. Shah", 1);
    unsetenv("NO_COLOR");
    const char *const arguments[] = {program(), "--db", office->database, "demo", "--people",
                                     "30",      NULL};
    assert_int_equal(run_to_the_end(arguments), 0);
    *state = office;
    return 0;
}

int
close_office(void **state)
{
    struct office *office = *state;
    free(office->database);
    fixture_remove(office->folder);
    free(office);
    return 0;
}

struct pty *
start_with(const struct office *office, const char *const environment[], const char *option,
           int rows, int columns)
{
    const char *const arguments[] = {program(), "--db", office->database, option, NULL};
    return pty_start(arguments, environment, rows, columns);
}

struct pty *
start(const struct office *office, const char *term, int rows, int columns)
{
    char *setting = must_format("TERM=%s", term);
    const char *const environment[] = {setting, "LANG=C", NULL};
    struct pty *pty = start_with(office, environment, NULL, rows, columns);
    free(setting);
    return pty;
}

void
see(struct pty *pty, const char *text)
{
    if (pty_wait_text(pty, text, TIMEOUT_MS))
        return;
    struct text screen = TEXT_EMPTY;
    pty_screen(pty, &screen);
    fail_msg("\"%s\" is not on the screen:\n%s", text, text_string(&screen));
}

void
see_the_cursor_at_the_marker(struct pty *pty)
{
    struct text screen = TEXT_EMPTY;
    int cursor_row, cursor_column, row = 0, markers = 0, marker_row = -1;
    pty_settle(pty, 100);
    pty_screen(pty, &screen);
    pty_cursor(pty, &cursor_row, &cursor_column);
    for (const char *line = text_string(&screen); line != NULL && *line != '\0'; row++) {
        if (strncmp(line, "> ", 2) == 0) {
            markers++;
            marker_row = row;
        }
        line = strchr(line, '\n');
        line = line == NULL ? NULL : line + 1;
    }
    assert_int_equal(markers, 1);
    assert_int_equal(cursor_row, marker_row);
    assert_true(pty_cursor_is_visible(pty));
    text_clear(&screen);
}

void
leave(struct pty *pty)
{
    int status;
    pty_type(pty, "q");
    assert_true(pty_wait_exit(pty, TIMEOUT_MS, &status));
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_false(pty_is_alternate_screen(pty));
    assert_true(pty_modes_are_restored(pty));
    pty_free(pty);
}
