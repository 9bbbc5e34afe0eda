/* operation.c - one operation: its bytes, its hashes; no database. */
#include "store/operation.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#define BODY_VERSION 1

/* -- Body ----------------------------------------------------------------------------------- */

static void
free_writes(struct operation *operation)
{
    for (size_t i = 0; i < operation->write_count; i++)
        free(operation->writes[i].parents);
    free(operation->writes);
    operation->writes = NULL;
    operation->write_count = 0;
}

void
operation_clear(struct operation *operation)
{
    free_writes(operation);
    free(operation->actor);
    free(operation->command);
    free(operation->body);
    memset(operation, 0, sizeof *operation);
}

static void
encode_write(struct text *out, const struct operation_write *write)
{
    bytes_put(out, (uint64_t)(uint32_t)(int32_t)write->column, 4);
    bytes_put(out, write->parent_count, 2);
    for (size_t i = 0; i < write->parent_count; i++) {
        bytes_put(out, (uint64_t)write->parents[i].replica, 8);
        bytes_put(out, (uint64_t)write->parents[i].seq, 8);
    }
    size_t length = write->value == NULL ? 0 : strlen(write->value);
    bytes_put(out, write->value != NULL, 1);
    bytes_put(out, length, 4);
    text_append_bytes(out, write->value == NULL ? "" : write->value, length);
    /* A NUL after the value, so that a decoded value is a string where it stands. */
    bytes_put(out, 0, 1);
}

void
operation_encode(struct operation *operation)
{
    struct text out = TEXT_EMPTY;
    bytes_put(&out, BODY_VERSION, 1);
    bytes_put(&out, (uint64_t)operation->kind, 1);
    bytes_put(&out, operation->write_count, 2);
    for (size_t i = 0; i < operation->write_count; i++)
        encode_write(&out, &operation->writes[i]);
    free(operation->body);
    operation->body_length = out.length;
    operation->body = (unsigned char *)text_take(&out);
}

static bool
decode_write(struct bytes_reader *reader, struct operation_write *write)
{
    write->column = (int)(int32_t)(uint32_t)bytes_take_number(reader, 4);
    write->parent_count = (size_t)bytes_take_number(reader, 2);
    if (reader->at == NULL || reader->left / 16 < write->parent_count)
        return false;
    write->parents = must_calloc(write->parent_count + 1, sizeof *write->parents);
    for (size_t i = 0; i < write->parent_count; i++) {
        write->parents[i].replica = (int64_t)bytes_take_number(reader, 8);
        write->parents[i].seq = (int64_t)bytes_take_number(reader, 8);
    }
    uint64_t given = bytes_take_number(reader, 1);
    size_t length = (size_t)bytes_take_number(reader, 4);
    const char *value = (const char *)bytes_take(reader, length);
    if (bytes_take_number(reader, 1) != 0 || value == NULL || reader->at == NULL)
        return false;
    /* One way to write each thing: what has two could be changed and still mean the same. */
    if (given > 1 || (given == 0 && length > 0))
        return false;
    write->value = given == 1 ? value : NULL;
    return memchr(value, '\0', length) == NULL;
}

bool
operation_decode(struct operation *operation)
{
    free_writes(operation);
    struct bytes_reader reader = {operation->body, operation->body_length};
    if (bytes_take_number(&reader, 1) != BODY_VERSION)
        return false;
    uint64_t kind = bytes_take_number(&reader, 1);
    size_t count = (size_t)bytes_take_number(&reader, 2);
    if (reader.at == NULL || kind < OPERATION_CREATE || kind > OPERATION_NOTE)
        return false;
    operation->kind = (enum operation_kind)kind;
    operation->writes = must_calloc(count + 1, sizeof *operation->writes);
    for (size_t i = 0; i < count; i++) {
        operation->write_count = i + 1;
        if (!decode_write(&reader, &operation->writes[i]))
            return false;
    }
    return reader.left == 0;
}

const char *
operation_value(const struct operation *operation, int column)
{
    for (size_t i = 0; i < operation->write_count; i++)
        if (operation->writes[i].column == column)
            return operation->writes[i].value;
    bool born = operation->kind == OPERATION_CREATE && column == COLUMN_ALIVE;
    return born ? "1" : NULL;
}

/* -- Hashes --------------------------------------------------------------------------------- */

/* Number by number would be many small calls for each of a million operations (G15). */
#define HEADER_SIZE (OPERATION_HASH_SIZE + 5 * 8 + 4 + ID_SIZE)

static unsigned char *
lay_bytes(unsigned char *at, const unsigned char *bytes, size_t size)
{
    memcpy(at, bytes, size);
    return at + size;
}

static void
hash_header(crypto_generichash_state *state, const struct operation *operation,
            const unsigned char previous[OPERATION_HASH_SIZE])
{
    unsigned char header[HEADER_SIZE];
    unsigned char *at = lay_bytes(header, previous, OPERATION_HASH_SIZE);
    at = bytes_lay(at, (uint64_t)operation->replica, 8);
    at = bytes_lay(at, (uint64_t)operation->seq, 8);
    at = bytes_lay(at, (uint64_t)operation->time_ms, 8);
    at = bytes_lay(at, (uint64_t)operation->action, 8);
    at = bytes_lay(at, (uint64_t)operation->undoes, 8);
    at = bytes_lay(at, (uint64_t)(uint32_t)operation->type, 4);
    lay_bytes(at, operation->record.bytes, ID_SIZE);
    crypto_generichash_update(state, header, sizeof header);
}

static void
hash_string(crypto_generichash_state *state, const char *string)
{
    unsigned char size[4];
    size_t length = strlen(string);
    bytes_lay(size, length, sizeof size);
    crypto_generichash_update(state, size, sizeof size);
    crypto_generichash_update(state, (const unsigned char *)string, length);
}

static void
hash_body(struct operation *operation)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, OPERATION_HASH_SIZE);
    crypto_generichash_update(&state, operation->salt, OPERATION_SALT_SIZE);
    crypto_generichash_update(&state, operation->body, operation->body_length);
    crypto_generichash_final(&state, operation->body_hash, OPERATION_HASH_SIZE);
}

void
operation_seal(struct operation *operation, const unsigned char previous[OPERATION_HASH_SIZE])
{
    /* An erased body keeps the hash it had, and the chain stays whole. */
    if (operation->body != NULL)
        hash_body(operation);
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, OPERATION_HASH_SIZE);
    hash_header(&state, operation, previous);
    hash_string(&state, operation->actor);
    hash_string(&state, operation->command);
    crypto_generichash_update(&state, operation->body_hash, OPERATION_HASH_SIZE);
    crypto_generichash_final(&state, operation->hash, OPERATION_HASH_SIZE);
}
