/* referral_test.c - whom a colleague thinks of (T10, P28): by a named member of staff, without a
 * characteristic (P18), not used before they say yes, told where the name is from, gone after 28
 * days. */
#include "modules/referral.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "modules/candidate.h"
#include "modules/characteristic.h"
#include "modules/letter.h"
#include "modules/my_day.h"
#include "modules/registry.h"
#include "modules/staff.h"
#include "support/adding.h"
#include "support/fixture.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define ARGS 4

struct desk {
    struct session *session;
    char staff[ID_TEXT_SIZE];
};

static void
desk_open(struct desk *desk)
{
    desk->session = fixture_session();
    add_staff(desk->session, "PCSO Grant", desk->staff);
}

/* Ada Obi, referred on a day, but for one field. */
static struct id
try_refer(struct desk *desk, const char *on, struct given more, struct error *error)
{
    const struct given given[] = {
        {REFERRAL_NAME, "Ada Obi"},
        {REFERRAL_STAFF, desk->staff},
        {REFERRAL_PHONE, "07700 900123"},
        {REFERRAL_REFERRED, on},
        more,
    };
    return try_add(desk->session, &referral_type, given, COUNT(given), error);
}

static struct id
refer(struct desk *desk, const char *on)
{
    struct error error = {.text = ""};
    struct id id = try_refer(desk, on, (struct given){REFERRAL_ROLE, "pcso"}, &error);
    if (id_is_zero(&id))
        fail_msg("%s", error.text);
    return id;
}

static void
must_not_refer(struct desk *desk, const char *on, struct given more, const char *why)
{
    struct error error = {.text = ""};
    struct id id = try_refer(desk, on, more, &error);
    if (!id_is_zero(&id) || !strstr(error.text, why))
        fail_msg("'%s' is not in '%s'", why, error.text);
}

static void
step(struct desk *desk, const struct id *id, const char *name, const char *const args[ARGS],
     const char *why)
{
    struct error error = {.text = ""};
    struct call call = {.type = &referral_type, .id = *id, .args = args};
    bool done = session_do(desk->session, command_find(&referral_commands, 1, name, PLACE_LIST),
                           &call, &error);
    outcome_clear(&call.outcome);
    if (done != !why || (why && !strstr(error.text, why)))
        fail_msg("%s: '%s' is not in '%s'", name, why ? why : "done", error.text);
}

#define STEP(id, name, why, ...)                                                                   \
    step(&desk, &(id), name, (const char *const[ARGS]){__VA_ARGS__}, why)

static struct record *
get(struct desk *desk, const struct id *id)
{
    struct error error = {.text = ""};
    struct record *record = session_get(desk->session, &referral_type, id, &error);
    assert_non_null(record);
    return record;
}

static size_t
count(struct desk *desk, const struct record_type *type)
{
    struct error error = {.text = ""};
    struct query query = query_default(type);
    size_t all = 0;
    assert_true(session_count(desk->session, &query, &all, &error));
    return all;
}

/* P28, P18: a name, who said it, how to ask; no place for a characteristic, nor for words. */
static void
it_says_who_and_how_to_ask(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    must_not_refer(&desk, "2026-11-20", (struct given){REFERRAL_STAFF, NULL},
                   "Choose the referred by");
    must_not_refer(&desk, "2026-11-20", (struct given){REFERRAL_NAME, NULL}, "Enter the full name");
    must_not_refer(&desk, "2026-11-20", (struct given){REFERRAL_PHONE, NULL},
                   "Enter a phone or an email: they have to be asked themselves");
    must_not_refer(&desk, "2026-10-20", (struct given){REFERRAL_ROLE, "pc"},
                   "The days to answer were over on 17 November 2026");
    struct id id = refer(&desk, "2026-10-24");
    struct record *record = get(&desk, &id);
    assert_true(referral_is(record, REFERRAL_UNCONFIRMED));
    assert_string_equal(record_get(record, REFERRAL_ANSWER_BY), "2026-11-21");
    record_free(record);
    for (size_t i = RECORD_CORE_COUNT; i < referral_type.field_count; i++) {
        const struct field *field = &referral_type.fields[i];
        assert_int_not_equal(field->kind, FIELD_NOTES);
        struct text folded = TEXT_EMPTY;
        utf8_fold(&folded, field->label);
        assert_false(tells_characteristic(text_string(&folded)));
        text_clear(&folded);
    }
    fixture_session_free(desk.session);
}

/* P28: who has not said yes is no candidate, so nothing finds, pairs or invites them. */
static void
nobody_is_used_before_they_say_yes(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    struct id id = refer(&desk, "2026-11-01");
    assert_int_equal(count(&desk, &candidate_type), 0);
    STEP(id, "confirm", "Answered on must be on or after the day they were referred", "2026-10-31");
    STEP(id, "confirm", "Choose how they said so", "2026-11-20", NULL, "3");
    STEP(id, "confirm", NULL, "2026-11-20", "phone", NULL);
    assert_int_equal(count(&desk, &candidate_type), 1);
    struct record *record = get(&desk, &id);
    struct id person;
    struct error error = {.text = ""};
    assert_true(referral_is(record, REFERRAL_CONFIRMED));
    assert_true(id_from_text(record_get(record, REFERRAL_CANDIDATE), &person));
    struct record *candidate = session_get(desk.session, &candidate_type, &person, &error);
    assert_non_null(candidate);
    assert_string_equal(record_get(candidate, CANDIDATE_NAME), "Ada Obi");
    assert_string_equal(record_get(candidate, CANDIDATE_SOURCE), "PCSO Grant");
    assert_string_equal(record_get(candidate, CANDIDATE_HEARD), "talent_spot");
    assert_string_equal(record_get(candidate, CANDIDATE_ROLE), "pcso");
    record_free(candidate);
    record_free(record);
    STEP(id, "confirm", "Ada Obi said yes on 20 November 2026; a referral is answered once",
         "2026-11-21");
    fixture_session_free(desk.session);
}

/* T10: somebody who is here already is linked, and not made a second time. */
static void
who_is_here_is_linked(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    struct id here = fixture_candidate(desk.session, "Ada Obi", "07700 900123");
    struct id id = refer(&desk, "2026-11-01");
    char text[ID_TEXT_SIZE];
    id_to_text(&here, text);
    STEP(id, "confirm", NULL, "2026-11-20", NULL, NULL, text);
    assert_int_equal(count(&desk, &candidate_type), 1);
    struct record *record = get(&desk, &id);
    assert_string_equal(record_get(record, REFERRAL_CANDIDATE), text);
    record_free(record);
    fixture_session_free(desk.session);
}

/* P28: that they said no stays, how to reach them does not. */
static void
no_is_kept_and_the_phone_is_not(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    struct id id = refer(&desk, "2026-11-01");
    STEP(id, "say-no", NULL, "2026-11-20");
    struct record *record = get(&desk, &id);
    assert_true(referral_is(record, REFERRAL_DECLINED));
    assert_null(record_get(record, REFERRAL_PHONE));
    record_free(record);
    STEP(id, "confirm", "Ada Obi said no on 20 November 2026", "2026-11-21");
    assert_int_equal(count(&desk, &candidate_type), 0);
    fixture_session_free(desk.session);
}

/* The rows of my day, each on a line. The caller's. */
static char *
read_day(struct desk *desk)
{
    struct error error = {.text = ""};
    struct my_day day;
    struct text rows = TEXT_EMPTY;
    assert_true(my_day_read(desk->session, "J. Shah", MY_DAY_ROWS, &day, &error));
    const struct agenda_list *part = &day.parts[AGENDA_REFERRALS];
    for (size_t i = 0; i < part->count; i++) {
        my_day_append_row(desk->session, &day, AGENDA_REFERRALS, &part->items[i], &rows);
        text_append_char(&rows, '\n');
    }
    my_day_clear(&day);
    return text_take(&rows);
}

static void
assert_day(struct desk *desk, const char *expected)
{
    char *rows = read_day(desk);
    assert_string_equal(rows ? rows : "", expected);
    free(rows);
}

/* A referral of earlier, as a file of our own brings it. */
static struct id
referred_earlier(struct desk *desk, const char *name, const char *last)
{
    struct error error = {.text = ""};
    const struct given given[] = {
        {REFERRAL_NAME, name},
        {REFERRAL_STAFF, desk->staff},
        {REFERRAL_PHONE, "07700 900124"},
        {REFERRAL_REFERRED, "2026-10-01"},
        {REFERRAL_ANSWER_BY, last},
        {REFERRAL_STATE, REFERRAL_UNCONFIRMED},
    };
    struct id id = try_add(desk->session, &referral_type, given, COUNT(given), &error);
    if (id_is_zero(&id))
        fail_msg("%s", error.text);
    return id;
}

/* P28: named on my day from a week before; after 28 days it has lapsed, can no longer be confirmed,
 * and all that lapsed go in one step, which one undo takes back. */
static void
it_lapses_by_itself(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    struct error error = {.text = ""};
    refer(&desk, "2026-11-01"); /* until 29 November */
    assert_day(&desk, "");
    struct id today = referred_earlier(&desk, "Bea Cole", "2026-11-21");
    struct id over = referred_earlier(&desk, "Cai Rees", "2026-11-20");
    assert_day(&desk, "Lapsed, remove, 1 day over: Cai Rees\n"
                      "Waiting for an answer, 0 days left: Bea Cole\n");
    STEP(over, "confirm", "Cai Rees did not answer by 20 November 2026", "2026-11-21");
    STEP(today, "confirm", NULL, "2026-11-21");
    STEP(over, "remove-lapsed", NULL, NULL);
    assert_day(&desk, "");
    assert_int_equal(count(&desk, &referral_type), 2);
    struct call call = {.type = &referral_type, .id = over};
    assert_false(session_do(desk.session, command_restore, &call, &error));
    assert_non_null(strstr(error.text, "The days to answer were over on 20 November 2026"));
    undo(desk.session);
    assert_day(&desk, "Lapsed, remove, 1 day over: Cai Rees\n");
    fixture_session_free(desk.session);
}

/* P28: the letter says who gave the name and until when to answer; no other goes to them. */
static void
a_letter_says_where_the_name_is_from(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    struct id id = refer(&desk, "2026-11-01");
    struct error error = {.text = ""};
    struct text written = TEXT_EMPTY;
    struct letter letter = {
        .code = LETTER_SOURCE, .sent_by = "email", .ids = &id, .count = 1, .referred = true};
    assert_true(letter_write(desk.session, &letter, &written, &error));
    assert_non_null(strstr(text_string(&written), "To: Ada Obi"));
    assert_non_null(strstr(text_string(&written), "PCSO Grant gave us your name"));
    assert_non_null(strstr(text_string(&written), "29 November 2026"));
    assert_true(letter_keep(desk.session, &letter, &written, NULL, &error));
    struct record *record = get(&desk, &id);
    assert_string_equal(record_get(record, REFERRAL_TOLD), "2026-11-21");
    record_free(record);
    text_reset(&written);
    letter.code = "thanks";
    assert_false(letter_write(desk.session, &letter, &written, &error));
    assert_non_null(strstr(error.text, "is for people who said yes"));
    STEP(id, "say-no", NULL, "2026-11-20");
    letter.code = LETTER_SOURCE;
    assert_false(letter_write(desk.session, &letter, &written, &error));
    assert_non_null(strstr(error.text, "Ada Obi said no on 20 November 2026"));
    text_clear(&written);
    fixture_session_free(desk.session);
}

/* P28: the days run from when the colleague named them, and nobody sets the clock back. */
static void
the_clock_is_not_set_back(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk);
    struct id id = refer(&desk, "2026-11-01");
    struct error error = {.text = ""};
    struct record *record = get(&desk, &id);
    record_set(record, REFERRAL_REFERRED, "2026-11-20");
    struct call call = {.type = &referral_type, .id = id, .record = record};
    assert_false(session_do(desk.session, command_edit, &call, &error));
    assert_non_null(strstr(error.text, "Referred on stays as it is"));
    outcome_clear(&call.outcome);
    record_free(record);
    fixture_edit(desk.session, &referral_type, &id, REFERRAL_EMAIL, "ada@example.org");
    fixture_session_free(desk.session);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_says_who_and_how_to_ask),
        cmocka_unit_test(nobody_is_used_before_they_say_yes),
        cmocka_unit_test(who_is_here_is_linked),
        cmocka_unit_test(no_is_kept_and_the_phone_is_not),
        cmocka_unit_test(it_lapses_by_itself),
        cmocka_unit_test(a_letter_says_where_the_name_is_from),
        cmocka_unit_test(the_clock_is_not_set_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
