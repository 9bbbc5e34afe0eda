/* plain.h - plain mode: posact one line at a time, for braille lines, speech and terminals that
 * cannot show screens (A08). It asks with a prompt that states its default, numbers what can be
 * chosen, and writes no escape byte; the commands, fields and rules are those of the screens. */
#ifndef PLAIN_PLAIN_H
#define PLAIN_PLAIN_H

#include "base/text.h"
#include "command/command.h"
#include "command/keymap.h"
#include "modules/entry_page.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

/* What came when a line was waited for. */
enum plain_input {
    PLAIN_LINE,
    PLAIN_INTERRUPTED, /* Ctrl-C: the same as "!" */
    PLAIN_ENDED,       /* the end of the input */
    PLAIN_HUNG_UP,
    PLAIN_TOLD_TO_STOP,
};

/* Where the lines come from and go to. */
struct plain_streams {
    /* Puts the next line, without its end, into `line`. */
    enum plain_input (*read)(void *context, struct text *line);
    /* False when there is nobody left to write to. */
    bool (*write)(void *context, const char *bytes, size_t length);
    /* False once long work is to stop. */
    bool (*go_on)(void *context);
    /* While somebody else than the officer types: what is typed is not shown, and no key
     * interrupts, stops or ends the input. NULL where nothing is shown anyway. */
    void (*hide)(void *context, bool hidden);
    void *context;
    size_t page_lines; /* asks before more than so many lines at once; 0 never */
};

struct plain_options {
    struct session *session;         /* borrowed, as all of it */
    const struct keymap *keymap;     /* of the screens' commands */
    const struct record_type *first; /* the list to begin with */
    struct id desk;                  /* of the event at whose door it begins; zero for none */
    struct id asked;                 /* who answers equality questions first; zero for nobody */
    const char *why;                 /* what set plain mode, as in "the option --plain" */
    const struct plain_streams *streams;
};

/* Until the person leaves, or the input ends; how it ended. */
enum plain_input plain_run(const struct plain_options *options);

/* Pages for whoever has the keyboard, until the officer's key is typed or the input ends; how it
 * ended. */
enum plain_input plain_pages(const struct plain_streams *streams, const struct entry_class *class,
                             void *entry);

/* True when a row of the screens' tables can be run here in one of its places. */
bool plain_has(const struct command *command);

#endif
