/* paste_test.c - what is pasted is typed where a text is typed, gives no orders there, and is
 * refused elsewhere (A27, F03). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/typing.h"
#include "ui/line_edit.h"
#include "ui/text_edit.h"

#define REFUSED "A paste goes only where a text is typed; here it was left out"

static void
assert_unchanged(const struct typing *typing)
{
    assert_string_equal(text_string(&typing->first), text_string(&typing->last));
}

static void
a_list_takes_no_paste(void **state)
{
    (void)state;
    struct typing typing = {.people = 3};
    typing_run(&typing, "<shot><paste>dddqy<Enter>D<Enter>remove<Enter><end-paste><shot>");
    assert_true(typing_shows(&typing, REFUSED));
    assert_true(typing_shows(&typing, "--- 2 ---\nCandidates"));
    assert_unchanged(&typing);
    /* Nor does a record, nor the log. */
    typing_run(&typing, "<Enter><shot><paste>e<Ctrl-S><end-paste><shot>");
    assert_true(typing_shows(&typing, REFUSED));
    typing_run(&typing, "H<shot><paste>q<end-paste><shot>");
    assert_true(typing_shows(&typing, REFUSED));
    typing_clear(&typing);
}

static void
a_line_takes_line_ends_and_tabs_as_blanks(void **state)
{
    (void)state;
    struct typing typing = {0};
    typing_run(&typing, "n<paste>Ada<Tab>Ngozi<Enter>Okafor<Ctrl-S><end-paste><Ctrl-S><shot>");
    assert_true(typing_stored(&typing, " name=Ada Ngozi Okafor "));
    /* At the caret, and one line end is one blank. */
    typing_run(&typing, "nAB<Left><paste>x<Enter><Ctrl-J>y<end-paste>-<Ctrl-S><shot>");
    assert_true(typing_stored(&typing, " name=Ax y-B "));
    typing_clear(&typing);
}

static void
notes_take_lines(void **state)
{
    (void)state;
    struct typing typing = {0};
    typing_run(&typing, "nAda<to notes><paste>one<Enter><Ctrl-J>two<Ctrl-J>three<Enter>four<Tab>."
                        "<end-paste><Ctrl-S><shot>");
    assert_true(typing_stored(&typing, " notes=one\ntwo\nthree\nfour .\n"));
    typing_clear(&typing);
}

static void
keys_and_controls_in_a_paste_are_dropped(void **state)
{
    (void)state;
    struct typing typing = {0};
    typing_run(&typing, "n<paste>A<Esc><Esc><Up><Ctrl-U>d<Backspace><F1>\xc2\x85"
                        "a<paste>!<end-paste>"
                        "<Ctrl-S><shot>");
    assert_true(typing_stored(&typing, " name=Ada! "));
    typing_clear(&typing);
}

/* The question is still there: nothing was submitted. */
static void
a_paste_confirms_nothing(void **state)
{
    (void)state;
    struct typing typing = {.people = 3};
    typing_run(&typing, "<shot>D<paste>remove<Enter><end-paste><shot>");
    assert_true(typing_shows(&typing, "Type remove to do it: remove"));
    assert_unchanged(&typing);
    typing_clear(&typing);
}

static void
every_line_that_is_typed_in_takes_one(void **state)
{
    (void)state;
    struct typing typing = {.people = 10};
    typing_run(&typing, "/<paste>zzz<end-paste><shot>");
    assert_true(typing_shows(&typing, "zzz"));
    typing_run(&typing, ":<paste>undo<Enter><end-paste><shot>");
    assert_true(typing_shows(&typing, "undo"));
    assert_true(typing_shows(&typing, "1 of "));
    typing_run(&typing, "?<paste>histo<end-paste><shot>");
    assert_true(typing_shows(&typing, "histo"));
    typing_clear(&typing);
}

static void
a_choice_takes_no_paste(void **state)
{
    (void)state;
    struct typing typing = {.people = 1};
    typing_run(&typing, "e<to role><shot><paste>d  <end-paste><shot><Ctrl-S><shot>");
    assert_true(typing_shows(&typing, REFUSED));
    assert_unchanged(&typing);
    typing_clear(&typing);
}

static void
append_times(struct text *script, const char *words, int times)
{
    for (int i = 0; i < times; i++)
        text_append(script, words);
}

static void
what_does_not_fit_is_told(void **state)
{
    (void)state;
    struct typing typing = {0};
    struct text script = TEXT_EMPTY;
    text_append(&script, "nxy<paste>");
    append_times(&script, "12345678\u00e9!", 40);
    text_append(&script, "<end-paste><shot><Ctrl-S><shot>");
    typing_run(&typing, text_string(&script));
    assert_true(typing_shows(
        &typing, "Warning: The first 298 of 400 pasted characters were taken; more does not fit"));
    assert_int_equal(LINE_EDIT_MOST, 300);
    assert_true(typing_stored(&typing, "12345678 "));

    text_reset(&script);
    text_append(&script, "nAda<to notes><paste>");
    append_times(&script, "0123456789", TEXT_EDIT_MOST_BYTES / 10 + 100);
    text_append(&script, "<end-paste><shot><Ctrl-S><shot>");
    typing_run(&typing, text_string(&script));
    assert_true(typing_shows(&typing, "Warning: The first 65536 of 66530 pasted characters"));
    assert_true(typing_stored(&typing, "name=Ada"));
    text_clear(&script);
    typing_clear(&typing);
}

static void
a_screen_too_small_takes_no_paste(void **state)
{
    (void)state;
    struct typing typing = {.people = 2};
    typing_run(&typing, "<shot>n<resize 19x4><paste>Ada<Enter><end-paste><resize 80x24><shot>");
    assert_true(typing_shows(&typing, REFUSED));
    assert_unchanged(&typing);
    typing_clear(&typing);
}

static void
a_window_may_change_in_the_middle(void **state)
{
    (void)state;
    struct typing typing = {0};
    typing_run(&typing, "n<paste>Ada<resize 100x30> Okafor<end-paste><Ctrl-S><shot>");
    assert_true(typing_stored(&typing, " name=Ada Okafor "));
    /* The terminal goes: the loop ends, and nothing of the paste was used. */
    typing_run(&typing, "<shot>n<paste>Ada");
    assert_unchanged(&typing);
    typing_clear(&typing);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_takes_no_paste),
        cmocka_unit_test(a_line_takes_line_ends_and_tabs_as_blanks),
        cmocka_unit_test(notes_take_lines),
        cmocka_unit_test(keys_and_controls_in_a_paste_are_dropped),
        cmocka_unit_test(a_paste_confirms_nothing),
        cmocka_unit_test(every_line_that_is_typed_in_takes_one),
        cmocka_unit_test(a_choice_takes_no_paste),
        cmocka_unit_test(what_does_not_fit_is_told),
        cmocka_unit_test(a_screen_too_small_takes_no_paste),
        cmocka_unit_test(a_window_may_change_in_the_middle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
