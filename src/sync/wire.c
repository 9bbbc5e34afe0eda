/* wire.c - hellos, operations and errors as bytes. */
#include "sync/wire.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"

#define MAGIC "posact-sync"
#define MAGIC_SIZE (sizeof MAGIC - 1)
#define NAME_MOST 300
#define WHY_MOST 600
#define REPLICAS_MOST 10000
#define BODY_MOST (8U * 1024 * 1024 + 64 * 1024)

/* --- hello --- */

void
hello_clear(struct hello *hello)
{
    free(hello->name);
    free(hello->filter);
    free(hello->event);
    free(hello->until);
    free(hello->scope);
    log_point_clear(&hello->point);
    *hello = (struct hello){.protocol = 0};
}

/* What was not spoken before this protocol. */
#define PROTOCOL_SEALED 3
#define WISH_MOST 4000

static void
write_checkout(const struct hello *hello, struct text *out)
{
    bytes_put_string(out, hello->filter);
    bytes_put_string(out, hello->event);
    bytes_put_string(out, hello->until);
    bytes_put_string(out, hello->scope);
    text_append_bytes(out, hello->force_key, sizeof hello->force_key);
}

/* "" as NULL. */
static char *
take_words(struct bytes_reader *reader)
{
    char *words = bytes_take_string(reader, WISH_MOST);
    size_t bad;
    if (words && !utf8_check(words, strlen(words), &bad))
        reader->at = NULL;
    if (words && *words != '\0')
        return words;
    free(words);
    return NULL;
}

static void
read_checkout(struct bytes_reader *reader, struct hello *hello)
{
    hello->filter = take_words(reader);
    hello->event = take_words(reader);
    hello->until = take_words(reader);
    hello->scope = take_words(reader);
    bytes_copy(reader, hello->force_key, sizeof hello->force_key);
}

void
hello_write(const struct hello *hello, struct text *out)
{
    text_append_bytes(out, MAGIC, MAGIC_SIZE);
    bytes_put(out, hello->protocol, 4);
    bytes_put(out, hello->protocol_oldest, 4);
    bytes_put(out, (uint64_t)hello->schema, 8);
    bytes_put(out, (uint64_t)hello->schema_oldest, 8);
    bytes_put(out, hello->live, 1);
    bytes_put(out, hello->released, 1);
    text_append_bytes(out, hello->database.bytes, ID_SIZE);
    bytes_put(out, (uint64_t)hello->incarnation, 8);
    bytes_put(out, (uint64_t)hello->replica, 8);
    bytes_put(out, (uint64_t)hello->now_ms, 8);
    text_append_bytes(out, hello->key, sizeof hello->key);
    bytes_put_string(out, hello->name);
    bytes_put(out, (uint64_t)hello->point.lsn, 8);
    bytes_put(out, hello->point.end_count, 4);
    for (size_t i = 0; i < hello->point.end_count; i++) {
        const struct log_end *end = &hello->point.ends[i];
        bytes_put(out, (uint64_t)end->replica, 8);
        bytes_put(out, (uint64_t)end->seq, 8);
        text_append_bytes(out, end->hash, sizeof end->hash);
    }
    if (hello->protocol >= PROTOCOL_SEALED)
        write_checkout(hello, out);
}

static void
read_ends(struct bytes_reader *reader, struct log_point *point)
{
    point->lsn = (int64_t)bytes_take_number(reader, 8);
    size_t count = (size_t)bytes_take_number(reader, 4);
    if (count > REPLICAS_MOST)
        reader->at = NULL;
    for (size_t i = 0; i < count && reader->at; i++) {
        struct log_end *end = log_point_end(point, (int64_t)bytes_take_number(reader, 8));
        end->seq = (int64_t)bytes_take_number(reader, 8);
        bytes_copy(reader, end->hash, sizeof end->hash);
    }
}

static bool
is_name(const char *name)
{
    size_t bad;
    return name && utf8_check(name, strlen(name), &bad) && !strpbrk(name, "\n\r\t\x1b\x7f");
}

bool
hello_read(const struct text *bytes, struct hello *hello)
{
    struct bytes_reader reader = {(unsigned char *)bytes->bytes, bytes->length};
    *hello = (struct hello){.protocol = 0};
    const unsigned char *magic = bytes_take(&reader, MAGIC_SIZE);
    if (!magic || memcmp(magic, MAGIC, MAGIC_SIZE) != 0)
        return false;
    hello->protocol = (uint32_t)bytes_take_number(&reader, 4);
    hello->protocol_oldest = (uint32_t)bytes_take_number(&reader, 4);
    if (hello->protocol < WIRE_PROTOCOL_OLDEST || hello->protocol_oldest > WIRE_PROTOCOL)
        return reader.at != NULL;
    hello->schema = (int64_t)bytes_take_number(&reader, 8);
    hello->schema_oldest = (int64_t)bytes_take_number(&reader, 8);
    hello->live = bytes_take_number(&reader, 1) == 1;
    hello->released = bytes_take_number(&reader, 1) == 1;
    bytes_copy(&reader, hello->database.bytes, ID_SIZE);
    hello->incarnation = (int64_t)bytes_take_number(&reader, 8);
    hello->replica = (int64_t)bytes_take_number(&reader, 8);
    hello->now_ms = (int64_t)bytes_take_number(&reader, 8);
    bytes_copy(&reader, hello->key, sizeof hello->key);
    hello->name = bytes_take_string(&reader, NAME_MOST);
    read_ends(&reader, &hello->point);
    if (hello->protocol >= PROTOCOL_SEALED)
        read_checkout(&reader, hello);
    bool whole = reader.left == 0 || hello->protocol > WIRE_PROTOCOL;
    return reader.at && whole && is_name(hello->name);
}

static enum kinship
kinship_of(int64_t ours, int64_t ours_oldest, int64_t theirs, int64_t theirs_oldest)
{
    if (theirs < ours_oldest)
        return KINSHIP_THEIRS_IS_OLDER;
    return theirs_oldest > ours ? KINSHIP_THEIRS_IS_NEWER : KINSHIP_FITS;
}

/* The schema of one with whom no protocol is shared is not known. */
enum kinship
hello_kinship(const struct hello *ours, const struct hello *theirs)
{
    enum kinship kinship = kinship_of(ours->protocol, ours->protocol_oldest, theirs->protocol,
                                      theirs->protocol_oldest);
    return kinship != KINSHIP_FITS ? kinship
                                   : kinship_of(ours->schema, ours->schema_oldest, theirs->schema,
                                                theirs->schema_oldest);
}

/* --- operations --- */

void
operation_list_clear(struct operation_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        operation_clear(&list->items[i]);
    free(list->items);
    *list = (struct operation_list){.items = NULL};
}

void
wire_put_operation(const struct operation *operation, struct text *out)
{
    bytes_put(out, (uint64_t)operation->replica, 8);
    bytes_put(out, (uint64_t)operation->seq, 8);
    bytes_put(out, (uint64_t)operation->time_ms, 8);
    bytes_put(out, (uint64_t)operation->action, 8);
    bytes_put(out, (uint64_t)operation->undoes, 8);
    bytes_put(out, (uint64_t)(uint32_t)operation->type, 4);
    text_append_bytes(out, operation->record.bytes, ID_SIZE);
    bytes_put_string(out, operation->actor);
    bytes_put_string(out, operation->command);
    text_append_bytes(out, operation->body_hash, OPERATION_HASH_SIZE);
    text_append_bytes(out, operation->hash, OPERATION_HASH_SIZE);
    bytes_put(out, operation->body != NULL, 1);
    if (!operation->body)
        return;
    text_append_bytes(out, operation->salt, OPERATION_SALT_SIZE);
    bytes_put(out, operation->body_length, 4);
    text_append_bytes(out, operation->body, operation->body_length);
}

static bool
read_body(struct bytes_reader *reader, struct operation *operation)
{
    bytes_copy(reader, operation->salt, OPERATION_SALT_SIZE);
    size_t length = (size_t)bytes_take_number(reader, 4);
    if (length > BODY_MOST)
        return false;
    const unsigned char *body = bytes_take(reader, length);
    if (!body)
        return false;
    operation->body = must_alloc(length + 1);
    operation->body_length = length;
    memcpy(operation->body, body, length);
    return operation_decode(operation);
}

static bool
read_operation(struct bytes_reader *reader, struct operation *operation)
{
    operation->replica = (int64_t)bytes_take_number(reader, 8);
    operation->seq = (int64_t)bytes_take_number(reader, 8);
    operation->time_ms = (int64_t)bytes_take_number(reader, 8);
    operation->action = (int64_t)bytes_take_number(reader, 8);
    operation->undoes = (int64_t)bytes_take_number(reader, 8);
    operation->type = (int)(int32_t)(uint32_t)bytes_take_number(reader, 4);
    bytes_copy(reader, operation->record.bytes, ID_SIZE);
    operation->actor = bytes_take_string(reader, NAME_MOST);
    operation->command = bytes_take_string(reader, NAME_MOST);
    bytes_copy(reader, operation->body_hash, OPERATION_HASH_SIZE);
    bytes_copy(reader, operation->hash, OPERATION_HASH_SIZE);
    uint64_t has_body = bytes_take_number(reader, 1);
    if (!reader->at || has_body > 1 || operation->replica < 1 || operation->seq < 1)
        return false;
    return has_body == 0 || read_body(reader, operation);
}

void
wire_begin_operations(struct text *out)
{
    text_reset(out);
    bytes_put(out, 0, 4);
    bytes_put(out, 0, 8);
    bytes_put(out, 0, 1);
}

void
wire_end_operations(struct text *out, size_t count, int64_t cursor, bool more)
{
    unsigned char *at = (unsigned char *)out->bytes;
    at = bytes_lay(at, count, 4);
    at = bytes_lay(at, (uint64_t)cursor, 8);
    bytes_lay(at, more, 1);
}

bool
wire_read_operations(const struct text *bytes, struct operation_list *list)
{
    struct bytes_reader reader = {(unsigned char *)bytes->bytes, bytes->length};
    *list = (struct operation_list){.items = NULL};
    size_t count = (size_t)bytes_take_number(&reader, 4);
    list->cursor = (int64_t)bytes_take_number(&reader, 8);
    list->more = bytes_take_number(&reader, 1) == 1;
    while (reader.at && list->count < count) {
        list->items =
            array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
        struct operation *operation = &list->items[list->count++];
        *operation = (struct operation){.lsn = 0};
        if (!read_operation(&reader, operation))
            return false;
    }
    return reader.at && reader.left == 0;
}

/* --- what came of them --- */

void
wire_put_taken(size_t held, const char *why, struct text *out)
{
    bytes_put(out, held, 4);
    bytes_put_string(out, why);
}

bool
wire_read_taken(const struct text *bytes, size_t *held, char **why)
{
    struct bytes_reader reader = {(unsigned char *)bytes->bytes, bytes->length};
    *held = (size_t)bytes_take_number(&reader, 4);
    *why = bytes_take_string(&reader, WHY_MOST);
    return reader.at && reader.left == 0 && *why;
}

void
wire_put_error(const struct error *why, struct text *out)
{
    bytes_put(out, (uint64_t)why->code, 4);
    bytes_put_string(out, why->text);
}

void
wire_read_error(const struct text *bytes, struct error *error)
{
    struct bytes_reader reader = {(unsigned char *)bytes->bytes, bytes->length};
    uint64_t code = bytes_take_number(&reader, 4);
    char *words = bytes_take_string(&reader, sizeof error->text - 1);
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, words ? words : "", false);
    error_set(error, code > ERROR_NONE && code <= ERROR_STORE ? (enum error_code)code : ERROR_FILE,
              "%s", safe.length > 0 ? text_string(&safe) : "The server refused without a word");
    text_clear(&safe);
    free(words);
}
