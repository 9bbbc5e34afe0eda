/* officer_key.c - the key of an officer, among what is the officer's own. */
#include "modules/officer_key.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "store/passphrase.h"

#define KIND "key"
#define NAME "self-entry"

bool
officer_key_is_set(struct session *session)
{
    char *kept = session_recall(session, KIND, NAME);
    bool set = kept != NULL;
    free(kept);
    return set;
}

/* Without the blanks at its ends, which a prompt for a line takes away. The caller's. */
static char *
trimmed(const char *typed)
{
    typed += strspn(typed, " ");
    size_t length = strlen(typed);
    while (length > 0 && typed[length - 1] == ' ')
        length--;
    return must_strndup(typed, length);
}

static void
forget(char *secret)
{
    passphrase_wipe(secret);
    free(secret);
}

bool
officer_key_set(struct session *session, const char *typed, struct error *error)
{
    if (session_is_read_only(session))
        return error_set(error, ERROR_DENIED, "posact was opened to read only; no key can be set");
    if (utf8_length(typed) < OFFICER_KEY_LEAST)
        return error_set(error, ERROR_INPUT,
                         "A key needs at least %d characters; type a longer one",
                         OFFICER_KEY_LEAST);
    char *key = trimmed(typed);
    char *kept = passphrase_keep(key);
    forget(key);
    if (!kept)
        return error_set(error, ERROR_STORE,
                         "There is too little memory to keep a key safely; close other programs");
    bool done = session_remember(session, KIND, NAME, kept, error);
    free(kept);
    return done;
}

bool
officer_key_is(struct session *session, const char *typed)
{
    char *kept = session_recall(session, KIND, NAME), *key = trimmed(typed);
    bool same = kept && passphrase_matches(kept, key);
    forget(key);
    free(kept);
    return same;
}
