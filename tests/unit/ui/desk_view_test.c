/* desk_view_test.c - the desk under haste: thirty people typed in one burst are in, as if they had
 * been typed slowly (C01); a second Enter lets in who is not expected; another desk is seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/event_desk.h"
#include "modules/invitation.h"
#include "modules/registry.h"
#include "support/adding.h"
#include "support/fixture.h"
#include "support/screen.h"

/* No name is the beginning of another. */
static const char *const names[] = {
    "Abel", "Bryn", "Cara", "Dafydd", "Elin",  "Finn", "Gwen",  "Hana", "Idris", "Jana",
    "Kofi", "Lena", "Mair", "Nia",    "Olga",  "Petr", "Qasim", "Rhys", "Sian",  "Tomos",
    "Ugo",  "Vera", "Wynn", "Xena",   "Yusuf", "Zoe",  "Aled",  "Beca", "Cerys", "Dilys",
};
#define NAMES (sizeof names / sizeof names[0])

/* -- The evening ----------------------------------------------------------------------------- */

static void
invite(struct session *session, const struct id *event, const char *name, const char *state)
{
    char text[ID_TEXT_SIZE];
    struct id person = fixture_candidate(session, name, NULL);
    struct record *invitation = session_prepare(session, &invitation_type);
    id_to_text(event, text);
    record_set(invitation, INVITATION_EVENT, text);
    id_to_text(&person, text);
    record_set(invitation, INVITATION_CANDIDATE, text);
    struct id id = must_store(session, invitation);
    fixture_edit(session, &invitation_type, &id, INVITATION_STATE, state);
}

static void
open_evening(struct session *session)
{
    struct record *event = session_prepare(session, &event_type);
    record_set(event, EVENT_NAME, "Evening");
    record_set(event, EVENT_KIND, "preparation");
    record_set(event, EVENT_STARTS, "2026-11-21T18:00:00Z");
    record_set(event, EVENT_CAPACITY, "40");
    struct id id = must_store(session, event);
    for (size_t i = 0; i < NAMES; i++) {
        char *name = must_format("%s Walker", names[i]);
        invite(session, &id, name, INVITATION_ACCEPTED);
        free(name);
    }
    invite(session, &id, "Mo Declining", INVITATION_DECLINED);
}

static size_t
count_in(struct session *session)
{
    struct error error;
    struct filter filter;
    size_t count = 0;
    struct query query = query_default(&invitation_type);
    assert_true(filter_parse(&filter, &invitation_type, "state:attended", session_context(session),
                             false, &error));
    query.filter = &filter;
    assert_true(session_count(session, &query, &count, &error));
    filter_clear(&filter);
    return count;
}

/* What happens at the shots. */
struct night {
    size_t shots;
    size_t in;           /* at the last shot */
    const char *by_hand; /* let in at another desk, at the second shot; NULL for nobody */
};

static void
let_in_elsewhere(struct session *session, const char *name)
{
    struct error error = {.text = ""};
    struct record_list events = {.count = 0}, people = {.count = 0};
    struct query query = query_default(&event_type);
    char person[ID_TEXT_SIZE];
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 1, &events, &error));
    assert_true(session_find_by_key(session, &candidate_type, CANDIDATE_NAME, name, false, 1,
                                    &people, &error));
    assert_int_equal(people.count, 1);
    id_to_text(&people.items[0]->id, person);
    const char *const args[LET_IN_ARG_COUNT] = {[LET_IN_CANDIDATE] = person};
    struct call call = {.type = &event_type, .id = events.items[0]->id, .args = args};
    if (!session_do(session, command_let_in, &call, &error))
        fail_msg("%s", error.text);
    outcome_clear(&call.outcome);
    record_list_clear(&events);
    record_list_clear(&people);
}

static void
at_shot(void *context, struct session *session)
{
    struct night *night = context;
    if (night->shots == 0)
        open_evening(session);
    if (night->shots == 1 && night->by_hand)
        let_in_elsewhere(session, night->by_hand);
    night->shots++;
    night->in = count_in(session);
}

static void
run(const char *keys, bool typed_ahead, struct night *night, struct text *shots)
{
    char *script = must_format("<shot>:events<Enter>K%s", keys);
    struct screen_options options = screen_defaults(script);
    options.scene.people = 0;
    options.typed_ahead = typed_ahead;
    options.on_shot = at_shot;
    options.context = night;
    screen_run(&options, shots);
    free(script);
}

static void
assert_shot(const struct text *shots, const char *words)
{
    if (!strstr(text_string(shots), words))
        fail_msg("'%s' is not in\n%s", words, text_string(shots));
}

/* -- Tests ----------------------------------------------------------------------------------- */

static void
a_burst_of_thirty_loses_none(void **state)
{
    (void)state;
    struct text keys = TEXT_EMPTY, slow = TEXT_EMPTY, burst = TEXT_EMPTY;
    struct night by_hand = {.shots = 0}, in_a_burst = {.shots = 0};
    for (size_t i = 0; i < NAMES; i++)
        text_append_format(&keys, "%.3s<Enter>", names[i]);
    text_append(&keys, "<shot>");
    run(text_string(&keys), false, &by_hand, &slow);
    run(text_string(&keys), true, &in_a_burst, &burst);
    assert_int_equal(by_hand.in, NAMES);
    assert_int_equal(in_a_burst.in, NAMES);
    assert_string_equal(text_string(&slow), text_string(&burst));
    assert_shot(&burst, "In: Dilys Walker; 30 in, 10 seats left");
    text_clear(&keys);
    text_clear(&slow);
    text_clear(&burst);
}

/* Who is not found, or in already, stands in nobody's way. */
static void
a_wrong_name_in_a_burst_is_no_one_elses(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    struct night night = {.shots = 0};
    run("abe<Enter>abe<Ctrl-E>abe<Enter>nobody<Enter>cara<Enter>mo<Enter>daf<Enter><shot>", true,
        &night, &shots);
    assert_shot(&shots, "In: Dafydd Walker; 3 in, 1 signed up, 10 seats left");
    assert_int_equal(night.in, 3);
    text_clear(&shots);
}

/* How often somebody presses a key: a letter each, and what stands in pointed brackets. */
static size_t
count_keys(const char *keys)
{
    size_t count = 0;
    for (; *keys != '\0'; keys++, count++)
        keys += *keys == '<' ? strcspn(keys, ">") : 0;
    return count;
}

/* C04: five answers, fifty keys, the next blank form at once, and what repeats stays. */
static void
two_who_are_new_take_fifty_keys_each(void **state)
{
    (void)state;
    static const char first[] = "Oluwaseun Adebayo-Okonkwo<Enter>07700900123<Enter>p<Enter>y<Enter>"
                                "<Enter>";
    static const char second[] = "Bo Lee<Enter>bo@example.org<Enter>p<Enter>y<Enter><Enter>";
    struct text shots = TEXT_EMPTY;
    struct night night = {.shots = 0};
    char *keys = must_format("<Ctrl-N><Ctrl-N>%s%s<shot><Esc><shot>", first, second);
    assert_true(count_keys(first) <= 50 && count_keys(second) <= 50);
    assert_true(command_walk_in->arg_count <= 5);
    run(keys, true, &night, &shots);
    assert_int_equal(night.in, 2);
    assert_shot(&shots, "In: Bo Lee; 2 in (2 walked in), 8 seats left");
    assert_shot(&shots, "Full name");
    assert_shot(&shots, "Source                Evening");
    free(keys);
    text_clear(&shots);
}

/* C04: a queue of sixty, a few answers different each time; the form that follows is blank but for
 * what repeats, and how many there are stands in words and in large type. */
static void
sixty_who_are_new_take_fifty_keys_each(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY, keys = TEXT_EMPTY;
    struct night night = {.shots = 0};
    size_t all = 0;
    text_append(&keys, "<Ctrl-N><Ctrl-N>");
    for (size_t i = 0; i < 60; i++) {
        size_t start = keys.length;
        text_append_format(&keys, "%s Quill-%s<Enter>", names[i % NAMES], names[(i * 7) % NAMES]);
        char *contact = must_format("%03zu", i);
        text_append_format(&keys,
                           i % 3 == 0   ? "07700900%s"
                           : i % 3 == 1 ? "p%s@example.org"
                                        : "bo.quill%s@example.org",
                           contact);
        free(contact);
        text_append(&keys, "<Enter>p<Enter>y<Enter><Enter>");
        size_t count = count_keys(keys.bytes + start);
        assert_in_range(count, 20, 50);
        all += count;
    }
    print_message("60 people took %zu keys, %.1f each\n", all, (double)all / 60);
    text_append(&keys, "<shot>");
    run(text_string(&keys), true, &night, &shots);
    assert_int_equal(night.in, 60);
    assert_shot(&shots, "60 in (60 walked in)");
    assert_shot(&shots, "> Full name\n"); /* blank */
    assert_shot(&shots, "   ###    ###"); /* the beginning of 60, five rows high */
    text_clear(&keys);
    text_clear(&shots);
}

/* C05: the form is the preview; whether the notice was given is the one thing that is left. */
static void
one_line_at_the_desk_is_shown_before_it_is_saved(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    struct night night = {.shots = 0};
    run("Sam Okoye; 07700 900123; control room; met at stand<Enter><shot><Esc><Esc><shot>", true,
        &night, &shots);
    assert_int_equal(night.in, 0);
    assert_shot(&shots, "Full name             Sam Okoye");
    assert_shot(&shots, "Phone or email        07700 900123");
    assert_shot(&shots, "Role of interest      Control room");
    assert_shot(&shots, "Source                met at stand");
    text_clear(&shots);
    night = (struct night){.shots = 0};
    run("Sam Okoye; 07700 900123; PC; met at stand<Ctrl-N>y<Ctrl-S><shot>", true, &night, &shots);
    assert_shot(&shots, "In: Sam Okoye; 1 in (1 walked in)");
    assert_int_equal(night.in, 1);
    text_clear(&shots);
    night = (struct night){.shots = 0};
    run("; 07700 900123<Enter><shot>", true, &night, &shots);
    assert_shot(&shots, "Error: Type the full name first");
    text_clear(&shots);
}

/* Another key in between takes the question back. */
static void
a_second_enter_lets_in_who_declined(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    struct night night = {.shots = 0};
    run("mo<Enter><shot><Down><Enter><shot><Enter><shot>", true, &night, &shots);
    assert_shot(&shots, "Warning: Mo Declining: declined, 10 seats free; Enter again lets in");
    assert_shot(&shots, "In: Mo Declining; 1 in (1 walked in), 9 seats left");
    assert_int_equal(night.in, 1);
    text_clear(&shots);
    night = (struct night){.shots = 0};
    run("mo<Enter><Down><Enter><shot>", true, &night, &shots);
    assert_int_equal(night.in, 0);
    text_clear(&shots);
}

static void
what_another_desk_does_is_seen(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    struct night night = {.shots = 0, .by_hand = "finn walker"};
    run("finn<shot><Enter><shot>", false, &night, &shots);
    assert_shot(&shots, "Error: Finn Walker: already in since");
    assert_int_equal(night.in, 1);
    text_clear(&shots);
}

/* Esc takes back the letters, then leaves; nothing that is typed there is a command. */
static void
words_typed_at_the_desk_do_nothing(void **state)
{
    (void)state;
    struct text shots = TEXT_EMPTY;
    struct night night = {.shots = 0};
    run("delete the note from sam yes<shot><Esc><shot><Esc><shot>", true, &night, &shots);
    assert_shot(&shots, "Name: delete the note from sam yes");
    assert_shot(&shots, "Events");
    assert_int_equal(night.in, 0);
    text_clear(&shots);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_burst_of_thirty_loses_none),
        cmocka_unit_test(a_wrong_name_in_a_burst_is_no_one_elses),
        cmocka_unit_test(two_who_are_new_take_fifty_keys_each),
        cmocka_unit_test(sixty_who_are_new_take_fifty_keys_each),
        cmocka_unit_test(one_line_at_the_desk_is_shown_before_it_is_saved),
        cmocka_unit_test(a_second_enter_lets_in_who_declined),
        cmocka_unit_test(what_another_desk_does_is_seen),
        cmocka_unit_test(words_typed_at_the_desk_do_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
