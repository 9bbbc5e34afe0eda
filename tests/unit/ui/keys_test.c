/* keys_test.c - keys of one's own on the screen, letters switched off, hints (A11, A24, A25). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/files.h"
#include "support/fixture.h"
#include "support/typing.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Types the keys with these settings, which may be NULL. */
static void
type_with(struct typing *typing, const char *settings, const char *keys)
{
    char *folder = fixture_folder();
    char *path = settings ? files_write(folder, "posact.yaml", settings, strlen(settings)) : NULL;
    typing->settings = path;
    typing_run(typing, keys);
    typing->settings = NULL;
    free(path);
    fixture_remove(folder);
}

/* From the shot with this number on, up to the next one. */
static char *
shot(const struct typing *typing, int number)
{
    char begin[32], end[32];
    snprintf(begin, sizeof begin, "--- %d ---", number);
    snprintf(end, sizeof end, "--- %d ---", number + 1);
    const char *from = strstr(text_string(&typing->shots), begin);
    assert_non_null(from);
    const char *to = strstr(from, end);
    return to ? must_strndup(from, (size_t)(to - from)) : must_strdup(from);
}

static bool
shot_has(const struct typing *typing, int number, const char *words)
{
    char *found = shot(typing, number);
    bool has = strstr(found, words) != NULL;
    free(found);
    return has;
}

/* A11: the hints stand where they are shown, and where they are not their row is empty. */
static void
test_hints_once_for_each_kind_of_screen(void **state)
{
    static const char keys[] = "<shot><Enter><shot><Esc><shot><Enter><shot>e<shot><Esc>e<shot>";
    static const struct {
        const char *settings;
        bool shown[6]; /* list, detail, list, detail, form, form */
    } cases[] = {
        {NULL, {true, true, true, true, true, true}},
        {"hints: always\n", {true, true, true, true, true, true}},
        {"hints: first\n", {true, true, false, false, true, false}},
        {"hints: never\n", {false, false, false, false, false, false}},
    };
    struct typing typing = {.people = 3};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        type_with(&typing, cases[i].settings, keys);
        for (int number = 0; number < 6; number++)
            assert_int_equal(shot_has(&typing, number + 1, "help\n"), cases[i].shown[number]);
    }
    typing_clear(&typing);
}

/* Hints stay for the whole of the first visit, also while one moves and a message comes. */
static void
test_hints_stay_for_a_visit(void **state)
{
    struct typing typing = {.people = 3};
    (void)state;
    type_with(&typing, "hints: first\n", "<Down><Esc><pause><shot>/a<shot><Enter><shot>");
    assert_true(shot_has(&typing, 1, "? help\n"));
    assert_true(shot_has(&typing, 2, "help\n"));
    assert_false(shot_has(&typing, 3, "? help\n"));
    typing_clear(&typing);
}

static const char own_keys[] = "keys:\n"
                               "  add: \"a\"\n"
                               "  edit: \"E Ctrl-E\"\n"
                               "  save: \"F2 Ctrl-T\"\n"
                               "  earlier: \"\"\n"
                               "  help: \"! F3\"\n"
                               "  palette: \";\"\n"
                               "  quit: \"Q\"\n"
                               "  go: \"\"\n";

/* Wherever a key is named it is the one in force. */
static void
test_own_keys_are_named(void **state)
{
    static const struct {
        const char *keys, *shown;
    } cases[] = {
        {"<shot>", "Enter open  / filter  Space mark  a new  E edit"},
        {"<shot>", "; commands"},
        {"<shot>", "! help\n"},
        {"!edit<shot>", "E Ctrl-E\n"},
        {";edit<shot>", "E Ctrl-E\n"},
        {"<Esc><shot>", "This is the first screen; Q leaves posact"},
        {"x<shot>", "No command has the key x here; ! shows those that work"},
        {"/nobody at all<Enter><shot>", "Esc takes the filter away"},
        {"a<shot>", "F2 save  Tab next  Esc leave  F3 help"},
        {"aAda<Esc><shot>", "Kept as a draft; type ;drafts to go on with it"},
        {"E<to close_reason><Tab><Tab><Tab><Tab><Tab><shot>", "This is the last answer; F2 saves"},
    };
    struct typing typing = {.people = 3};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        type_with(&typing, own_keys, cases[i].keys);
        assert_true(typing_shows(&typing, cases[i].shown));
    }
    typing.people = 0;
    type_with(&typing, own_keys, "<shot>");
    assert_true(typing_shows(&typing, "Type a to add one, or ;import to read a file"));
    typing_clear(&typing);
}

/* ... and it works, where the shipped one does no longer. */
static void
test_own_keys_work(void **state)
{
    struct typing typing = {.people = 0};
    (void)state;
    type_with(&typing, own_keys, "aAda<Ctrl-S><shot><F2><shot>");
    assert_true(shot_has(&typing, 1, "[unsaved]"));
    assert_true(typing_stored(&typing, "name=Ada"));
    type_with(&typing, own_keys, "nAda<Ctrl-T><shot>");
    assert_int_equal(typing.last.length, 0);
    typing_clear(&typing);
}

/* A file at fault is told of on the screen too, and stops nothing. */
static void
test_problems_are_told_on_start(void **state)
{
    struct typing typing = {.people = 3, .columns = 180};
    (void)state;
    type_with(&typing, "keys: {edti: E}\n", "<shot>");
    assert_true(typing_shows(&typing, "Warning: "));
    assert_true(typing_shows(&typing, "posact.yaml:1:8: keys: there is no command 'edti';"));
    type_with(&typing, "keys:\n  edit: n\n  add: Entr\n  undo: Y\nhints: often\n",
              "<shot>M<shot>?messages<shot>");
    assert_true(typing_shows(&typing, "Warning: 3 problems in the settings; M shows them"));
    assert_true(shot_has(&typing, 2, "posact.yaml:5:8: hints must be always, first or never"));
    assert_true(shot_has(&typing, 2, "posact.yaml:2:3: keys: "));
    assert_true(shot_has(&typing, 2, "posact.yaml:3:3: keys: 'add' has the key 'Entr'"));
    type_with(&typing, "", "<shot>");
    assert_false(shot_has(&typing, 1, "Warning"));
    typing_clear(&typing);
}

/* A25: what a letter did is found by name. */
static void
test_letters_off_leaves_a_way_to_all(void **state)
{
    static const char off[] = "letter-keys: off\n";
    struct typing typing = {.people = 0};
    (void)state;
    type_with(&typing, off, "n<shot>:add<Enter>Ada<Ctrl-S><shot>");
    assert_true(shot_has(&typing, 1, "Type :add to add one, or :import to read a file"));
    assert_true(shot_has(&typing, 1, "No command has the key n here"));
    assert_true(typing_stored(&typing, "name=Ada"));
    /* the list of posact's own lists names no number that does nothing */
    type_with(&typing, off, ":contacts<shot>");
    assert_true(typing_shows(&typing, "Go to this list\n"));
    type_with(&typing, "letter-keys: off\nkeys: {add: n}\n", "nAda<Ctrl-S><shot>");
    assert_true(typing_stored(&typing, "name=Ada"));
    typing_clear(&typing);
}

/* A25: dictation, or a hand on the wrong keys, on every screen: no row changes. */
static void
test_words_typed_blind_change_nothing(void **state)
{
    static const char *const ways[] = {
        "",
        ":open<Enter>",
        ":edit<Enter>",
        ":add<Enter>",
        ":contact<Enter>",
        ":remove<Enter>",
        ":history<Enter>",
        ":log<Enter>",
        ":messages<Enter>",
        ":sort<Enter>",
        ":trash<Enter>",
        ":contacts<Enter>",
        ":",
        "?",
        "/",
        "<Enter>?",
        "<Enter>:",
        ":edit<Enter><Ctrl-G>",
    };
    static const char *const settings[] = {NULL, "letter-keys: off\n"};
    struct typing typing = {.people = 5};
    (void)state;
    for (size_t i = 0; i < COUNT(ways); i++) {
        for (size_t j = 0; j < COUNT(settings); j++) {
            char *keys =
                must_format("<shot>%s<shot>delete the note from sam yes<pause><shot>", ways[i]);
            type_with(&typing, settings[j], keys);
            assert_true(typing.first.length > 0);
            assert_string_equal(text_string(&typing.last), text_string(&typing.first));
            free(keys);
        }
    }
    typing_clear(&typing);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hints_once_for_each_kind_of_screen),
        cmocka_unit_test(test_hints_stay_for_a_visit),
        cmocka_unit_test(test_own_keys_are_named),
        cmocka_unit_test(test_own_keys_work),
        cmocka_unit_test(test_problems_are_told_on_start),
        cmocka_unit_test(test_letters_off_leaves_a_way_to_all),
        cmocka_unit_test(test_words_typed_blind_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
