/* output.c - standard output through stdio, with the first failure kept. */
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

static void
keep_failure(struct output *output)
{
    if (output->failure == 0)
        output->failure = errno != 0 ? errno : EIO;
}

static void
write_bytes(struct output *output, const char *bytes, size_t length)
{
    errno = 0;
    if (output->failure == 0 && fwrite(bytes, 1, length, stdout) != length)
        keep_failure(output);
}

/* The first `length` bytes of what is held. */
static void
show_lines(struct output *output, size_t length)
{
    struct text whole = TEXT_EMPTY;
    struct text safe = TEXT_EMPTY;
    text_append_bytes(&whole, output->line.bytes, length);
    utf8_safe(&safe, text_string(&whole), true);
    write_bytes(output, text_string(&safe), safe.length);
    memmove(output->line.bytes, output->line.bytes + length, output->line.length - length);
    text_cut(&output->line, output->line.length - length);
    text_clear(&whole);
    text_clear(&safe);
}

/* Whole lines, because a piece may end within a character. */
static void
write_for_person(struct output *output, const char *bytes, size_t length)
{
    text_append_bytes(&output->line, bytes, length);
    const char *last = memrchr(text_string(&output->line), '\n', output->line.length);
    if (last)
        show_lines(output, (size_t)(last - output->line.bytes) + 1);
}

bool
output_write(void *context, const char *bytes, size_t length)
{
    struct output *output = context;
    if (output->failure != 0)
        return false;
    if (!output->asked)
        output->is_terminal = isatty(STDOUT_FILENO) == 1;
    output->asked = true;
    if (output->is_terminal)
        write_for_person(output, bytes, length);
    else
        write_bytes(output, bytes, length);
    return output->failure == 0;
}

void
output_text(struct output *output, const struct text *text)
{
    output_write(output, text_string(text), text->length);
}

void
output_safe(struct output *output, const char *string)
{
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, string, true);
    output_text(output, &safe);
    text_clear(&safe);
}

bool
output_finish(struct output *output, struct error *error)
{
    if (output->line.length > 0)
        show_lines(output, output->line.length);
    text_clear(&output->line);
    errno = 0;
    if (output->failure == 0 && fflush(stdout) != 0)
        keep_failure(output);
    if (output->failure == 0 || output_is_closed(output))
        return true;
    return error_set(error, ERROR_FILE, "Could not write the result: %s",
                     strerror(output->failure));
}

bool
output_is_closed(const struct output *output)
{
    return output->failure == EPIPE;
}
