/* memory.h - allocation that never fails.
 *
 * Out of memory ends the process: the hook restores the terminal, one line goes to stderr,
 * abort() follows. What a must_ function returns is freed with free(). */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

void *must_alloc(size_t size) __attribute__((malloc, returns_nonnull));
/* Zeroed, count * size checked for overflow. */
void *must_calloc(size_t count, size_t size) __attribute__((malloc, returns_nonnull));
void *must_realloc(void *old, size_t size) __attribute__((returns_nonnull));
char *must_strdup(const char *text) __attribute__((malloc, returns_nonnull));
/* At most length bytes of text, with a NUL. */
char *must_strndup(const char *text, size_t length) __attribute__((malloc, returns_nonnull));
/* printf into a new string. */
char *must_format(const char *format, ...)
    __attribute__((malloc, returns_nonnull, format(printf, 1, 2)));

/* Called once before the process ends for want of memory; NULL for none. */
void memory_on_failure(void (*hook)(void));

#endif
