/* clipboard.h - what asks a terminal to put a text on its clipboard (OSC 52). */
#ifndef TERM_CLIPBOARD_H
#define TERM_CLIPBOARD_H

#include "base/text.h"

#include <stdbool.h>

/* Appends the bytes; within tmux they are wrapped so that it passes them on. */
void clipboard_sequence(const char *text, bool in_tmux, struct text *out);

#endif
