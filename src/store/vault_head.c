/* vault_head.c - a random data key, wrapped under a passphrase and boxed to the force. */
#include "vault_head.h"

#include <string.h>

#include "base/bytes.h"

/* More than any laptop has: a head that says so was tampered with. */
#define COST_PASSES_MOST 64
#define COST_BYTES_MOST ((uint64_t)2 * 1024 * 1024 * 1024)

const struct vault_cost vault_cost_ordinary = {crypto_pwhash_OPSLIMIT_MODERATE,
                                               crypto_pwhash_MEMLIMIT_MODERATE};

/* --- keys --- */

static struct vault_keys *
new_keys(struct error *error)
{
    struct vault_keys *keys = sodium_init() < 0 ? NULL : sodium_malloc(sizeof *keys);
    if (keys == NULL)
        error_set(error, ERROR_STORE, "There is no memory for the keys of the sealed file");
    return keys;
}

static void
derive(struct vault_keys *keys)
{
    static const char context[crypto_kdf_CONTEXTBYTES] = {'p', 'o', 's', 'a', 'c', 't', 's', 'f'};
    crypto_kdf_derive_from_key(keys->record, sizeof keys->record, 1, context, keys->data);
    crypto_kdf_derive_from_key(keys->size, sizeof keys->size, 2, context, keys->data);
    crypto_kdf_derive_from_key(keys->head, sizeof keys->head, 3, context, keys->data);
}

static void
sum(const struct vault_head *head, const struct vault_keys *keys,
    unsigned char check[VAULT_TAG_SIZE])
{
    crypto_generichash(check, VAULT_TAG_SIZE, (const unsigned char *)head,
                       offsetof(struct vault_head, check), keys->head, sizeof keys->head);
}

static bool
stretch(const struct vault_head *head, const char *passphrase, unsigned char key[VAULT_KEY_SIZE],
        struct error *error)
{
    unsigned char numbers[sizeof head->passes + sizeof head->bytes];
    memcpy(numbers, head->passes, sizeof head->passes);
    memcpy(numbers + sizeof head->passes, head->bytes, sizeof head->bytes);
    struct bytes_reader reader = {numbers, sizeof numbers};
    uint64_t passes = bytes_take_number(&reader, 8), bytes = bytes_take_number(&reader, 8);
    if (passes > COST_PASSES_MOST || bytes > COST_BYTES_MOST ||
        passes < crypto_pwhash_OPSLIMIT_MIN || bytes < crypto_pwhash_MEMLIMIT_MIN)
        return error_set(error, ERROR_STORE,
                         "The head of the sealed file is damaged; the server has all that was "
                         "sent: check out again");
    return crypto_pwhash(key, VAULT_KEY_SIZE, passphrase, strlen(passphrase), head->salt, passes,
                         (size_t)bytes, crypto_pwhash_ALG_ARGON2ID13) == 0 ||
           error_set(error, ERROR_STORE,
                     "There is not enough memory to open the sealed file, which takes %llu MiB; "
                     "close other programs and try again",
                     (unsigned long long)(bytes / 1024 / 1024));
}

/* What the wrapped key is bound to. */
#define BOUND_SIZE (VAULT_MAGIC_SIZE + 8 + 8 + crypto_pwhash_SALTBYTES)

static void
lay_bound(const struct vault_head *head, unsigned char bound[BOUND_SIZE])
{
    memcpy(bound, head->magic, VAULT_MAGIC_SIZE);
    memcpy(bound + VAULT_MAGIC_SIZE, head->passes, 8);
    memcpy(bound + VAULT_MAGIC_SIZE + 8, head->bytes, 8);
    memcpy(bound + VAULT_MAGIC_SIZE + 16, head->salt, sizeof head->salt);
}

bool
vault_head_rekey(struct vault_head *head, const struct vault_keys *keys, const char *passphrase,
                 const struct vault_cost *cost, struct error *error)
{
    unsigned char key[VAULT_KEY_SIZE], bound[BOUND_SIZE];
    bytes_lay(head->passes, cost->passes, sizeof head->passes);
    bytes_lay(head->bytes, cost->bytes, sizeof head->bytes);
    randombytes_buf(head->salt, sizeof head->salt);
    randombytes_buf(head->nonce, sizeof head->nonce);
    if (!stretch(head, passphrase, key, error))
        return false;
    lay_bound(head, bound);
    crypto_aead_xchacha20poly1305_ietf_encrypt(head->key, NULL, keys->data, sizeof keys->data,
                                               bound, sizeof bound, NULL, head->nonce, key);
    sodium_memzero(key, sizeof key);
    vault_head_renew(head, keys);
    return true;
}

void
vault_head_renew(struct vault_head *head, const struct vault_keys *keys)
{
    randombytes_buf(head->generation, sizeof head->generation);
    sum(head, keys, head->check);
}

struct vault_keys *
vault_head_make(struct vault_head *head, const struct vault_with *with, struct error *error)
{
    struct vault_keys *keys = new_keys(error);
    if (keys == NULL)
        return NULL;
    randombytes_buf(keys->data, sizeof keys->data);
    derive(keys);
    *head = (struct vault_head){.magic = VAULT_MAGIC};
    memcpy(head->force_key, with->force_key, sizeof head->force_key);
    bool done = crypto_box_seal(head->box, keys->data, sizeof keys->data, head->force_key) == 0 ||
                error_set(error, ERROR_STORE,
                          "The recovery key of the force is none; ask whoever keeps the server");
    if (done && vault_head_rekey(head, keys, with->passphrase, &with->cost, error))
        return keys;
    sodium_free(keys);
    return NULL;
}

/* --- opening --- */

static struct vault_keys *
check_head(const struct vault_head *head, const char *path, struct vault_keys *keys,
           struct error *error)
{
    unsigned char check[VAULT_TAG_SIZE];
    derive(keys);
    sum(head, keys, check);
    if (sodium_memcmp(check, head->check, sizeof check) == 0)
        return keys;
    error_set(error, ERROR_STORE,
              "The head of '%s' was tampered with or is damaged; the server has all that was "
              "sent: check out again",
              path);
    sodium_free(keys);
    return NULL;
}

struct vault_keys *
vault_head_open(const struct vault_head *head, const char *path, const char *passphrase,
                struct error *error)
{
    unsigned char key[VAULT_KEY_SIZE], bound[BOUND_SIZE];
    struct vault_keys *keys = new_keys(error);
    if (keys == NULL)
        return NULL;
    lay_bound(head, bound);
    bool done = stretch(head, passphrase, key, error);
    if (done && crypto_aead_xchacha20poly1305_ietf_decrypt(keys->data, NULL, NULL, head->key,
                                                           sizeof head->key, bound, sizeof bound,
                                                           head->nonce, key) != 0)
        done = error_set(error, ERROR_DENIED,
                         "That is not the passphrase of '%s'; nothing was changed", path);
    sodium_memzero(key, sizeof key);
    if (done)
        return check_head(head, path, keys, error);
    sodium_free(keys);
    return NULL;
}

struct vault_keys *
vault_head_open_with(const struct vault_head *head, const char *path,
                     const unsigned char key[VAULT_KEY_SIZE], struct error *error)
{
    struct vault_keys *keys = new_keys(error);
    if (keys == NULL)
        return NULL;
    memcpy(keys->data, key, sizeof keys->data);
    return check_head(head, path, keys, error);
}
