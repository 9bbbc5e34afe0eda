/* vault_fixture.c - sealed files that open fast. */
#include "support/vault_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sodium.h>

#include "base/file.h"
#include "support/fixture.h"

const struct vault_cost vault_fixture_cost = {crypto_pwhash_OPSLIMIT_MIN,
                                              crypto_pwhash_MEMLIMIT_MIN};

struct vault_with
vault_fixture_with(unsigned char *secret)
{
    unsigned char unused[crypto_box_SECRETKEYBYTES];
    struct vault_with with = {.passphrase = VAULT_FIXTURE_PASSPHRASE, .cost = vault_fixture_cost};
    assert_true(sodium_init() >= 0);
    crypto_box_keypair(with.force_key, secret == NULL ? unused : secret);
    return with;
}

static struct vault *
or_fail(struct vault *file, const struct error *error)
{
    if (file == NULL)
        fail_msg("%s", error->text);
    return file;
}

struct vault *
vault_fixture_make(const char *path)
{
    struct error error = {.text = ""};
    struct vault_with with = vault_fixture_with(NULL);
    return or_fail(vault_make(path, &with, &error), &error);
}

struct vault *
vault_fixture_open(const char *path)
{
    struct error error = {.text = ""};
    return or_fail(vault_open(path, VAULT_FIXTURE_PASSPHRASE, false, &error), &error);
}

struct store *
vault_fixture_store(const char *path)
{
    struct store_options options = fixture_options();
    bool is_new = !file_exists(path);
    options.path = path;
    options.mode = is_new ? STORE_CREATE : STORE_OPEN;
    options.ids = id_source_random();
    options.sealed = is_new ? vault_fixture_make(path) : vault_fixture_open(path);
    return fixture_store(&options);
}
