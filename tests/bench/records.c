/* records.c - saves and opens, in turn with the floor's. */
#include "bench/records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/random.h"
#include "bench/figures.h"
#include "bench/floor_rows.h"
#include "bench/invent.h"
#include "bench/session.h"
#include "modules/candidate.h"
#include "modules/contact.h"

#define SAVES 400
#define OPENS 1000
#define SCREEN_ROWS 40

/* Syncs are counted and not timed, here and in the floor: on a virtual disk they cost nothing, on a
 * real one everything. This function takes the place of the C library's for SQLite too. */
static size_t sync_count;

int fdatasync(int descriptor);

int
fdatasync(int descriptor)
{
    (void)descriptor;
    sync_count++;
    return 0;
}

/* -- Saving --------------------------------------------------------------------------------- */

static bool
edit(struct session *session, void *context, struct error *error)
{
    return session_edit(session, context, NULL, error);
}

/* As a form does it: the record was read before, and is written with what was typed. */
static bool
save(struct session *session, const struct id *id, const char *phone, double *took_ms,
     struct error *error)
{
    struct record *record = session_get(session, &candidate_type, id, error);
    if (record == NULL)
        return false;
    record_set(record, CANDIDATE_PHONE, phone);
    double started_ms = bench_now();
    bool done = session_write(session, "edit", edit, record, error);
    *took_ms = bench_now() - started_ms;
    session_rest(session); /* as the screen does once the form has closed */
    record_free(record);
    return done;
}

/* Some people of the database, spread over its order. */
static bool
draw_people(struct session *session, struct record_list *list, struct error *error)
{
    struct query query = query_default(&candidate_type);
    query.sort_field = RECORD_CREATED;
    return session_read(session, &query, QUERY_FIRST, NULL, SAVES, list, error);
}

static bool
save_all(struct session *session, struct sqlite3 *floor, struct error *error)
{
    struct record_list people = {.count = 0};
    struct figures own = {.count = 0}, bare = {.count = 0};
    bool done = draw_people(session, &people, error);
    size_t own_syncs = 0;
    for (size_t i = 0; i < people.count && done; i++) {
        char *phone = must_format("07700 900%03zu", i % 1000);
        double took_ms = 0;
        sync_count = 0;
        done = save(session, &people.items[i]->id, phone, &took_ms, error);
        own_syncs += sync_count;
        figures_add(&own, took_ms);
        double started_ms = bench_now();
        done = done && (floor_save(floor, &people.items[i]->id, phone) ||
                        error_set(error, ERROR_STORE, "The floor cannot save"));
        figures_add(&bare, bench_now() - started_ms);
        free(phone);
    }
    if (done && own.count > 0) {
        report_against("G7", "save one field of a person, without the sync", "ms",
                       figures_median(&own), figures_median(&bare), 4);
        report_most("G7", "the slowest of them: never a frame late", "ms", figures_at(&own, 100),
                    16);
        report_most("G7", "syncs a save, those of the log's emptying too", "",
                    (double)own_syncs / (double)own.count, 1.2);
    }
    figures_clear(&own);
    figures_clear(&bare);
    record_list_clear(&people);
    return done;
}

bool
records_save(const char *path, const char *floor_path)
{
    struct error error;
    struct bench_session bench;
    struct sqlite3 *floor = floor_open(floor_path, true);
    bool done = bench_session_open(&bench, path, &error) &&
                (floor != NULL || error_set(&error, ERROR_STORE, "The floor cannot be opened")) &&
                save_all(bench.session, floor, &error);
    bench_session_close(&bench);
    floor_close(floor);
    return done || bench_say(&error);
}

/* -- Opening -------------------------------------------------------------------------------- */

static bool
read_contacts(struct session *session, const struct id *id, struct error *error)
{
    struct query query = query_default(&contact_type);
    struct record_list list = {.count = 0};
    query.descending = true;
    query.link_field = CONTACT_CANDIDATE;
    query.link_id = *id;
    bool done = session_read(session, &query, QUERY_FIRST, NULL, SCREEN_ROWS, &list, error);
    record_list_clear(&list);
    return done;
}

static bool
open_record(struct session *session, const struct id *id, struct error *error)
{
    struct change_list changes = {.items = NULL};
    struct record *record = session_get(session, &candidate_type, id, error);
    bool done = record != NULL && read_contacts(session, id, error) &&
                session_history(session, &candidate_type, id, 0, SCREEN_ROWS, &changes, error);
    change_list_clear(&changes);
    record_free(record);
    return done;
}

static bool
open_all(struct session *session, struct sqlite3 *floor, size_t people, struct error *error)
{
    struct random random = {.state = 10};
    struct figures own = {.count = 0}, bare = {.count = 0};
    bool done = true;
    for (size_t i = 0; i < OPENS && done; i++) {
        size_t number = random_below(&random, (uint32_t)people);
        struct id id = invent_person_id(number - number % PEOPLE_A_CONTACT);
        /* In turn who comes first, for the second finds the pages in memory. */
        for (size_t turn = 0; turn < 2 && done; turn++) {
            double started_ms = bench_now();
            bool is_floor = turn == i % 2;
            done = is_floor ? floor_read_record(floor, &id) ||
                                  error_set(error, ERROR_STORE, "The floor cannot read")
                            : open_record(session, &id, error);
            figures_add(is_floor ? &bare : &own, bench_now() - started_ms);
        }
    }
    if (done)
        report_against("G10", "read a record, its contacts and history", "ms", figures_median(&own),
                       figures_median(&bare), 2);
    figures_clear(&own);
    figures_clear(&bare);
    return done;
}

bool
records_open(const char *path, size_t people)
{
    struct error error;
    struct bench_session bench;
    struct sqlite3 *floor = floor_open(path, false);
    bool done = bench_session_open(&bench, path, &error) &&
                (floor != NULL || error_set(&error, ERROR_STORE, "The floor cannot be opened")) &&
                open_all(bench.session, floor, people, &error);
    bench_session_close(&bench);
    floor_close(floor);
    return done || bench_say(&error);
}
