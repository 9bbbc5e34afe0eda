/* desk.c - makes an event of today with its guests, then types names at its door and in a list. */
#include "bench/desk.h"

#include <stdio.h>
#include <string.h>

#include "bench/figures.h"
#include "bench/invent.h"
#include "bench/line.h"
#include "bench/session.h"
#include "modules/event.h"
#include "modules/invitation.h"

#define GUESTS 500
#define ROUNDS 5
#define QUICK_ADDS 60
#define KEY_WALK_IN "\016" /* Ctrl-N */
#define KEY_DOWN_BYTES "\033OB"

/* -- The event ------------------------------------------------------------------------------- */

struct evening {
    size_t people;
    struct id event;
};

static bool
add_guest(struct session *session, const struct evening *evening, size_t number,
          struct error *error)
{
    char event[ID_TEXT_SIZE], person[ID_TEXT_SIZE];
    struct id id = invent_person_id(number);
    struct record *invitation = session_prepare(session, &invitation_type);
    id_to_text(&evening->event, event);
    id_to_text(&id, person);
    record_set(invitation, INVITATION_EVENT, event);
    record_set(invitation, INVITATION_CANDIDATE, person);
    bool done = session_add(session, invitation, error);
    record_free(invitation);
    return done;
}

static bool
add_evening(struct session *session, void *context, struct error *error)
{
    struct evening *evening = context;
    char now[DATE_TEXT_SIZE];
    struct record *event = session_prepare(session, &event_type);
    moment_to_iso(session_context(session)->now_ms, now);
    record_set(event, EVENT_NAME, "Evening of the bench");
    record_set(event, EVENT_KIND, "preparation");
    record_set(event, EVENT_STARTS, now);
    bool done = session_add(session, event, error);
    evening->event = event->id;
    for (size_t i = 0; i < GUESTS && done; i++)
        done = add_guest(session, evening, i * (evening->people / GUESTS), error);
    record_free(event);
    return done;
}

static bool
find_evening(const struct bench_size *size, struct id *event)
{
    struct error error;
    struct bench_session bench;
    struct evening evening = {.people = size->people};
    struct record_list list = {.count = 0};
    struct query query = query_default(&event_type);
    struct filter filter = {0};
    bool done = bench_session_open(&bench, size->database, &error) &&
                filter_parse(&filter, &event_type, "starts:today", session_context(bench.session),
                             false, &error);
    query.filter = &filter;
    done = done && session_read(bench.session, &query, QUERY_FIRST, NULL, 1, &list, &error);
    if (done && list.count > 0)
        evening.event = list.items[0]->id;
    else if (done)
        done = session_write(bench.session, "add", add_evening, &evening, &error);
    *event = evening.event;
    record_list_clear(&list);
    filter_clear(&filter);
    bench_session_close(&bench);
    return done || bench_say(&error);
}

/* -- The keys -------------------------------------------------------------------------------- */

static bool
start(const struct bench_programs *programs, const struct bench_size *size, const char *event,
      struct line *line)
{
    const char *const list[] = {programs->posact,   "--db", size->database, "--config",
                                programs->settings, NULL};
    const char *const desk[] = {
        programs->posact, "--db", size->database, "--config", programs->settings,
        "event",          "desk", event,          NULL};
    return line_start(line, event ? desk : list) && line_wait(line, "help") >= 0;
}

/* After each name the letters are taken away, at the desk with Esc, in the list as well. */
static void
type_name(struct line *line, const char *before, const char *name, struct figures *figures)
{
    if (before)
        line_key(line, before);
    for (const char *at = name; *at != '\0'; at++) {
        char letter[2] = {*at, '\0'};
        figures_add(figures, line_key(line, letter).last_ms);
    }
    line_key(line, "\033");
}

/* C04: from the last Enter to the next blank form, which shows whoever may be here already. */
static void
add_people(struct line *desk, struct figures *blank)
{
    line_key(desk, KEY_WALK_IN);
    line_key(desk, KEY_WALK_IN);
    for (size_t i = 0; i < QUICK_ADDS; i++) {
        char typed[80];
        snprintf(typed, sizeof typed, "Quill Feather-%zu\r07700900%03zu\rp\ry\r", i, i);
        line_key(desk, typed);
        figures_add(blank, line_key(desk, "\r").last_ms);
    }
    line_key(desk, "\033");
}

bool
desk_measure(const struct bench_programs *programs, const struct bench_size *size)
{
    static const char *const names[] = {"sop", "ash", "oka", "per", "jzz"};
    struct line desk, list;
    struct figures letters = {.count = 0}, searched = {.count = 0}, down = {.count = 0},
                   blank = {.count = 0};
    struct id event;
    char text[ID_TEXT_SIZE];
    if (!find_evening(size, &event))
        return false;
    id_to_text(&event, text);
    if (!start(programs, size, text, &desk) || !start(programs, size, NULL, &list))
        return false;
    for (size_t round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
            type_name(&desk, NULL, names[i], &letters);
            type_name(&list, "/", names[i], &searched);
            figures_add(&down, line_key(&list, KEY_DOWN_BYTES).last_ms);
        }
    }
    report_against("G5", "a letter at the desk of 500, and in the list", "ms",
                   figures_median(&letters), figures_median(&searched), 1);
    report_most("G5", "  the slowest of them, as a rule", "ms", figures_at(&letters, 95), 10);
    report_only("", "  Down in the list", "ms", figures_median(&down));
    add_people(&desk, &blank);
    report_most("C04", "60 people at a stand: to the next blank form", "ms", figures_median(&blank),
                100);
    report_most("C04", "  the slowest of them, as a rule", "ms", figures_at(&blank, 95), 100);
    figures_clear(&blank);
    figures_clear(&letters);
    figures_clear(&searched);
    figures_clear(&down);
    line_end(&desk, "\033\033q");
    line_end(&list, "\033q");
    return true;
}
