/* permission.c - the officers that posact.yaml names. */
#include "modules/permission.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "config/config.h"
#include "config/settings.h"

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

static const struct {
    enum setting setting;
    const char *allows; /* as a sentence goes on that begins with the officers */
} permissions[PERMISSION_COUNT] = {
    [PERMISSION_NETWORKS] = {SETTING_SEE_MEMBERS, "see who belongs to a network"},
    [PERMISSION_DECLARATIONS] = {SETTING_SEE_DECLARATIONS, "see what people declared and need"},
    [PERMISSION_MONITORING] = {SETTING_ENTER_MONITORING, "open the equality questions"},
    [PERMISSION_APPROVE] = {SETTING_APPROVE_ASSESSMENTS, "approve assessments"},
    [PERMISSION_AUDIT] = {SETTING_READ_AUDIT, "ask who looked at whom"},
    [PERMISSION_RELEASE] = {SETTING_RELEASE_REPORTS, "release reports"},
};

bool
permission_given(struct session *session, enum permission permission, struct error *error)
{
    enum setting setting = permissions[permission].setting;
    if (string_equal(session_kind(session), "DEMO") ||
        is_named(config_text(session_config(session), setting), session_officer(session)))
        return true;
    return error_set(error, ERROR_DENIED,
                     "Only officers whom posact.yaml names at %s %s, and '%s' is not one; ask "
                     "whoever keeps that file",
                     setting_rows[setting].name, permissions[permission].allows,
                     session_officer(session));
}

bool
permission_networks(struct session *session, struct error *error)
{
    return permission_given(session, PERMISSION_NETWORKS, error);
}

bool
permission_declarations(struct session *session, struct error *error)
{
    return permission_given(session, PERMISSION_DECLARATIONS, error);
}
