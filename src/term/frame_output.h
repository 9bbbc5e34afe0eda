/* frame_output.h - everything that curses writes for one frame, sent by one write(2).
 *
 * ncurses 6.4 flushes at every cursor movement by a write(2) of its own on the descriptor it was
 * given, whatever stdio buffers; many small writes make a key slow over a network. So its
 * descriptor leads into memory while a frame is made. It also keeps a terminal that takes no
 * output from holding up a program that has been told to end. */
#ifndef TERM_FRAME_OUTPUT_H
#define TERM_FRAME_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct frame_output {
    FILE *file;   /* for curses: leads to standard output outside of a frame */
    int terminal; /* standard output, opened once more so that it never blocks, if possible */
    int memory;   /* what the frame has written so far; -1 when there is no such thing */
    char *bytes;
    size_t capacity;
};

/* False when not even standard output can be duplicated. */
bool frame_output_open(struct frame_output *output);
void frame_output_close(struct frame_output *output);
void frame_output_begin(struct frame_output *output);
/* Sends what was written since begin. Waits as long as the terminal takes, or timeout_ms when that
 * is not -1; gives up when the process is leaving and the terminal takes nothing. False when not
 * everything was sent; *gone is then whether the terminal is no more. */
bool frame_output_end(struct frame_output *output, int timeout_ms, bool *gone);
/* Leads the descriptor of curses back to the terminal, for abort paths in the midst of a frame. */
void frame_output_abandon(struct frame_output *output);

#endif
