/* intake.c - invents candidates and buddies with what they say, in processes of their own, and
 * pairs them. */
#include "bench/intake.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/random.h"
#include "bench/figures.h"
#include "config/config.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/intake.h"
#include "modules/registry.h"
#include "modules/staff.h"
#include "modules/suggestion_list.h"
#include "store/store.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const places[] = {"Stafford", "Stoke", "Lichfield", "Cannock", "Tamworth"};
static const char *const languages[] = {NULL, "Welsh", "Polish", "Urdu, Punjabi"};
static const char *const offers[] = {
    "Came in through the PCDA in 2024; evenings are best.",
    "Knows the fitness test, and runs at weekends.",
    "Can show a response shift from briefing to handover.",
};
static const char *const requests[] = {NULL, "a Welsh speaker, evenings", NULL,
                                       "somebody who came in through the PCDA", NULL};
static const char *const interests[] = {"fitness test, running", "response, night shifts", NULL};

/* What is measured. */
struct took {
    double suggest_ms, read_ms, save_ms;
};

struct invented {
    size_t people, buddies;
    struct id *ids;
    struct random random;
};

static const char *
draw(struct random *random, const char *const *words, size_t count)
{
    return words[random_below(random, (uint32_t)count)];
}

static bool
add(struct session *session, struct record *record, struct id *id, struct error *error)
{
    bool done = session_add(session, record, error);
    *id = record->id;
    record_free(record);
    return done;
}

static bool
add_buddy(struct session *session, struct invented *invented, size_t number, struct error *error)
{
    struct random *random = &invented->random;
    char text[ID_TEXT_SIZE], room[] = {(char)('1' + random_below(random, 3)), '\0'};
    struct record *staff = session_prepare(session, &staff_type);
    char *name = must_format("PC %zu Reid", number);
    struct id id;
    record_set(staff, STAFF_NAME, name);
    record_set(staff, STAFF_STATION, draw(random, places, COUNT(places)));
    record_set(staff, STAFF_LANGUAGES, draw(random, languages, COUNT(languages)));
    free(name);
    if (!add(session, staff, &id, error))
        return false;
    struct record *buddy = session_prepare(session, &buddy_type);
    id_to_text(&id, text);
    record_set(buddy, BUDDY_STAFF, text);
    record_set(buddy, BUDDY_CAPACITY, room);
    record_set(buddy, BUDDY_TRAINED, "2026-01-05");
    record_set(buddy, BUDDY_REFRESHER, "2099-01-05");
    record_set(buddy, BUDDY_AGREED, "2026-01-05");
    record_set(buddy, BUDDY_AREAS, draw(random, places, COUNT(places)));
    record_set(buddy, BUDDY_OFFERS, draw(random, offers, COUNT(offers)));
    return add(session, buddy, &id, error);
}

static bool
add_person(struct session *session, struct invented *invented, size_t number, struct error *error)
{
    struct random *random = &invented->random;
    struct record *record = session_prepare(session, &candidate_type);
    char *name = must_format("Ada Obi %zu", number);
    record_set(record, CANDIDATE_NAME, name);
    record_set(record, CANDIDATE_ROLE, "pc");
    record_set(record, CANDIDATE_PLACE, draw(random, places, COUNT(places)));
    record_set(record, CANDIDATE_REQUEST, draw(random, requests, COUNT(requests)));
    record_set(record, CANDIDATE_INTERESTS, draw(random, interests, COUNT(interests)));
    free(name);
    return add(session, record, &invented->ids[number], error);
}

static bool
invent(struct session *session, void *context, struct error *error)
{
    struct invented *invented = context;
    bool done = true;
    for (size_t i = 0; i < invented->buddies && done; i++)
        done = add_buddy(session, invented, i, error);
    for (size_t i = 0; i < invented->people && done; i++)
        done = add_person(session, invented, i, error);
    return done;
}

static bool
pair(struct session *session, const struct invented *invented, const char *aim, struct took *took,
     struct error *error)
{
    const char *const args[] = {KIND_BUDDY, "adult", aim};
    struct suggestion_list list;
    struct intake intake;
    struct outcome outcome = {.open = OPEN_NOTHING};
    double started_ms = bench_now();
    bool done = suggestion_list_read(session, &invented->ids[0], NULL, &list, error);
    took->suggest_ms = bench_now() - started_ms;
    suggestion_list_clear(&list);
    started_ms = bench_now();
    done =
        done && intake_read(session, invented->ids, invented->people, args, NULL, &intake, error);
    took->read_ms = bench_now() - started_ms;
    started_ms = bench_now();
    done = done && intake_do(&intake, session, &outcome, error);
    took->save_ms = bench_now() - started_ms;
    return done;
}

/* In a process of its own, which ends with it. */
static void
run(size_t people, size_t buddies, const char *aim, struct took *took)
{
    struct error error = {.text = ""};
    struct invented invented = {
        .people = people,
        .buddies = buddies,
        .ids = must_calloc(people, sizeof(struct id)),
        .random = {.state = 58},
    };
    struct store *store = store_open(
        &(struct store_options){
            .path = ":memory:",
            .mode = STORE_CREATE,
            .clock = clock_real(),
            .ids = id_source_random(),
            .types = registry_types,
            .type_count = registry_type_count,
        },
        &error);
    struct session *session = store ? session_new(&(struct session_options){
                                          .store = store,
                                          .config = config_default(),
                                          .clock = clock_real(),
                                          .officer = "bench",
                                      })
                                    : NULL;
    bool done = session && session_write(session, "invent", invent, &invented, &error) &&
                pair(session, &invented, aim, took, &error);
    if (!done)
        fprintf(stderr, "bench: %s\n", error.text);
    _exit(done ? 0 : 1);
}

static bool
measure(size_t people, size_t buddies, const char *aim, struct took *took, double *peak)
{
    struct took *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return false;
    pid_t process = fork();
    if (process == 0)
        run(people, buddies, aim, shared);
    int status = 1;
    struct rusage used = {.ru_maxrss = 0};
    bool done = process > 0 && wait4(process, &status, 0, &used) == process && status == 0;
    *took = *shared;
    *peak = (double)used.ru_maxrss;
    munmap(shared, sizeof *shared);
    return done;
}

bool
intake_measure(void)
{
    struct took total, nobody, large;
    double peak;
    if (!measure(500, 200, "total", &total, &peak) ||
        !measure(500, 200, "nobody", &nobody, &peak) ||
        !measure(2000, 800, "nobody", &large, &peak))
        return false;
    report_most("T49", "suggestions for one among 200 buddies", "ms", total.suggest_ms, 100);
    report_most("T49", "suggestions for one among 800 buddies", "ms", large.suggest_ms, 100);
    report_most("T58", "intake of 500 with 200 buddies, best total", "s", total.read_ms / 1e3, 2);
    report_most("T58", "intake of 500 with 200 buddies, nobody left out", "s", nobody.read_ms / 1e3,
                2);
    report_most("T58", "saving it as one step", "s", nobody.save_ms / 1e3, 2);
    report_most("T58", "intake of 2,000 with 800 buddies", "s", large.read_ms / 1e3, 5);
    report_most("T58", "its peak memory, with the database in memory", "kB", peak, 65536);
    return true;
}
