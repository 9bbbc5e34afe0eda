/* pack.c - fields one after the other, the signature behind them, as base64 on one line. */
#include "fair/pack.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/bytes.h"
#include "base/memory.h"

#define BEGINNING "posact-fair-pack 1 "
#define LINE_MOST (1024 * 1024)
#define WORD_MOST 1000
#define NOTICE_MOST (128 * 1024)
#define INTERESTS_MOST 200
#define VARIANT sodium_base64_VARIANT_ORIGINAL_NO_PADDING

void
fair_pack_clear(struct fair_pack *pack)
{
    for (size_t i = 0; i < pack->interests.count; i++) {
        free((char *)(uintptr_t)pack->interests.items[i].code);
        free((char *)(uintptr_t)pack->interests.items[i].label);
    }
    free((struct choice *)(uintptr_t)pack->interests.items);
    for (size_t i = 0; i < FAIR_LANGUAGES; i++)
        free(pack->notice[i]);
    free(pack->notice_version);
    free(pack->title);
    free(pack->version);
    *pack = (struct fair_pack){.version = NULL};
}

/* -- Writing -------------------------------------------------------------------------------- */

/* Those that are offered; a retired code is for old records to be read. */
static void
put_interests(const struct choice_list *interests, struct text *out)
{
    size_t offered = 0;
    for (size_t i = 0; i < interests->count; i++)
        offered += !interests->items[i].retired;
    bytes_put(out, offered, 2);
    for (size_t i = 0; i < interests->count; i++) {
        if (interests->items[i].retired)
            continue;
        bytes_put_string(out, interests->items[i].code);
        bytes_put_string(out, interests->items[i].label);
    }
}

void
fair_pack_put(const struct fair_pack *pack, struct text *out)
{
    text_append_bytes(out, pack->force.signer, sizeof pack->force.signer);
    text_append_bytes(out, pack->force.current, sizeof pack->force.current);
    text_append_bytes(out, pack->force.next, sizeof pack->force.next);
    text_append_bytes(out, pack->database.bytes, ID_SIZE);
    text_append_bytes(out, pack->event.bytes, ID_SIZE);
    bytes_put(out, (uint64_t)pack->made_ms, 8);
    bytes_put(out, (uint64_t)date_to_days(pack->last_day), 8);
    bytes_put_string(out, pack->version);
    bytes_put_string(out, pack->title);
    bytes_put_string(out, pack->notice_version);
    for (size_t i = 0; i < FAIR_LANGUAGES; i++)
        bytes_put_string(out, pack->notice[i]);
    put_interests(&pack->interests, out);
}

void
fair_pack_write(const struct text *signed_bytes, const unsigned char signature[SIGNATURE_SIZE],
                struct text *out)
{
    struct text all = TEXT_EMPTY;
    text_append_bytes(&all, signed_bytes->bytes, signed_bytes->length);
    text_append_bytes(&all, signature, SIGNATURE_SIZE);
    size_t size = sodium_base64_ENCODED_LEN(all.length, VARIANT);
    char *line = must_calloc(size, 1);
    sodium_bin2base64(line, size, (const unsigned char *)all.bytes, all.length, VARIANT);
    text_append_format(out, "%s%s\n", BEGINNING, line);
    free(line);
    text_clear(&all);
}

/* -- Reading -------------------------------------------------------------------------------- */

static void
take_interests(struct bytes_reader *reader, struct fair_pack *pack)
{
    size_t count = (size_t)bytes_take_number(reader, 2);
    if (count > INTERESTS_MOST)
        reader->at = NULL;
    struct choice *items = must_calloc(INTERESTS_MOST, sizeof *items);
    pack->interests.items = items;
    while (reader->at != NULL && pack->interests.count < count) {
        struct choice *choice = &items[pack->interests.count++];
        choice->code = bytes_take_string(reader, WORD_MOST);
        choice->label = bytes_take_string(reader, WORD_MOST);
    }
}

static bool
take_pack(struct bytes_reader *reader, struct fair_pack *pack)
{
    bytes_copy(reader, pack->force.signer, sizeof pack->force.signer);
    bytes_copy(reader, pack->force.current, sizeof pack->force.current);
    bytes_copy(reader, pack->force.next, sizeof pack->force.next);
    bytes_copy(reader, pack->database.bytes, ID_SIZE);
    bytes_copy(reader, pack->event.bytes, ID_SIZE);
    pack->made_ms = (int64_t)bytes_take_number(reader, 8);
    pack->last_day = date_from_days((int64_t)bytes_take_number(reader, 8));
    pack->version = bytes_take_string(reader, WORD_MOST);
    pack->title = bytes_take_string(reader, WORD_MOST);
    pack->notice_version = bytes_take_string(reader, WORD_MOST);
    for (size_t i = 0; i < FAIR_LANGUAGES; i++)
        pack->notice[i] = bytes_take_string(reader, NOTICE_MOST);
    take_interests(reader, pack);
    return reader->at != NULL && reader->left == 0;
}

/* Nothing of it is read before the signature holds; of what another force signed the keys are
 * another's, too. */
static bool
is_signed(const struct text *all)
{
    size_t length = all->length - SIGNATURE_SIZE;
    return all->length > SIGNATURE_SIZE + sizeof(struct sealing_public) &&
           signing_key_fits((const unsigned char *)all->bytes, all->bytes, length,
                            (const unsigned char *)all->bytes + length);
}

static bool
decode(const char *line, struct text *all)
{
    size_t length = strlen(line), size = 0;
    if (length > LINE_MOST)
        return false;
    unsigned char *bytes = must_calloc(length + 1, 1);
    const char *end = NULL;
    bool done = sodium_base642bin(bytes, length, line, length, "\r\n", &size, &end, VARIANT) == 0 &&
                *end == '\0';
    if (done)
        text_append_bytes(all, bytes, size);
    free(bytes);
    return done;
}

bool
fair_pack_read(const char *line, struct fair_pack *pack, struct error *error)
{
    struct text all = TEXT_EMPTY;
    *pack = (struct fair_pack){.version = NULL};
    if (!string_starts(line, BEGINNING))
        return error_set(error, ERROR_INPUT,
                         "It is no pack for a fair; 'posact fair new' on the server makes one");
    bool done = decode(line + strlen(BEGINNING), &all) && is_signed(&all);
    if (done) {
        struct bytes_reader reader = {.at = (unsigned char *)all.bytes,
                                      .left = all.length - SIGNATURE_SIZE};
        done = take_pack(&reader, pack);
    }
    text_clear(&all);
    return done || error_set(error, ERROR_INPUT,
                             "The pack was cut short or changed on its way; get it from the server "
                             "again");
}

bool
fair_pack_is_in_date(const struct fair_pack *pack, struct date today, struct error *error)
{
    char day[DATE_TEXT_SIZE];
    date_show(pack->last_day, day);
    return date_to_days(today) <= date_to_days(pack->last_day) ||
           error_set(error, ERROR_DENIED,
                     "The pack for '%s' was for use until %s; make another on the server with "
                     "'posact fair new', or set the clock of this machine right",
                     pack->title, day);
}

void
fair_mark(const struct sealing_public *force, char out[FAIR_MARK_SIZE])
{
    static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
    unsigned char hash[16];
    crypto_generichash(hash, sizeof hash, force->signer, sizeof force->signer, NULL, 0);
    for (size_t i = 0, at = 0; i < sizeof hash; i++) {
        if (i > 0 && i % 4 == 0)
            out[at++] = '-';
        out[at++] = letters[hash[i] % (sizeof letters - 1)];
        out[at] = '\0';
    }
}
