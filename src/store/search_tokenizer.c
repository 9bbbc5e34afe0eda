/* search_tokenizer.c - FTS5's own tokenizer, and the mark of a type before each word. */
#include "search_tokenizer.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* U+E000 and the number of a type: three bytes. */
#define MARK_SIZE 3
/* The numbers of records are below 2^40, far more than a file can hold. */
#define NUMBER_BITS 40

void
search_mark(const struct record_type *type, struct text *out)
{
    const char mark[MARK_SIZE] = {(char)0xee, (char)(0x80 | type->number >> 6),
                                  (char)(0x80 | (type->number & 0x3f))};
    text_append_bytes(out, mark, sizeof mark);
}

int64_t
search_row(const struct record_type *type, int64_t number)
{
    return ((int64_t)type->number << NUMBER_BITS) + number;
}

void
search_row_before(const struct record_type *type, struct text *sql)
{
    text_append_format(sql, "%lld", (long long)search_row(type, 0));
}

/* -- The tokenizer -------------------------------------------------------------------------- */

struct tokenizer {
    fts5_tokenizer calls; /* of unicode61 */
    Fts5Tokenizer *inner;
    struct text word; /* the last one, behind its mark */
};

static int
create(void *context, const char **arguments, int count, Fts5Tokenizer **out)
{
    (void)arguments, (void)count;
    static const char *options[] = {"remove_diacritics", "0"}; /* words come folded */
    fts5_api *api = context;
    void *inner_context;
    struct tokenizer *tokenizer = must_calloc(1, sizeof *tokenizer);
    int result = api->xFindTokenizer(api, "unicode61", &inner_context, &tokenizer->calls);
    if (result == SQLITE_OK)
        result = tokenizer->calls.xCreate(inner_context, options, 2, &tokenizer->inner);
    if (result != SQLITE_OK) {
        free(tokenizer);
        return result;
    }
    *out = (Fts5Tokenizer *)tokenizer;
    return SQLITE_OK;
}

static void
destroy(Fts5Tokenizer *made)
{
    struct tokenizer *tokenizer = (struct tokenizer *)made;
    tokenizer->calls.xDelete(tokenizer->inner);
    text_clear(&tokenizer->word);
    free(tokenizer);
}

/* Where a word goes to. */
struct sink {
    struct text *word; /* the mark, and behind it whatever word came last */
    void *context;
    int (*take)(void *, int, const char *, int, int, int);
};

static int
take_word(void *context, int flags, const char *word, int size, int start, int end)
{
    struct sink *sink = context;
    text_cut(sink->word, MARK_SIZE);
    text_append_bytes(sink->word, word, (size_t)size);
    return sink->take(sink->context, flags, text_string(sink->word), size + MARK_SIZE,
                      start + MARK_SIZE, end + MARK_SIZE);
}

static int
tokenize(Fts5Tokenizer *made, void *context, int flags, const char *text, int size,
         int (*take)(void *, int, const char *, int, int, int))
{
    struct tokenizer *tokenizer = (struct tokenizer *)made;
    struct sink sink = {&tokenizer->word, context, take};
    if (size < MARK_SIZE)
        return SQLITE_OK;
    text_reset(sink.word);
    text_append_bytes(sink.word, text, MARK_SIZE);
    return tokenizer->calls.xTokenize(tokenizer->inner, &sink, flags, text + MARK_SIZE,
                                      size - MARK_SIZE, take_word);
}

bool
search_tokenizer_add(sqlite3 *database)
{
    static fts5_tokenizer calls = {create, destroy, tokenize};
    fts5_api *api = NULL;
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK)
        return false;
    bool done = sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL) == SQLITE_OK &&
                sqlite3_step(statement) == SQLITE_ROW;
    done = sqlite3_finalize(statement) == SQLITE_OK && done && api != NULL;
    return done && api->xCreateTokenizer(api, "posact", api, &calls, NULL) == SQLITE_OK;
}
