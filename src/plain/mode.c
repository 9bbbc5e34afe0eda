/* mode.c - the precedence of what sets plain mode. */
#include "plain/mode.h"

#include <stddef.h>

#include "base/text.h"

static bool
says_no(const char *value)
{
    return string_equal(value, "0") || string_equal_no_case(value, "no") ||
           string_equal_no_case(value, "false");
}

/* POSACT_PLAIN is about posact alone, so it may also say that screens are wanted; ACCESSIBLE is
 * about every program. A terminal without screens has no choice. */
const char *
plain_mode(const struct plain_signs *signs)
{
    bool said = !string_is_empty(signs->environment);
    if (signs->option)
        return "the option --plain";
    if (said && !says_no(signs->environment))
        return "the environment variable POSACT_PLAIN";
    if (!said && !string_is_empty(signs->accessible) && !says_no(signs->accessible))
        return "the environment variable ACCESSIBLE";
    if (!said && signs->configured)
        return signs->configured_in;
    return signs->no_screens;
}
