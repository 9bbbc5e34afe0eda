/* key_decoder.h - bytes from a terminal to keys, for what terminfo knows no key for.
 *
 * UTF-8 may arrive in pieces over a slow line, and terminals send keys that their TERM does not
 * promise (PuTTY's Home, a numeric keypad, Ctrl-Right). What means nothing is dropped whole, so
 * that the end of an escape sequence is never taken for typed letters. Pure: no terminal here. */
#ifndef TERM_KEY_DECODER_H
#define TERM_KEY_DECODER_H

#include "base/key.h"

#include <stdbool.h>
#include <stddef.h>

#define KEY_DECODER_BYTES 16 /* the longest sequence that could mean something */
#define KEY_DECODER_KEYS 2   /* most keys that one byte can complete */

/* Zero-initialised when nothing has begun. */
struct key_decoder {
    unsigned char bytes[KEY_DECODER_BYTES]; /* of a character or a sequence that is not complete */
    size_t length;                          /* more than fit are counted, not kept */
    bool told; /* the Esc of what comes was a key by itself already: a torn arrow (A26) */
};

/* Takes one byte; writes the keys that it completes and returns how many. */
size_t key_decoder_take(struct key_decoder *decoder, unsigned char byte, key out[KEY_DECODER_KEYS]);
/* The rest of an escape sequence did not come in time: what was typed as Esc is a key, a torn
 * sequence is dropped, and so is what of it comes later (A26). A character in pieces goes on
 * waiting. */
size_t key_decoder_end_escape(struct key_decoder *decoder, key out[KEY_DECODER_KEYS]);
/* Whether an escape sequence has begun, and whether there is more of it than Esc. */
bool key_decoder_in_escape(const struct key_decoder *decoder);
bool key_decoder_in_sequence(const struct key_decoder *decoder);

#endif
