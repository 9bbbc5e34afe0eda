/* chooser_view_test.c - rows to pick from, the help, the palette, the typed confirmation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/typing.h"

#define DOWN_10 "<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>"
#define DOWN_50 DOWN_10 DOWN_10 DOWN_10 DOWN_10 DOWN_10
#define UP_10 "<Up><Up><Up><Up><Up><Up><Up><Up><Up><Up>"
#define UP_50 UP_10 UP_10 UP_10 UP_10 UP_10

static bool
hides(const struct typing *typing, const char *words)
{
    return strstr(text_string(&typing->shots), words) == NULL;
}

/* A04: no way round the ends. */
static void
test_rows_never_wrap(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "?<End><shot>");
    char *last = text_take(&typing.shots);
    typing_run(&typing, "?" DOWN_50 DOWN_50 "<shot>");
    assert_string_equal(text_string(&typing.shots), last);
    typing_run(&typing, "?<shot>");
    char *first = text_take(&typing.shots);
    typing_run(&typing, "?<End>" UP_50 UP_50 "<shot>");
    assert_string_equal(text_string(&typing.shots), first);
    typing_run(&typing,
               "?<PageDown><PageDown><PageDown><PageDown><PageDown><PageDown><PageDown><shot>");
    assert_string_equal(text_string(&typing.shots), last);
    typing_run(&typing,
               "?<End><PageUp><PageUp><PageUp><PageUp><PageUp><PageUp><PageUp><Home><shot>");
    assert_string_equal(text_string(&typing.shots), first);
    free(first);
    free(last);
    typing_clear(&typing);
}

static void
test_typing_narrows_the_help(void **state)
{
    struct typing typing = {.people = 2};
    (void)state;
    typing_run(&typing, "?add<shot>");
    assert_true(typing_shows(&typing, "> add"));
    assert_true(hides(&typing, "  undo"));
    typing_run(&typing, "?xyzzy<shot><Enter><shot><Backspace><Backspace><Backspace><Backspace>"
                        "<Backspace><shot><Esc><shot>");
    assert_true(typing_shows(&typing, "> Find: xyzzy"));
    assert_true(typing_shows(&typing, "Error: Nothing matches 'xyzzy'"));
    typing_clear(&typing);
}

static void
test_help_runs_what_is_picked(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "?add<Enter><shot>");
    assert_true(typing_shows(&typing, "Candidate  new"));
    typing_run(&typing, "nAnna<Ctrl-G><shot>save<Enter><shot>");
    assert_true(typing_shows(&typing, "Full name: As the person gives it"));
    assert_true(typing_shows(&typing, "Ctrl-S"));
    assert_true(typing_shows(&typing, "Saved: Anna"));
    typing_clear(&typing);
}

/* The name of a command and Enter runs it; a person's name opens the person; a list the list. */
static void
test_palette_finds_commands_lists_and_people(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "nSiân Wyn-Jones<Ctrl-S>nAnna<Ctrl-S>:edit<Enter><shot>");
    assert_true(typing_shows(&typing, "Candidate  Anna  editing"));
    typing_run(&typing, "nSiân Wyn-Jones<Ctrl-S>nAnna<Ctrl-S>:sian w<shot><Enter><shot>");
    assert_true(typing_shows(&typing, "> Siân Wyn-Jones"));
    assert_true(typing_shows(&typing, "Candidate  Siân Wyn-Jones"));
    typing_run(&typing, ":contacts<Enter><shot>");
    assert_true(typing_shows(&typing, "Contacts  "));
    typing_run(&typing, "nSiân Wyn-Jones<Ctrl-S>:s<shot>");
    assert_true(hides(&typing, "Siân Wyn-Jones   Candidate"));
    typing_clear(&typing);
}

static void
test_confirmation_wants_the_word(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    typing_run(&typing, "nAnna<Ctrl-S>D<shot>y<Enter><shot>");
    assert_true(typing_shows(&typing, "Put a record in the trash: Anna"));
    assert_true(typing_shows(&typing, "Nothing was done: type remove, then Enter; Esc leaves"));
    assert_true(typing_stored(&typing, "name=Anna"));
    typing_run(&typing, "nAnna<Ctrl-S>Dremove<Esc><shot>");
    assert_true(typing_stored(&typing, "name=Anna"));
    typing_run(&typing, "nAnna<Ctrl-S>Dremove<Enter><shot>");
    assert_true(typing_shows(&typing, "In the trash: Anna"));
    assert_int_equal(typing.last.length, 0);
    typing_clear(&typing);
}

/* A25: a sentence typed where none is expected, at every screen. */
static void
test_a_sentence_changes_nothing(void **state)
{
    static const char *const screens[] = {
        "",          /* the list */
        "<Enter>",   /* a record */
        "e",         /* its form */
        "n",         /* an empty form */
        "c",         /* the form of another type */
        "/",         /* the filter line */
        "s",         /* a chooser */
        "?",         /* the help */
        ":",         /* the palette */
        "h",         /* the history */
        "M",         /* the messages */
        "D",         /* a confirmation */
        "2",         /* another list */
        "n<Ctrl-S>", /* what stands in the way */
        "e<Ctrl-G>", /* the help of a form */
        ":import<Enter>",
    };
    struct typing typing = {.people = 3};
    (void)state;
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        struct text keys = TEXT_EMPTY;
        text_append_format(&keys, "<shot>%sdelete the note from sam yes<shot>", screens[i]);
        typing_run(&typing, text_string(&keys));
        assert_string_equal(text_string(&typing.first), text_string(&typing.last));
        text_clear(&keys);
    }
    typing_clear(&typing);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_never_wrap),
        cmocka_unit_test(test_typing_narrows_the_help),
        cmocka_unit_test(test_help_runs_what_is_picked),
        cmocka_unit_test(test_palette_finds_commands_lists_and_people),
        cmocka_unit_test(test_confirmation_wants_the_word),
        cmocka_unit_test(test_a_sentence_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
