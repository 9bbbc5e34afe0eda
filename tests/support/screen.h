/* screen.h - posact's screens without a terminal: an invented database in memory, keys from a
 * script, and what every frame must keep to. */
#ifndef SUPPORT_SCREEN_H
#define SUPPORT_SCREEN_H

#include "base/text.h"
#include "support/scene.h"
#include "term/terminal.h"
#include "ui/shell.h"

#include <stdbool.h>

struct screen_options {
    int rows, columns;
    struct scene scene;
    bool on_day; /* begins on my day, as the program does; else on the candidates */
    /* The first screen, where it is another; NULL for that. */
    struct view *(*begin)(void *context, struct shell *shell);
    bool typed_ahead;   /* all keys are there at once; else each waits for the frame before */
    const char *script; /* as terminal_open_script takes it, `<to FIELD>` of script.h, and days of
                           scene.h */
    /* Called at each <shot>, after it was added to `shots`; may be NULL. */
    void (*on_shot)(void *context, struct session *session);
    void *context;
};

/* Sat 21 Nov 2026, 12:04; 80x24; 30 people. */
struct screen_options screen_defaults(const char *script);

/* Runs the script; appends every shot to `shots` as a line "--- 1 ---"
 * and the rows. Fails the test when a frame breaks a rule of frames (A01, A02, A12). */
void screen_run(const struct screen_options *options, struct text *shots);

#endif
