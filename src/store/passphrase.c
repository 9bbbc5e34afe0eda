/* passphrase.c - a key as its hash. */
#include "store/passphrase.h"

#include <string.h>

#include <sodium.h>

#include "base/memory.h"

char *
passphrase_keep(const char *passphrase)
{
    char hash[crypto_pwhash_STRBYTES];
    bool done =
        crypto_pwhash_str(hash, passphrase, strlen(passphrase), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
    return done ? must_strdup(hash) : NULL;
}

bool
passphrase_matches(const char *kept, const char *passphrase)
{
    return crypto_pwhash_str_verify(kept, passphrase, strlen(passphrase)) == 0;
}

void
passphrase_wipe(char *passphrase)
{
    sodium_memzero(passphrase, strlen(passphrase));
}
