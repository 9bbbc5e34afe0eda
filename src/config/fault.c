/* fault.c - puts faults of posact.yaml and themes into words. */
#include "fault.h"

#include <stdarg.h>

#include "base/text.h"
#include "base/utf8.h"

/* Columns of a quoted value: enough to know it again, and the rest of the message stays in sight.
 */
#define QUOTE_COLUMNS 40
/* One column may hold many combining marks. */
#define QUOTE_BYTES 160

bool
fault_at(struct error *error, const char *file, size_t line, size_t column, const char *format, ...)
{
    struct text what = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_append_vformat(&what, format, args);
    va_end(args);
    error_set(error, ERROR_CONFIG, "%s:%zu:%zu: %s", file, line, column, text_string(&what));
    text_clear(&what);
    return false;
}

bool
fault_suggest(struct error *error, const char *typed, const char *const *candidates, size_t count)
{
    const char *nearest = string_nearest(typed, candidates, count);
    if (!nearest)
        return false;
    return error_set(error, error->code, "%s; did you mean '%s'", error->text, nearest);
}

char *
fault_quote(const char *written)
{
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, written, false);
    size_t fit = utf8_fit(text_string(&safe), QUOTE_COLUMNS);
    while (fit > QUOTE_BYTES)
        fit = utf8_previous_cluster(text_string(&safe), fit);
    bool cut = fit < safe.length;

    struct text quoted = TEXT_EMPTY;
    text_append_char(&quoted, '\'');
    text_append_bytes(&quoted, text_string(&safe), fit);
    text_append(&quoted, cut ? "...'" : "'");
    text_clear(&safe);
    return text_take(&quoted);
}
