/* letter_test.c - letters in two languages, what is missing, how they leave (T20, T22, P51, F12).
 */
#include "modules/letter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/contact.h"
#include "modules/registry.h"
#include "support/files.h"
#include "support/fixture.h"

/* Written as force would: blocks, so that a fault has its line and column. */
static const char yaml[] = "lists:\n"
                           "    letters:\n"
                           "        - code: short\n"
                           "          label: Short\n"
                           "          en-subject: \"{{Hello}} {name}\"\n"
                           "          en: |\n"
                           "              Call {phone | email} on {day}.\n"
                           "          cy-subject: Helo\n"
                           "          cy: |\n"
                           "              Ffoniwch {phone|email}: {day}.\n"
                           "        - code: english\n"
                           "          label: English only\n"
                           "          en-subject: Note\n"
                           "          en: \"{role} {reference} {today} {officer} {venue}\"\n";

struct desk {
    char *folder, *settings;
    struct config *config;
    struct session *session;
    struct id ada;
};

static struct config *
settings_of(struct desk *desk, const char *text, struct error_list *problems)
{
    free(desk->settings);
    desk->settings = files_write(desk->folder, "posact.yaml", text, strlen(text));
    struct config *config =
        config_load(&(struct config_sources){.given_path = desk->settings}, problems);
    letter_check(config, problems);
    return config;
}

static int
set_up(void **state)
{
    struct desk *desk = must_calloc(1, sizeof *desk);
    struct error_list problems = {.items = NULL};
    struct store_options options = fixture_options();
    desk->folder = fixture_folder();
    desk->config = settings_of(desk, yaml, &problems);
    if (problems.count > 0)
        fail_msg("%s", problems.items[0].text);
    desk->session = session_new(&(struct session_options){
        .store = fixture_store(&options),
        .config = desk->config,
        .clock = clock_fixed(FIXTURE_NOW_MS),
        .officer = "J. Shah",
    });
    desk->ada = fixture_candidate(desk->session, "Ada Obi", "07700 900123");
    *state = desk;
    return 0;
}

static int
tear_down(void **state)
{
    struct desk *desk = *state;
    session_free(desk->session);
    config_free(desk->config);
    free(desk->settings);
    fixture_remove(desk->folder);
    free(desk);
    return 0;
}

static void
set(struct desk *desk, size_t field, const char *value)
{
    fixture_edit(desk->session, &candidate_type, &desk->ada, field, value);
}

static void
see(struct desk *desk, const struct letter *letter, const char *expected)
{
    struct text written = TEXT_EMPTY;
    struct error error = {.text = ""};
    struct letter to = *letter;
    to.ids = &desk->ada;
    to.count = 1;
    if (!letter_write(desk->session, &to, &written, &error))
        fail_msg("%s", error.text);
    assert_string_equal(text_string(&written), expected);
    text_clear(&written);
}

static struct error
refused(struct desk *desk, const struct letter *letter)
{
    struct text written = TEXT_EMPTY;
    struct error error = {.text = ""};
    struct letter to = *letter;
    to.ids = &desk->ada;
    to.count = 1;
    assert_false(letter_write(desk->session, &to, &written, &error));
    text_clear(&written);
    return error;
}

static const struct letter short_letter = {.code = "short", .day = "2026-12-03"};

/* P51: nobody asked, asked, and asked for once otherwise. */
static void
the_language_is_the_persons(void **state)
{
    struct desk *desk = *state;
    static const char english[] = "To: Ada Obi\nSubject: {Hello}} Ada Obi\n\n"
                                  "Call 07700 900123 on Thursday 3 December 2026.\n";
    static const char welsh[] = "At: Ada Obi\nPwnc: Helo\n\n"
                                "Ffoniwch 07700 900123: dydd Iau 3 Rhagfyr 2026.\n";
    struct letter both = short_letter;
    both.language = "both";
    see(desk, &short_letter, english);
    set(desk, CANDIDATE_LANGUAGE, "cy");
    see(desk, &short_letter, welsh);
    see(desk, &both,
        "At/To: Ada Obi\nPwnc/Subject: Helo / {Hello}} Ada Obi\n\n"
        "Ffoniwch 07700 900123: dydd Iau 3 Rhagfyr 2026.\n\n* * *\n\n"
        "Call 07700 900123 on Thursday 3 December 2026.\n");
    both.language = "en";
    see(desk, &both, english);
}

static void
the_setting_speaks_for_who_was_not_asked(void **state)
{
    struct desk *desk = *state;
    struct error error;
    assert_true(config_set(desk->config, SETTING_LETTER_LANGUAGE, "cy", &error));
    see(desk, &short_letter,
        "At: Ada Obi\nPwnc: Helo\n\nFfoniwch 07700 900123: dydd Iau 3 Rhagfyr 2026.\n");
}

static void
without_welsh_there_is_no_letter_to_who_wants_it(void **state)
{
    struct desk *desk = *state;
    set(desk, CANDIDATE_LANGUAGE, "cy");
    struct error error = refused(desk, &(struct letter){.code = "english", .venue = "Here"});
    assert_string_equal(error.text,
                        "'English only' is not there in Welsh, and Ada Obi gets letters in Welsh; "
                        "add cy-subject and cy to it under lists.letters");
}

static void
an_empty_field_gives_way_to_the_next(void **state)
{
    struct desk *desk = *state;
    set(desk, CANDIDATE_PHONE, NULL);
    set(desk, CANDIDATE_EMAIL, "ada@example.org");
    see(desk, &short_letter,
        "To: Ada Obi, ada@example.org\nSubject: {Hello}} Ada Obi\n\n"
        "Call ada@example.org on Thursday 3 December 2026.\n");
}

static void
what_is_missing_is_named_and_no_text_is_broken(void **state)
{
    struct desk *desk = *state;
    set(desk, CANDIDATE_PHONE, NULL);
    struct error error = refused(desk, &short_letter);
    assert_string_equal(error.text,
                        "Ada Obi has nothing under Email, which 'Short' names; fill it in first");
    set(desk, CANDIDATE_PHONE, "07700 900123");
    error = refused(desk, &(struct letter){.code = "short"});
    assert_string_equal(error.text, "Enter the day that 'Short' names");
    assert_int_equal(error.field, LETTER_DAY);
}

static void
words_of_the_desk_and_labels(void **state)
{
    struct desk *desk = *state;
    char reference[ID_TEXT_SIZE];
    id_to_text(&desk->ada, reference);
    set(desk, CANDIDATE_ROLE, "pc");
    char *expected = must_format("To: Ada Obi\nSubject: Note\n\nPolice constable %.8s "
                                 "Saturday 21 November 2026 J. Shah Stafford Library\n",
                                 reference);
    see(desk, &(struct letter){.code = "english", .venue = "Stafford Library"}, expected);
    free(expected);
}

static void
an_answer_is_one_line(void **state)
{
    struct desk *desk = *state;
    struct error error = refused(desk, &(struct letter){.code = "english", .venue = "a\x1b[2J"});
    assert_non_null(strstr(error.text, "Venue"));
}

/* --- the settings --- */

static void
see_fault(struct desk *desk, const char *line, const char *expected)
{
    struct error_list problems = {.items = NULL};
    char *text = must_format("lists:\n    letters:\n        - code: a\n          label: A\n"
                             "          en-subject: S\n          cy-subject: S\n%s\n",
                             line);
    char *whole;
    config_free(settings_of(desk, text, &problems));
    whole = must_format("%s:%s", desk->settings, expected);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.items[0].text, whole);
    free(whole);
    free(text);
    error_list_clear(&problems);
}

static void
an_unknown_word_is_a_fault_at_its_place(void **state)
{
    struct desk *desk = *state;
    see_fault(desk, "          en: |\n\n              Siân\n              An {nmae} b",
              "10:18: lists.letters: en: nothing is called 'nmae'; did you mean 'name'");
    see_fault(desk, "          en: \"{known_as|}\"",
              "7:15: lists.letters: en: nothing is called ''; 'posact help candidate' names the "
              "fields");
    see_fault(desk, "          en: |\n            {name\n            x",
              "8:13: lists.letters: en: '{' is never closed; '{{' stands for a brace of its own");
    see_fault(desk, "          en: x\n          cy: |\n            {role}",
              "9:13: lists.letters: cy: 'role' is a list with English labels; leave it out of the "
              "Welsh");
    see_fault(desk, "          en: x\n          txt: y", "8:11: lists.letters: unknown key 'txt'");
    see_fault(desk, "          cy: y", "3:11: lists.letters: an item needs en");
}

static void
the_shipped_letters_have_no_fault(void **state)
{
    (void)state;
    struct error_list problems = {.items = NULL};
    struct config *config = config_default();
    letter_check(config, &problems);
    assert_int_equal(problems.count, 0);
    config_free(config);
}

/* --- out of the house --- */

static size_t
contacts(struct desk *desk)
{
    struct query query = query_default(&contact_type);
    struct error error;
    size_t count = 0;
    assert_true(session_count(desk->session, &query, &count, &error));
    return count;
}

static bool
take_back(struct session *session, void *context, struct error *error)
{
    return session_undo(session, false, context, error);
}

static void
a_letter_leaves_once_and_is_logged_as_one_step(void **state)
{
    struct desk *desk = *state;
    struct id people[] = {desk->ada, fixture_candidate(desk->session, "Bo Li", "07700 900124")};
    const struct letter letter = {
        .code = "short", .day = "2026-12-03", .sent_by = "letter", .ids = people, .count = 2};
    struct text written = TEXT_EMPTY, done = TEXT_EMPTY, tell = TEXT_EMPTY;
    struct error error = {.text = ""};
    struct stat there;
    char *path = must_format("%s/letters.txt", desk->folder);
    assert_true(letter_write(desk->session, &letter, &written, &error));
    assert_non_null(strstr(text_string(&written), "\n--- 2 of 2 ---\n\nTo: Bo Li\n"));
    assert_true(letter_keep(desk->session, &letter, &written, path, &error));
    assert_int_equal(stat(path, &there), 0);
    assert_int_equal(there.st_mode & 0777, 0600);
    assert_int_equal(contacts(desk), 2);
    letter_tell(&letter, "x", &tell);
    assert_string_equal(text_string(&tell),
                        "Wrote 'x': 2 letters, each logged as a contact; posact sends nothing");

    /* Never over a file that is there, and then nothing is logged either. */
    assert_false(letter_keep(desk->session, &letter, &written, path, &error));
    assert_int_equal(contacts(desk), 2);
    assert_true(session_write(desk->session, "undo", take_back, &done, &error));
    assert_int_equal(contacts(desk), 0);
    text_clear(&written);
    text_clear(&done);
    text_clear(&tell);
    free(path);
}

/* F12. */
static void
no_name_stands_in_the_name_of_a_file(void **state)
{
    struct desk *desk = *state;
    struct text name = TEXT_EMPTY;
    char reference[ID_TEXT_SIZE];
    struct id two[] = {desk->ada, desk->ada};
    id_to_text(&desk->ada, reference);
    char *expected = must_format("letter-short-%.8s.txt", reference);
    letter_file_name(desk->session, &(struct letter){.code = "short", .ids = two, .count = 1},
                     &name);
    assert_string_equal(text_string(&name), expected);
    text_reset(&name);
    letter_file_name(desk->session, &(struct letter){.code = "short", .ids = two, .count = 2},
                     &name);
    assert_string_equal(text_string(&name), "letters-short-2026-11-21.txt");
    text_clear(&name);
    free(expected);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_language_is_the_persons, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_setting_speaks_for_who_was_not_asked, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(without_welsh_there_is_no_letter_to_who_wants_it, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_empty_field_gives_way_to_the_next, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_missing_is_named_and_no_text_is_broken, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(words_of_the_desk_and_labels, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_answer_is_one_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_word_is_a_fault_at_its_place, set_up, tear_down),
        cmocka_unit_test(the_shipped_letters_have_no_fault),
        cmocka_unit_test_setup_teardown(a_letter_leaves_once_and_is_logged_as_one_step, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(no_name_stands_in_the_name_of_a_file, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
