/* output.c - standard output through stdio, with the first failure kept. */
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static void
keep_failure(struct output *output)
{
    if (output->failure == 0)
        output->failure = errno != 0 ? errno : EIO;
}

bool
output_write(void *context, const char *bytes, size_t length)
{
    struct output *output = context;
    if (output->failure != 0)
        return false;
    errno = 0;
    if (fwrite(bytes, 1, length, stdout) != length)
        keep_failure(output);
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
