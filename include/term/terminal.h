/* terminal.h - what the shell needs of a terminal; the real one is ncurses, tests have a script. */
#ifndef TERM_TERMINAL_H
#define TERM_TERMINAL_H

#include "base/error.h"
#include "base/key.h"
#include "config/theme.h"
#include "term/canvas.h"

#include <stdbool.h>

struct terminal;

struct terminal_class {
    void (*size)(struct terminal *terminal, int *rows, int *columns);
    /* Shows the canvas and puts the hardware cursor at its place, last (A01). Only cells that
     * differ are sent, in one write. */
    void (*present)(struct terminal *terminal, const struct canvas *canvas);
    /* The next key; KEY_NONE after timeout_ms (-1 waits for ever); KEY_RESIZED, KEY_HUNG_UP,
     * KEY_STOP as they come. A pasted text comes between KEY_PASTE_BEGIN and KEY_PASTE_END, which
     * are always both there (A27): a paste whose end got lost ends at an Esc that nothing follows
     * for a second, or when nothing has come for ten. SIGINT and SIGTSTP from outside are Ctrl-C
     * and Ctrl-Z; after KEY_RESIZED, which also follows SIGCONT, the next canvas is sent whole. */
    key (*read_key)(struct terminal *terminal, int timeout_ms);
    /* Sends everything again (Ctrl-L). */
    void (*redraw)(struct terminal *terminal);
    /* Ctrl-Z: restores the screen, stops the process, takes the screen back on return. */
    void (*suspend)(struct terminal *terminal);
    /* Gives the terminal as it was before to `run`, such as an editor, and takes it back. */
    void (*lend)(struct terminal *terminal, void (*run)(void *context), void *context);
    /* Puts a text on the clipboard of the terminal (OSC 52), through tmux too. */
    void (*copy)(struct terminal *terminal, const char *text);
    void (*close)(struct terminal *terminal); /* restores the terminal and frees */
};

struct terminal {
    const struct terminal_class *class;
};

struct terminal_options {
    const struct theme *theme;
    int escape_delay_ms;
    bool ascii; /* sends nothing but ASCII: letters without marks, "?" for what has none */
};

/* The real terminal (A26, A30, A33): newterm, no signal keys taken by curses but Ctrl-Z and
 * Ctrl-C arriving as keys, flow control off, keypad on, escape delay as given (ESCDELAY in the
 * environment wins), pastes bracketed where terminfo says so, mouse off. Until it is closed a crash
 * gives the terminal back before the process dies (E14). Fails with words when TERM is unset,
 * unknown or cannot move the cursor, or when standard input or output is not a terminal. */
struct terminal *terminal_open_curses(const struct terminal_options *options, struct error *error);
/* Restores the real terminal if one is open; safe at any time, for abort paths. */
void terminal_restore(void);

/* Keys from a script, for tests and screen files: key names as in key.h between angle brackets,
 * `<Enter>`, `<Ctrl-S>`, `<Shift-Tab>`, all else typed as it stands; `<<` types a "<"; line
 * feeds of the script are ignored. `<shot>` calls on_shot with the canvas shown last, `<resize
 * 40x12>` changes the size, `<pause>` types nothing until the reader's timeout, `<paste>` and
 * `<end-paste>` stand around what is pasted. After the end every
 * read is KEY_HUNG_UP. A read with timeout 0 gives KEY_NONE before any of these as long as nothing
 * was shown since the last key: a reader of typed-ahead keys would be pictured too early. */
struct terminal *terminal_open_script(const char *script, int rows, int columns,
                                      void (*on_shot)(void *context, const struct canvas *canvas),
                                      void *context, struct error *error);

#endif
