/* calendar_test.c - weeks and months of events, what is booked twice, what calendars outside are
 * told (D12, T66), and the papers on the table (T65, P51). */
#include "modules/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/text.h"
#include "modules/candidate.h"
#include "modules/clash.h"
#include "modules/event.h"
#include "modules/event_calendar.h"
#include "modules/event_paper.h"
#include "modules/guests.h"
#include "modules/invitation.h"
#include "modules/registry.h"
#include "modules/staff.h"
#include "support/fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define MOST 8

/* --- making --- */

struct given {
    size_t field;
    const char *value;
};

/* *said is what the person is told; the caller's. */
static struct id
add_saying(struct session *session, const struct record_type *type, const struct given *given,
           struct text *said)
{
    struct error error = {.text = ""};
    struct record *record = session_prepare(session, type);
    for (; given->field != 0; given++)
        record_set(record, given->field, given->value);
    struct call call = {.type = type, .record = record};
    if (!session_do(session, command_add, &call, &error))
        fail_msg("%s", error.text);
    text_append(said, text_string(&call.outcome.message));
    struct id id = record->id;
    outcome_clear(&call.outcome);
    record_free(record);
    return id;
}

static struct id
add(struct session *session, const struct record_type *type, const struct given *given)
{
    struct text said = TEXT_EMPTY;
    struct id id = add_saying(session, type, given, &said);
    text_clear(&said);
    return id;
}

static struct id
add_event(struct session *session, const char *name, const char *starts, const char *ends,
          const char *venue)
{
    return add(session, &event_type,
               (struct given[]){{EVENT_NAME, name},
                                {EVENT_KIND, "one_to_one"},
                                {EVENT_STARTS, starts},
                                {EVENT_ENDS, ends},
                                {EVENT_VENUE, venue},
                                {0}});
}

static struct id
invite(struct session *session, const struct id *event, size_t field, const struct id *person,
       const char *part, struct text *said)
{
    char event_text[ID_TEXT_SIZE], person_text[ID_TEXT_SIZE];
    id_to_text(event, event_text);
    id_to_text(person, person_text);
    return add_saying(
        session, &invitation_type,
        (struct given[]){
            {INVITATION_EVENT, event_text}, {field, person_text}, {INVITATION_PART, part}, {0}},
        said);
}

static void
invite_guest(struct session *session, const struct id *event, const struct id *candidate)
{
    struct text said = TEXT_EMPTY;
    invite(session, event, INVITATION_CANDIDATE, candidate, PART_GUEST, &said);
    text_clear(&said);
}

static void
add_host(struct session *session, const struct id *event, const struct id *colleague)
{
    struct text said = TEXT_EMPTY;
    invite(session, event, INVITATION_COLLEAGUE, colleague, PART_HOST, &said);
    text_clear(&said);
}

static struct id
add_colleague(struct session *session, const char *name)
{
    return add(session, &staff_type, (struct given[]){{STAFF_NAME, name}, {0}});
}

static void
set_state(struct session *session, const struct id *id, const char *state)
{
    fixture_edit(session, &event_type, id, EVENT_STATE, state);
}

/* --- weeks and months --- */

static void
append_calendar(struct session *session, enum calendar_span span, struct date day, struct text *out)
{
    struct calendar calendar;
    struct error error;
    if (!calendar_read(session, span, day, &calendar, &error))
        fail_msg("%s", error.text);
    calendar_append_title(&calendar, out);
    text_append(out, ": ");
    calendar_append_count(&calendar, out);
    text_append_char(out, '\n');
    for (size_t i = 0; i < calendar.count; i++) {
        const struct calendar_entry *entry = &calendar.entries[i];
        char iso[DATE_TEXT_SIZE];
        date_to_iso(entry->day, iso);
        text_append_format(out, "%s ", iso);
        calendar_append_time(entry, out);
        text_append(out, " ");
        calendar_append_words(session, entry, out);
        text_append_format(out, "\n%s", text_string(&entry->clash));
    }
    calendar_clear(&calendar);
}

static void
assert_calendar(struct session *session, enum calendar_span span, struct date day,
                const char *expected)
{
    struct text out = TEXT_EMPTY;
    append_calendar(session, span, day, &out);
    assert_string_equal(text_string(&out), expected);
    text_clear(&out);
}

static void
days_of_a_span(void **state)
{
    (void)state;
    static const struct {
        enum calendar_span span;
        struct date day;
        int by;
        struct date expected;
    } cases[] = {
        {CALENDAR_WEEK, {2026, 11, 22}, 1, {2026, 11, 23}}, /* a Sunday */
        {CALENDAR_WEEK, {2026, 11, 23}, -1, {2026, 11, 16}},
        {CALENDAR_MONTH, {2026, 12, 31}, 1, {2027, 1, 1}},
        {CALENDAR_MONTH, {2026, 1, 31}, 1, {2026, 2, 1}},
        {CALENDAR_MONTH, {2026, 3, 31}, -1, {2026, 2, 1}},
        {CALENDAR_MONTH, {2028, 2, 29}, 1, {2028, 3, 1}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct date day = calendar_step(cases[i].span, cases[i].day, cases[i].by);
        assert_int_equal(date_to_days(day), date_to_days(cases[i].expected));
    }
}

static void
events_stand_on_their_days(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    assert_calendar(session, CALENDAR_WEEK, (struct date){2026, 12, 3},
                    "Week from Mon 30 Nov 2026: No events\n");
    add_event(session, "Before", "2026-11-29T18:00:00Z", "2026-11-29T20:00:00Z", NULL);
    add_event(session, "From the week before", "2026-11-28T09:00:00Z", "2026-12-01T17:00:00Z",
              NULL);
    add_event(session, "To midnight", "2026-12-06T18:00:00Z", "2026-12-07T00:00:00Z", "Hall");
    add_event(session, "Next week", "2026-12-07T00:00:00Z", "2026-12-07T10:00:00Z", NULL);
    struct id off =
        add_event(session, "Called off", "2026-12-02T18:00:00Z", "2026-12-02T20:00:00Z", NULL);
    set_state(session, &off, EVENT_CANCELLED);
    add_event(session, "Fair", "2026-12-03T00:00:00Z", "2026-12-04T00:00:00Z", NULL);
    assert_calendar(session, CALENDAR_WEEK, (struct date){2026, 12, 6},
                    "Week from Mon 30 Nov 2026: 4 events\n"
                    "2026-11-30 28 November 2026, 09:00 to 1 December 2026, 17:00 From the week "
                    "before, 0 seats, no limit\n"
                    "2026-12-02 18:00 to 20:00 Called off, 0 seats, no limit, cancelled\n"
                    "2026-12-03 all day Fair, 0 seats, no limit\n"
                    "2026-12-06 18:00 to 00:00 To midnight, Hall, 0 seats, no limit\n");
    assert_calendar(session, CALENDAR_MONTH, (struct date){2026, 11, 1},
                    "November 2026: 2 events\n"
                    "2026-11-28 28 November 2026, 09:00 to 1 December 2026, 17:00 From the week "
                    "before, 0 seats, no limit\n"
                    "2026-11-29 18:00 to 20:00 Before, 0 seats, no limit\n");
    fixture_session_free(session);
}

/* --- clashes --- */

/* What is said when the second of two events is saved. */
static void
assert_rooms_clash(const char *first_venue, const char *venue, const char *starts, const char *ends,
                   bool clash)
{
    struct session *session = fixture_session();
    struct text said = TEXT_EMPTY;
    add_event(session, "First", "2026-12-03T18:00:00Z", "2026-12-03T20:00:00Z", first_venue);
    struct id id = add_saying(session, &event_type,
                              (struct given[]){{EVENT_NAME, "Second"},
                                               {EVENT_KIND, "webinar"},
                                               {EVENT_STARTS, starts},
                                               {EVENT_ENDS, ends},
                                               {EVENT_VENUE, venue},
                                               {0}},
                              &said);
    bool told = strstr(text_string(&said), "clash: in the same place as First, 3 December 2026, "
                                           "18:00") != NULL;
    if (told != clash)
        fail_msg("'%s' at %s: %s", venue ? venue : "", starts, text_string(&said));
    struct calendar calendar;
    struct error error;
    assert_true(
        calendar_read(session, CALENDAR_WEEK, (struct date){2026, 12, 3}, &calendar, &error));
    assert_int_equal(calendar.count, 2);
    for (size_t i = 0; i < calendar.count; i++)
        assert_int_equal(calendar.entries[i].clash.length > 0, clash);
    calendar_clear(&calendar);
    /* An edit of something else is no reason to say it again. */
    struct record *event = session_get(session, &event_type, &id, &error);
    record_set(event, EVENT_NOTES, "Bring the banner");
    struct call call = {.type = &event_type, .id = id, .record = event};
    assert_true(session_do(session, command_edit, &call, &error));
    assert_null(strstr(text_string(&call.outcome.message), "clash"));
    outcome_clear(&call.outcome);
    record_free(event);
    text_clear(&said);
    fixture_session_free(session);
}

static void
rooms_clash(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second, *starts, *ends;
        bool clash;
    } cases[] = {
        {"Room 1", "room 1", "2026-12-03T19:00:00Z", "2026-12-03T21:00:00Z", true},
        {"Library, Room 1", "library room  1", "2026-12-03T17:00:00Z", "2026-12-03T18:01:00Z",
         true},
        {"Room 1", "Room 1", "2026-12-02T00:00:00Z", "2026-12-05T00:00:00Z", true},
        {"Room 1", "Room 1", "2026-12-03T20:00:00Z", "2026-12-03T21:00:00Z", false},
        {"Room 1", "Room 1", "2026-12-03T17:00:00Z", "2026-12-03T18:00:00Z", false},
        {"Room 1", "Room 2", "2026-12-03T19:00:00Z", "2026-12-03T21:00:00Z", false},
        {NULL, NULL, "2026-12-03T19:00:00Z", "2026-12-03T21:00:00Z", false},
        {"Online", "online", "2026-12-03T19:00:00Z", "2026-12-03T21:00:00Z", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_rooms_clash(cases[i].first, cases[i].second, cases[i].starts, cases[i].ends,
                           cases[i].clash);
}

/* A host of one event who is to help at another at that time; not once one is called off. */
static void
people_clash(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct text said = TEXT_EMPTY;
    struct id reid = add_colleague(session, "PC 4471 Reid");
    struct id cole = add_colleague(session, "D. Cole");
    struct id first =
        add_event(session, "First", "2026-12-03T18:00:00Z", "2026-12-03T20:00:00Z", "Here");
    struct id second =
        add_event(session, "Second", "2026-12-03T19:00:00Z", "2026-12-03T21:00:00Z", "There");
    add_host(session, &first, &reid);
    add_host(session, &first, &cole);
    invite(session, &second, INVITATION_COLLEAGUE, &reid, PART_HELPER, &said);
    assert_non_null(
        strstr(text_string(&said), "clash: PC 4471 Reid is also at First, 3 December 2026, 18:00"));
    text_reset(&said);
    invite(session, &second, INVITATION_COLLEAGUE, &cole, PART_GUEST, &said);
    assert_null(strstr(text_string(&said), "clash"));
    assert_calendar(
        session, CALENDAR_WEEK, (struct date){2026, 12, 3},
        "Week from Mon 30 Nov 2026: 2 events, 2 with a clash\n"
        "2026-12-03 18:00 to 20:00 First, Here, 0 seats, no limit; with D. Cole, PC 4471 "
        "Reid\n"
        "PC 4471 Reid is also at Second, 3 December 2026, 19:00\n"
        "2026-12-03 19:00 to 21:00 Second, There, 0 seats, no limit, 1 not answered; "
        "with PC 4471 Reid\n"
        "PC 4471 Reid is also at First, 3 December 2026, 18:00\n");
    set_state(session, &second, EVENT_CANCELLED);
    struct text out = TEXT_EMPTY;
    append_calendar(session, CALENDAR_WEEK, (struct date){2026, 12, 3}, &out);
    assert_null(strstr(text_string(&out), "also at"));
    text_clear(&out);
    text_clear(&said);
    fixture_session_free(session);
}

/* --- what calendars outside are told --- */

static void
assert_sequence(struct session *session, const struct id *id, int expected)
{
    struct error error;
    int sequence = -1;
    struct record *event = session_get(session, &event_type, id, &error);
    assert_true(event_calendar_sequence(session, event, &sequence, &error));
    assert_int_equal(sequence, expected);
    record_free(event);
}

/* D12: it grows with what a calendar shows, also when that is taken back, and with nothing else. */
static void
sequence_never_falls(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct id id =
        add_event(session, "Talk", "2026-12-03T18:00:00Z", "2026-12-03T20:00:00Z", "Here");
    assert_sequence(session, &id, 0);
    static const struct {
        size_t field;
        const char *value;
        int sequence;
    } edits[] = {
        {EVENT_NOTES, "Bring the banner", 0},
        {EVENT_CAPACITY, "20", 0},
        {EVENT_STATE, EVENT_OPEN, 0},
        {EVENT_STARTS, "2026-12-03T18:30:00Z", 1},
        {EVENT_ENDS, "2026-12-03T20:30:00Z", 2},
        {EVENT_NAME, "A talk", 3},
        {EVENT_VENUE, "There", 4},
        {EVENT_LINK, "https://example.org/talk", 5},
        {EVENT_STATE, EVENT_CANCELLED, 6},
    };
    for (size_t i = 0; i < COUNT(edits); i++) {
        fixture_edit(session, &event_type, &id, edits[i].field, edits[i].value);
        assert_sequence(session, &id, edits[i].sequence);
    }
    fixture_session_free(session);
}

/* Whose 1-2-1 it is stays here. */
static void
no_guest_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *name, *guest, *expected;
    } cases[] = {
        {"Careers fair", "Siân Wyn-Jones", "Careers fair"},
        {"1-2-1 with Sian", "Siân Wyn-Jones", "1-2-1"},
        {"Wyn-Jones, first talk", "Siân Wyn-Jones", "1-2-1"},
        {"Talk about AI", "Ai Chen", "1-2-1"},
        {"Talk of a career", "A. Careers", "Talk of a career"},
        {"李小龙 talk", "李小龙", "1-2-1"},
        {"Mariana's talk", "Maria Ana", "Mariana's talk"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct session *session = fixture_session();
        struct error error;
        struct text name = TEXT_EMPTY;
        struct id guest = fixture_candidate(session, cases[i].guest, "07700 900123");
        struct id id =
            add_event(session, cases[i].name, "2026-12-03T18:00:00Z", "2026-12-03T20:00:00Z", NULL);
        invite_guest(session, &id, &guest);
        struct record *event = session_get(session, &event_type, &id, &error);
        assert_true(event_calendar_append_name(session, event, &name, &error));
        assert_string_equal(text_string(&name), cases[i].expected);
        record_free(event);
        text_clear(&name);
        fixture_session_free(session);
    }
}

/* --- papers --- */

static char *
write_paper(struct session *session, enum paper_kind kind, const struct id *event, bool html)
{
    struct error error;
    struct text out = TEXT_EMPTY;
    size_t count;
    const struct event_paper paper = {.kind = kind, .event = *event, .html = html};
    if (!event_paper_write(session, &paper, &out, &count, &error))
        fail_msg("%s", error.text);
    assert_int_equal(count, kind == PAPER_SHEET ? 2 : 3);
    return text_take(&out);
}

/* T65: names alone, in the order of their list; markup in a name is text. */
static void
papers_hold_names_alone(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct id ada = fixture_candidate(session, "Ada <b>Obi</b> & \"Co\"", "07700 900123");
    struct id zoe = fixture_candidate(session, "Zoë Adeyemi", "07700 900124");
    fixture_candidate(session, "Gone Away", "07700 900125");
    struct id host = add_colleague(session, "PC 4471 Reid");
    fixture_edit(session, &candidate_type, &ada, CANDIDATE_EMAIL, "ada@example.org");
    fixture_edit(session, &candidate_type, &ada, CANDIDATE_NOTES, "Works nights");
    fixture_edit(session, &candidate_type, &zoe, CANDIDATE_KNOWN_AS, "Zo");
    struct id event =
        add_event(session, "Talk", "2026-12-03T18:00:00Z", "2026-12-03T20:00:00Z", "Hall 1");
    invite_guest(session, &event, &zoe);
    invite_guest(session, &event, &ada);
    add_host(session, &event, &host);
    char *sheet = write_paper(session, PAPER_SHEET, &event, false);
    char *sheet_page = write_paper(session, PAPER_SHEET, &event, true);
    char *badges = write_paper(session, PAPER_BADGES, &event, false);
    char *badges_page = write_paper(session, PAPER_BADGES, &event, true);
    static const char header[] = "Sign-in sheet\n\nTalk\n"
                                 "Thursday 3 December 2026, 18:00-20:00, Hall 1\n\n"
                                 "Name                                  Signature\n\n"
                                 "Ada <b>Obi</b> & \"Co\"";
    assert_memory_equal(sheet, header, strlen(header));
    assert_true(strstr(sheet, "Ada") < strstr(sheet, "Zoë Adeyemi"));
    static const char cut[] = "\n- - - - - - - - - - - - - - - - - - - -\n\n";
    char *expected =
        must_format("Ada <b>Obi</b> & \"Co\"\nTalk\n%sPC 4471 Reid\nTalk\n%sZo\nTalk\n", cut, cut);
    assert_string_equal(badges, expected);
    free(expected);
    char *const all[] = {sheet, sheet_page, badges, badges_page};
    for (size_t i = 0; i < COUNT(all); i++) {
        assert_null(strstr(all[i], "07700"));
        assert_null(strstr(all[i], "example.org"));
        assert_null(strstr(all[i], "nights"));
        assert_null(strstr(all[i], "Gone"));
        assert_null(strstr(all[i], "Welsh"));
    }
    const char *const pages[] = {sheet_page, badges_page};
    for (size_t i = 0; i < COUNT(pages); i++) {
        assert_non_null(strstr(pages[i], "Ada &lt;b&gt;Obi&lt;/b&gt; &amp; &quot;Co&quot;"));
        assert_non_null(strstr(pages[i], "<html lang=\"en-GB\">"));
        assert_non_null(strstr(pages[i], "default-src 'none'"));
        assert_null(strstr(pages[i], "http:"));
        assert_null(strstr(pages[i], "https:"));
        assert_null(strstr(pages[i], "<script"));
        assert_null(strstr(pages[i], "<b>"));
        assert_null(strstr(pages[i], "lang=\"cy\""));
    }
    for (size_t i = 0; i < COUNT(all); i++)
        free(all[i]);
    fixture_session_free(session);
}

/* P51: Welsh stands beside English where somebody who comes wants it. */
static void
papers_in_both_languages(void **state)
{
    (void)state;
    struct session *session = fixture_session();
    struct id ada = fixture_candidate(session, "Ada Obi", "07700 900123");
    struct id sian = fixture_candidate(session, "Siân Wyn-Jones", "07700 900124");
    struct id host = add_colleague(session, "PC 4471 Reid");
    fixture_edit(session, &candidate_type, &sian, CANDIDATE_LANGUAGE, "cy");
    struct id event = add_event(session, "Talk", "2026-12-03T18:00:00Z", NULL, NULL);
    invite_guest(session, &event, &ada);
    invite_guest(session, &event, &sian);
    add_host(session, &event, &host);
    char *sheet = write_paper(session, PAPER_SHEET, &event, false);
    char *page = write_paper(session, PAPER_SHEET, &event, true);
    assert_non_null(strstr(sheet, "Taflen lofnodi / Sign-in sheet\n"));
    assert_non_null(strstr(sheet, "dydd Iau 3 Rhagfyr 2026 / Thursday 3 December 2026, 18:00"));
    assert_non_null(strstr(sheet, "Enw / Name                            Llofnod / Signature\n"));
    assert_non_null(strstr(page, "<span lang=\"cy\">Enw</span> / Name"));
    free(sheet);
    free(page);
    fixture_session_free(session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_of_a_span),
        cmocka_unit_test(events_stand_on_their_days),
        cmocka_unit_test(rooms_clash),
        cmocka_unit_test(people_clash),
        cmocka_unit_test(sequence_never_falls),
        cmocka_unit_test(no_guest_is_named),
        cmocka_unit_test(papers_hold_names_alone),
        cmocka_unit_test(papers_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
