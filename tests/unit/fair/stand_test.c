/* A fair from the first page to the records: sixty people on pages and on lines, each with at most
 * fifty keys, in both languages; what is about to be sealed is shown and can still be put right;
 * who has no key stays where they are; and what is collected is what was typed (S14, C04, C05). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "fair/collect.h"
#include "fair/fair_file.h"
#include "fair/stand.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "modules/kiosk.h"
#include "modules/policy.h"
#include "support/adding.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/screen.h"
#include "ui/views.h"

#define KEYS_MOST 50
#define SET_KEY "plover nine<Enter>plover nine<Enter>"
#define LEAVE "<Esc>plover nine<Enter>"

struct fair {
    char *folder, *database, *pack, *sealed;
    struct session *session; /* of the force */
    struct id event;
    struct stand *stand;
    struct text shots;
};

static void
add_notice(struct session *session, const char *version, const char *wording)
{
    const struct given notice[] = {
        {POLICY_KIND, POLICY_NOTICE},  {POLICY_NAME, wording},        {POLICY_VERSION, version},
        {POLICY_STARTS, "2026-01-01"}, {POLICY_REVIEW, "2027-12-31"}, {POLICY_WHERE, "IG register"},
        {POLICY_WORDING, wording},
    };
    must_add(session, &policy_type, notice, sizeof notice / sizeof *notice);
}

static void
make_pack(struct fair *fair)
{
    struct error error = {.text = ""};
    struct text pack = TEXT_EMPTY, said = TEXT_EMPTY;
    const struct given event[] = {
        {EVENT_NAME, "College careers fair"},
        {EVENT_KIND, "fair"},
        {EVENT_STARTS, "2026-11-21T10:00:00Z"},
    };
    fair->event = must_add(fair->session, &event_type, event, 3);
    add_notice(fair->session, "1", "We keep it for 12 months");
    add_notice(fair->session, "1 cy", "Rydym yn ei gadw am 12 mis");
    if (!fair_new(fair->session, &fair->event, NULL, &pack, &said, &error))
        fail_msg("%s", error.text);
    fair->pack = files_write(fair->folder, "stand.pack", pack.bytes, pack.length);
    text_clear(&said);
    text_clear(&pack);
}

static struct fair
open_fair(void)
{
    struct fair fair = {.folder = fixture_folder()};
    setenv("XDG_DATA_HOME", fair.folder, 1);
    fair.database = must_format("%s/force.db", fair.folder);
    fair.sealed = must_format("%s/fair.sealed", fair.folder);
    fair.session = fixture_session_at(fair.database);
    make_pack(&fair);
    return fair;
}

static void
close_fair(struct fair *fair)
{
    fixture_session_free(fair->session);
    fixture_remove(fair->folder);
    text_clear(&fair->shots);
    free(fair->database);
    free(fair->pack);
    free(fair->sealed);
}

/* -- At the stand ---------------------------------------------------------------------------- */

static struct view *
begin(void *context, struct shell *shell)
{
    struct fair *fair = context;
    struct error error = {.text = ""};
    const struct stand_options options = {
        .pack = fair->pack, .into = fair->sealed, .session = shell_session(shell)};
    fair->stand = stand_open(&options, &error);
    if (!fair->stand)
        fail_msg("%s", error.text);
    return entry_view_show(shell, &kiosk_class, stand_pages(fair->stand));
}

static void
look_at_nothing(void *context, struct session *session)
{
    (void)context;
    (void)session;
}

/* From the first key on; what is said behind the last. */
static void
type(struct fair *fair, const char *keys, struct text *said)
{
    struct error error = {.text = ""};
    struct screen_options options = screen_defaults(keys);
    options.scene.people = 0;
    options.begin = begin;
    options.on_shot = look_at_nothing;
    options.context = fair;
    text_reset(&fair->shots);
    screen_run(&options, &fair->shots);
    if (!stand_end(fair->stand, said, &error))
        fail_msg("%s", error.text);
    stand_free(fair->stand);
}

static bool
shows(const struct fair *fair, const char *words)
{
    bool found = strstr(text_string(&fair->shots), words) != NULL;
    if (!found)
        print_error("no \"%s\" in\n%s", words, text_string(&fair->shots));
    return found;
}

static void
collect(struct fair *fair, struct import_report *report)
{
    struct error error = {.text = ""};
    struct text bytes = TEXT_EMPTY;
    files_read(fair->sealed, &bytes);
    if (!fair_collect(fair->session, &bytes, false, report, &error))
        fail_msg("%s", error.text);
    text_clear(&bytes);
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

/* -- Sixty people ---------------------------------------------------------------------------- */

/* A letter that tells one from another, so that no name is the beginning of another. */
static void
append_name(size_t i, struct text *out)
{
    text_append_format(out, "Canary%c%c Quill", (char)('A' + (int)(i / 26)),
                       (char)('a' + (int)(i % 26)));
}

/* Every third on pages, in Welsh every ninth; the others on lines. */
static void
append_keys(size_t i, bool on_lines, struct text *keys)
{
    size_t start = keys->length;
    if (!on_lines)
        text_append(keys, i % 9 == 0 ? "<Down><Enter><Enter>" : "<Enter>");
    append_name(i, keys);
    text_append_format(keys, on_lines ? "; 07700 9%05zu; PC<Enter>" : "<Enter>07700 9%05zu<Enter>",
                       i);
    text_append(keys, on_lines ? "<Enter><Enter>" : "<Enter><Enter><Enter>");
    assert_in_range(count_keys(keys->bytes + start), 15, KEYS_MOST);
}

static void
check_collected(struct fair *fair, size_t count)
{
    struct error error;
    struct record_list list = {.count = 0};
    struct query query = query_default(&candidate_type);
    struct text name = TEXT_EMPTY;
    assert_true(session_read(fair->session, &query, QUERY_FIRST, NULL, 200, &list, &error));
    assert_int_equal(list.count, count);
    for (size_t i = 0; i < count; i++) { /* in the order of names */
        text_reset(&name);
        append_name(i, &name);
        char *phone = must_format("07700 9%05zu", i);
        assert_string_equal(record_get(list.items[i], CANDIDATE_NAME), text_string(&name));
        assert_string_equal(record_get(list.items[i], CANDIDATE_PHONE), phone);
        assert_string_equal(record_get(list.items[i], CANDIDATE_ROLE), "pc");
        assert_string_equal(record_get(list.items[i], CANDIDATE_SOURCE), "College careers fair");
        free(phone);
    }
    text_clear(&name);
    record_list_clear(&list);
}

static void
sixty_people_are_sealed_and_collected(void **state)
{
    (void)state;
    struct fair fair = open_fair();
    struct text keys = TEXT_EMPTY, said = TEXT_EMPTY;
    struct import_report report;
    text_append(&keys, SET_KEY);
    for (size_t i = 0; i < 30; i++)
        append_keys(i, false, &keys);
    text_append(&keys, "<Down><Down><Enter>");
    for (size_t i = 30; i < 60; i++)
        append_keys(i, true, &keys);
    text_append(&keys, LEAVE);
    type(&fair, text_string(&keys), &said);
    assert_non_null(strstr(text_string(&said), "Sealed: 60 people, 60 of them now"));
    collect(&fair, &report);
    assert_int_equal(report.added, 60);
    import_report_clear(&report);
    check_collected(&fair, 60);
    text_clear(&said);
    text_clear(&keys);
    close_fair(&fair);
}

/* -- The way through ------------------------------------------------------------------------- */

static void
what_is_sealed_is_shown_and_can_be_put_right(void **state)
{
    (void)state;
    struct fair fair = open_fair();
    struct text said = TEXT_EMPTY;
    struct import_report report;
    type(&fair,
         SET_KEY "<Down><Down><Enter>Ada Ob; ada@example.org; control room; stand 14<Enter><shot>"
                 "<Down><Down><Enter>Ada Obi; ada@example.org; control room; stand 14<Enter><shot>"
                 "<Enter><shot><Enter><Esc><Enter>"
                 "<Down><Enter><Enter>Eleri Dafydd<Enter>07700 900124<Enter><Enter><shot>"
                 "<Down><Enter><shot>" LEAVE,
         &said);
    assert_true(shows(&fair, "You typed: Ada Ob, ada@example.org, Control room, stand 14"));
    assert_true(shows(&fair, "You typed: Ada Obi, ada@example.org, Control room, stand 14"));
    assert_true(shows(&fair, "We keep it for 12 months"));
    assert_true(shows(&fair, "Saved: 1 person so far"));
    assert_true(shows(&fair, "   ##\n    #\n    #\n   ###")); /* large */
    assert_true(shows(&fair, "Rydych wedi teipio: Eleri Dafydd, 07700 900124"));
    assert_true(shows(&fair, "Rydym yn ei gadw am 12 mis"));
    assert_true(shows(&fair, "Ni chadwyd dim."));
    assert_non_null(strstr(text_string(&said), "Sealed: 1 person, 1 of them now"));
    collect(&fair, &report);
    assert_int_equal(report.rows, 1);
    import_report_clear(&report);
    text_clear(&said);
    close_fair(&fair);
}

static void
only_the_key_leads_out(void **state)
{
    (void)state;
    struct fair fair = open_fair();
    struct text said = TEXT_EMPTY;
    type(&fair,
         "short<Enter><shot>plover nine<Enter>plover ten<Enter><shot>" SET_KEY
         "<Ctrl-C><shot>wrong key<Enter><shot><Enter><shot>:quit<Enter><Ctrl-C>quit<Enter>"
         "<Ctrl-Z><F1>?<Enter><shot>plover nine<Enter><shot>",
         &said);
    assert_true(shows(&fair, "choose a key, at least 6 characters"));
    assert_true(shows(&fair, "Force "));
    assert_true(shows(&fair, "The two are not the same"));
    assert_true(shows(&fair, "That is not the key."));
    assert_true(shows(&fair, "Leave your name"));
    assert_null(strstr(text_string(&fair.shots), "--- 7 ---")); /* it has ended */
    assert_non_null(strstr(text_string(&said), "Nobody was saved"));
    text_clear(&said);
    close_fair(&fair);
}

/* Who is saved counts on when the laptop is opened again, and nothing of them is shown. */
static void
goes_on_with_the_same_file(void **state)
{
    (void)state;
    struct fair fair = open_fair();
    struct text said = TEXT_EMPTY;
    type(&fair, SET_KEY "<Down><Down><Enter>Ada Obi<Enter><Enter><Enter>" LEAVE, &said);
    text_reset(&said);
    type(&fair, SET_KEY "<shot><Down><Down><Enter><shot>Bo Lee<Enter><Enter><shot>" LEAVE, &said);
    assert_true(shows(&fair, "Saved: 2 people so far"));
    assert_null(strstr(text_string(&fair.shots), "Ada"));
    assert_non_null(strstr(text_string(&said), "Sealed: 2 people, 1 of them now"));
    text_clear(&said);
    close_fair(&fair);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sixty_people_are_sealed_and_collected),
        cmocka_unit_test(what_is_sealed_is_shown_and_can_be_put_right),
        cmocka_unit_test(only_the_key_leads_out),
        cmocka_unit_test(goes_on_with_the_same_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
