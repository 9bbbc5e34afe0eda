/* Sync.md B, S19, S20: what a sealed file gives back, and what it refuses. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sodium.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/vault_fixture.h"

#define WORDS "Siân Wyn-Jones, 07700 900123"
#define LARGEST (4 * 1024 * 1024)

struct desk {
    char *folder, *path;
};

static int
open_desk(void **state)
{
    struct desk *desk = must_calloc(1, sizeof *desk);
    desk->folder = fixture_folder();
    desk->path = must_format("%s/laptop.db", desk->folder);
    *state = desk;
    return 0;
}

static int
close_desk(void **state)
{
    struct desk *desk = *state;
    free(desk->path);
    fixture_remove(desk->folder);
    free(desk);
    return 0;
}

/* --- in and out --- */

static bool
try_append(struct vault *file, const char *words, struct error *error)
{
    struct vault_room none = {NULL};
    return vault_append(file, (const unsigned char *)words, strlen(words), &none, error);
}

static void
append(struct vault *file, const char *words)
{
    struct error error = {.text = ""};
    if (!try_append(file, words, &error))
        fail_msg("%s", error.text);
}

static bool
take(void *context, const unsigned char *bytes, size_t length)
{
    text_append_bytes(context, bytes, length);
    text_append(context, ";");
    return true;
}

/* All that the file gives back, one commit behind the other; false with the error. */
static bool
read_all(const char *path, struct text *out, char **torn, struct error *error)
{
    struct vault *file = vault_open(path, VAULT_FIXTURE_PASSPHRASE, false, error);
    *torn = NULL;
    bool done = file && vault_replay(file, take, out, torn, error);
    vault_close(file);
    return done;
}

static void
assert_holds(const char *path, const char *expected)
{
    struct error error = {.text = ""};
    struct text out = TEXT_EMPTY;
    char *torn;
    if (!read_all(path, &out, &torn, &error))
        fail_msg("%s", error.text);
    assert_null(torn);
    assert_string_equal(text_string(&out), expected);
    text_clear(&out);
}

static void
read_bytes(const char *path, struct text *out)
{
    struct error error = {.text = ""};
    text_reset(out);
    if (!file_read(path, LARGEST, out, &error))
        fail_msg("%s", error.text);
}

static void
write_bytes(const char *path, const void *bytes, size_t length)
{
    struct error error = {.text = ""};
    if (!file_write(path, bytes, length, true, &error))
        fail_msg("%s", error.text);
}

/* Three commits, and where the last but one and the last begin. */
static void
make_three(const char *path, size_t *second, size_t *third)
{
    struct vault *file = vault_fixture_make(path);
    append(file, WORDS);
    *second = (size_t)vault_size(file);
    append(file, "two");
    *third = (size_t)vault_size(file);
    append(file, "three");
    vault_close(file);
}

static void
test_gives_back_what_it_was_given(void **state)
{
    struct desk *desk = *state;
    size_t second, third;
    struct text bytes = TEXT_EMPTY;
    struct stat status;
    make_three(desk->path, &second, &third);
    assert_true(vault_is(desk->path));
    assert_holds(desk->path, WORDS ";two;three;");
    assert_int_equal(stat(desk->path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    read_bytes(desk->path, &bytes);
    assert_null(memmem(bytes.bytes, bytes.length, "Jones", 5));
    assert_null(memmem(bytes.bytes, bytes.length, "three", 5));
    text_clear(&bytes);
}

/* A commit of more than a record can hold comes back as one. */
static void
test_a_large_commit_is_one(void **state)
{
    struct desk *desk = *state;
    size_t length = 700 * 1000;
    char *large = must_alloc(length + 1);
    memset(large, 'x', length);
    large[length] = '\0';
    struct vault *file = vault_fixture_make(desk->path);
    append(file, large);
    append(file, "");
    vault_close(file);
    char *expected = must_format("%s;;", large);
    assert_holds(desk->path, expected);
    free(expected);
    free(large);
}

/* --- who may --- */

static void
test_another_passphrase_opens_nothing(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    size_t second, third;
    make_three(desk->path, &second, &third);
    assert_null(vault_open(desk->path, "kettle harbour violin thatches", false, &error));
    assert_int_equal(error.code, ERROR_DENIED);
    assert_non_null(strstr(error.text, "That is not the passphrase of"));
    assert_holds(desk->path, WORDS ";two;three;");
}

static void
test_the_force_opens_it_without(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct text out = TEXT_EMPTY;
    unsigned char secret[crypto_box_SECRETKEYBYTES], other_secret[crypto_box_SECRETKEYBYTES];
    unsigned char box[VAULT_BOX_SIZE], force_key[VAULT_KEY_SIZE], key[VAULT_KEY_SIZE];
    char *torn;
    struct vault_with with = vault_fixture_with(secret), other = vault_fixture_with(other_secret);
    struct vault *file = vault_make(desk->path, &with, &error);
    append(file, WORDS);
    vault_close(file);
    assert_true(vault_box(desk->path, box, force_key, &error));
    assert_memory_equal(force_key, with.force_key, sizeof force_key);
    assert_int_equal(crypto_box_seal_open(key, box, sizeof box, other.force_key, other_secret), -1);
    assert_int_equal(crypto_box_seal_open(key, box, sizeof box, with.force_key, secret), 0);
    file = vault_recover(desk->path, key, &error);
    assert_non_null(file);
    assert_true(vault_replay(file, take, &out, &torn, &error));
    assert_string_equal(text_string(&out), WORDS ";");
    /* And gives it a passphrase again. */
    assert_true(vault_rekey(file, VAULT_FIXTURE_PASSPHRASE " anew", &vault_fixture_cost, &error));
    vault_close(file);
    assert_null(vault_open(desk->path, VAULT_FIXTURE_PASSPHRASE, false, &error));
    file = vault_open(desk->path, VAULT_FIXTURE_PASSPHRASE " anew", false, &error);
    assert_non_null(file);
    text_reset(&out);
    assert_true(vault_replay(file, take, &out, &torn, &error));
    assert_string_equal(text_string(&out), WORDS ";");
    vault_close(file);
    key[0] ^= 1;
    assert_null(vault_recover(desk->path, key, &error));
    text_clear(&out);
}

/* S20. */
static void
test_one_process_at_a_time(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct vault *file = vault_fixture_make(desk->path);
    append(file, "one");
    assert_null(vault_open(desk->path, VAULT_FIXTURE_PASSPHRASE, false, &error));
    assert_int_equal(error.code, ERROR_BUSY);
    assert_non_null(strstr(error.text, "is open in another posact"));
    assert_null(vault_open(desk->path, VAULT_FIXTURE_PASSPHRASE, true, &error));
    vault_close(file);
    assert_holds(desk->path, "one;");
    assert_int_equal(chmod(desk->path, 0644), 0);
    assert_null(vault_open(desk->path, VAULT_FIXTURE_PASSPHRASE, false, &error));
    assert_int_equal(error.code, ERROR_DENIED);
}

/* --- tampering --- */

/* Each byte of the file in turn; only what is changed in the last record may be taken for a write
 * that was cut, and nothing that is wrong is ever given back. */
static void
test_no_byte_can_be_changed(void **state)
{
    struct desk *desk = *state;
    struct text whole = TEXT_EMPTY, out = TEXT_EMPTY;
    size_t second, third, refused = 0, torn_count = 0;
    make_three(desk->path, &second, &third);
    read_bytes(desk->path, &whole);
    for (size_t at = 0; at < whole.length; at++) {
        struct error error = {.text = ""};
        char *torn;
        whole.bytes[at] = (char)(whole.bytes[at] ^ 0x40);
        write_bytes(desk->path, whole.bytes, whole.length);
        whole.bytes[at] = (char)(whole.bytes[at] ^ 0x40);
        text_reset(&out);
        bool done = read_all(desk->path, &out, &torn, &error);
        if (done != (at >= third))
            fail_msg("byte %zu of %zu (%zu): %s", at, whole.length, third, error.text);
        if (done)
            assert_string_equal(text_string(&out), WORDS ";two;");
        refused += !done;
        torn_count += torn != NULL;
        free(torn);
    }
    assert_int_equal(refused, third);
    assert_int_equal(torn_count, whole.length - third);
    text_clear(&whole);
    text_clear(&out);
}

/* S19: every cut gives back what was whole, keeps the rest beside, and the file goes on. */
static void
test_a_cut_end_is_kept_beside(void **state)
{
    struct desk *desk = *state;
    struct text whole = TEXT_EMPTY;
    size_t second, third;
    make_three(desk->path, &second, &third);
    read_bytes(desk->path, &whole);
    for (size_t length = third; length < whole.length; length++) {
        struct error error = {.text = ""};
        struct text out = TEXT_EMPTY, kept = TEXT_EMPTY;
        char *torn;
        write_bytes(desk->path, whole.bytes, length);
        if (!read_all(desk->path, &out, &torn, &error))
            fail_msg("cut at %zu: %s", length, error.text);
        assert_string_equal(text_string(&out), WORDS ";two;");
        assert_true((torn != NULL) == (length > third));
        if (torn) {
            read_bytes(torn, &kept);
            assert_int_equal(kept.length, length - third);
            assert_memory_equal(kept.bytes, whole.bytes + third, kept.length);
        }
        assert_holds(desk->path, WORDS ";two;");
        text_clear(&out);
        text_clear(&kept);
        free(torn);
    }
    text_clear(&whole);
}

/* A record in another's place, twice, or of another file under the same key. */
static void
test_no_record_can_be_moved(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct text whole = TEXT_EMPTY, out = TEXT_EMPTY, changed = TEXT_EMPTY;
    size_t first = 0, second, third;
    char *torn;
    make_three(desk->path, &second, &third);
    read_bytes(desk->path, &whole);
    first = second - (third - second) - (strlen(WORDS) - strlen("two"));
    /* Left out. */
    text_append_bytes(&changed, whole.bytes, second);
    text_append_bytes(&changed, whole.bytes + third, whole.length - third);
    write_bytes(desk->path, changed.bytes, changed.length);
    bool done = read_all(desk->path, &out, &torn, &error);
    assert_true(!done || strcmp(text_string(&out), WORDS ";") == 0);
    free(torn);
    /* Swapped. */
    text_reset(&changed);
    text_reset(&out);
    text_append_bytes(&changed, whole.bytes, first);
    text_append_bytes(&changed, whole.bytes + second, third - second);
    text_append_bytes(&changed, whole.bytes + first, second - first);
    text_append_bytes(&changed, whole.bytes + third, whole.length - third);
    write_bytes(desk->path, changed.bytes, changed.length);
    assert_false(read_all(desk->path, &out, &torn, &error));
    assert_non_null(strstr(error.text, "was changed or damaged at byte"));
    assert_string_equal(text_string(&out), "");
    text_clear(&whole);
    text_clear(&out);
    text_clear(&changed);
}

static bool
give_once(void *context, struct vault *file, struct error *error)
{
    return try_append(file, context, error);
}

static bool
give_up(void *context, struct vault *file, struct error *error)
{
    return try_append(file, context, error) && error_set(error, ERROR_STORE, "Given up");
}

static void
test_written_anew_whole_or_not_at_all(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    static char words[] = "all of it";
    struct text before = TEXT_EMPTY, after = TEXT_EMPTY, out = TEXT_EMPTY;
    size_t second, third;
    char *torn;
    make_three(desk->path, &second, &third);
    read_bytes(desk->path, &before);
    struct vault *file = vault_fixture_open(desk->path);
    assert_true(vault_replay(file, take, &out, &torn, &error));
    assert_false(vault_rewrite(file, give_up, words, &error));
    read_bytes(desk->path, &after);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, before.length);
    append(file, "four");
    assert_true(vault_rewrite(file, give_once, words, &error));
    append(file, "and on");
    assert_false(vault_has_moved(file));
    vault_close(file);
    assert_holds(desk->path, "all of it;and on;");
    /* A record of the generation before does not fit behind it. */
    read_bytes(desk->path, &after);
    text_append_bytes(&after, before.bytes + third, before.length - third);
    write_bytes(desk->path, after.bytes, after.length);
    text_reset(&out);
    assert_false(read_all(desk->path, &out, &torn, &error) && torn == NULL);
    free(torn);
    text_clear(&before);
    text_clear(&after);
    text_clear(&out);
}

/* --- no room --- */

static void
test_what_does_not_fit_is_not_there(void **state)
{
    struct desk *desk = *state;
    struct error error = {.text = ""};
    struct vault_room room = {NULL};
    struct rlimit before, limit;
    struct vault *file = vault_fixture_make(desk->path);
    append(file, "one");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    for (rlim_t more = 0; more < 60; more++) {
        limit = before;
        limit.rlim_cur = (rlim_t)vault_size(file) + more;
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
        bool done =
            vault_append(file, (const unsigned char *)"much too long for that", 22, &room, &error);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
        assert_false(done);
        assert_true(room.full);
        assert_non_null(strstr(error.text, "cannot be written"));
    }
    append(file, "two");
    vault_close(file);
    assert_holds(desk->path, "one;two;");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_gives_back_what_it_was_given, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_a_large_commit_is_one, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_another_passphrase_opens_nothing, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(test_the_force_opens_it_without, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_one_process_at_a_time, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_no_byte_can_be_changed, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_a_cut_end_is_kept_beside, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_no_record_can_be_moved, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(test_written_anew_whole_or_not_at_all, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(test_what_does_not_fit_is_not_there, open_desk, close_desk),
    };
    signal(SIGXFSZ, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
