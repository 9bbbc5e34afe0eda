/* words_sql.c - rare words by the search index, common ones by a look at the document. */
#include "words_sql.h"

#include <string.h>

#include "search.h"
#include "search_tokenizer.h"

/* With a word in the square root of so many times the records, to walk to a full window of so many
 * rows takes as many steps as there are records with it. */
#define WINDOW_ROWS 40
/* To look a record up and sort it costs so many steps from row to row. */
#define LOOK_UP_STEPS 16
/* To walk by looking at documents pays when there are so many more, and fewer rows to walk over. */
#define COMMON_TIMES 2

/* -- How often a word stands there ---------------------------------------------------------- */

static bool
make_vocabulary(struct store *store, struct error *error)
{
    sqlite3_stmt *statement = statement_get(store,
                                            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary"
                                            " USING fts5vocab(main, search, instance)",
                                            error);
    return statement != NULL && statement_run(store, statement, error);
}

static void
newest_number(const struct record_type *type, struct text *sql)
{
    text_append_format(sql, "SELECT max(number) FROM %s", type->table);
}

static bool
find_root(struct store *store, const struct record_type *type, int64_t *root, struct error *error)
{
    sqlite3_stmt *statement = statement_of(store, type, newest_number, error);
    bool row;
    if (statement == NULL || !statement_step(store, statement, &row, error))
        return false;
    int64_t records = row ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    for (*root = LOOK_UP_STEPS; *root * *root < WINDOW_ROWS * records;)
        *root *= 2;
    return true;
}

/* How many places of the index have a word as their start; counted no further than one more than
 * `most`. */
static bool
count_places(struct store *store, const struct record_type *type, const char *word, size_t length,
             int64_t most, int64_t *places, struct error *error)
{
    struct text first = TEXT_EMPTY, after = TEXT_EMPTY;
    search_mark(type, &first);
    text_append_bytes(&first, word, length);
    text_append(&after, text_string(&first));
    after.bytes[after.length - 1]++;
    sqlite3_stmt *statement = statement_get(store,
                                            "SELECT count(*) FROM (SELECT 1 FROM temp.vocabulary"
                                            " WHERE term >= ?1 AND term < ?2 LIMIT ?3)",
                                            error);
    bool row = false, done = statement != NULL;
    if (done) {
        bind_own_text(statement, 1, &first);
        bind_own_text(statement, 2, &after);
        sqlite3_bind_int64(statement, 3, most + 1);
        done = statement_step(store, statement, &row, error);
        *places = row ? sqlite3_column_int64(statement, 0) : 0;
        sqlite3_reset(statement);
    }
    text_clear(&first);
    text_clear(&after);
    return done;
}

/* What the words of one term are, and whether one of them is rare. */
static bool
plan_words(struct store *store, const struct record_type *type, const char *words,
           struct words_plan *plan, bool *rare, struct error *error)
{
    int64_t most = plan->root * COMMON_TIMES;
    for (size_t length; *words != '\0'; words += length) {
        words += strspn(words, " ");
        length = strcspn(words, " ");
        int64_t places = 0;
        if (length == 0)
            continue;
        if (search_is_plain(words, length) &&
            !count_places(store, type, words, length, most, &places, error))
            return false;
        if (places > most)
            text_append_format(&plan->common, " %.*s ", (int)length, words);
        *rare |= places <= plan->root / LOOK_UP_STEPS;
    }
    return true;
}

/* Of two ways to be in the list the plan would have to weigh both; then everything is looked up. */
static bool
has_or(const struct filter *filter)
{
    for (size_t i = 0; i < filter->count; i++)
        if (filter->terms[i].relation == FILTER_OR)
            return true;
    return false;
}

bool
words_plan_make(struct store *store, const struct filter *filter, struct words_plan *plan,
                struct error *error)
{
    *plan = (struct words_plan){.common = TEXT_EMPTY};
    bool rare = false, words = false;
    if (filter == NULL || store->read_only || has_or(filter))
        return true;
    for (size_t i = 0; i < filter->count; i++) {
        const struct filter_term *term = &filter->terms[i];
        bool rare_term = false;
        if (term->relation != FILTER_WORDS)
            continue;
        if (!words &&
            (!make_vocabulary(store, error) || !find_root(store, filter->type, &plan->root, error)))
            return false;
        words = true;
        if (!plan_words(store, filter->type, term->values[0].text, plan, &rare_term, error))
            return false;
        rare |= rare_term && !term->negated;
    }
    plan->walk = words && !rare;
    return true;
}

void
words_plan_clear(struct words_plan *plan)
{
    text_clear(&plan->common);
}

/* -- The condition -------------------------------------------------------------------------- */

void
words_sql(const struct record_type *type, const char *words, const struct words_plan *plan,
          struct text *sql)
{
    struct text query = TEXT_EMPTY, rest = TEXT_EMPTY;
    search_query(type, words, text_string(&plan->common), &query, &rest);
    /* The plus keeps SQLite from taking the records one by one out of what was found. */
    if (query.length > 0) {
        text_append_format(sql, "%snumber IN (SELECT rowid - ", plan->walk ? "+" : "");
        search_row_before(type, sql);
        text_append(sql, " FROM search WHERE search MATCH ?)");
    }
    if (query.length > 0 && rest.length > 0)
        text_append(sql, " AND ");
    if (rest.length > 0) {
        text_append(sql, "posact_says((SELECT c0 FROM search_content WHERE id = number + ");
        search_row_before(type, sql);
        text_append(sql, "), ?)");
    }
    text_clear(&query);
    text_clear(&rest);
}

static void
bind_words(struct text *words, sqlite3_stmt *statement, int *index)
{
    if (words->length > 0)
        bind_own_text(statement, (*index)++, words);
}

void
words_bind(const struct record_type *type, const char *words, const struct words_plan *plan,
           sqlite3_stmt *statement, int *index)
{
    struct text query = TEXT_EMPTY, rest = TEXT_EMPTY;
    search_query(type, words, text_string(&plan->common), &query, &rest);
    bind_words(&query, statement, index);
    bind_words(&rest, statement, index);
    text_clear(&query);
    text_clear(&rest);
}
