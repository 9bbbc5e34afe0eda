/* permission.c - the officers that posact.yaml names. */
#include "modules/permission.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "config/config.h"

/* Whether a name is one of "J. Shah, M. Begum", whatever the case. */
static bool
is_named(const char *names, const char *officer)
{
    size_t wanted = strlen(officer);
    while (wanted > 0 && *names != '\0') {
        names += strspn(names, ", ");
        size_t length = strcspn(names, ",");
        size_t trimmed = length;
        while (trimmed > 0 && names[trimmed - 1] == ' ')
            trimmed--;
        if (trimmed == wanted && strncasecmp(names, officer, wanted) == 0)
            return true;
        names += length;
    }
    return false;
}

bool
permission_networks(struct session *session, struct error *error)
{
    const char *names = config_text(session_config(session), SETTING_SEE_MEMBERS);
    if (string_equal(session_kind(session), "DEMO") || is_named(names, session_officer(session)))
        return true;
    return error_set(error, ERROR_DENIED,
                     "Who belongs to a network is seen only by officers whom posact.yaml names at "
                     "permissions.networks, and '%s' is not one; ask whoever keeps that file",
                     session_officer(session));
}
