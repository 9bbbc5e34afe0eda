/* terminal_type.c - asks terminfo about TERM. */
#include "term/terminal_type.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "base/utf8.h"

/* Last, because it has short words for capabilities as macros, such as "columns". */
#include <term.h>

static bool
can_move_cursor(void)
{
    char name[] = "cup"; /* terminfo is not const-correct everywhere */
    const char *value = tigetstr(name);
    return value && value != (const char *)-1;
}

/* setupterm tells by *status that it found the description, even of a printer, which it refuses.
 * The name is text from outside. */
static bool
check_named(const char *type, struct error *error)
{
    int status = 0;
    bool read = setupterm(NULL, STDOUT_FILENO, &status) == 0;
    bool usable = read && can_move_cursor();
    if (read)
        del_curterm(cur_term);
    if (status != 1)
        return error_set(error, ERROR_USAGE,
                         "The terminal type '%.80s' is not known here; set TERM to "
                         "xterm-256color, or " TERMINAL_OTHER_WAY,
                         type);
    if (!usable)
        return error_set(error, ERROR_USAGE,
                         "A terminal of type '%.80s' cannot show screens; set TERM to what "
                         "the terminal is, or " TERMINAL_OTHER_WAY,
                         type);
    return true;
}

bool
terminal_type_check(struct error *error)
{
    const char *type = getenv("TERM");
    if (string_is_empty(type))
        return error_set(error, ERROR_USAGE,
                         "TERM does not say what terminal this is; set TERM to xterm-256color, "
                         "or " TERMINAL_OTHER_WAY);
    struct text shown = TEXT_EMPTY;
    utf8_safe(&shown, type, false);
    bool usable = check_named(text_string(&shown), error);
    text_clear(&shown);
    return usable;
}
