/* terminal_curses.c - the real terminal, by ncurses; nothing else knows that library. */
#include "term/terminal.h"

#include <limits.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "term/ascii_cell.h"
#include "term/clipboard.h"
#include "term/curses_style.h"
#include "term/frame_output.h"
#include "term/key_decoder.h"
#include "term/paste_input.h"
#include "term/paste_mode.h"
#include "term/screen_restore.h"
#include "term/signal_pipe.h"
#include "term/terminal_type.h"

#define RESTORE_TIMEOUT_MS 500 /* for a terminal that takes no more output */
#define EMPTY_READS 3          /* "readable" and nothing there so often: the terminal is gone */

struct curses_terminal {
    struct terminal terminal;
    struct termios before;
    struct frame_output output;
    SCREEN *screen;
    WINDOW *input; /* a pad: reading from a window would draw it */
    struct curses_style styles[ROLE_COUNT];
    struct canvas *shown; /* what the terminal has */
    cchar_t *line;        /* a row on its way to curses */
    struct key_decoder decoder;
    key waiting[KEY_DECODER_KEYS]; /* decoded, not yet read */
    size_t waiting_count;
    struct paste_input paste;
    int empty_reads;
    bool brackets_pastes; /* it was told to */
    bool ascii;           /* it is sent nothing else */
    bool all_unknown;     /* the terminal shows something else than `shown`: send everything */
    bool gone;
};

/* For terminal_restore. */
static struct curses_terminal *open_terminal;

static struct curses_terminal *
curses_of(struct terminal *terminal)
{
    return (struct curses_terminal *)terminal;
}

/* --- opening ------------------------------------------------------------------------------- */

static bool
check_is_terminal(struct error *error)
{
    if (!isatty(STDIN_FILENO))
        return error_set(error, ERROR_USAGE,
                         "The screens need a terminal and standard input is none; use the "
                         "commands: posact help");
    if (!isatty(STDOUT_FILENO))
        return error_set(error, ERROR_USAGE,
                         "The screens need a terminal and standard output is none; use the "
                         "commands: posact help");
    return true;
}

/* All keys to the program (Ctrl-C, Ctrl-Z, Ctrl-S, Ctrl-Q too), Enter as carriage return, bytes
 * beyond ASCII as they come. */
static bool
set_modes(struct curses_terminal *curses, int escape_delay_ms)
{
    curses->input = newpad(1, 1);
    if (!curses->input)
        return false;
    raw();
    noecho();
    nonl();
    keypad(curses->input, TRUE);
    meta(curses->input, TRUE);
    nodelay(curses->input, TRUE);
    idlok(stdscr, TRUE);
    typeahead(-1); /* a frame is sent whole even when more keys have come */
    if (!getenv("ESCDELAY"))
        set_escdelay(escape_delay_ms);
    curs_set(1);
    return true;
}

static bool
start_curses(struct curses_terminal *curses, const struct terminal_options *options)
{
    /* The size is what the kernel says and not what LINES and COLUMNS once said. */
    use_env(FALSE);
    use_tioctl(TRUE);
    curses->screen = newterm(NULL, curses->output.file, stdin);
    if (!curses->screen)
        return false;
    curses_styles_make(options->theme, curses->styles);
    return set_modes(curses, options->escape_delay_ms);
}

/* --- leaving and coming back --------------------------------------------------------------- */

static void
bracket_pastes(struct curses_terminal *curses, bool on)
{
    fputs(on ? paste_mode_on() : paste_mode_off(), curses->output.file);
    fflush(curses->output.file);
    curses->brackets_pastes = on;
}

/* The only place that sends a frame (A01). The first one after the screen was left also sets
 * terminal modes, which needs the real descriptor. */
static void
send_frame(struct curses_terminal *curses)
{
    bool direct = isendwin();
    if (!direct)
        frame_output_begin(&curses->output);
    doupdate();
    if (!curses->brackets_pastes)
        bracket_pastes(curses, true);
    if (!direct && !frame_output_end(&curses->output, -1, &curses->gone))
        curses->all_unknown = true;
}

/* Without an alternate screen, what was shown would stay where the next person sees it (F11). */
static void
clear_screen(struct curses_terminal *curses)
{
    erase();
    wmove(stdscr, 0, 0);
    wnoutrefresh(stdscr);
    send_frame(curses);
}

static void
leave_screen(struct curses_terminal *curses)
{
    bool gone;
    if (!curses->gone && !tigetstr("rmcup"))
        clear_screen(curses);
    frame_output_begin(&curses->output);
    bracket_pastes(curses, false);
    endwin();
    frame_output_end(&curses->output, RESTORE_TIMEOUT_MS, &gone);
    tcsetattr(STDIN_FILENO, TCSANOW, &curses->before);
    curses->all_unknown = true;
    screen_restore_disarm();
}

static void
destroy(struct curses_terminal *curses)
{
    screen_restore_close();
    if (curses->input)
        delwin(curses->input);
    if (curses->screen)
        delscreen(curses->screen);
    frame_output_close(&curses->output);
    canvas_free(curses->shown);
    free(curses->line);
    free(curses);
    signal_pipe_close();
}

static void
curses_close(struct terminal *terminal)
{
    struct curses_terminal *curses = curses_of(terminal);
    leave_screen(curses);
    open_terminal = NULL;
    destroy(curses);
}

void
terminal_restore(void)
{
    struct curses_terminal *curses = open_terminal;
    if (!curses)
        return;
    open_terminal = NULL;
    frame_output_abandon(&curses->output);
    if (!isendwin())
        leave_screen(curses);
}

/* --- showing ------------------------------------------------------------------------------- */

static cchar_t
cell_to_curses(const struct cell *cell, const struct curses_style *style)
{
    cchar_t converted;
    wchar_t points[CELL_POINTS + 1] = {0};
    for (size_t i = 0; i < CELL_POINTS; i++)
        points[i] = (wchar_t)cell->points[i];
    setcchar(&converted, points, style->attributes, style->pair, NULL);
    return converted;
}

static bool
is_blank(const struct cell *cell)
{
    return cell->points[0] == ' ' && cell->points[1] == 0;
}

/* Blanks at the end of a row can be erased, which is one short sequence, when a bold blank counts
 * as a blank. */
static int
end_of_visible(const struct curses_terminal *curses, const struct cell *cells, int columns)
{
    while (columns > 0 && is_blank(&cells[columns - 1]) &&
           !curses->styles[cells[columns - 1].role].shows_on_blank)
        columns--;
    return columns;
}

/* The cells from `first` up to `end` of a row. */
static void
put_cells(struct curses_terminal *curses, int row, const struct cell *cells, int first, int end,
          int visible)
{
    static const struct curses_style plain = {.attributes = A_NORMAL};
    int count = 0;
    for (int i = first; i < end; i++) {
        const struct curses_style *style = i < visible ? &curses->styles[cells[i].role] : &plain;
        struct cell cell = curses->ascii ? ascii_cell(&cells[i]) : cells[i];
        if (cell.columns > 0)
            curses->line[count++] = cell_to_curses(&cell, style);
    }
    mvwadd_wchnstr(stdscr, row, first, curses->line, count);
}

static bool
is_same(const struct cell *a, const struct cell *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static void
put_row(struct curses_terminal *curses, int row, const struct cell *wanted,
        const struct cell *shown, int columns)
{
    int first = 0;
    int end = columns;
    while (!curses->all_unknown && first < end && is_same(&wanted[first], &shown[first]))
        first++;
    while (!curses->all_unknown && end > first && is_same(&wanted[end - 1], &shown[end - 1]))
        end--;
    if (first > 0 && wanted[first].columns == 0) /* halves go with their left half */
        first--;
    put_cells(curses, row, wanted, first, end, end_of_visible(curses, wanted, columns));
}

/* Clears the screen before the next frame: for Ctrl-L, and when nobody knows what is there. */
static void
send_next_whole(void)
{
    clearok(curscr, TRUE);
}

static void
forget_shown(struct curses_terminal *curses, const struct canvas *canvas)
{
    canvas_resize(curses->shown, canvas->rows, canvas->columns);
    size_t size = ((size_t)canvas->columns + 1) * sizeof *curses->line;
    curses->line = must_realloc(curses->line, size);
    erase();
}

static void
put_changes(struct curses_terminal *curses, const struct canvas *canvas)
{
    size_t columns = (size_t)canvas->columns;
    size_t size = columns * sizeof *canvas->cells;
    int rows = canvas->rows < getmaxy(stdscr) ? canvas->rows : getmaxy(stdscr);
    for (int row = 0; row < rows; row++) {
        const struct cell *wanted = canvas->cells + (size_t)row * columns;
        struct cell *shown = curses->shown->cells + (size_t)row * columns;
        if (!curses->all_unknown && memcmp(wanted, shown, size) == 0)
            continue;
        put_row(curses, row, wanted, shown, canvas->columns);
        memcpy(shown, wanted, size);
    }
}

static int
between(int value, int low, int high)
{
    if (value > high)
        value = high;
    return value < low ? low : value;
}

static void
curses_present(struct terminal *terminal, const struct canvas *canvas)
{
    struct curses_terminal *curses = curses_of(terminal);
    if (curses->gone || canvas->rows == 0 || canvas->columns == 0)
        return;
    bool other_size =
        canvas->rows != curses->shown->rows || canvas->columns != curses->shown->columns;
    if (curses->all_unknown)
        send_next_whole();
    if (other_size)
        forget_shown(curses, canvas);
    curses->all_unknown = curses->all_unknown || other_size;
    put_changes(curses, canvas);
    curses->all_unknown = false;
    wmove(stdscr, between(canvas->cursor_row, 0, getmaxy(stdscr) - 1),
          between(canvas->cursor_column, 0, getmaxx(stdscr) - 1));
    wnoutrefresh(stdscr);
    send_frame(curses);
}

static void
curses_redraw(struct terminal *terminal)
{
    struct curses_terminal *curses = curses_of(terminal);
    if (curses->gone)
        return;
    send_next_whole();
    wnoutrefresh(stdscr);
    send_frame(curses);
}

static void
curses_size(struct terminal *terminal, int *rows, int *columns)
{
    (void)terminal;
    getmaxyx(stdscr, *rows, *columns);
}

static void
curses_suspend(struct terminal *terminal)
{
    struct curses_terminal *curses = curses_of(terminal);
    leave_screen(curses);
    signal_pipe_stop_job();
    reset_prog_mode();
    screen_restore_arm();
}

static void
curses_lend(struct terminal *terminal, void (*run)(void *context), void *context)
{
    struct curses_terminal *curses = curses_of(terminal);
    leave_screen(curses);
    run(context);
    reset_prog_mode();
    screen_restore_arm();
    curses->brackets_pastes = false; /* whoever had the terminal may have switched it off */
}

static void
curses_copy(struct terminal *terminal, const char *text)
{
    struct curses_terminal *curses = curses_of(terminal);
    struct text sequence = TEXT_EMPTY;
    bool gone;
    if (curses->gone)
        return;
    clipboard_sequence(text, !string_is_empty(getenv("TMUX")), &sequence);
    frame_output_begin(&curses->output);
    fputs(text_string(&sequence), curses->output.file);
    fflush(curses->output.file);
    frame_output_end(&curses->output, -1, &gone);
    curses->gone = curses->gone || gone;
    text_clear(&sequence);
}

/* --- reading ------------------------------------------------------------------------------- */

static const struct {
    int curses;
    key key;
} curses_keys[] = {
    {KEY_UP, KEY_ARROW_UP},
    {KEY_DOWN, KEY_ARROW_DOWN},
    {KEY_LEFT, KEY_ARROW_LEFT},
    {KEY_RIGHT, KEY_ARROW_RIGHT},
    {KEY_HOME, KEY_GO_HOME},
    {KEY_FIND, KEY_GO_HOME}, /* what a VT220 has in the place of Home and End */
    {KEY_A1, KEY_GO_HOME},
    {KEY_END, KEY_GO_END},
    {KEY_SELECT, KEY_GO_END},
    {KEY_C1, KEY_GO_END},
    {KEY_PPAGE, KEY_PAGE_UP},
    {KEY_A3, KEY_PAGE_UP},
    {KEY_NPAGE, KEY_PAGE_DOWN},
    {KEY_C3, KEY_PAGE_DOWN},
    {KEY_BACKSPACE, KEY_RUB_OUT},
    {KEY_DC, KEY_DELETE},
    {KEY_BTAB, KEY_BACK_TAB},
    {KEY_ENTER, KEY_RETURN},
};

static key
key_of_curses(int code)
{
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return KEY_FUNCTION(code - KEY_F0);
    for (size_t i = 0; i < sizeof curses_keys / sizeof curses_keys[0]; i++) {
        if (curses_keys[i].curses == code)
            return curses_keys[i].key;
    }
    return KEY_NONE;
}

static key
take_waiting(struct curses_terminal *curses)
{
    key first = curses->waiting[0];
    paste_input_note(&curses->paste, first);
    curses->waiting_count--;
    memmove(curses->waiting, curses->waiting + 1, curses->waiting_count * sizeof *curses->waiting);
    return first;
}

/* A byte of what was pasted, or came behind it, goes past curses, which reads byte by byte and
 * would look for keys in it. */
static bool
take_pasted_byte(struct curses_terminal *curses)
{
    unsigned char byte;
    if (!paste_input_take(&curses->paste, &byte))
        return false;
    curses->empty_reads = 0;
    curses->waiting_count = key_decoder_take(&curses->decoder, byte, curses->waiting);
    return true;
}

/* A key from what has come already. Bytes are read and not wide characters, because wget_wch
 * drops the half of a character that a slow line has brought. */
static key
read_typed(struct curses_terminal *curses)
{
    while (curses->waiting_count == 0) {
        if (take_pasted_byte(curses))
            continue;
        if (curses->paste.open)
            return KEY_NONE;
        int code = wgetch(curses->input);
        if (code == ERR)
            return KEY_NONE;
        curses->empty_reads = 0;
        if (code <= UCHAR_MAX) {
            curses->waiting_count =
                key_decoder_take(&curses->decoder, (unsigned char)code, curses->waiting);
            continue;
        }
        key found = key_of_curses(code);
        curses->decoder = (struct key_decoder){.length = 0};
        if (found != KEY_NONE)
            return found;
    }
    return take_waiting(curses);
}

static key
take_new_size(struct curses_terminal *curses)
{
    struct winsize size;
    bool told = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
    if (told && (size.ws_row != getmaxy(stdscr) || size.ws_col != getmaxx(stdscr)))
        resize_term(size.ws_row, size.ws_col);
    /* Terminals move and fold what they show when their size changes. */
    curses->all_unknown = true;
    return KEY_RESIZED;
}

/* Signals that stand for a key are that key. */
static key
read_signal(struct curses_terminal *curses)
{
    switch (signal_pipe_take()) {
    case SIGHUP:
        curses->gone = true;
        return KEY_HUNG_UP;
    case SIGTERM:
        return KEY_STOP;
    case SIGINT:
        return KEY_CTRL('C');
    case SIGTSTP:
        return KEY_CTRL('Z');
    case SIGCONT: /* the shell may have set its own modes and written over the screen */
        reset_prog_mode();
        curses->brackets_pastes = false; /* shells switch it off before they go on with a job */
        return take_new_size(curses);
    case SIGWINCH:
        return take_new_size(curses);
    default:
        return KEY_NONE;
    }
}

/* True when there is input. A terminal that is gone is always readable but has nothing (E13). */
static bool
wait_for_input(struct curses_terminal *curses, bool or_signal, int timeout_ms)
{
    struct pollfd sources[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = signal_pipe_descriptor(), .events = POLLIN},
    };
    if (poll(sources, or_signal ? 2 : 1, timeout_ms) <= 0 || sources[0].revents == 0)
        return false;
    curses->empty_reads++;
    if ((sources[0].revents & POLLIN) == 0 || curses->empty_reads > EMPTY_READS)
        curses->gone = true;
    return !curses->gone;
}

/* After Esc and no more bytes. Curses has waited for what may follow Esc itself; the rest of a
 * sequence that it does not know may still be on its way. */
static key
read_rest_of_escape(struct curses_terminal *curses)
{
    while (key_decoder_in_escape(&curses->decoder)) {
        if (!key_decoder_in_sequence(&curses->decoder) ||
            !wait_for_input(curses, false, get_escdelay())) {
            curses->waiting_count = key_decoder_end_escape(&curses->decoder, curses->waiting);
            return curses->waiting_count > 0 ? take_waiting(curses) : KEY_NONE;
        }
        key found = read_typed(curses);
        if (found != KEY_NONE)
            return found;
    }
    return KEY_NONE;
}

/* The mark at the end may get lost, and Esc ends such a paste: nothing has followed it for a while.
 * Whatever else is typed meanwhile counts as pasted and gives no orders. */
static key
end_lost_paste(struct curses_terminal *curses)
{
    bool by_escape =
        key_decoder_in_escape(&curses->decoder) && !key_decoder_in_sequence(&curses->decoder);
    if (!paste_input_is_over(&curses->paste, by_escape))
        return KEY_NONE;
    curses->decoder.length = 0;
    curses->paste.open = false;
    return KEY_PASTE_END;
}

static key
read_now(struct curses_terminal *curses)
{
    if (curses->gone)
        return KEY_HUNG_UP;
    key found = read_signal(curses);
    if (found == KEY_NONE)
        found = read_typed(curses);
    if (found == KEY_NONE)
        found = curses->paste.open ? end_lost_paste(curses) : read_rest_of_escape(curses);
    return found;
}

static key
curses_read_key(struct terminal *terminal, int timeout_ms)
{
    struct curses_terminal *curses = curses_of(terminal);
    int64_t deadline = timeout_ms < 0 ? -1 : clock_steady_ms() + timeout_ms;
    for (;;) {
        key found = read_now(curses);
        if (found != KEY_NONE)
            return found;
        int64_t left = deadline < 0 ? -1 : deadline - clock_steady_ms();
        if (deadline >= 0 && left <= 0)
            return KEY_NONE;
        if (curses->paste.open && (left < 0 || left > PASTE_LOOK_MS))
            left = PASTE_LOOK_MS;
        wait_for_input(curses, true, (int)left);
    }
}

static const struct terminal_class curses_class = {
    .size = curses_size,
    .present = curses_present,
    .read_key = curses_read_key,
    .redraw = curses_redraw,
    .suspend = curses_suspend,
    .lend = curses_lend,
    .copy = curses_copy,
    .close = curses_close,
};

struct terminal *
terminal_open_curses(const struct terminal_options *options, struct error *error)
{
    struct text why = TEXT_EMPTY;
    bool usable = check_is_terminal(error);
    if (usable && !terminal_type_shows_screens(&why))
        usable = error_set(error, ERROR_USAGE, "This is %s; use plain mode: posact --plain",
                           text_string(&why));
    text_clear(&why);
    if (!usable)
        return NULL;
    struct curses_terminal *curses = must_calloc(1, sizeof *curses);
    curses->terminal.class = &curses_class;
    curses->shown = canvas_new(0, 0);
    curses->ascii = options->ascii;
    tcgetattr(STDIN_FILENO, &curses->before);
    /* The handlers come first: curses then leaves these signals alone. */
    bool ready = signal_pipe_open(error);
    if (ready && !(frame_output_open(&curses->output) && start_curses(curses, options)))
        ready = error_set(
            error, ERROR_FILE,
            "The screen cannot be opened on this terminal; use plain mode: posact --plain");
    if (!ready) {
        if (curses->screen)
            leave_screen(curses);
        destroy(curses);
        return NULL;
    }
    screen_restore_open(curses->output.terminal, &curses->before);
    open_terminal = curses;
    return &curses->terminal;
}
