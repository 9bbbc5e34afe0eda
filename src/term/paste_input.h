/* paste_input.h - the bytes of a paste, read in pieces, and when a paste without an end is over.
 *
 * Ten megabytes may come at once: they are read by thousands and not one by one, and never kept. */
#ifndef TERM_PASTE_INPUT_H
#define TERM_PASTE_INPUT_H

#include "base/key.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PASTE_LOOK_MS 100 /* how often an open paste is to be asked whether it is over */

/* Zero-initialised: nothing was pasted. */
struct paste_input {
    unsigned char bytes[4096];
    size_t next, count; /* read ahead, not yet taken; may go on behind the end of the paste */
    int64_t last_ms;    /* by the steady clock: when something came */
    bool open;          /* between the two marks */
};

/* Notes a key that came out of the terminal: the marks open and close. */
void paste_input_note(struct paste_input *paste, key found);
/* The next byte of the paste, or of what was read with it; false when there is none now. Reads
 * standard input only while a paste is open. */
bool paste_input_take(struct paste_input *paste, unsigned char *byte);
/* True when an open paste will have no end; `by_escape` when Esc was the last that came. */
bool paste_input_is_over(const struct paste_input *paste, bool by_escape);

#endif
