/* forced_words.h - what somebody asks for over ssh, as words: the line that sshd hands on in
 * SSH_ORIGINAL_COMMAND, split without a shell (S26). Blanks part words; single quotes, double
 * quotes and a backslash keep them together, as people know it; nothing else means anything. */
#ifndef SERVER_FORCED_WORDS_H
#define SERVER_FORCED_WORDS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

#define FORCED_LINE_MOST 16384 /* bytes; longer texts come over standard input */
#define FORCED_WORDS_MOST 200

struct forced_words {
    char **items; /* as argv: "posact" first, NULL at the end; owned */
    size_t count; /* 1 when nothing is asked for */
};

/* Reads a line, which may begin with "posact". ERROR_USAGE for one that is too long, that is not
 * UTF-8, that holds control characters such as line ends, or whose quotes do not end. Clear in any
 * case. */
bool forced_words_read(const char *line, struct forced_words *words, struct error *error);
void forced_words_clear(struct forced_words *words);

#endif
