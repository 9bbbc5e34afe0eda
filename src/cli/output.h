/* output.h - standard output as commands write their data: nothing lost without a word.
 *
 * A file or a pipe gets the bytes as they are. A terminal is a person reading: there all of it is
 * made safe to show, line by line (F01). */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct output {
    int failure; /* errno of the first write that failed, 0 for none */
    bool asked, is_terminal;
    struct text line; /* for a terminal: begun, not yet ended */
};

/* An export_sink over a struct output. */
bool output_write(void *output, const char *bytes, size_t length);
/* Data as it is, and text for people: made safe to show, line feeds kept. */
void output_text(struct output *output, const struct text *text);
void output_safe(struct output *output, const char *string);
/* Sends what is still buffered, and frees. False with ERROR_FILE when anything was lost; a reader
 * who had enough and closed the pipe is no error. */
bool output_finish(struct output *output, struct error *error);
/* True when the reader closed the pipe: there is nobody left to write for. */
bool output_is_closed(const struct output *output);

#endif
