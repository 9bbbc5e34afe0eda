/* S15: a lost passphrase, and whose key opens the laptop without it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/force_key.h"
#include "modules/recovery.h"
#include "store/vault.h"
#include "support/fixture.h"
#include "support/vault_fixture.h"

#define ANEW "another one altogether"

struct forces {
    char *folder, *laptop, *paths[2];
    struct session *ours, *theirs;
};

static int
make_forces(void **state)
{
    struct forces *forces = must_calloc(1, sizeof *forces);
    struct error error = {.text = ""};
    struct vault_with with = {.passphrase = VAULT_FIXTURE_PASSPHRASE, .cost = vault_fixture_cost};
    forces->folder = fixture_folder();
    forces->laptop = must_format("%s/laptop.db", forces->folder);
    forces->paths[0] = must_format("%s/ours.db", forces->folder);
    forces->paths[1] = must_format("%s/theirs.db", forces->folder);
    forces->ours = fixture_session_at(forces->paths[0]);
    forces->theirs = fixture_session_at(forces->paths[1]);
    assert_true(force_key_make(forces->ours, NULL, &error));
    assert_true(force_key_make(forces->theirs, NULL, &error));
    assert_true(force_key_public(forces->ours, with.force_key, &error));
    vault_close(vault_make(forces->laptop, &with, &error));
    *state = forces;
    return 0;
}

static int
drop_forces(void **state)
{
    struct forces *forces = *state;
    fixture_session_free(forces->ours);
    fixture_session_free(forces->theirs);
    free(forces->laptop);
    free(forces->paths[0]);
    free(forces->paths[1]);
    fixture_remove(forces->folder);
    free(forces);
    return 0;
}

static bool
opens_with(const struct forces *forces, const char *passphrase)
{
    struct error ignored;
    struct vault *vault = vault_open(forces->laptop, passphrase, true, &ignored);
    vault_close(vault);
    return vault != NULL;
}

static void
test_another_force_opens_nothing(void **state)
{
    struct forces *forces = *state;
    struct error error = {.text = ""};
    assert_false(recovery_check(forces->theirs, forces->laptop, &error));
    assert_non_null(strstr(error.text, "was not sealed for the key of this force"));
    assert_false(recovery_give_passphrase(forces->theirs, forces->laptop, ANEW, &error));
    assert_true(opens_with(forces, VAULT_FIXTURE_PASSPHRASE));
    assert_false(opens_with(forces, ANEW));
}

/* Also after the key in use has turned, and it is noted who did it. */
static void
test_our_force_gives_another_passphrase(void **state)
{
    struct forces *forces = *state;
    struct error error = {.text = ""};
    size_t before, after;
    assert_true(force_key_turn(forces->ours, &error));
    assert_true(recovery_check(forces->ours, forces->laptop, &error));
    assert_true(fixture_verify(forces->ours, &before, &error));
    if (!recovery_give_passphrase(forces->ours, forces->laptop, ANEW, &error))
        fail_msg("%s", error.text);
    assert_true(opens_with(forces, ANEW));
    assert_false(opens_with(forces, VAULT_FIXTURE_PASSPHRASE));
    assert_true(fixture_verify(forces->ours, &after, &error));
    assert_int_equal(after, before + 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_another_force_opens_nothing, make_forces, drop_forces),
        cmocka_unit_test_setup_teardown(test_our_force_gives_another_passphrase, make_forces,
                                        drop_forces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
