/* log_head.c - heads to lines and back. */
#include "store/log_head.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/date.h"
#include "base/memory.h"
#include "statement.h"

#define WORDS "posact-head 1 "

void
log_head_clear(struct log_head *head)
{
    log_point_clear(&head->point);
    *head = (struct log_head){.time_ms = 0};
}

bool
log_head_of(struct store *store, struct log_head *head, struct error *error)
{
    bool found;
    sqlite3_stmt *statement = statement_get(store, "SELECT uuid FROM about", error);
    return statement != NULL && statement_id(store, statement, &head->database, &found, error) &&
           store_number(store, "SELECT incarnation FROM about", 0, &head->incarnation, error);
}

/* -- Writing -------------------------------------------------------------------------------- */

static void
append_hex(struct text *out, const unsigned char *bytes, size_t size)
{
    char hex[2 * SIGNATURE_SIZE + 1];
    text_append(out, sodium_bin2hex(hex, sizeof hex, bytes, size));
}

static void
append_end(struct text *out, const struct log_end *end)
{
    text_append_format(out, "%lld:%lld:%lld:", (long long)end->replica, (long long)end->seq,
                       (long long)end->latest_ms);
    append_hex(out, end->hash, OPERATION_HASH_SIZE);
}

void
log_head_sign(struct log_head *head, const struct signing_key *key, struct text *line)
{
    char database[ID_TEXT_SIZE], moment[DATE_TEXT_SIZE];
    unsigned char signature[SIGNATURE_SIZE];
    size_t start = line->length;
    memcpy(head->key, key->public_part, sizeof head->key);
    id_to_text(&head->database, database);
    moment_to_iso(head->time_ms, moment);
    text_append_format(line, WORDS "%s %lld %lld %s ", database, (long long)head->incarnation,
                       (long long)head->point.lsn, moment);
    for (size_t i = 0; i < head->point.end_count; i++) {
        text_append(line, i > 0 ? "," : "");
        append_end(line, &head->point.ends[i]);
    }
    text_append_char(line, ' ');
    append_hex(line, head->key, sizeof head->key);
    signing_key_sign(key, line->bytes + start, line->length - start, signature);
    text_append_char(line, ' ');
    append_hex(line, signature, sizeof signature);
}

/* -- Reading -------------------------------------------------------------------------------- */

/* What is left of a line; NULL after a part that was not what it should be. */
struct line_reader {
    const char *at;
};

static void
take_mark(struct line_reader *reader, char mark)
{
    if (reader->at != NULL)
        reader->at = *reader->at == mark ? reader->at + 1 : NULL;
}

static int64_t
take_number(struct line_reader *reader)
{
    char *end;
    if (reader->at == NULL)
        return 0;
    errno = 0;
    int64_t number = strtoll(reader->at, &end, 10);
    reader->at = end > reader->at && errno == 0 ? end : NULL;
    return number;
}

static void
take_hex(struct line_reader *reader, unsigned char *out, size_t size)
{
    size_t read = 0;
    const char *end = NULL;
    if (reader->at == NULL)
        return;
    bool whole = strlen(reader->at) >= 2 * size &&
                 sodium_hex2bin(out, size, reader->at, 2 * size, NULL, &read, &end) == 0 &&
                 read == size;
    reader->at = whole ? reader->at + 2 * size : NULL;
}

/* A part up to the next blank. The caller's; NULL when there is none. */
static char *
take_word(struct line_reader *reader)
{
    const char *blank = reader->at == NULL ? NULL : strchr(reader->at, ' ');
    char *word = blank == NULL ? NULL : must_strndup(reader->at, (size_t)(blank - reader->at));
    reader->at = blank;
    return word;
}

static void
take_end(struct line_reader *reader, struct log_point *point)
{
    int64_t replica = take_number(reader);
    take_mark(reader, ':');
    struct log_end *end = log_point_end(point, replica);
    end->seq = take_number(reader);
    take_mark(reader, ':');
    end->latest_ms = take_number(reader);
    take_mark(reader, ':');
    take_hex(reader, end->hash, OPERATION_HASH_SIZE);
}

static void
take_ends(struct line_reader *reader, struct log_point *point)
{
    while (reader->at != NULL && *reader->at != ' ') {
        take_end(reader, point);
        if (reader->at != NULL && *reader->at == ',')
            reader->at++;
    }
}

static void
take_head(struct line_reader *reader, struct log_head *head)
{
    char *database = take_word(reader);
    bool known = database != NULL && id_from_text(database, &head->database);
    free(database);
    take_mark(reader, ' ');
    head->incarnation = take_number(reader);
    take_mark(reader, ' ');
    head->point.lsn = take_number(reader);
    take_mark(reader, ' ');
    char *moment = take_word(reader);
    known = known && moment != NULL && moment_from_iso(moment, &head->time_ms);
    free(moment);
    take_mark(reader, ' ');
    take_ends(reader, &head->point);
    take_mark(reader, ' ');
    take_hex(reader, head->key, sizeof head->key);
    if (!known)
        reader->at = NULL;
}

bool
log_head_read(const char *line, struct log_head *head)
{
    unsigned char signature[SIGNATURE_SIZE];
    *head = (struct log_head){.time_ms = 0};
    if (!string_starts(line, WORDS))
        return false;
    struct line_reader reader = {line + strlen(WORDS)};
    take_head(&reader, head);
    const char *end = reader.at;
    take_mark(&reader, ' ');
    take_hex(&reader, signature, sizeof signature);
    return reader.at != NULL && *reader.at == '\0' &&
           signing_key_fits(head->key, line, (size_t)(end - line), signature);
}
