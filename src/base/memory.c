/* memory.c - allocation that ends the process rather than fail. */
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The one thing that outlives a call: main() sets it once, before any screen is drawn. */
static void (*failure_hook)(void);

void
memory_on_failure(void (*hook)(void))
{
    failure_hook = hook;
}

/* Uses nothing that could itself need memory. */
_Noreturn static void
fail(void)
{
    static const char message[] = "posact: there is no memory left\n";
    void (*hook)(void) = failure_hook;
    failure_hook = NULL;
    if (hook)
        hook();
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    abort();
}

void *
must_alloc(size_t size)
{
    void *memory = malloc(size > 0 ? size : 1);
    if (!memory)
        fail();
    return memory;
}

void *
must_calloc(size_t count, size_t size)
{
    void *memory = count > 0 && size > 0 ? calloc(count, size) : calloc(1, 1);
    if (!memory)
        fail();
    return memory;
}

void *
must_realloc(void *old, size_t size)
{
    void *memory = realloc(old, size > 0 ? size : 1);
    if (!memory)
        fail();
    return memory;
}

char *
must_strdup(const char *text)
{
    return must_strndup(text, strlen(text));
}

char *
must_strndup(const char *text, size_t length)
{
    size_t copied = strnlen(text, length);
    char *copy = must_alloc(copied + 1);
    memcpy(copy, text, copied);
    copy[copied] = '\0';
    return copy;
}

char *
must_format(const char *format, ...)
{
    char *text = NULL;
    va_list args;
    va_start(args, format);
    int length = vasprintf(&text, format, args);
    va_end(args);
    if (length < 0 || !text)
        fail();
    return text;
}
