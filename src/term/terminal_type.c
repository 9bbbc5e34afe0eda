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
check_named(const char *type, struct text *why)
{
    int status = 0;
    bool read = setupterm(NULL, STDOUT_FILENO, &status) == 0;
    bool usable = read && can_move_cursor();
    if (read)
        del_curterm(cur_term);
    if (usable)
        return true;
    text_append_format(why, "a terminal of type '%.*s', which %s", utf8_quoted(type), type,
                       status == 1 ? "cannot show screens" : "is not known here");
    return false;
}

bool
terminal_type_shows_screens(struct text *why)
{
    const char *type = getenv("TERM");
    if (string_is_empty(type)) {
        text_append(why, "a terminal that TERM does not name");
        return false;
    }
    struct text shown = TEXT_EMPTY;
    utf8_safe(&shown, type, false);
    bool usable = check_named(text_string(&shown), why);
    text_clear(&shown);
    return usable;
}
