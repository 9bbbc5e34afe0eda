/* terminal_program.c - a list with a marker that tells the last key; starting and ending it. */
#include "support/terminal_program.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "base/text.h"
#include "term/draw.h"

static const char *const names[PROGRAM_NAMES] = {
    "Adaeze Okafor", "李小龙", "Le\u0302\u0323 Thi", "Sia\u0302n Wyn-Jones", "a\rb\tc\bd\u202Ee",
};

struct program {
    struct terminal *terminal;
    struct canvas *canvas;
    int selected;
    int keys;
    key last;
};

static void
draw(struct program *program)
{
    struct canvas *canvas = program->canvas;
    char name[KEY_NAME_SIZE];
    canvas_erase(canvas);
    draw_title(canvas, "People", "LIVE");
    for (int i = 0; i < PROGRAM_NAMES; i++) {
        const char *marker = i == program->selected ? "> " : "  ";
        int column = canvas_text(canvas, PROGRAM_FIRST_NAME_ROW + i, 0, -1, ROLE_TEXT, marker);
        column = canvas_text(canvas, PROGRAM_FIRST_NAME_ROW + i, column, -1, ROLE_TEXT, names[i]);
        canvas_text(canvas, PROGRAM_FIRST_NAME_ROW + i, column, -1, ROLE_TEXT, "|");
    }
    key_to_name(program->last, name);
    if (program->last != KEY_NONE)
        canvas_format(canvas, canvas->rows - 2, 0, -1, ROLE_TEXT, "key %d: %s.", program->keys,
                      name);
    canvas_text(canvas, canvas->rows - 1, 0, -1, ROLE_TEXT, "q quit");
    canvas_text_right(canvas, canvas->rows - 1, canvas->columns, ROLE_TEXT, "corner");
    canvas_place_cursor(canvas, PROGRAM_FIRST_NAME_ROW + program->selected, 0);
    program->terminal->class->present(program->terminal, canvas);
}

static void
fit_canvas(struct program *program)
{
    int rows;
    int columns;
    program->terminal->class->size(program->terminal, &rows, &columns);
    canvas_resize(program->canvas, rows, columns);
}

/* An exit code, or -1 to go on. */
static int
act_on(struct program *program, key pressed)
{
    struct terminal *terminal = program->terminal;
    switch (pressed) {
    case 'q':
        return PROGRAM_QUIT;
    case KEY_HUNG_UP:
        return PROGRAM_HUNG_UP;
    case KEY_STOP:
        return PROGRAM_STOPPED;
    case KEY_RESIZED:
        fit_canvas(program);
        return -1;
    case KEY_CTRL('L'):
        terminal->class->redraw(terminal);
        return -1;
    case KEY_ARROW_DOWN:
        program->selected += program->selected < PROGRAM_NAMES - 1;
        return -1;
    case KEY_CTRL('Z'):
        terminal->class->suspend(terminal);
        break;
    default:
        break;
    }
    program->last = pressed;
    program->keys++;
    return -1;
}

/* The terminal's own colours; a title in colours when `context` is not NULL. */
struct terminal *
program_open_terminal(const void *context, struct error *error)
{
    struct theme theme = {.name = "test"};
    for (size_t i = 0; i < ROLE_COUNT; i++)
        theme.styles[i] = (struct theme_style){.foreground = -1, .background = -1};
    theme.styles[ROLE_TITLE].attributes = THEME_BOLD;
    if (context)
        theme.styles[ROLE_TITLE] = (struct theme_style){.foreground = 15, .background = 4};
    return terminal_open_curses(&(struct terminal_options){.theme = &theme, .escape_delay_ms = 25},
                                error);
}

int
program_run(void *context)
{
    struct error error = {.code = ERROR_NONE};
    setlocale(LC_CTYPE, "C.UTF-8");
    struct terminal *terminal = program_open_terminal(context, &error);
    if (!terminal) {
        printf("posact: %s\n", error.text);
        return PROGRAM_NOT_OPENED;
    }
    struct program program = {.terminal = terminal, .canvas = canvas_new(0, 0)};
    fit_canvas(&program);
    int code = -1;
    while (code < 0) {
        draw(&program);
        code = act_on(&program, terminal->class->read_key(terminal, -1));
    }
    canvas_free(program.canvas);
    terminal->class->close(terminal);
    printf("goodbye\n");
    return code;
}

struct pty *
program_start_with(int (*run)(void *context), bool coloured, const char *term)
{
    static char in_colours[] = "in colours";
    struct text variable = TEXT_EMPTY;
    text_append(&variable, "TERM");
    if (term)
        text_append_format(&variable, "=%s", term);
    /* LINES and COLUMNS are leftovers of some shell and mean nothing. */
    const char *const environment[] = {text_string(&variable), "LINES=7", "COLUMNS=33", "ESCDELAY",
                                       NULL};
    void *context = coloured ? in_colours : NULL;
    struct pty *pty = pty_start_function(run, context, environment, PROGRAM_ROWS, PROGRAM_COLUMNS);
    text_clear(&variable);
    return pty;
}

struct pty *
program_start(const char *term)
{
    return program_start_with(program_run, false, term);
}

/* Started and drawn. */
struct pty *
program_start_drawn(const char *term)
{
    struct pty *pty = program_start(term);
    assert_true(pty_wait_text(pty, "corner", TIMEOUT_MS));
    return pty;
}

bool
program_has_sent(struct pty *pty, const char *bytes)
{
    return strstr(text_string(pty_bytes(pty)), bytes) != NULL;
}

void
program_assert_exit(struct pty *pty, int timeout_ms, int code)
{
    int status;
    assert_true(pty_wait_exit(pty, timeout_ms, &status));
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), code);
}

void
program_assert_restored(struct pty *pty)
{
    assert_false(pty_is_alternate_screen(pty));
    assert_true(pty_cursor_is_visible(pty));
    assert_true(pty_modes_are_restored(pty));
}

void
program_quit(struct pty *pty)
{
    pty_type(pty, "q");
    program_assert_exit(pty, TIMEOUT_MS, PROGRAM_QUIT);
    program_assert_restored(pty);
    assert_true(pty_wait_text(pty, "goodbye", 0));
    pty_free(pty);
}
