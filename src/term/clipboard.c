/* clipboard.c - OSC 52. */
#include "term/clipboard.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/memory.h"

void
clipboard_sequence(const char *text, bool in_tmux, struct text *out)
{
    size_t length = strlen(text);
    size_t size = sodium_base64_encoded_len(length, sodium_base64_VARIANT_ORIGINAL);
    char *encoded = must_calloc(size, 1);
    sodium_bin2base64(encoded, size, (const unsigned char *)text, length,
                      sodium_base64_VARIANT_ORIGINAL);
    const char *begin = in_tmux ? "\x1bPtmux;\x1b\x1b]52;c;" : "\x1b]52;c;";
    text_append_format(out, "%s%s%s", begin, encoded, in_tmux ? "\x07\x1b\\" : "\x07");
    free(encoded);
}
