/* messages.h - the last messages that the screen showed (A07). */
#ifndef UI_MESSAGES_H
#define UI_MESSAGES_H

#include <stddef.h>

#define MESSAGES_KEPT 50

/* Zeroed is empty; messages_clear frees. */
struct messages {
    char *items[MESSAGES_KEPT]; /* a ring: the newest is before `next` */
    size_t next, count;
    char *last;     /* the newest as it was said, without its "(2)" */
    size_t repeats; /* how often the newest was said running */
};

/* Keeps a message; the same one twice running becomes "text (2)". Returns it as it is to be
 * shown; borrowed until the next call. */
const char *messages_add(struct messages *messages, const char *text);
/* Newest first: 0 to count - 1. Borrowed until the next messages_add. */
const char *messages_get(const struct messages *messages, size_t index);
void messages_clear(struct messages *messages);

#endif
