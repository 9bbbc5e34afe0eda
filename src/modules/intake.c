/* intake.c - reads who is to be paired, seeks the best for all, and saves what the officer made of
 * it. */
#include "modules/intake.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "modules/buddy.h"
#include "modules/bulk.h"
#include "modules/candidate.h"
#include "modules/pairing.h"

#define AIM_TOTAL "total"
#define AIM_NOBODY "nobody"
#define STEPS 4 /* of each candidate: read, scored, and twice looked at by the assignment */

void
intake_clear(struct intake *intake)
{
    for (size_t i = 0; i < intake->count; i++) {
        seeker_clear(&intake->rows[i].seeker);
        free(intake->rows[i].refusal);
    }
    free(intake->rows);
    free(intake->scores);
    free(intake->kind);
    free(intake->adult);
    buddy_pool_clear(&intake->pool);
    *intake = (struct intake){.rows = NULL};
}

static bool
goes_on(const struct intake_progress *progress, size_t done, size_t all, struct error *error)
{
    return !progress->go_on || progress->go_on(progress->context, done, all) ||
           error_set(error, ERROR_STOPPED, "Stopped; nothing was changed");
}

/* --- who --- */

static int
compare_created(const void *a, const void *b)
{
    const struct record *const *one = a, *const *other = b;
    int order = strcmp(record_get(*one, RECORD_CREATED), record_get(*other, RECORD_CREATED));
    return order != 0 ? order : id_compare(&(*one)->id, &(*other)->id);
}

/* Those that are still there, who is here longest first: of equally good pairings that one is
 * found which is best for the first. */
static bool
read_candidates(struct session *session, const struct id *ids, size_t count,
                const struct intake_progress *progress, struct record_list *list,
                struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        if (!goes_on(progress, i, count * STEPS, error))
            return false;
        struct record *record = session_get(session, &candidate_type, &ids[i], error);
        if (!record && error->code != ERROR_NOT_FOUND)
            return false;
        if (record && record->alive)
            record_list_add(list, record);
        else
            record_free(record);
    }
    if (list->count > 0)
        qsort(list->items, list->count, sizeof(struct record *), compare_created);
    return true;
}

/* Takes the candidate. */
static bool
read_row(struct intake *intake, struct session *session, struct record *candidate,
         struct error *error)
{
    struct intake_row *row = &intake->rows[intake->count++];
    *row = (struct intake_row){.fate = INTAKE_NOBODY};
    if (!seeker_read(session, candidate, &row->seeker, error))
        return false;
    record_set(row->seeker.pairing, PAIRING_ADULT, intake->adult);
    if (seeker_may(session, &row->seeker, intake->kind, error) &&
        pairing_adult_may(session, row->seeker.pairing, error))
        return true;
    if (!bulk_is_refusal(error))
        return false;
    row->fate = INTAKE_REFUSED;
    row->refusal = must_strdup(error->text);
    return true;
}

static bool
read_rows(struct intake *intake, struct session *session, const struct id *ids, size_t count,
          const struct intake_progress *progress, struct error *error)
{
    struct record_list list = {.items = NULL};
    bool done = read_candidates(session, ids, count, progress, &list, error);
    intake->rows = must_calloc(list.count + 1, sizeof *intake->rows);
    intake->gone = count - list.count;
    for (size_t i = 0; i < list.count && done; i++) {
        struct record *candidate = list.items[i];
        list.items[i] = NULL;
        done = read_row(intake, session, candidate, error);
    }
    record_list_clear(&list);
    return done;
}

/* --- with whom --- */

static int32_t *
scores_of(const struct intake *intake, const struct intake_row *row)
{
    return intake->scores + (size_t)(row - intake->rows) * intake->pool.count;
}

static void
score_row(struct intake *intake, struct session *session, struct intake_row *row)
{
    const struct suggestion_weights *weights = &intake->weights;
    int32_t *scores = scores_of(intake, row);
    for (size_t i = 0; i < intake->pool.count; i++) {
        const struct pool_buddy *buddy = &intake->pool.items[i];
        char *obstacle =
            row->refusal || buddy->lacks ? NULL : seeker_obstacle(session, &row->seeker, buddy);
        bool may = !row->refusal && !buddy->lacks && !obstacle;
        scores[i] = may ? suggestion_score(weights, &row->seeker.person, &buddy->helper, NULL) -
                              suggestion_room_score(weights, buddy->helper.room)
                        : ASSIGNMENT_EXCLUDED;
        free(obstacle);
    }
}

static bool
score_all(struct intake *intake, struct session *session, const struct intake_progress *progress,
          struct error *error)
{
    intake->scores = must_calloc(intake->count * intake->pool.count + 1, sizeof *intake->scores);
    for (size_t i = 0; i < intake->count; i++) {
        if (!goes_on(progress, intake->count + i, intake->count * STEPS, error))
            return false;
        score_row(intake, session, &intake->rows[i]);
    }
    return true;
}

/* How many places of a buddy are free beside the rows; with `row`, as if that one had none. */
static size_t
intake_room(const struct intake *intake, const struct pool_buddy *buddy,
            const struct intake_row *row)
{
    size_t room = buddy->lacks ? 0 : buddy->helper.room;
    for (size_t i = 0; i < intake->count; i++)
        if (intake->rows[i].fate == INTAKE_PAIRED && intake->rows[i].buddy == buddy &&
            &intake->rows[i] != row && room > 0)
            room--;
    return room;
}

/* Places of one buddy that count the same: the first who comes finds more room than the last, so
 * that an intake spreads. */
struct places {
    const struct pool_buddy *buddy;
    int32_t score;
};

/* What the assignment is asked: only those for whom the officer has not chosen, and the places
 * that are left beside them. */
struct seeking {
    struct intake_row **rows;
    size_t count;
    struct places *places;
    size_t place_count;
    int32_t *scores;
    size_t *counts; /* of the places */
    const struct intake_progress *progress;
    size_t people; /* of the whole intake */
};

static void
seeking_clear(struct seeking *seeking)
{
    free(seeking->rows);
    free(seeking->places);
    free(seeking->scores);
    free(seeking->counts);
}

static void
add_places(struct seeking *seeking, const struct intake *intake, const struct pool_buddy *buddy)
{
    size_t room = intake_room(intake, buddy, NULL);
    while (room > 0) {
        size_t count = room > SUGGESTION_ROOMS ? room - SUGGESTION_ROOMS + 1 : 1;
        seeking->counts[seeking->place_count] = count;
        seeking->places[seeking->place_count++] = (struct places){
            .buddy = buddy,
            .score = suggestion_room_score(&intake->weights, room),
        };
        room -= count;
    }
}

static void
fill_scores(const struct seeking *seeking, const struct intake *intake,
            const struct intake_row *row, int32_t *scores)
{
    const int32_t *base = scores_of(intake, row);
    for (size_t i = 0; i < seeking->place_count; i++) {
        int32_t score = base[seeking->places[i].buddy - intake->pool.items];
        scores[i] = score == ASSIGNMENT_EXCLUDED ? score : score + seeking->places[i].score;
    }
}

static void
seeking_init(struct seeking *seeking, struct intake *intake, const struct intake_progress *progress)
{
    size_t most = intake->pool.count * SUGGESTION_ROOMS + 1;
    *seeking = (struct seeking){
        .people = intake->count,
        .progress = progress,
        .rows = must_calloc(intake->count + 1, sizeof(struct intake_row *)),
        .places = must_calloc(most, sizeof *seeking->places),
        .counts = must_calloc(most, sizeof *seeking->counts),
    };
    for (size_t i = 0; i < intake->count; i++) {
        struct intake_row *row = &intake->rows[i];
        if (row->fate == INTAKE_REFUSED || row->chosen)
            continue;
        row->fate = INTAKE_NOBODY;
        row->buddy = NULL;
        seeking->rows[seeking->count++] = row;
    }
    for (size_t i = 0; i < intake->pool.count; i++)
        add_places(seeking, intake, &intake->pool.items[i]);
    seeking->scores =
        must_calloc(seeking->count * seeking->place_count + 1, sizeof *seeking->scores);
    for (size_t i = 0; i < seeking->count; i++)
        fill_scores(seeking, intake, seeking->rows[i], seeking->scores + i * seeking->place_count);
}

static bool
seeking_goes_on(void *context, size_t done, size_t all)
{
    const struct seeking *seeking = context;
    struct error ignored;
    (void)all;
    return goes_on(seeking->progress, seeking->people * 2 + done, seeking->people * STEPS,
                   &ignored);
}

bool
intake_seek(struct intake *intake, enum assign aim, const struct intake_progress *progress,
            struct error *error)
{
    struct seeking seeking;
    struct assignment found = {.helper_of = NULL};
    seeking_init(&seeking, intake, progress);
    const struct assignment_question question = {
        .people = seeking.count,
        .helpers = seeking.place_count,
        .places = seeking.counts,
        .scores = seeking.scores,
        .aim = aim,
        .go_on = seeking_goes_on,
        .context = &seeking,
    };
    bool done = assignment_find(&question, &found, error);
    for (size_t i = 0; i < seeking.count && done; i++) {
        if (found.helper_of[i] == ASSIGNMENT_NOBODY)
            continue;
        seeking.rows[i]->fate = INTAKE_PAIRED;
        seeking.rows[i]->buddy = seeking.places[found.helper_of[i]].buddy;
    }
    intake->aim = aim;
    assignment_clear(&found);
    seeking_clear(&seeking);
    return done;
}

bool
intake_read(struct session *session, const struct id *ids, size_t count, const char *const *args,
            const struct intake_progress *progress, struct intake *intake, struct error *error)
{
    static const struct intake_progress unasked = {.go_on = NULL};
    const struct intake_progress *asked = progress ? progress : &unasked;
    *intake = (struct intake){
        .kind = must_strdup(args[INTAKE_KIND] ? args[INTAKE_KIND] : KIND_BUDDY),
        .adult = args[INTAKE_ADULT] ? must_strdup(args[INTAKE_ADULT]) : NULL,
        .weights = suggestion_weights(session_config(session)),
    };
    enum assign aim =
        string_equal(args[INTAKE_AIM], AIM_TOTAL) ? ASSIGN_BEST_TOTAL : ASSIGN_NOBODY_LEFT_OUT;
    return read_rows(intake, session, ids, count, asked, error) &&
           buddy_pool_read(session, intake->kind, &intake->pool, error) &&
           score_all(intake, session, asked, error) && intake_seek(intake, aim, asked, error);
}

/* --- the officer's choice --- */

static bool
is_refused(const struct intake_row *row, struct error *error)
{
    return row->fate == INTAKE_REFUSED && !error_set(error, ERROR_CONFLICT, "%s", row->refusal);
}

static bool
may_have(const struct intake *intake, struct session *session, struct intake_row *row,
         const struct pool_buddy *wanted, struct error *error)
{
    struct text words = TEXT_EMPTY;
    char *obstacle = seeker_obstacle(session, &row->seeker, wanted);
    if (obstacle)
        buddy_pool_refuse(wanted, obstacle, &words);
    else if (intake_room(intake, wanted, row) == 0)
        text_append_format(&words,
                           "%s has no place left beside the others of this intake; change one of "
                           "those first",
                           wanted->title);
    bool may = words.length == 0;
    if (!may)
        error_set(error, ERROR_CONFLICT, "%s", text_string(&words));
    text_clear(&words);
    free(obstacle);
    return may;
}

bool
intake_choose(struct intake *intake, struct session *session, struct intake_row *row,
              const struct id *buddy, struct error *error)
{
    const struct pool_buddy *wanted = buddy_pool_find(&intake->pool, buddy);
    if (is_refused(row, error))
        return false;
    if (!wanted)
        return error_set(error, ERROR_NOT_FOUND,
                         "This is no buddy or mentor of the kind that the "
                         "intake is for; choose one of those suggested");
    if (!may_have(intake, session, row, wanted, error))
        return false;
    row->fate = INTAKE_PAIRED;
    row->buddy = wanted;
    row->chosen = true;
    return true;
}

bool
intake_leave_out(struct intake_row *row, struct error *error)
{
    if (is_refused(row, error))
        return false;
    row->fate = INTAKE_LEFT_OUT;
    row->buddy = NULL;
    row->chosen = true;
    return true;
}

/* --- saving --- */

const char *
intake_name(const struct intake_row *row)
{
    return record_get(row->seeker.candidate, CANDIDATE_NAME);
}

static bool
save_row(const struct intake *intake, struct session *session, const struct intake_row *row,
         struct error *error)
{
    struct record *pairing = seeker_propose(session, &row->seeker, row->buddy->record);
    record_set(pairing, PAIRING_ADULT, intake->adult);
    bool done = session_add(session, pairing, error);
    if (!done)
        error_prefix(error, "Nothing was changed; %s", intake_name(row));
    record_free(pairing);
    return done;
}

static bool
save_all(struct session *session, void *context, struct error *error)
{
    const struct intake *intake = context;
    bool done = true;
    for (size_t i = 0; i < intake->count && done; i++)
        if (intake->rows[i].fate == INTAKE_PAIRED)
            done = save_row(intake, session, &intake->rows[i], error);
    return done;
}

bool
intake_do(const struct intake *intake, struct session *session, struct outcome *outcome,
          struct error *error)
{
    size_t count = intake_count(intake, INTAKE_PAIRED);
    if (count == 0)
        return error_set(error, ERROR_NOT_FOUND, "There is nobody to pair");
    if (!session_write(session, "intake", save_all, (void *)(uintptr_t)intake, error))
        return false;
    text_append_format(&outcome->message, "Proposed: %zu %s; tell each: %s", count,
                       count == 1 ? "pairing" : "pairings",
                       config_text(session_config(session), SETTING_BUDDY_GUIDANCE));
    return true;
}

size_t
intake_count(const struct intake *intake, enum intake_fate fate)
{
    size_t count = 0;
    for (size_t i = 0; i < intake->count; i++)
        count += intake->rows[i].fate == fate;
    return count;
}

/* --- args --- */

static const struct choice kinds[] = {
    {KIND_BUDDY, "Buddies", false},
    {KIND_MENTORING, "Mentors", false},
};
const struct choice_list intake_kinds = {kinds, 2};

static const struct choice adults[] = {
    {"adult", "Eighteen or over, all of them", false},
    {"seventeen", "Seventeen, with an application", false},
};
const struct choice_list intake_adults = {adults, 2};

static const struct choice aims[] = {
    {AIM_NOBODY, "Nobody left out", false},
    {AIM_TOTAL, "Best total", false},
};
const struct choice_list intake_aims = {aims, 2};

const struct field intake_args[INTAKE_ARG_COUNT] = {
    [INTAKE_KIND] = {.name = "kind",
                     .label = "Pair with",
                     .kind = FIELD_CHOICE,
                     .flags = FIELD_REQUIRED,
                     .help = "Buddies, or mentors",
                     .choices = &intake_kinds,
                     .otherwise = KIND_BUDDY},
    [INTAKE_ADULT] = {.name = "adult",
                      .label = "Adult",
                      .kind = FIELD_CHOICE,
                      .flags = FIELD_REQUIRED,
                      .help = "As they say; pair those who differ one by one",
                      .choices = &intake_adults},
    [INTAKE_AIM] = {.name = "aim",
                    .label = "Aim",
                    .kind = FIELD_CHOICE,
                    .flags = FIELD_REQUIRED,
                    .help = "As many paired as can be, or the highest total of scores",
                    .choices = &intake_aims,
                    .otherwise = AIM_NOBODY},
};
