/* public_key_test.c - public keys of every kind, as ssh-keygen wrote them and says their
 * fingerprints (S25), and what is none. */
#include "base/public_key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"

static const struct {
    const char *kind, *base64, *fingerprint;
} keys[] = {
    {"ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIC6POhO5Kbe0yRayrSg6VCe+zIW+drcXQ7mmp275iFBQ",
     "SHA256:EkFAVeUkwrZsAL1ALDFvwFckQyNmCvWdKQ3Syl7fXso"},
    {"ecdsa-sha2-nistp256",
     "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBE46FfNnFwjK1Odci10/Mhji"
     "5lW9wKTuyRGVfxt7l4KsqqGDceb6sLWXOHVKD029R5RvwgdLvxLBlc2jc1NEtqM=",
     "SHA256:MkLX+B2pxb5wm/jLGHnyEnnWWETg8B/b88XjxPCopI8"},
    {"ecdsa-sha2-nistp384",
     "AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBNgM0RsCO+2b1Z6OOC/MPOVU"
     "HusFYsbJ21VypRw1jjtOBrZkUQMSoTMWisgQ5foh9RDt+YJKydV4UKTSPcVBBdzFaGwcZn/rPCc8"
     "u3TvxcVahPfiff3RPZRAFFYp7SJ1qQ==",
     "SHA256:gaYt8ObOe20BL75vWpM5nfjNltaQDd+LI2yBNhhTulc"},
    {"ecdsa-sha2-nistp521",
     "AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAD3pwiZEPx3CKAqRecc9pGM"
     "++8DhLomcs3JiK3YGnhdJKWOIwCIAEFCCO2/JWYAOZGI8ZiUxXdH+zKBOKLUpC+pZgC3le8prBDb"
     "kLT9z9jk+glVDO3Y02p3AgsKt81jETyD92PnIh6d3A1OdLWNTKxSm/S85rgF74M4L1o+vghdQRmJ"
     "/w==",
     "SHA256:K6/AspqI0bP81l9ubiGdVDmXbmUtJMUxynNUFAo5ypE"},
    {"sk-ssh-ed25519@openssh.com",
     "AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIC6POhO5Kbe0yRayrSg6VCe+zIW+drcX"
     "Q7mmp275iFBQAAAABHNzaDo=",
     "SHA256:oQAbrFGtuKasPyw7mrwDrBxuVPtAO/Jgo8gxer4h7Z4"},
    {"sk-ecdsa-sha2-nistp256@openssh.com",
     "AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AAAAIbmlzdHAyNTYAAABBBE46"
     "FfNnFwjK1Odci10/Mhji5lW9wKTuyRGVfxt7l4KsqqGDceb6sLWXOHVKD029R5RvwgdLvxLBlc2j"
     "c1NEtqMAAAAEc3NoOg==",
     "SHA256:/No8PbYqtMqc1um9d7XKdzyhZGHUlXVeDMM5fVr3vjg"},
    {"ssh-rsa",
     "AAAAB3NzaC1yc2EAAAADAQABAAABgQC5sxDDhKnWk0OBriAfizDNKRpZr8Bs5hFljIpjsjB+o0+1"
     "jWagjYWc+OzIekrSMNTG2UbyE0eflE6nwmvp0P5m7ZoKFv6ueUDgKrUdfrpa/0LC/cESW4HshoJd"
     "4SpvQaUtJCcPHHHOBCn5mwV4dK0ZF4N/iWp+EgRUgx9JWvX84VDtfwnDUGtbJqy7HjjsOvELj+mo"
     "z5fvu8ADaF5o6vIBAnbVAkWnLtEoi6WqNO05yX+wSDCjXHx5ql1E4Uf1QynWtsdjkdKsnWHkpnqj"
     "qLAv5zrEeIGI6eGraK1fX6l3nyYhgrpj6DYH/voR7uW+ObSdYm5H3hCiXTao8pRcvXUsK7gBoy+g"
     "hYZeJxh/k1mwpm40ueiNLZ/kmoTbTPnSc+4/vjh/AxNqcg0v7Q/LjhmnmSEYCLMLMzJhtTvwk2H/"
     "TxW7sArcR5sFzZiOF8vz6ckzLLvqjHLQ58cHIPbH4nLUD0fe+MTiYINN9QuAH23b602VI3j2QJHr"
     "I3UwmN14i3c=",
     "SHA256:niqPJtF9eLX8Xrl6Udu2wnSRX6s42h0YDhoeupWYByQ"},
};
#define KEYS (sizeof keys / sizeof keys[0])

/* An RSA key of 2,048 bits. */
static const char small_rsa[] =
    "AAAAB3NzaC1yc2EAAAADAQABAAABAQDEl23OtTOhcmWikzHNJqr+Jc4M6eTe5U/qq3sYscGIN6do"
    "u7THUFRZvmuz5D4ttWn5nT7CltpFgSEr7qG4hpCX7YAlcO9lWxZ/cbkwybRIe1/dxWQgVxqF1ODx"
    "MBqHEyWVKQV9o0vYlD4/3XLLZ6TMtE6ySp02qZGS66tfEfbfei8kIXkvYFe4f80jCijkDCC3IvAq"
    "vxO/Jj3ExMxO4KDZ1f7CgGOiN6jT1NRIBxPGiM4N3yuqpiM1KRA9bAvAz130MzTK2ooRQ3ol8+Uc"
    "YnUrt6Ks8C1VMfPiQMlm3tvtIqCpD4YcCTfRS144qe7ckmWzY9bCTnMmgETNJAaLEr4H";

static bool
reads(const char *line, struct error *error)
{
    struct public_key key;
    bool read = public_key_read(line, &key, error);
    public_key_clear(&key);
    return read;
}

static bool
reads_parts(const char *kind, const char *base64)
{
    struct public_key key;
    struct error error;
    bool read = public_key_from_parts(kind, base64, &key, &error);
    public_key_clear(&key);
    return read;
}

static void
test_fingerprints_are_those_of_ssh_keygen(void **state)
{
    (void)state;
    static const char *const comments[] = {"", " ", " sian@example.org", " with; $(words)\n",
                                           "\r\n"};
    for (size_t i = 0; i < KEYS; i++) {
        for (size_t j = 0; j < sizeof comments / sizeof comments[0]; j++) {
            struct public_key key;
            struct error error;
            char *line = must_format("%s %s%s", keys[i].kind, keys[i].base64, comments[j]);
            if (!public_key_read(line, &key, &error))
                fail_msg("%s: %s", line, error.text);
            assert_string_equal(key.fingerprint, keys[i].fingerprint);
            assert_string_equal(key.kind, keys[i].kind);
            assert_string_equal(key.base64, keys[i].base64);
            public_key_clear(&key);
            free(line);
        }
    }
}

/* A byte less, a byte more, another kind in front, letters that nobody would write. */
static void
test_what_is_not_exactly_a_key_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < KEYS; i++) {
        size_t length = strlen(keys[i].base64);
        for (size_t cut = 1; cut <= length; cut++) {
            char *less = must_strndup(keys[i].base64, length - cut);
            assert_false(reads_parts(keys[i].kind, less));
            free(less);
        }
        for (size_t j = 0; j < KEYS; j++)
            assert_int_equal(reads_parts(keys[j].kind, keys[i].base64), i == j);
        static const char *const more[] = {"A", "AAAA", "=", "\n", " ", "\""};
        for (size_t j = 0; j < sizeof more / sizeof more[0]; j++) {
            char *longer = must_format("%s%s", keys[i].base64, more[j]);
            assert_false(reads_parts(keys[i].kind, longer));
            free(longer);
        }
    }
}

static void
test_what_is_refused_is_said(void **state)
{
    (void)state;
    static const struct {
        const char *line, *words;
    } lines[] = {
        {"", "no public key"},
        {"ssh-dss AAAAB3NzaC1kc3MAAACB", "no public key"},
        {"command=\"sh\" ssh-ed25519 AAAA", "no public key"},
        {"ssh-ed25519", "not the public key"},
        {"ssh-ed25519 ", "not the public key"},
        {"ssh-ed25519 !!!!", "not the public key"},
        {"ssh-ed25519 AAAA\nssh-ed25519 AAAA\n", "one line"},
        {"-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n", "private key"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct error error;
        assert_false(reads(lines[i].line, &error));
        if (!strstr(error.text, lines[i].words))
            fail_msg("%s: %s", lines[i].line, error.text);
        assert_null(strstr(error.text, "!!!!")); /* nothing of it is repeated */
    }
    struct error error;
    char *line = must_format("ssh-rsa %s", small_rsa);
    assert_false(reads(line, &error));
    assert_non_null(strstr(error.text, "2048 bits"));
    free(line);
}

static void
test_a_megabyte_is_refused(void **state)
{
    (void)state;
    struct error error;
    char *line = must_calloc(1024 * 1024, 1);
    memset(line, 'A', 1024 * 1024 - 1);
    memcpy(line, "ssh-rsa ", 8);
    assert_false(reads(line, &error));
    assert_false(reads_parts("ssh-rsa", line + 8));
    free(line);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fingerprints_are_those_of_ssh_keygen),
        cmocka_unit_test(test_what_is_not_exactly_a_key_is_refused),
        cmocka_unit_test(test_what_is_refused_is_said),
        cmocka_unit_test(test_a_megabyte_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
