/* lines.h - plain mode without a terminal: an invented database in memory, typed lines, and all
 * that is written. */
#ifndef SUPPORT_LINES_H
#define SUPPORT_LINES_H

#include "base/text.h"
#include "plain/plain.h"
#include "support/scene.h"

#include <stddef.h>

struct lines_options {
    struct scene scene;
    size_t page_lines;
    /* A line each. "@phone 07700 900111": somebody else gives that to the last of the names; "@!"
     * is Ctrl-C, "@hang-up" the end of the connection. After the last line, and before a line that
     * begins another day (scene.h), the input ends. */
    const char *script;
    /* Called at the end with the session that it all happened in; may be NULL. */
    void (*at_end)(void *context, struct session *session);
    void *context;
};

/* 21 Nov 2026, 12:04; nobody is there. */
struct lines_options lines_defaults(const char *script);

/* Appends what a terminal would show, what was typed included. Fails the test when an escape byte
 * is written (A08). */
enum plain_input lines_run(const struct lines_options *options, struct text *shown);

#endif
