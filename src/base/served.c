/* served.c - what those who are served may name. */
#include "base/served.h"

#include <stdlib.h>
#include <string.h>

bool
served_here(void)
{
    return getenv(SERVED_MARK) != NULL;
}

bool
served_may_name(const char *path, struct error *error)
{
    if (!served_here() || (*path != '.' && *path != '\0' && !strchr(path, '/')))
        return true;
    return error_set(error, ERROR_DENIED,
                     "'%s' is not the name of a file in your outbox: name it without a folder and "
                     "without a dot in front; 'posact get' and 'posact put' reach it",
                     path);
}
