/* pairing_report.c - walks the pairings once, and asks of each for its first check-in. */
#include "modules/pairing_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/check_in.h"
#include "modules/pairing.h"

#define KINDS_MOST (REPORT_COLUMNS_MOST - 2)

/* Somebody and a kind: whether any of their pairings of that kind began, or is open. */
struct life {
    char person[ID_TEXT_SIZE];
    size_t kind;
    bool helped;
};

struct counting {
    struct session *session;
    struct pairing_report *report;
    const char *from, *to;
    struct life *lives;
    size_t count, capacity;
};

/* The place of a code; the count for one that the list has no longer. */
static size_t
place_of(const struct choice_list *list, const char *code)
{
    size_t place = 0;
    while (place < list->count && !string_equal(list->items[place].code, code))
        place++;
    return place;
}

static bool
find_first_contact(struct session *session, const struct id *pairing, struct date *held,
                   bool *found, struct error *error)
{
    struct query query = query_default(&check_in_type);
    struct record_list list = {.items = NULL};
    query.link_field = CHECK_IN_PAIRING;
    query.link_id = *pairing;
    query.descending = false;
    bool done = session_read(session, &query, QUERY_FIRST, NULL, 1, &list, error);
    *found = done && list.count > 0 && record_day(list.items[0], CHECK_IN_HELD, held);
    record_list_clear(&list);
    return done;
}

static void
add_days(struct pairing_counts *counts, long days)
{
    counts->days =
        array_reserve(counts->days, &counts->capacity, counts->contacted + 1, sizeof *counts->days);
    counts->days[counts->contacted++] = days;
}

static bool
count_contact(struct counting *counting, const struct record *pairing, size_t kind,
              struct error *error)
{
    struct date started, held;
    bool found;
    if (!record_day(pairing, PAIRING_STARTED, &started))
        return true;
    if (!find_first_contact(counting->session, &pairing->id, &held, &found, error))
        return false;
    long days = found ? (long)(date_to_days(held) - date_to_days(started)) : 0;
    if (found)
        add_days(&counting->report->kind[kind], days);
    if (found)
        add_days(&counting->report->kind[counting->report->kinds->count], days);
    return true;
}

static void
note_life(struct counting *counting, const struct record *pairing, size_t kind)
{
    const char *person = record_get(pairing, PAIRING_CANDIDATE);
    if (!person || strlen(person) >= ID_TEXT_SIZE)
        return;
    counting->lives = array_reserve(counting->lives, &counting->capacity, counting->count + 1,
                                    sizeof *counting->lives);
    struct life *life = &counting->lives[counting->count++];
    *life = (struct life){.kind = kind,
                          .helped = record_get(pairing, PAIRING_STARTED) ||
                                    !pairing_is(pairing, STATE_ENDED)};
    memcpy(life->person, person, strlen(person) + 1);
}

static bool
is_within(const struct counting *counting, const struct record *pairing)
{
    const char *proposed = record_get(pairing, PAIRING_PROPOSED);
    return proposed && (!counting->from || strcmp(proposed, counting->from) >= 0) &&
           (!counting->to || strcmp(proposed, counting->to) <= 0);
}

/* Who waits does so whatever the period. */
static bool
count_pairing(void *context, const struct record *pairing, struct error *error)
{
    struct counting *counting = context;
    struct pairing_report *report = counting->report;
    size_t kind = place_of(report->kinds, record_get(pairing, PAIRING_KIND));
    note_life(counting, pairing, kind);
    if (!is_within(counting, pairing))
        return true;
    size_t state = place_of(report->states, record_get(pairing, PAIRING_STATE));
    size_t ending = place_of(report->endings, record_get(pairing, PAIRING_ENDING));
    size_t columns[] = {kind, report->kinds->count};
    for (size_t i = kind == report->kinds->count ? 1 : 0; i < 2; i++) {
        struct pairing_counts *counts = &report->kind[columns[i]];
        counts->states[state]++;
        counts->endings[ending] += pairing_is(pairing, STATE_ENDED);
    }
    return count_contact(counting, pairing, kind, error);
}

/* --- who waits --- */

static int
compare_lives(const void *a, const void *b)
{
    const struct life *first = a, *second = b;
    int order = strcmp(first->person, second->person);
    if (order == 0 && first->kind != second->kind)
        order = first->kind < second->kind ? -1 : 1;
    return order;
}

static bool
is_open(struct session *session, const char *person)
{
    struct id id;
    struct error ignored;
    struct record *candidate =
        id_from_text(person, &id) ? session_get(session, &candidate_type, &id, &ignored) : NULL;
    bool open = candidate && candidate->alive &&
                !string_equal(record_get(candidate, CANDIDATE_STATUS), "closed");
    record_free(candidate);
    return open;
}

static void
count_waiting(struct counting *counting)
{
    struct pairing_report *report = counting->report;
    if (counting->count > 0)
        qsort(counting->lives, counting->count, sizeof *counting->lives, compare_lives);
    for (size_t i = 0, next; i < counting->count; i = next) {
        const struct life *life = &counting->lives[i];
        bool helped = false;
        for (next = i; next < counting->count && compare_lives(life, &counting->lives[next]) == 0;
             next++)
            helped = helped || counting->lives[next].helped;
        if (helped || !is_open(counting->session, life->person))
            continue;
        report->kind[life->kind].waiting++;
        report->kind[report->kinds->count].waiting += life->kind < report->kinds->count;
    }
}

/* --- the whole --- */

static int
compare_days(const void *a, const void *b)
{
    long first = *(const long *)a, second = *(const long *)b;
    return first < second ? -1 : first > second;
}

static void
begin(struct session *session, struct pairing_report *report)
{
    const struct field_context *context = session_context(session);
    *report = (struct pairing_report){
        .kinds = field_choices(&pairing_type.fields[PAIRING_KIND], context),
        .states = field_choices(&pairing_type.fields[PAIRING_STATE], context),
        .endings = field_choices(&pairing_type.fields[PAIRING_ENDING], context),
    };
    report->kind = must_calloc(report->kinds->count + 1, sizeof *report->kind);
    for (size_t i = 0; i <= report->kinds->count; i++) {
        report->kind[i].states =
            must_calloc(report->states->count + 1, sizeof *report->kind[i].states);
        report->kind[i].endings =
            must_calloc(report->endings->count + 1, sizeof *report->kind[i].endings);
    }
}

bool
pairing_report_read(struct session *session, const char *from, const char *to,
                    struct pairing_report *report, struct error *error)
{
    struct counting counting = {.session = session, .report = report, .from = from, .to = to};
    begin(session, report);
    struct query query = query_default(&pairing_type);
    bool done = session_each(session, &query, count_pairing, &counting, error);
    if (done)
        count_waiting(&counting);
    for (size_t i = 0; i <= report->kinds->count; i++)
        if (report->kind[i].contacted > 0)
            qsort(report->kind[i].days, report->kind[i].contacted, sizeof *report->kind[i].days,
                  compare_days);
    free(counting.lives);
    return done;
}

void
pairing_report_clear(struct pairing_report *report)
{
    for (size_t i = 0; report->kind && i <= report->kinds->count; i++) {
        free(report->kind[i].states);
        free(report->kind[i].endings);
        free(report->kind[i].days);
    }
    free(report->kind);
    *report = (struct pairing_report){.kind = NULL};
}

/* --- in words --- */

void
pairing_report_median(const struct pairing_counts *counts, struct text *out)
{
    size_t count = counts->contacted;
    if (count == 0)
        return;
    long twice = counts->days[(count - 1) / 2] + counts->days[count / 2];
    text_append_format(out, "%ld%s", twice / 2, twice % 2 != 0 ? ".5" : "");
}

/* --- as a report --- */

/* The heads of a table with a column for each kind and one for all. */
struct heads {
    const char *columns[REPORT_COLUMNS_MOST];
    size_t kinds; /* columns of one kind each */
};

static struct heads
heads_by_kind(const struct pairing_report *pairings, const char *first)
{
    struct heads heads = {.columns = {first}};
    heads.kinds = pairings->kinds->count < KINDS_MOST ? pairings->kinds->count : KINDS_MOST;
    for (size_t i = 0; i < heads.kinds; i++)
        heads.columns[1 + i] = pairings->kinds->items[i].label;
    heads.columns[1 + heads.kinds] = "All";
    return heads;
}

static void
begin_part(const struct heads *heads, struct report *report, const char *heading, int sums)
{
    report_begin_part(report, heading, "There are no pairings", heads->columns, heads->kinds + 2);
    report_people(report, REPORT_NAMED, sums);
    report_chart(report, REPORT_BARS, 1 + heads->kinds, 1);
}

/* One count of each kind, then of all. */
static void
add_counts(const struct pairing_report *pairings, const struct heads *heads, struct report *report,
           const char *label, size_t (*count)(const struct pairing_counts *counts, size_t place),
           size_t place)
{
    report_words(report, label);
    for (size_t i = 0; i < heads->kinds; i++)
        report_count(report, count(&pairings->kind[i], place));
    report_count(report, count(&pairings->kind[pairings->kinds->count], place));
}

static size_t
of_state(const struct pairing_counts *counts, size_t place)
{
    return counts->states[place];
}

static size_t
of_ending(const struct pairing_counts *counts, size_t place)
{
    return counts->endings[place];
}

static size_t
of_any_state(const struct pairing_counts *counts, size_t states)
{
    size_t sum = 0;
    for (size_t i = 0; i < states; i++)
        sum += counts->states[i];
    return sum;
}

static size_t
waiting(const struct pairing_counts *counts, size_t place)
{
    (void)place;
    return counts->waiting;
}

static void
add_endings(const struct pairing_report *pairings, const struct heads *heads, struct report *report,
            const char *state)
{
    const struct pairing_counts *all = &pairings->kind[pairings->kinds->count];
    for (size_t i = 0; i <= pairings->endings->count; i++) {
        bool known = i < pairings->endings->count;
        char *label = must_format("%s: %s", state,
                                  known ? pairings->endings->items[i].label : "Another reason");
        if (known || all->endings[i] > 0)
            add_counts(pairings, heads, report, label, of_ending, i);
        free(label);
    }
}

static void
add_states(const struct pairing_report *pairings, struct report *report)
{
    struct heads heads = heads_by_kind(pairings, "State");
    begin_part(&heads, report, "By state and kind", REPORT_ADDS_DOWN | REPORT_ADDS_ACROSS);
    for (size_t i = 0; i < pairings->states->count; i++) {
        const struct choice *state = &pairings->states->items[i];
        if (string_equal(state->code, STATE_ENDED))
            add_endings(pairings, &heads, report, state->label);
        else
            add_counts(pairings, &heads, report, state->label, of_state, i);
    }
    add_counts(pairings, &heads, report, "All", of_any_state, pairings->states->count);
}

static void
add_waiting(const struct pairing_report *pairings, struct report *report)
{
    struct heads heads = heads_by_kind(pairings, "Who");
    struct text sentence = TEXT_EMPTY;
    begin_part(&heads, report, "Who waits", REPORT_ADDS_ACROSS);
    report_chart(report, REPORT_NO_CHART, 1, 1);
    text_append(&sentence, PAIRING_REPORT_WAITS);
    report_sentence(report, &sentence);
    add_counts(pairings, &heads, report, "Waiting", waiting, 0);
}

static void
add_contacts(const struct pairing_report *pairings, struct report *report)
{
    static const char *const columns[] = {"Kind", "With a first contact", "Median days to it"};
    report_begin_part(report, "The first contact", "There are no pairings", columns, 3);
    report_people(report, REPORT_NAMED, REPORT_ADDS_DOWN);
    report_chart(report, REPORT_BARS, 1, 1);
    for (size_t i = 0; i <= pairings->kinds->count; i++) {
        const struct pairing_counts *counts = &pairings->kind[i];
        bool all = i == pairings->kinds->count;
        struct text median = TEXT_EMPTY;
        pairing_report_median(counts, &median);
        report_words(report, all ? "All" : pairings->kinds->items[i].label);
        size_t base = report_place(report);
        report_count(report, counts->contacted);
        report_median(report, median.length > 0 ? text_string(&median) : "-", 0, base);
        text_clear(&median);
    }
}

static char *
title_of(struct session *session, const char *from, const char *to)
{
    const struct field *day = &pairing_type.fields[PAIRING_PROPOSED];
    struct text title = TEXT_EMPTY;
    text_append(&title, from || to ? "Pairings proposed" : "Pairings");
    if (from) {
        text_append(&title, " from ");
        session_show(session, day, from, &title);
    }
    if (to) {
        text_append(&title, " to ");
        session_show(session, day, to, &title);
    }
    return text_take(&title);
}

bool
pairing_report_build(struct session *session, const char *from, const char *to,
                     struct report *report, struct error *error)
{
    struct pairing_report pairings;
    char *title = title_of(session, from, to);
    report_init(report, title);
    bool done = pairing_report_read(session, from, to, &pairings, error);
    if (done) {
        add_states(&pairings, report);
        add_waiting(&pairings, report);
        add_contacts(&pairings, report);
    }
    pairing_report_clear(&pairings);
    free(title);
    return done;
}
