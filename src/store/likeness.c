/* likeness.c - pairs of candidates by what they share. */
#include "store/likeness.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "row.h"

void
likeness_list_clear(struct likeness_list *list)
{
    free(list->items);
    *list = (struct likeness_list){.items = NULL};
}

/* -- What two share ------------------------------------------------------------------------- */

/* Conditions on `b`: beside the candidate `a`, and beside what was typed. */
static const struct clue_sql {
    const char *stored, *typed;
} clue_sql[LIKENESS_CLUE_COUNT] = {
    [LIKENESS_EMAIL] = {"b.email_key > '' AND b.email_key = a.email_key",
                        "b.email_key > '' AND b.email_key = ?1"},
    [LIKENESS_PHONE] = {"b.phone_key > '' AND b.phone_key = a.phone_key",
                        "b.phone_key > '' AND b.phone_key = ?2"},
    [LIKENESS_NAME] = {"EXISTS (SELECT 1 FROM candidate_names AS x JOIN candidate_names AS y"
                       " ON y.words = x.words WHERE x.candidate = a.id AND y.candidate = b.id)",
                       "EXISTS (SELECT 1 FROM candidate_names AS y"
                       " WHERE y.candidate = b.id AND y.words IN (?3, ?4))"},
    [LIKENESS_AREA] = {"coalesce(b.postcode_area = a.postcode_area, 0)",
                       "coalesce(b.postcode_area = ?5, 0)"},
};

#define NOT_TOLD_APART(one)                                                                        \
    " AND NOT EXISTS (SELECT 1 FROM distinctions"                                                  \
    " WHERE alive = 1 AND candidate = " one " AND other = b.id)"                                   \
    " AND NOT EXISTS (SELECT 1 FROM distinctions"                                                  \
    " WHERE alive = 1 AND candidate = b.id AND other = " one ")"

/* The pair and its clues; what follows is where the pairs come from. Of two who are stored, `one`
 * is who was here first. */
static void
append_select(bool typed, struct text *sql)
{
    static const char *const columns[] = {"email", "phone", "name", "area"};
    static const char in_order[] = "(a.created, a.number) < (b.created, b.number)";
    if (typed)
        text_append(sql, "SELECT DISTINCT ?6 AS one, b.id AS other");
    else
        text_append_format(sql,
                           "SELECT DISTINCT iif(%s, a.id, b.id) AS one,"
                           " iif(%s, b.id, a.id) AS other",
                           in_order, in_order);
    for (size_t i = 0; i < LIKENESS_CLUE_COUNT; i++)
        text_append_format(sql, ", %s AS %s", typed ? clue_sql[i].typed : clue_sql[i].stored,
                           columns[i]);
}

/* Weights are numbers out of the settings, so that they may stand in the text. */
static void
append_score(const struct likeness_rule *rule, struct text *sql)
{
    text_append_format(sql, "email * %ld + phone * %ld + name * %ld + area * %ld",
                       rule->weights[LIKENESS_EMAIL], rule->weights[LIKENESS_PHONE],
                       rule->weights[LIKENESS_NAME], rule->weights[LIKENESS_AREA]);
}

static void
append_likeness(const struct likeness_rule *rule, const struct text *pairs, bool sorted,
                struct text *sql)
{
    text_append(sql, "SELECT one, other, email, phone, name, area, ");
    append_score(rule, sql);
    text_append_format(sql, " AS score FROM (%s) WHERE score >= %ld", text_string(pairs),
                       rule->least);
    text_append(sql, sorted ? " ORDER BY score DESC, one, other LIMIT ?8" : " LIMIT ?8");
}

static bool
is_known(const struct likeness_list *list, const struct likeness *pair)
{
    for (size_t i = 0; i < list->count; i++)
        if (id_equal(&list->items[i].one, &pair->one) &&
            id_equal(&list->items[i].other, &pair->other))
            return true;
    return false;
}

static void
add(struct likeness_list *list, const struct likeness *pair)
{
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] = *pair;
}

/* Each pair once. *count is how many there were. */
static bool
read_pairs(struct store *store, sqlite3_stmt *statement, struct likeness_list *list, size_t *count,
           struct error *error)
{
    bool found, done;
    *count = 0;
    while ((done = statement_step(store, statement, &found, error)) && found) {
        struct likeness pair = {
            .one = column_id(statement, 0),
            .other = column_id(statement, 1),
            .score = (long)sqlite3_column_int64(statement, 2 + LIKENESS_CLUE_COUNT),
        };
        for (int i = 0; i < LIKENESS_CLUE_COUNT; i++)
            pair.clues[i] = sqlite3_column_int(statement, 2 + i) != 0;
        ++*count;
        if (!is_known(list, &pair))
            add(list, &pair);
    }
    return done;
}

/* -- Like one person ------------------------------------------------------------------------ */

/* A removed one is not in the indexes of the living, so the trash is walked. */
static void
append_candidates_like(bool trash, struct text *sql)
{
    if (trash)
        text_append(sql, " FROM candidates AS b WHERE b.alive = 0");
    else
        text_append(sql, " FROM candidates AS b WHERE b.alive = 1 AND b.id IN ("
                         "SELECT id FROM candidates"
                         " WHERE alive = 1 AND email_key = ?1 AND email_key > ''"
                         " UNION SELECT id FROM candidates"
                         " WHERE alive = 1 AND phone_key = ?2 AND phone_key > ''"
                         " UNION SELECT candidate FROM candidate_names WHERE words IN (?3, ?4))");
    text_append(sql, " AND b.id <> ?6" NOT_TOLD_APART("?6"));
}

bool
likeness_of(struct store *store, const struct likeness_rule *rule,
            const struct likeness_person *person, bool trash, size_t limit,
            struct likeness_list *list, struct error *error)
{
    struct text pairs = TEXT_EMPTY, sql = TEXT_EMPTY;
    append_select(true, &pairs);
    append_candidates_like(trash, &pairs);
    append_likeness(rule, &pairs, true, &sql);
    /* Where they live tells nobody apart. */
    text_reset(&pairs);
    text_append_format(&pairs, "SELECT * FROM (%s) WHERE email OR phone OR name",
                       text_string(&sql));
    sqlite3_stmt *statement = statement_get(store, text_string(&pairs), error);
    text_clear(&pairs);
    text_clear(&sql);
    if (statement == NULL)
        return false;
    bind_text(statement, 1, person->email_key);
    bind_text(statement, 2, person->phone_key);
    bind_text(statement, 3, person->names[0]);
    bind_text(statement, 4, person->names[1]);
    bind_text(statement, 5, person->area);
    bind_id(statement, 6, &person->id);
    sqlite3_bind_int64(statement, 8, (sqlite3_int64)limit);
    size_t count;
    return read_pairs(store, statement, list, &count, error);
}

/* -- All pairs ------------------------------------------------------------------------------ */

/* Where pairs come from: a clue that two or a few more share. */
static const struct source {
    const char *sql;
    enum likeness_clue clues[2]; /* every pair of it shares these */
    size_t clue_count;
    bool sorted; /* few enough to sort; else each pair scores nearly the same, and the first do */
} sources[] = {
    {" FROM shared JOIN candidates AS a ON a.alive = 1 AND a.email_key = shared.key"
     " JOIN candidates AS b ON b.alive = 1 AND b.email_key = shared.key AND b.id > a.id",
     {LIKENESS_EMAIL},
     1,
     true},
    {" FROM shared JOIN candidates AS a ON a.alive = 1 AND a.phone_key = shared.key"
     " JOIN candidates AS b ON b.alive = 1 AND b.phone_key = shared.key AND b.id > a.id",
     {LIKENESS_PHONE},
     1,
     true},
    {" FROM shared JOIN candidate_names AS n ON n.words = shared.key AND n.area = shared.area"
     " JOIN candidate_names AS m ON m.words = shared.key AND m.area = shared.area"
     " AND m.candidate > n.candidate"
     " JOIN candidates AS a ON a.id = n.candidate AND a.alive = 1"
     " JOIN candidates AS b ON b.id = m.candidate AND b.alive = 1",
     {LIKENESS_NAME, LIKENESS_AREA},
     2,
     false},
    {" FROM shared JOIN candidate_names AS n ON n.words = shared.key"
     " JOIN candidate_names AS m ON m.words = shared.key AND m.candidate > n.candidate"
     " JOIN candidates AS a ON a.id = n.candidate AND a.alive = 1"
     " JOIN candidates AS b ON b.id = m.candidate AND b.alive = 1",
     {LIKENESS_NAME},
     1,
     false},
};
#define SOURCES (sizeof sources / sizeof sources[0])

/* What few share, each a walk along an index. */
static const char *const shared_sql[SOURCES] = {
    "SELECT email_key AS key FROM candidates WHERE alive = 1 AND email_key > ''"
    " GROUP BY email_key",
    "SELECT phone_key AS key FROM candidates WHERE alive = 1 AND phone_key > ''"
    " GROUP BY phone_key",
    "SELECT words AS key, area FROM candidate_names WHERE area > '' GROUP BY words, area",
    "SELECT words AS key FROM candidate_names GROUP BY words",
};

/* The most that a pair of this source and of those after it can score. */
static long
most_from(const struct likeness_rule *rule, size_t source)
{
    static const enum likeness_clue added[] = {LIKENESS_EMAIL, LIKENESS_PHONE, LIKENESS_NAME};
    long most = rule->weights[LIKENESS_AREA];
    for (size_t i = source; i < sizeof added / sizeof added[0]; i++)
        most += rule->weights[added[i]];
    return source < 2 ? most : rule->weights[LIKENESS_NAME] + rule->weights[LIKENESS_AREA];
}

/* Two by name alone are walked only where that is enough, and then those of one area are among
 * them. */
static bool
is_walked(const struct likeness_rule *rule, size_t source)
{
    long sure = 0;
    for (size_t i = 0; i < sources[source].clue_count; i++)
        sure += rule->weights[sources[source].clues[i]];
    if (rule->weights[sources[source].clues[0]] == 0)
        return false;
    return sources[source].sorted ? most_from(rule, source) >= rule->least : sure >= rule->least;
}

static bool
read_source(struct store *store, const struct likeness_rule *rule, size_t source, size_t limit,
            struct likeness_list *list, bool *more, struct error *error)
{
    struct text pairs = TEXT_EMPTY, sql = TEXT_EMPTY;
    text_append_format(&sql, "WITH shared AS MATERIALIZED (%s HAVING count(*) BETWEEN 2 AND %d) ",
                       shared_sql[source], LIKENESS_CROWD);
    append_select(false, &pairs);
    text_append_format(&pairs, "%s WHERE 1" NOT_TOLD_APART("a.id"), sources[source].sql);
    append_likeness(rule, &pairs, sources[source].sorted, &sql);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&pairs);
    text_clear(&sql);
    if (statement == NULL)
        return false;
    size_t count;
    sqlite3_bind_int64(statement, 8, (sqlite3_int64)limit);
    bool done = read_pairs(store, statement, list, &count, error);
    *more = *more || count == limit;
    return done;
}

static int
compare(const void *left, const void *right)
{
    const struct likeness *a = left, *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    int order = memcmp(a->one.bytes, b->one.bytes, ID_SIZE);
    return order != 0 ? order : memcmp(a->other.bytes, b->other.bytes, ID_SIZE);
}

static void
sort(struct likeness_list *list)
{
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare);
}

bool
likeness_pairs(struct store *store, const struct likeness_rule *rule, size_t limit,
               struct likeness_list *list, bool *more, struct error *error)
{
    bool done = true;
    *list = (struct likeness_list){.items = NULL};
    *more = false;
    for (size_t i = 0; i < SOURCES && done; i++) {
        bool full = list->count >= limit && list->items[limit - 1].score >= most_from(rule, i);
        *more = *more || full;
        if (!full && is_walked(rule, i))
            done = read_source(store, rule, i, limit, list, more, error);
        sort(list);
    }
    *more = *more || list->count > limit;
    list->count = list->count > limit ? limit : list->count;
    return done;
}

/* -- Merges that are not finished ----------------------------------------------------------- */

/* She lives again, or something that is not in the trash links to her. What tells her and the one
 * who goes on apart does not. */
static void
append_written_to(const struct store *store, const struct record_type *merged, struct text *sql)
{
    text_append(sql, "m.alive = 1");
    for (size_t i = 0; i < store->type_count; i++) {
        const struct record_type *type = store->types[i];
        for (size_t j = RECORD_CORE_COUNT; j < type->field_count; j++)
            if (type->fields[j].target == merged && type != merged)
                text_append_format(sql,
                                   " OR EXISTS (SELECT 1 FROM %s WHERE alive = 1 AND %s = m.id)",
                                   type->table, type->fields[j].name);
    }
}

static bool
read_unfinished(struct store *store, const struct record_type *type, size_t limit,
                struct likeness_list *list, struct error *error)
{
    const char *link = type->fields[type->merged_field].name;
    struct text sql = TEXT_EMPTY;
    text_append_format(&sql,
                       "SELECT m.%s, m.id, 0, 0, 0, 0, 0 FROM %s AS m JOIN %s AS s ON s.id = m.%s"
                       " WHERE m.%s IS NOT NULL AND s.alive = 1 AND (",
                       link, type->table, type->table, link, link);
    append_written_to(store, type, &sql);
    text_append(&sql, ") LIMIT ?8");
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return false;
    size_t count;
    sqlite3_bind_int64(statement, 8, (sqlite3_int64)limit);
    return read_pairs(store, statement, list, &count, error);
}

bool
likeness_unfinished(struct store *store, size_t limit, struct likeness_list *list,
                    struct error *error)
{
    for (size_t i = 0; i < store->type_count; i++)
        if (store->types[i]->merged_field != 0 &&
            !read_unfinished(store, store->types[i], limit, list, error))
            return false;
    return true;
}
