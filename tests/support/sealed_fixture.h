/* sealed_fixture.h - sealed files for tests, which need not be hard to guess. */
#ifndef TESTS_SUPPORT_SEALED_FIXTURE_H
#define TESTS_SUPPORT_SEALED_FIXTURE_H

#include "store/sealed_file.h"
#include "store/store.h"

#define SEALED_FIXTURE_PASSPHRASE "kettle harbour violin thatch"

/* As little of argon2id as there is. */
extern const struct sealed_cost sealed_fixture_cost;
/* With the passphrase above, and the public part of a pair that is made here; its secret part goes
 * to `secret`, unless that is NULL. */
struct sealed_with sealed_fixture_with(unsigned char *secret);
/* A new file; or the test fails. */
struct sealed_file *sealed_fixture_make(const char *path);
/* Opens it with the passphrase above; or the test fails. */
struct sealed_file *sealed_fixture_open(const char *path);
/* The sealed database at the path, made where there is none. */
struct store *sealed_fixture_store(const char *path);

#endif
