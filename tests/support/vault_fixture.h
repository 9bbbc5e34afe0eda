/* vault_fixture.h - sealed files for tests, which need not be hard to guess. */
#ifndef TESTS_SUPPORT_VAULT_FIXTURE_H
#define TESTS_SUPPORT_VAULT_FIXTURE_H

#include "store/store.h"
#include "store/vault.h"

#define VAULT_FIXTURE_PASSPHRASE "kettle harbour violin thatch"

/* As little of argon2id as there is. */
extern const struct vault_cost vault_fixture_cost;
/* With the passphrase above, and the public part of a pair that is made here; its secret part goes
 * to `secret`, unless that is NULL. */
struct vault_with vault_fixture_with(unsigned char *secret);
/* A new file; or the test fails. */
struct vault *vault_fixture_make(const char *path);
/* Opens it with the passphrase above; or the test fails. */
struct vault *vault_fixture_open(const char *path);
/* The sealed database at the path, made where there is none. */
struct store *vault_fixture_store(const char *path);

#endif
