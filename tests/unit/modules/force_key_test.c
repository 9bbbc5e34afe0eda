/* S15: what is sealed for a force only its keys open: the one in use, the next out of its safe, one
 * before it; what it signs is known by its public half, and the secret files are its owner's alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sodium.h>

#include "base/file.h"
#include "base/memory.h"
#include "modules/force_key.h"
#include "support/fixture.h"

#define SAID "Sam Okoye; 07700 900123"

struct force {
    char *folder, *database, *key;
    struct session *session;
};

static struct force
open_force(void)
{
    struct force force = {.folder = fixture_folder()};
    struct error error = {.text = ""};
    force.database = must_format("%s/force.db", force.folder);
    force.session = fixture_session_at(force.database);
    force.key = force_key_path(force.session);
    if (!force_key_make(force.session, NULL, &error))
        fail_msg("%s", error.text);
    return force;
}

static void
close_force(struct force *force)
{
    fixture_session_free(force->session);
    fixture_remove(force->folder);
    free(force->database);
    free(force->key);
}

static void
seal(const struct force *force, struct text *out)
{
    struct sealing_public all;
    struct error error;
    assert_true(force_key_public_all(force->session, &all, &error));
    text_clear(out);
    sealing_seal(&all, SAID, strlen(SAID), out);
}

static bool
opens(const struct force *force, const struct text *sealed, struct error *error)
{
    struct text out = TEXT_EMPTY;
    bool opened = force_key_open_sealed(force->session, sealed->bytes, sealed->length, &out, error);
    if (opened)
        assert_string_equal(text_string(&out), SAID);
    text_clear(&out);
    return opened;
}

static void
remove_file(const struct force *force, const char *end)
{
    char *path = must_format("%s%s", force->key, end);
    assert_int_equal(unlink(path), 0);
    free(path);
}

static void
is_opened_by_the_force_alone(void **state)
{
    (void)state;
    struct force force = open_force(), other = open_force();
    struct text sealed = TEXT_EMPTY;
    struct error error;
    seal(&force, &sealed);
    assert_null(memmem(sealed.bytes, sealed.length, "Okoye", 5));
    assert_true(opens(&force, &sealed, &error));
    assert_false(opens(&other, &sealed, &error));
    assert_int_equal(error.code, ERROR_INPUT);
    for (size_t i = 0; i < sealed.length; i++) {
        /* The two boxes of the key stand in for one another. */
        bool spare = i < 160;
        sealed.bytes[i] ^= 1;
        assert_int_equal(opens(&force, &sealed, &error), spare);
        sealed.bytes[i] ^= 1;
    }
    for (size_t length = 0; length < sealed.length; length++) {
        struct text cut = {.bytes = sealed.bytes, .length = length};
        assert_false(opens(&force, &cut, &error));
    }
    text_clear(&sealed);
    close_force(&other);
    close_force(&force);
}

static void
opens_with_the_next_key_when_the_first_is_lost(void **state)
{
    (void)state;
    struct force force = open_force();
    struct text sealed = TEXT_EMPTY;
    struct error error;
    seal(&force, &sealed);
    remove_file(&force, "");
    assert_true(opens(&force, &sealed, &error));
    remove_file(&force, ".next");
    assert_false(opens(&force, &sealed, &error));
    text_clear(&sealed);
    close_force(&force);
}

static void
opens_after_turns_what_was_sealed_before(void **state)
{
    (void)state;
    struct force force = open_force();
    struct text sealed[3] = {TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY};
    unsigned char before[SEALING_PUBLIC_SIZE], after[SEALING_PUBLIC_SIZE];
    struct sealing_public all;
    struct error error;
    for (size_t turn = 0; turn < 3; turn++) {
        seal(&force, &sealed[turn]);
        assert_true(force_key_public_all(force.session, &all, &error));
        memcpy(before, all.next, sizeof before);
        assert_true(force_key_turn(force.session, &error));
        assert_true(force_key_public(force.session, after, &error));
        assert_memory_equal(before, after, sizeof after);
    }
    remove_file(&force, ".next");
    for (size_t turn = 0; turn < 3; turn++) {
        assert_true(opens(&force, &sealed[turn], &error));
        text_clear(&sealed[turn]);
    }
    assert_false(force_key_turn(force.session, &error));
    close_force(&force);
}

static void
opens_a_plain_box_for_the_key_in_use(void **state)
{
    (void)state;
    struct force force = open_force();
    unsigned char key[SEALING_PUBLIC_SIZE], box[3 + SEALING_EXTRA], out[3];
    struct error error;
    assert_true(force_key_public(force.session, key, &error));
    assert_int_equal(crypto_box_seal(box, (const unsigned char *)"key", 3, key), 0);
    assert_true(force_key_open(force.session, box, sizeof box, out, &error));
    assert_memory_equal(out, "key", 3);
    box[0] ^= 1;
    assert_false(force_key_open(force.session, box, sizeof box, out, &error));
    close_force(&force);
}

static void
signs_with_a_key_that_stays(void **state)
{
    (void)state;
    struct force force = open_force();
    unsigned char signature[SIGNATURE_SIZE];
    struct sealing_public all;
    struct error error;
    assert_true(force_key_sign(force.session, "pack", 4, signature, &error));
    assert_true(force_key_turn(force.session, &error));
    assert_true(force_key_make(force.session, NULL, &error)); /* they are there already */
    assert_true(force_key_public_all(force.session, &all, &error));
    assert_true(signing_key_fits(all.signer, "pack", 4, signature));
    assert_false(signing_key_fits(all.signer, "pact", 4, signature));
    close_force(&force);
}

static void
refuses_secret_files_that_others_may_read(void **state)
{
    (void)state;
    struct force force = open_force();
    unsigned char signature[SIGNATURE_SIZE];
    struct stat there;
    struct error error;
    char *next = must_format("%s.next", force.key);
    assert_int_equal(stat(next, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0600);
    assert_int_equal(stat(force.key, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0600);
    assert_int_equal(chmod(force.key, 0640), 0);
    assert_false(force_key_sign(force.session, "pack", 4, signature, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    free(next);
    close_force(&force);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_opened_by_the_force_alone),
        cmocka_unit_test(opens_with_the_next_key_when_the_first_is_lost),
        cmocka_unit_test(opens_after_turns_what_was_sealed_before),
        cmocka_unit_test(opens_a_plain_box_for_the_key_in_use),
        cmocka_unit_test(signs_with_a_key_that_stays),
        cmocka_unit_test(refuses_secret_files_that_others_may_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
