/* screen.c - runs the shell on a script and looks at each frame. */
#include "support/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "modules/candidate.h"
#include "modules/registry.h"
#include "support/fixture.h"
#include "support/script.h"
#include "term/canvas.h"
#include "ui/keys.h"
#include "ui/views.h"

/* A terminal round the scripted one that looks at what is presented. */
struct watching_terminal {
    struct terminal terminal;
    struct terminal *script;
    const struct screen_options *options;
    struct session *session;
    struct text *shots;
    size_t shot_count;
};

struct screen_options
screen_defaults(const char *script)
{
    return (struct screen_options){.rows = 24,
                                   .columns = 80,
                                   .scene = {.people = 30, .now_ms = FIXTURE_NOW_MS},
                                   .script = script};
}

/* -- Rules of every frame -------------------------------------------------------------------- */

static const struct cell *
cell_at(const struct canvas *canvas, int row, int column)
{
    return &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];
}

static bool
is_marker(const struct canvas *canvas, int row, int column)
{
    const struct cell *cell = cell_at(canvas, row, column);
    uint32_t beside = cell_at(canvas, row, column + 1)->points[0];
    bool first = column == 0 || cell->role == ROLE_SELECTED;
    return first && cell->points[0] == '>' && (beside == ' ' || beside == '*' || beside == '+');
}

/* At the left, or of the column that has the cursor. */
static bool
has_marker(const struct canvas *canvas, int row)
{
    for (int column = 0; column + 1 < canvas->columns; column++) {
        if (is_marker(canvas, row, column))
            return true;
    }
    return false;
}

/* The caret stands in what was typed, after it, or after the words in front of an empty line. */
static bool
is_in_input(const struct canvas *canvas)
{
    int row = canvas->cursor_row, column = canvas->cursor_column;
    int before = column > 0 ? (int)cell_at(canvas, row, column - 1)->role : ROLE_TEXT;
    return cell_at(canvas, row, column)->role == ROLE_INPUT || before == ROLE_INPUT ||
           before == ROLE_LABEL;
}

static void
fail_frame(const struct canvas *canvas, const char *what)
{
    struct text dump = TEXT_EMPTY;
    canvas_dump(canvas, &dump);
    print_error("%s; cursor at row %d, column %d in\n%s", what, canvas->cursor_row,
                canvas->cursor_column, text_string(&dump));
    text_clear(&dump);
    fail();
}

/* A12; the invented people have no such characters in their names either. */
static bool
is_drawing(uint32_t point)
{
    return (point >= 0x2500 && point <= 0x259F) || (point >= 0x2800 && point <= 0x28FF) ||
           point > 0xFFFF;
}

static void
check_frame(const struct canvas *canvas)
{
    int markers = 0;
    for (int row = 0; row < canvas->rows; row++) {
        if (canvas->columns > 1 && has_marker(canvas, row))
            markers++;
        for (int column = 0; column < canvas->columns; column++) {
            if (is_drawing(cell_at(canvas, row, column)->points[0]))
                fail_frame(canvas, "a character that screen readers stumble over (A12)");
        }
    }
    bool inside = canvas->cursor_row >= 0 && canvas->cursor_row < canvas->rows &&
                  canvas->cursor_column >= 0 && canvas->cursor_column < canvas->columns;
    if (!inside)
        fail_frame(canvas, "the cursor is outside the screen (A01)");
    if (canvas->rows < 5 || canvas->columns < 20)
        return;
    if (markers != 1)
        fail_frame(canvas, "not exactly one marker (A02)");
    if (!has_marker(canvas, canvas->cursor_row) && !is_in_input(canvas))
        fail_frame(canvas, "the cursor is not on what has the focus (A01)");
}

/* -- The terminal ---------------------------------------------------------------------------- */

static struct watching_terminal *
watching(struct terminal *terminal)
{
    return (struct watching_terminal *)terminal;
}

static void
watch_size(struct terminal *terminal, int *rows, int *columns)
{
    struct terminal *script = watching(terminal)->script;
    script->class->size(script, rows, columns);
}

static void
watch_present(struct terminal *terminal, const struct canvas *canvas)
{
    struct terminal *script = watching(terminal)->script;
    check_frame(canvas);
    script->class->present(script, canvas);
}

static key
watch_read_key(struct terminal *terminal, int timeout_ms)
{
    struct watching_terminal *watch = watching(terminal);
    if (timeout_ms == 0 && !watch->options->typed_ahead)
        return KEY_NONE; /* so that every frame is shown, and looked at */
    return watch->script->class->read_key(watch->script, timeout_ms);
}

static void
watch_nothing(struct terminal *terminal)
{
    (void)terminal;
}

static void
watch_close(struct terminal *terminal)
{
    struct terminal *script = watching(terminal)->script;
    script->class->close(script);
}

static void
watch_lend(struct terminal *terminal, void (*run)(void *context), void *context)
{
    (void)terminal;
    run(context);
}

static void
watch_copy(struct terminal *terminal, const char *text)
{
    text_append_format(((struct watching_terminal *)terminal)->shots, "clipboard: %s\n", text);
}

static const struct terminal_class watching_class = {
    .size = watch_size,
    .present = watch_present,
    .read_key = watch_read_key,
    .redraw = watch_nothing,
    .suspend = watch_nothing,
    .lend = watch_lend,
    .copy = watch_copy,
    .close = watch_close,
};

static void
take_shot(void *context, const struct canvas *canvas)
{
    struct watching_terminal *terminal = context;
    text_append_format(terminal->shots, "--- %zu ---\n", ++terminal->shot_count);
    canvas_dump(canvas, terminal->shots);
    if (terminal->options->on_shot)
        terminal->options->on_shot(terminal->options->context, terminal->session);
}

/* -- Running --------------------------------------------------------------------------------- */

static struct keymap *
make_keymap(struct scene_days *days)
{
    struct command_table tables[UI_TABLES];
    struct error error = {.code = ERROR_NONE};
    size_t count = ui_tables(tables);
    struct keymap *keymap = keys_new(days->config, tables, count, &days->problems, &error);
    if (!keymap)
        fail_msg("%s", error.text);
    return keymap;
}

/* From opening posact to leaving it. */
static void
run_day(struct watching_terminal *terminal, struct scene_days *days, struct keymap *keymap)
{
    const struct screen_options *options = terminal->options;
    struct error error = {.code = ERROR_NONE};
    struct text script = TEXT_EMPTY;
    script_expand(days->part, &script);
    terminal->session = days->session;
    terminal->script = terminal_open_script(text_string(&script), options->rows, options->columns,
                                            take_shot, terminal, &error);
    text_clear(&script);
    if (!terminal->script)
        fail_msg("%s", error.text);
    struct shell *shell = shell_new(&(struct shell_options){
        .session = days->session,
        .terminal = &terminal->terminal,
        .keymap = keymap,
    });
    shell_push(shell, options->begin    ? options->begin(options->context, shell)
                      : options->on_day ? my_day_view_new(shell)
                                        : list_view_new(shell, &candidate_type));
    shell_say_problems(shell, &days->problems);
    shell_run(shell);
    shell_free(shell);
    watch_close(&terminal->terminal);
}

void
screen_run(const struct screen_options *options, struct text *shots)
{
    struct scene_days days;
    struct watching_terminal terminal = {
        .terminal.class = &watching_class, .options = options, .shots = shots};
    scene_begin(&days, &options->scene, options->script);
    struct keymap *keymap = make_keymap(&days);
    while (scene_next_day(&days))
        run_day(&terminal, &days, keymap);
    scene_end(&days);
    keymap_free(keymap);
}
