/* recovery.c - the data key out of its box, and a new passphrase round it. */
#include "modules/recovery.h"

#include <string.h>

#include "modules/force_key.h"
#include "modules/laptop.h"
#include "store/vault.h"

static bool
open_box(struct session *session, const char *path, unsigned char key[VAULT_KEY_SIZE],
         struct error *error)
{
    unsigned char box[VAULT_BOX_SIZE], force_key[VAULT_KEY_SIZE];
    if (!vault_box(path, box, force_key, error))
        return false;
    return force_key_open(session, box, sizeof box, key, error) ||
           error_prefix(error, "'%s' cannot be recovered here", path);
}

bool
recovery_check(struct session *session, const char *path, struct error *error)
{
    unsigned char key[VAULT_KEY_SIZE] = {0};
    bool done = open_box(session, path, key, error);
    explicit_bzero(key, sizeof key);
    return done;
}

static bool
note(struct session *session, void *context, struct error *error)
{
    (void)context;
    return session_note(session, &laptop_type, NULL, error);
}

bool
recovery_give_passphrase(struct session *session, const char *path, const char *passphrase,
                         struct error *error)
{
    unsigned char key[VAULT_KEY_SIZE] = {0};
    bool done =
        open_box(session, path, key, error) && session_write(session, "recover", note, NULL, error);
    struct vault *vault = done ? vault_recover(path, key, error) : NULL;
    explicit_bzero(key, sizeof key);
    done = vault && vault_rekey(vault, passphrase, &vault_cost_ordinary, error);
    vault_close(vault);
    return done;
}
