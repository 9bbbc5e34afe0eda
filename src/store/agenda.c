/* agenda.c - my day's questions in SQL. */
#include "store/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "statement.h"

/* ?1 the owner, ?2 the day or moment, ?3 the limit, ?4 the stage. `from` ends where a condition on
 * the owner goes; the index that the order names is walked. */
struct question {
    const char *columns; /* id, person, words, day, owner */
    const char *from;
    const char *order;
    bool by_stage; /* asked for each stage by itself, as each has its own day */
};

#define QUIET                                                                                      \
    {                                                                                              \
        .columns = "application, candidate, NULL, since, "                                         \
                   "(SELECT owner FROM applications WHERE applications.id = application), "        \
                   "since AS place",                                                               \
        .from = "quiet_applications WHERE stage_key = ?4 AND since < ?2",                          \
        .order = "since, application", .by_stage = true,                                           \
    }

static const struct question questions[AGENDA_PART_COUNT] = {
    [AGENDA_OVERDUE] =
        {
            .columns = "tasks.id, candidate, what, due, owner, due_key AS place",
            .from = "tasks WHERE alive = 1 AND status_key = 'open' AND due_key < ?2",
            .order = "due_key, id",
        },
    [AGENDA_TODAY] =
        {
            .columns = "tasks.id, candidate, what, due, owner, due_key AS place",
            .from = "tasks WHERE alive = 1 AND status_key = 'open' AND due_key = ?2",
            .order = "due_key, id",
        },
    [AGENDA_FOLLOW_UPS] =
        {
            .columns = "contact, follow_ups.candidate, "
                       "(SELECT next_action FROM contacts WHERE contacts.id = contact), due, "
                       "(SELECT owner FROM candidates WHERE candidates.id = follow_ups.candidate), "
                       "due AS place",
            .from = "follow_ups WHERE due <= ?2",
            .order = "due, candidate",
        },
    [AGENDA_PAIRINGS] =
        {
            .columns = "pairings.id, candidate, NULL, next_contact, owner, "
                       "next_contact_key AS place",
            .from = "pairings WHERE alive = 1 AND state_key = 'active' AND next_contact_key > ''"
                    " AND next_contact_key <= ?2",
            .order = "next_contact_key, id",
        },
    [AGENDA_EVENTS] =
        {
            .columns = "events.id, NULL, name, starts, owner, starts_key AS place",
            .from = "events WHERE alive = 1 AND state_key IN ('planned', 'open')"
                    " AND starts_key < ?2",
            .order = "starts_key, id",
        },
    [AGENDA_OFFERS] =
        {
            .columns = "offers.id, candidate, NULL, offered_until, owner, offered_until AS place",
            .from = "(SELECT invitations.id, candidate, offered_until, offered_until_key, owner,"
                    " owner_key FROM invitations JOIN events ON events.id = invitations.event"
                    " WHERE invitations.alive = 1 AND invitations.network IS NULL"
                    " AND invitations.state_key = 'offered') AS offers"
                    " WHERE offered_until_key < ?2",
            .order = "offered_until_key, offers.id",
        },
    [AGENDA_REFERRALS] =
        {
            .columns = "referrals.id, NULL, NULL, answer_by, owner, answer_by_key AS place",
            .from = "referrals WHERE alive = 1 AND state_key = 'unconfirmed'"
                    " AND answer_by_key <= ?2",
            .order = "answer_by_key, id",
        },
    [AGENDA_CONSENTS] =
        {
            .columns =
                "consent, consents_held.candidate, purpose, expires, "
                "(SELECT owner FROM candidates WHERE candidates.id = consents_held.candidate), "
                "expires AS place",
            .from = "consents_held WHERE expires <= ?2",
            .order = "expires, consent",
        },
    [AGENDA_REVIEWS] =
        {
            .columns = "policies.id, NULL, NULL, review, owner, review_key AS place",
            .from = "policies WHERE alive = 1 AND ends IS NULL AND review_key <= ?2",
            .order = "review_key, id",
        },
    [AGENDA_OBJECTIONS] =
        {
            .columns = "objections.id, candidate, NULL, stop_by, owner, stop_by_key AS place",
            .from = "objections WHERE alive = 1 AND stopped_key = '' AND stop_by_key <= ?2",
            .order = "stop_by_key, id",
        },
    [AGENDA_ASSESSMENTS] =
        {
            .columns = "reviews.id, NULL, evidence_changed, review, owner, review_key AS place",
            .from = "(SELECT id, evidence_changed, review, review_key, author AS owner,"
                    " author_key AS owner_key FROM assessments"
                    " WHERE alive = 1 AND state_key = 'approved') AS reviews"
                    " WHERE (review_key <= ?2 OR evidence_changed IS NOT NULL)",
            .order = "review_key, reviews.id",
        },
    [AGENDA_TERMS] =
        {
            .columns = "offices.id, NULL, NULL, until, owner, until_key AS place",
            .from = "offices JOIN networks ON networks.id = offices.network"
                    " WHERE offices.alive = 1 AND networks.alive = 1 AND active = 'yes'"
                    " AND ended_key = '' AND until_key > '' AND until_key <= ?2",
            .order = "until_key, offices.id",
        },
    [AGENDA_ACTIONS] =
        {
            .columns = "board_actions.id, NULL, what, due, owner, due_key AS place",
            .from = "board_actions WHERE alive = 1 AND state_key = 'open' AND due_key <= ?2",
            .order = "due_key, id",
        },
    [AGENDA_RENEWALS] =
        {
            .columns = "networks.id, NULL, NULL, renewal, owner, renewal_key AS place",
            .from = "networks WHERE alive = 1 AND active = 'yes' AND renewal_key > ''"
                    " AND renewal_key <= ?2",
            .order = "renewal_key, id",
        },
    [AGENDA_AGREED] =
        {
            .columns = "networks.id, NULL, NULL, review, owner, review_key AS place",
            .from = "networks WHERE alive = 1 AND active = 'yes' AND review_key > ''"
                    " AND review_key <= ?2",
            .order = "review_key, id",
        },
    [AGENDA_STALLED] = QUIET,
    [AGENDA_WARM] = QUIET,
    [AGENDA_NEW] =
        {
            .columns = "unanswered.candidate, unanswered.candidate, NULL, created, "
                       "(SELECT owner FROM candidates WHERE candidates.id = unanswered.candidate), "
                       "created AS place",
            .from = "unanswered WHERE created >= ?2",
            .order = "created, candidate",
        },
};

/* "tasks WHERE ... AND owner_key = ?1 ORDER BY due_key, id LIMIT ?3" */
static void
append_walk(const struct question *question, const char *owner, struct text *sql)
{
    text_append_format(sql, " FROM %s", question->from);
    if (owner)
        text_append_format(sql, " AND owner_key = %s", owner);
    text_append_format(sql, " ORDER BY %s LIMIT ?3", question->order);
}

/* An officer's own rows and nobody's are two walks, so that neither has to be sorted whole. */
static void
append_rows(const struct question *question, bool everybody, struct text *sql)
{
    text_append_format(sql, "SELECT * FROM (SELECT %s", question->columns);
    append_walk(question, everybody ? NULL : "?1", sql);
    text_append(sql, ")");
    if (everybody)
        return;
    text_append_format(sql, " UNION ALL SELECT * FROM (SELECT %s", question->columns);
    append_walk(question, "''", sql);
    text_append(sql, ") ORDER BY place, 1 LIMIT ?3");
}

static void
append_count(const struct question *question, bool everybody, struct text *sql)
{
    text_append(sql, "SELECT (SELECT count(*) FROM (SELECT 1");
    append_walk(question, everybody ? NULL : "?1", sql);
    text_append(sql, "))");
    if (everybody)
        return;
    text_append(sql, " + (SELECT count(*) FROM (SELECT 1");
    append_walk(question, "''", sql);
    text_append(sql, "))");
}

/* The day or moment that a row is held against: the end of what is usual is a midnight on the wall.
 * What is stalled has taken longer than usual; whom we keep warm is due when the days are over. */
static void
find_bound(enum agenda_part part, const struct agenda_question *question,
           const struct agenda_norm *norm, char bound[DATE_TEXT_SIZE])
{
    int usual = !norm ? 0 : part == AGENDA_WARM ? norm->days - 1 : norm->days;
    if (norm)
        moment_to_iso(moment_from_date(date_add_days(question->day, -usual)), bound);
    else if (part == AGENDA_EVENTS || part == AGENDA_OFFERS)
        moment_to_iso(moment_from_date(date_add_days(question->day, AGENDA_EVENT_DAYS)), bound);
    else if (part == AGENDA_NEW)
        moment_to_iso(moment_from_date(date_add_days(question->day, -AGENDA_NEW_DAYS)), bound);
    else if (part == AGENDA_TERMS)
        date_to_iso(date_add_days(question->day, AGENDA_TERM_DAYS), bound);
    else
        date_to_iso(date_add_days(question->day, question->ahead), bound);
}

static sqlite3_stmt *
prepare(struct store *store, enum agenda_part part, bool count,
        const struct agenda_question *question, const struct agenda_norm *norm, size_t limit,
        struct error *error)
{
    struct text sql = TEXT_EMPTY, bound = TEXT_EMPTY;
    bool everybody = question->owner_key == NULL;
    if (count)
        append_count(&questions[part], everybody, &sql);
    else
        append_rows(&questions[part], everybody, &sql);
    sqlite3_stmt *statement = statement_get(store, text_string(&sql), error);
    text_clear(&sql);
    if (statement == NULL)
        return NULL;
    char day[DATE_TEXT_SIZE];
    find_bound(part, question, norm, day);
    if (!everybody)
        bind_text(statement, 1, question->owner_key);
    text_append(&bound, day);
    bind_own_text(statement, 2, &bound);
    sqlite3_bind_int64(statement, 3, (sqlite3_int64)limit);
    if (norm)
        bind_text(statement, 4, norm->stage);
    return statement;
}

static void
add_row(struct agenda_list *list, sqlite3_stmt *statement, const struct agenda_norm *norm)
{
    list->items = array_reserve(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    struct agenda_row *row = &list->items[list->count++];
    *row = (struct agenda_row){.id = column_id(statement, 0), .norm = norm};
    if (sqlite3_column_type(statement, 1) == SQLITE_BLOB)
        row->person = column_id(statement, 1);
    row->words = column_value(statement, 2);
    row->day = column_value(statement, 3);
    row->owner = column_value(statement, 4);
}

static bool
read_rows(struct store *store, enum agenda_part part, const struct agenda_question *question,
          const struct agenda_norm *norm, struct agenda_list *list, struct error *error)
{
    sqlite3_stmt *statement = prepare(store, part, false, question, norm, question->limit, error);
    if (statement == NULL)
        return false;
    bool row, done;
    while ((done = statement_step(store, statement, &row, error)) && row)
        add_row(list, statement, norm);
    return done;
}

static bool
count_rows(struct store *store, enum agenda_part part, const struct agenda_question *question,
           const struct agenda_norm *norm, size_t most, size_t *all, struct error *error)
{
    bool row;
    sqlite3_stmt *statement = prepare(store, part, true, question, norm, most, error);
    if (statement == NULL || !statement_step(store, statement, &row, error))
        return false;
    if (row)
        *all += (size_t)sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return true;
}

/* -- By stage ------------------------------------------------------------------------------ */

static int
compare_rows(const void *a, const void *b)
{
    const struct agenda_row *first = a, *second = b;
    int order = strcmp(first->day, second->day);
    return order != 0 ? order : id_compare(&first->id, &second->id);
}

static void
clear_rows(struct agenda_list *list, size_t from)
{
    for (size_t i = from; i < list->count; i++) {
        free(list->items[i].words);
        free(list->items[i].day);
        free(list->items[i].owner);
    }
    list->count = from < list->count ? from : list->count;
}

/* The oldest of all stages. */
static void
merge_stages(struct agenda_list *list, size_t limit)
{
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare_rows);
    clear_rows(list, limit);
}

/* -- The answer ---------------------------------------------------------------------------- */

bool
agenda_read(struct store *store, enum agenda_part part, const struct agenda_question *question,
            struct agenda_list *list, struct error *error)
{
    bool by_stage = questions[part].by_stage;
    size_t walks = by_stage ? question->norm_count : 1;
    *list = (struct agenda_list){.items = NULL};
    for (size_t i = 0; i < walks; i++)
        if (!read_rows(store, part, question, by_stage ? &question->norms[i] : NULL, list, error))
            return false;
    list->all = list->count;
    if (by_stage)
        merge_stages(list, question->limit);
    if (list->count < question->limit)
        return true;
    list->all = 0;
    for (size_t i = 0; i < walks && list->all < AGENDA_MOST; i++)
        if (!count_rows(store, part, question, by_stage ? &question->norms[i] : NULL,
                        AGENDA_MOST - list->all, &list->all, error))
            return false;
    if (list->all > AGENDA_MOST) /* hers and nobody's are counted each by itself */
        list->all = AGENDA_MOST;
    return true;
}

void
agenda_list_clear(struct agenda_list *list)
{
    clear_rows(list, 0);
    free(list->items);
    *list = (struct agenda_list){.items = NULL};
}
