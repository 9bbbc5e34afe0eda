/* keymap_change_test.c - keys of one's own: what holds, and what is said of the rest (A24, A25). */
#include "command/keymap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define PAIRS 4

static const struct command rows[] = {
    {.name = "palette", .where = PLACE_LETTERS, .keys = ":", .flags = COMMAND_ESSENTIAL},
    {.name = "help", .where = PLACE_SCREEN, .keys = "? Ctrl-G F1", .flags = COMMAND_ESSENTIAL},
    {.name = "back", .where = PLACE_LETTERS, .keys = "Esc", .flags = COMMAND_ESSENTIAL},
    {.name = "quit", .where = PLACE_LETTERS, .keys = "q Ctrl-X", .flags = COMMAND_ESSENTIAL},
    {.name = "up", .where = PLACE_LETTERS, .keys = "Up k", .flags = COMMAND_ESSENTIAL},
    {.name = "go", .where = PLACE_LETTERS, .keys = "1 2 3"},
    {.name = "edit", .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI, .keys = "e"},
    {.name = "add", .where = PLACE_LIST, .keys = "n"},
    {.name = "undo", .where = PLACE_LIST | PLACE_DETAIL, .keys = "u"},
    {.name = "mark", .where = PLACE_LIST, .keys = "Space \u00e9"},
    {.name = "open", .where = PLACE_LIST, .keys = "Enter"},
    {.name = "open", .where = PLACE_DETAIL, .keys = "Enter"},
    {.name = "find-next", .where = PLACE_READER, .keys = "n"},
    {.name = "save", .where = PLACE_FORM, .keys = "Ctrl-S", .flags = COMMAND_ESSENTIAL},
    {.name = "leave", .where = PLACE_FORM, .keys = "Esc", .flags = COMMAND_ESSENTIAL},
    {.name = "enter", .where = PLACE_FORM, .keys = "Enter"},
    {.name = "choose", .where = PLACE_CHOOSER, .keys = "Enter", .flags = COMMAND_ESSENTIAL},
    {.name = "export", .where = PLACE_CLI},
};

static const struct command_table table = {rows, COUNT(rows)};

/* The rows with the pairs laid over them; the list of problems is the caller's. */
static struct keymap *
changed(const struct choice pairs[PAIRS], struct error_list *problems)
{
    struct error error = {.text = ""};
    struct keymap *keymap = keymap_new(&table, 1, &error);
    if (!keymap)
        fail_msg("%s", error.text);
    struct choice_list list = {pairs, 0};
    while (list.count < PAIRS && pairs[list.count].code)
        list.count++;
    *problems = (struct error_list){.items = NULL};
    keymap_change(keymap, &list, problems);
    return keymap;
}

static const char *
command_at(const struct keymap *keymap, enum place place, const char *key_name)
{
    key pressed;
    assert_true(key_from_name(key_name, strlen(key_name), &pressed));
    const struct command *command = keymap_find(keymap, place, pressed);
    return command ? command->name : "";
}

struct effect {
    enum place place;
    const char *key, *command;
};

static void
what_is_asked_for_holds(void **state)
{
    (void)state;
    static const struct {
        struct choice pairs[PAIRS];
        struct effect effects[6];
    } cases[] = {
        {{{"edit", "E Ctrl-E", false}},
         {{PLACE_LIST, "E", "edit"},
          {PLACE_DETAIL, "Ctrl-E", "edit"},
          {PLACE_LIST, "e", ""},
          {PLACE_DETAIL, "e", ""}}},
        {{{"list.open", "Enter o", false}},
         {{PLACE_LIST, "o", "open"}, {PLACE_LIST, "Enter", "open"}, {PLACE_DETAIL, "o", ""}}},
        {{{"detail.edit", "x", false}, {"edit", "E", false}},
         {{PLACE_DETAIL, "x", "edit"}, {PLACE_DETAIL, "E", ""}, {PLACE_LIST, "E", "edit"}}},
        {{{"undo", "", false}}, {{PLACE_LIST, "u", ""}, {PLACE_DETAIL, "u", ""}}},
        /* two that change places are no clash */
        {{{"edit", "n", false}, {"add", "e", false}, {"detail.edit", "e", false}},
         {{PLACE_LIST, "n", "edit"}, {PLACE_LIST, "e", "add"}, {PLACE_DETAIL, "e", "edit"}}},
        /* Esc leads back and Enter accepts, whatever else does */
        {{{"back", "b", false}, {"leave", "Ctrl-X", false}, {"enter", "", false}},
         {{PLACE_READER, "b", "back"},
          {PLACE_READER, "Esc", "back"},
          {PLACE_FORM, "Ctrl-X", "leave"},
          {PLACE_FORM, "Esc", "leave"},
          {PLACE_FORM, "Enter", "enter"}}},
        {{{"help", "? F2", false}},
         {{PLACE_LIST, "?", "help"}, {PLACE_FORM, "F2", "help"}, {PLACE_FORM, "F1", ""}}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error_list problems;
        struct keymap *keymap = changed(cases[i].pairs, &problems);
        if (problems.count > 0)
            fail_msg("case %zu: %s", i, problems.items[0].text);
        for (const struct effect *effect = cases[i].effects; effect->key; effect++)
            assert_string_equal(command_at(keymap, effect->place, effect->key), effect->command);
        keymap_free(keymap);
    }
}

/* The pair at fault goes, the row's own keys stay, and so does every other pair. */
static void
faults_are_named_and_cost_their_pair(void **state)
{
    (void)state;
    static const struct {
        const char *command, *keys, *text;
        struct effect effect;
    } faults[] = {
        {"edti", "E", "there is no command 'edti'; did you mean 'edit'", {PLACE_LIST, "e", "edit"}},
        {"export", "E", "there is no command 'export'", {PLACE_LIST, "E", ""}},
        {"form.edit",
         "Ctrl-E",
         "there is no command 'edit' in the form",
         {PLACE_FORM, "Ctrl-E", ""}},
        {"lst.edit",
         "E",
         "'lst.edit' must begin with list, detail, form, reader, chooser, ask or day, or have no "
         "dot",
         {PLACE_LIST, "e", "edit"}},
        {"edit",
         "E Entr",
         "'edit' has the key 'Entr', which is none; keys are like e, Enter, Ctrl-S, F1",
         {PLACE_LIST, "e", "edit"}},
        {"save",
         "s",
         "'save' has the key 's', which is typed where it works; give it another",
         {PLACE_FORM, "Ctrl-S", "save"}},
        {"form.help",
         "?",
         "'form.help' has the key '?', which is typed where it works; give it another",
         {PLACE_FORM, "F1", "help"}},
        {"leave",
         "Backspace",
         "'leave' has the key 'Backspace', which is typed where it works; give it another",
         {PLACE_FORM, "Esc", "leave"}},
        {"edit",
         "n",
         "'edit' and 'add' would both have the key n in the list; give one another",
         {PLACE_DETAIL, "e", "edit"}},
        {"edit",
         "Esc",
         "'back' and 'edit' would both have the key Esc in the list; give one another",
         {PLACE_LIST, "Esc", "back"}},
        {"form.save",
         "Enter",
         "'save' and 'enter' would both have the key Enter in the form; give one another",
         {PLACE_FORM, "Enter", "enter"}},
        {"back",
         "",
         "'back' must have a key in the list; it keeps its own",
         {PLACE_LIST, "Esc", "back"}},
        {"help",
         "x",
         "'help' must have a key in the form; it keeps its own",
         {PLACE_FORM, "F1", "help"}},
        {"edit",
         "Ctrl-C",
         "'edit' cannot have Ctrl-C, which does the same as Esc everywhere",
         {PLACE_LIST, "e", "edit"}},
        {"edit",
         "Ctrl-H",
         "'edit' cannot have Ctrl-H, which does the same as Backspace everywhere",
         {PLACE_LIST, "e", "edit"}},
    };
    for (size_t i = 0; i < COUNT(faults); i++) {
        struct error_list problems;
        const struct choice pairs[PAIRS] = {
            {"undo", "U", false},
            {faults[i].command, faults[i].keys, false},
        };
        struct keymap *keymap = changed(pairs, &problems);
        assert_int_equal(problems.count, 1);
        assert_string_equal(problems.items[0].text, faults[i].text);
        assert_int_equal(problems.items[0].field, 1);
        const struct effect *effect = &faults[i].effect;
        assert_string_equal(command_at(keymap, effect->place, effect->key), effect->command);
        assert_string_equal(command_at(keymap, PLACE_LIST, "U"), "undo");
        error_list_clear(&problems);
        keymap_free(keymap);
    }
}

/* Of two that want one key the later gives way, and what it wanted of others comes back too. */
static void
the_later_of_two_gives_way(void **state)
{
    (void)state;
    struct error_list problems;
    const struct choice pairs[PAIRS] = {{"undo", "x", false}, {"edit", "x", false}};
    struct keymap *keymap = changed(pairs, &problems);
    assert_int_equal(problems.count, 1);
    assert_int_equal(problems.items[0].field, 1);
    assert_string_equal(command_at(keymap, PLACE_LIST, "x"), "undo");
    assert_string_equal(command_at(keymap, PLACE_LIST, "e"), "edit");
    error_list_clear(&problems);
    keymap_free(keymap);
    /* "add" gives way to "undo", so "edit" cannot have n any more */
    const struct choice chain[PAIRS] = {
        {"undo", "x", false}, {"add", "x", false}, {"list.edit", "n", false}};
    keymap = changed(chain, &problems);
    assert_int_equal(problems.count, 2);
    assert_string_equal(command_at(keymap, PLACE_LIST, "n"), "add");
    assert_string_equal(command_at(keymap, PLACE_LIST, "e"), "edit");
    error_list_clear(&problems);
    keymap_free(keymap);
}

/* Somebody binds all to one key: what one cannot do without is still there everywhere. */
static void
no_pairs_lock_anybody_in(void **state)
{
    (void)state;
    static const char *const everything[] = {"q", "", "Esc", "Enter", "Tab"};
    struct choice pairs[COUNT(rows)];
    for (size_t i = 0; i < COUNT(everything); i++) {
        for (size_t row = 0; row < COUNT(rows); row++)
            pairs[row] = (struct choice){rows[row].name, everything[i], false};
        struct error error;
        struct error_list problems = {.items = NULL};
        struct keymap *keymap = keymap_new(&table, 1, &error);
        keymap_change(keymap, &(struct choice_list){pairs, COUNT(rows)}, &problems);
        assert_true(problems.count > 0);
        for (size_t row = 0; row < COUNT(rows); row++) {
            for (unsigned place = PLACE_LIST; place < PLACE_CLI; place *= 2) {
                if ((rows[row].flags & COMMAND_ESSENTIAL) && (rows[row].where & place))
                    assert_true(keymap_keys(keymap, &rows[row], place, NULL, 0) > 0);
            }
        }
        assert_string_equal(command_at(keymap, PLACE_LIST, "Esc"), "back");
        assert_string_equal(command_at(keymap, PLACE_FORM, "Esc"), "leave");
        error_list_clear(&problems);
        keymap_free(keymap);
    }
}

/* A25: letters, digits and Space run nothing; what was bound by hand and punctuation does. */
static void
letters_can_be_switched_off(void **state)
{
    (void)state;
    struct error_list problems;
    const struct choice pairs[PAIRS] = {{"edit", "E", false}};
    struct keymap *keymap = changed(pairs, &problems);
    keymap_drop_letters(keymap);
    static const char *const gone[] = {"n", "u", "q", "k", "1", "3", "Space", "\u00e9"};
    for (size_t i = 0; i < COUNT(gone); i++)
        assert_string_equal(command_at(keymap, PLACE_LIST, gone[i]), "");
    static const struct effect kept[] = {
        {PLACE_LIST, "E", "edit"},      {PLACE_LIST, ":", "palette"},
        {PLACE_LIST, "?", "help"},      {PLACE_READER, "Ctrl-X", "quit"},
        {PLACE_LIST, "Up", "up"},       {PLACE_LIST, "Enter", "open"},
        {PLACE_FORM, "Ctrl-S", "save"},
    };
    for (size_t i = 0; i < COUNT(kept); i++)
        assert_string_equal(command_at(keymap, kept[i].place, kept[i].key), kept[i].command);
    char way[KEY_WAY_SIZE];
    keymap_way(keymap, PLACE_LIST, "add", way);
    assert_string_equal(way, ":add");
    keymap_free(keymap);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_for_holds),
        cmocka_unit_test(faults_are_named_and_cost_their_pair),
        cmocka_unit_test(the_later_of_two_gives_way),
        cmocka_unit_test(no_pairs_lock_anybody_in),
        cmocka_unit_test(letters_can_be_switched_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
