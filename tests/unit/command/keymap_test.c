/* keymap_test.c - which key runs which command where (A24, A25, A32). */
#include "command/keymap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { OPEN, NEW, SAVE, HELP, MARK, QUIET, CLI };

static const struct command rows[] = {
    [OPEN] = {.name = "open", .where = PLACE_LIST, .keys = "Enter"},
    [NEW] = {.name = "new", .where = PLACE_LIST, .keys = "n"},
    [SAVE] = {.name = "save", .where = PLACE_FORM, .keys = "Ctrl-S Enter"},
    [HELP] = {.name = "help", .where = PLACE_SCREEN, .keys = " ?  F1 "},
    [MARK] = {.name = "mark", .where = PLACE_LIST | PLACE_CLI, .keys = "Space \u00e9"},
    [QUIET] = {.name = "quiet", .where = PLACE_DETAIL},
    [CLI] = {.name = "list", .where = PLACE_CLI, .keys = "n"},
};
static const struct command_table table = {rows, COUNT(rows)};

static struct keymap *
make(const struct command *commands, size_t count, struct error *error)
{
    struct command_table one = {commands, count};
    return keymap_new(&one, 1, error);
}

static void
keys_work_in_their_places(void **state)
{
    (void)state;
    struct error error;
    struct keymap *keymap = keymap_new(&table, 1, &error);
    assert_non_null(keymap);
    assert_ptr_equal(keymap_find(keymap, PLACE_LIST, KEY_RETURN), &rows[OPEN]);
    assert_ptr_equal(keymap_find(keymap, PLACE_FORM, KEY_RETURN), &rows[SAVE]);
    assert_ptr_equal(keymap_find(keymap, PLACE_FORM, KEY_CTRL('S')), &rows[SAVE]);
    assert_ptr_equal(keymap_find(keymap, PLACE_LIST, 'n'), &rows[NEW]);
    assert_ptr_equal(keymap_find(keymap, PLACE_LIST, ' '), &rows[MARK]);
    assert_ptr_equal(keymap_find(keymap, PLACE_LIST, 0xE9), &rows[MARK]);
    assert_null(keymap_find(keymap, PLACE_DETAIL, 'n'));
    assert_null(keymap_find(keymap, PLACE_LIST, 'N'));
    assert_null(keymap_find(keymap, PLACE_CLI, 'n'));
    assert_null(keymap_find(keymap, PLACE_LIST, KEY_NONE));
    keymap_free(keymap);
    keymap_free(NULL);
}

/* A25: where a text is typed, a letter is a letter; the other key still works. */
static void
letters_are_typed_in_forms(void **state)
{
    (void)state;
    struct error error;
    struct keymap *keymap = keymap_new(&table, 1, &error);
    static const enum place letters[] = {PLACE_LIST, PLACE_DETAIL, PLACE_READER};
    static const enum place typing[] = {PLACE_FORM, PLACE_CHOOSER, PLACE_ASK};
    for (size_t i = 0; i < 3; i++) {
        assert_ptr_equal(keymap_find(keymap, letters[i], '?'), &rows[HELP]);
        assert_ptr_equal(keymap_find(keymap, letters[i], KEY_FUNCTION(1)), &rows[HELP]);
        assert_null(keymap_find(keymap, typing[i], '?'));
        assert_ptr_equal(keymap_find(keymap, typing[i], KEY_FUNCTION(1)), &rows[HELP]);
        for (key pressed = ' '; pressed < 0x250; pressed++) {
            if (key_is_printable(pressed))
                assert_null(keymap_find(keymap, typing[i], pressed));
        }
    }
    keymap_free(keymap);
}

static void
commands_of_a_place_in_order(void **state)
{
    (void)state;
    struct error error;
    struct keymap *keymap = keymap_new(&table, 1, &error);
    const struct command *commands[10];
    assert_int_equal(keymap_commands(keymap, PLACE_LIST, commands, 10), 4);
    assert_ptr_equal(commands[0], &rows[OPEN]);
    assert_ptr_equal(commands[1], &rows[NEW]);
    assert_ptr_equal(commands[2], &rows[HELP]);
    assert_ptr_equal(commands[3], &rows[MARK]);
    commands[1] = NULL;
    assert_int_equal(keymap_commands(keymap, PLACE_LIST, commands, 1), 4);
    assert_null(commands[1]);
    assert_int_equal(keymap_commands(keymap, PLACE_DETAIL, commands, 10), 2);
    keymap_free(keymap);
}

static void
keys_in_a_place(void **state)
{
    (void)state;
    static const struct {
        size_t row;
        enum place place;
        size_t count;
        const char *first;
    } cases[] = {
        {OPEN, PLACE_LIST, 1, "Enter"}, {SAVE, PLACE_FORM, 2, "Ctrl-S"}, {HELP, PLACE_LIST, 2, "?"},
        {HELP, PLACE_FORM, 1, "F1"},    {MARK, PLACE_LIST, 2, "Space"},  {MARK, PLACE_FORM, 0, ""},
        {QUIET, PLACE_DETAIL, 0, ""},   {CLI, PLACE_LIST, 0, ""},
    };
    struct error error;
    struct keymap *keymap = keymap_new(&table, 1, &error);
    for (size_t i = 0; i < COUNT(cases); i++) {
        char name[KEY_NAME_SIZE];
        const struct command *row = &rows[cases[i].row];
        assert_int_equal(keymap_keys(keymap, row, cases[i].place, NULL, 0), cases[i].count);
        keymap_key_in(keymap, row, cases[i].place, name);
        assert_string_equal(name, cases[i].first);
    }
    key both[2];
    assert_int_equal(keymap_keys(keymap, &rows[SAVE], PLACE_FORM, both, 2), 2);
    assert_int_equal(both[1], KEY_RETURN);
    keymap_free(keymap);
}

/* A message names a way that works, also for a command without a key. */
static void
ways(void **state)
{
    (void)state;
    static const struct command commands[] = {
        {.name = "palette", .where = PLACE_LETTERS, .keys = ":"},
        {.name = "help", .where = PLACE_SCREEN, .keys = "? Ctrl-G"},
        {.name = "add", .where = PLACE_LIST, .keys = "n Ctrl-N"},
        {.name = "import", .where = PLACE_LIST},
        {.name = "earlier", .where = PLACE_FORM},
    };
    static const struct {
        enum place place;
        const char *name, *way;
    } cases[] = {
        {PLACE_LIST, "add", "n"},
        {PLACE_LIST, "import", ":import"},
        {PLACE_FORM, "earlier", "Ctrl-G earlier"},
    };
    struct error error;
    struct keymap *keymap = make(commands, COUNT(commands), &error);
    for (size_t i = 0; i < COUNT(cases); i++) {
        char way[KEY_WAY_SIZE];
        keymap_way(keymap, cases[i].place, cases[i].name, way);
        assert_string_equal(way, cases[i].way);
    }
    keymap_free(keymap);
}

static void
faults_are_named(void **state)
{
    (void)state;
    static const struct {
        struct command commands[2];
        const char *text;
    } cases[] = {
        {{{.name = "open", .where = PLACE_LIST, .keys = "Entr"}},
         "'open' has the key 'Entr', which is none; keys are like e, Enter, Ctrl-S, F1"},
        {{{.name = "open", .where = PLACE_LIST, .keys = "e Enter"},
          {.name = "edit", .where = PLACE_LIST | PLACE_DETAIL, .keys = "e"}},
         "'open' and 'edit' both have the key e in the list; give one another key"},
        {{{.name = "save", .where = PLACE_FORM, .keys = "Tab"},
          {.name = "next", .where = PLACE_FORM, .keys = "Tab"}},
         "'save' and 'next' both have the key Tab in the form; give one another key"},
        {{{.name = "save", .where = PLACE_FORM, .keys = "s"}},
         "'save' has the key 's', which is typed where it works; give it another"},
        {{{.name = "pick", .where = PLACE_CHOOSER | PLACE_ASK, .keys = "Enter Space"}},
         "'pick' has the key 'Space', which is typed where it works; give it another"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error;
        assert_null(make(cases[i].commands, cases[i].commands[1].name ? 2 : 1, &error));
        assert_int_equal(error.code, ERROR_CONFIG);
        assert_string_equal(error.text, cases[i].text);
    }
}

static void
what_does_not_clash(void **state)
{
    (void)state;
    static const struct command commands[] = {
        {.name = "open", .where = PLACE_LIST, .keys = "e e Enter"},
        {.name = "edit", .where = PLACE_DETAIL, .keys = "e"},
        {.name = "save", .where = PLACE_FORM, .keys = "Enter"},
        {.name = "export", .where = PLACE_CLI, .keys = "nonsense"},
        {.name = "none", .where = PLACE_LIST, .keys = ""},
    };
    struct error error;
    struct keymap *keymap = make(commands, COUNT(commands), &error);
    assert_non_null(keymap);
    assert_ptr_equal(keymap_find(keymap, PLACE_DETAIL, 'e'), &commands[1]);
    keymap_free(keymap);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_work_in_their_places),
        cmocka_unit_test(letters_are_typed_in_forms),
        cmocka_unit_test(commands_of_a_place_in_order),
        cmocka_unit_test(keys_in_a_place),
        cmocka_unit_test(ways),
        cmocka_unit_test(faults_are_named),
        cmocka_unit_test(what_does_not_clash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
