/* One operation: its body there and back, and the hashes of the chain against known values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "store/operation.h"

static struct operation
example(struct operation_write *writes)
{
    static struct operation_reference parents[] = {{1, 2}, {3, 4}};
    writes[0] = (struct operation_write){1, parents, 2, "Siân"};
    writes[1] = (struct operation_write){COLUMN_ALIVE, NULL, 0, "1"};
    writes[2] = (struct operation_write){COLUMN_CHANGED, NULL, 0, NULL};
    struct operation operation = {
        .replica = 1,
        .seq = 2,
        .time_ms = 1795262640000,
        .action = 2,
        .type = 1,
        .kind = OPERATION_WRITE,
        .writes = writes,
        .write_count = 3,
    };
    for (size_t i = 0; i < OPERATION_SALT_SIZE; i++)
        operation.salt[i] = (unsigned char)i;
    for (size_t i = 0; i < ID_SIZE; i++)
        operation.record.bytes[i] = (unsigned char)(0xf0 + i);
    return operation;
}

static void
to_hex(const unsigned char *bytes, size_t length, char *out)
{
    for (size_t i = 0; i < length; i++) {
        out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
    out[2 * length] = '\0';
}

static void
test_body_there_and_back(void **state)
{
    (void)state;
    struct operation_write writes[3];
    struct operation operation = example(writes);
    operation_encode(&operation);
    struct operation decoded = {.body = must_alloc(operation.body_length),
                                .body_length = operation.body_length};
    memcpy(decoded.body, operation.body, operation.body_length);
    assert_true(operation_decode(&decoded));
    assert_int_equal(decoded.kind, OPERATION_WRITE);
    assert_int_equal(decoded.write_count, 3);
    assert_string_equal(operation_value(&decoded, 1), "Siân");
    assert_string_equal(operation_value(&decoded, COLUMN_ALIVE), "1");
    assert_null(operation_value(&decoded, COLUMN_CHANGED));
    assert_int_equal(decoded.writes[0].parent_count, 2);
    assert_int_equal(decoded.writes[0].parents[1].replica, 3);
    assert_int_equal(decoded.writes[0].parents[1].seq, 4);
    operation_clear(&decoded);
    free(operation.body);
}

/* S31: what has two spellings could be changed and still mean the same. */
static void
test_a_body_has_one_spelling(void **state)
{
    (void)state;
    static const struct {
        unsigned char given, length;
        bool taken;
    } cases[] = {{1, 1, true}, {2, 1, false}, {0, 1, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const unsigned char body[] = {1,
                                      OPERATION_WRITE,
                                      1,
                                      0,
                                      7,
                                      0,
                                      0,
                                      0,
                                      0,
                                      0,
                                      cases[i].given,
                                      cases[i].length,
                                      0,
                                      0,
                                      0,
                                      'x',
                                      0};
        struct operation operation = {.body = must_alloc(sizeof body), .body_length = sizeof body};
        memcpy(operation.body, body, sizeof body);
        assert_int_equal(operation_decode(&operation), cases[i].taken);
        operation_clear(&operation);
    }
}

/* Cut anywhere, or with any byte changed, a body is refused or read, never more than that. */
static void
test_a_damaged_body_is_never_read_past_its_end(void **state)
{
    (void)state;
    struct operation_write writes[3];
    struct operation operation = example(writes);
    operation_encode(&operation);
    for (size_t length = 0; length < operation.body_length; length++) {
        struct operation cut = {.body = must_alloc(length + 1), .body_length = length};
        memcpy(cut.body, operation.body, length);
        assert_false(operation_decode(&cut));
        operation_clear(&cut);
    }
    for (size_t i = 0; i < operation.body_length; i++)
        for (unsigned change = 1; change < 256; change *= 2) {
            struct operation other = {.body = must_alloc(operation.body_length),
                                      .body_length = operation.body_length};
            memcpy(other.body, operation.body, operation.body_length);
            other.body[i] = (unsigned char)(other.body[i] ^ change);
            operation_decode(&other);
            operation_clear(&other);
        }
    free(operation.body);
}

/* S31: the bytes that go into the hashes are fixed. Computed with Python's hashlib.blake2b
 * (digest_size=32) over the same bytes. */
static void
test_hashes_are_the_known_ones(void **state)
{
    (void)state;
    struct operation_write writes[3];
    struct operation operation = example(writes);
    unsigned char previous[OPERATION_HASH_SIZE] = {0};
    char hex[2 * OPERATION_HASH_SIZE + 1];
    char actor[] = "J. Shah", command[] = "edit";
    operation.actor = actor;
    operation.command = command;
    operation_encode(&operation);
    operation_seal(&operation, previous);
    to_hex(operation.body_hash, OPERATION_HASH_SIZE, hex);
    assert_string_equal(hex, "b1dcfa109cce1c6ebb2baaf38c8a780f7d4dcf51699b7f83e20c1d2f849167a9");
    to_hex(operation.hash, OPERATION_HASH_SIZE, hex);
    assert_string_equal(hex, "63130c5df9a7e1edc3783ef6dba891e8f23e38a4bdae6e76efb7f2da6d205fdc");
    free(operation.body);
}

/* S30: an erased body leaves the chain whole. */
static void
test_an_erased_body_keeps_its_hash(void **state)
{
    (void)state;
    struct operation_write writes[3];
    struct operation operation = example(writes);
    unsigned char previous[OPERATION_HASH_SIZE] = {1}, hash[OPERATION_HASH_SIZE];
    char actor[] = "J. Shah", command[] = "edit";
    operation.actor = actor;
    operation.command = command;
    operation_encode(&operation);
    operation_seal(&operation, previous);
    memcpy(hash, operation.hash, sizeof hash);
    free(operation.body);
    operation.body = NULL;
    memset(operation.salt, 0, sizeof operation.salt);
    operation_seal(&operation, previous);
    assert_memory_equal(operation.hash, hash, sizeof hash);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_body_there_and_back),
        cmocka_unit_test(test_a_body_has_one_spelling),
        cmocka_unit_test(test_a_damaged_body_is_never_read_past_its_end),
        cmocka_unit_test(test_hashes_are_the_known_ones),
        cmocka_unit_test(test_an_erased_body_keeps_its_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
