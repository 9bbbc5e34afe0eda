/* all_commands_test.c - walks the rows of every command that posact has: whole, without clashes,
 * and harmless when somebody types where nothing is typed (A24, A25). */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cli/cli.h"
#include "command/keymap.h"
#include "modules/registry.h"
#include "ui/views.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define TABLES (UI_TABLES + 1)
#define KEYS_MAX 16 /* of one command */

static const enum place screen_places[] = {
    PLACE_LIST, PLACE_DETAIL, PLACE_FORM, PLACE_READER,   PLACE_CHOOSER, PLACE_ASK,
    PLACE_DAY,  PLACE_BOARD,  PLACE_DESK, PLACE_CALENDAR, PLACE_MATRIX,
};

static struct keymap *
all_tables(struct command_table tables[TABLES])
{
    memset(tables, 0, TABLES * sizeof *tables);
    size_t count = ui_tables(tables);
    tables[count++] = cli_commands;
    struct error error = {.text = ""};
    struct keymap *keymap = keymap_new(tables, count, &error);
    if (!keymap)
        fail_msg("%s", error.text);
    return keymap;
}

typedef void row_test(const struct keymap *keymap, const struct command *command);

static void
for_each_command(row_test *test)
{
    struct command_table tables[TABLES];
    struct keymap *keymap = all_tables(tables);
    for (size_t i = 0; i < TABLES; i++) {
        for (size_t j = 0; j < tables[i].count; j++)
            test(keymap, &tables[i].rows[j]);
    }
    keymap_free(keymap);
}

static void
must(bool fulfilled, const struct command *command, const char *what)
{
    if (!fulfilled)
        fail_msg("command %s %s", command->name ? command->name : "without a name", what);
}

/* Every name parses and no two rows of a place claim one key: all_tables fails otherwise. */
static void
keys_do_not_clash(void **state)
{
    (void)state;
    struct command_table tables[TABLES];
    keymap_free(all_tables(tables));
}

static void
test_whole(const struct keymap *keymap, const struct command *command)
{
    (void)keymap;
    must(!string_is_empty(command->name), command, "has no name");
    must(!string_is_empty(command->summary), command, "has no summary");
    must(command->where != 0, command, "works nowhere");
    const char *summary = command->summary;
    must(*summary >= 'A' && *summary <= 'Z' && summary[strlen(summary) - 1] != '.', command,
         "must have a summary in sentence case, without a full stop");
    must(command->run != NULL, command, "does nothing");
    must((command->arg_count == 0) == (command->args == NULL), command, "has arguments and none");
    must(!((command->flags & COMMAND_WRITES) && (command->flags & COMMAND_NO_STORE)), command,
         "writes without a database");
}

static void
rows_are_whole(void **state)
{
    (void)state;
    for_each_command(test_whole);
}

static bool
writes_at_once(const struct command *command)
{
    bool asks =
        (command->flags & (COMMAND_TAKES_RECORD | COMMAND_CONFIRM)) != 0 || command->arg_count > 0;
    return (command->flags & COMMAND_WRITES) != 0 && !asks;
}

/* A25: a letter may write at once only to bring something back. */
static void
test_letters(const struct keymap *keymap, const struct command *command)
{
    bool restores = string_equal(command->name, "undo") || string_equal(command->name, "redo") ||
                    string_equal(command->name, "restore");
    if (restores || !writes_at_once(command))
        return;
    for (size_t i = 0; i < COUNT(screen_places); i++) {
        key keys[KEYS_MAX];
        size_t count = keymap_keys(keymap, command, screen_places[i], keys, KEYS_MAX);
        for (size_t k = 0; k < count && k < KEYS_MAX; k++)
            must(!key_is_printable(keys[k]), command, "writes at a single letter");
    }
}

static void
no_letter_destroys(void **state)
{
    (void)state;
    for_each_command(test_letters);
}

/* A25: the very words of the rule, typed blind, change nothing in any place. */
static void
words_typed_blind_change_nothing(void **state)
{
    (void)state;
    struct command_table tables[TABLES];
    struct keymap *keymap = all_tables(tables);
    for (const char *letter = "delete the note from sam yes"; *letter != '\0'; letter++) {
        for (size_t i = 0; i < COUNT(screen_places); i++) {
            const struct command *command =
                keymap_find(keymap, screen_places[i], (key)(unsigned char)*letter);
            must(!command || !writes_at_once(command), command, "writes at once");
        }
    }
    keymap_free(keymap);
}

/* Where text is typed, every printable key is typed. */
static void
letters_are_typed(void **state)
{
    (void)state;
    struct command_table tables[TABLES];
    struct keymap *keymap = all_tables(tables);
    for (size_t i = 0; i < COUNT(screen_places); i++) {
        for (key pressed = ' '; pressed < 0x250; pressed++) {
            if ((screen_places[i] & PLACE_LETTERS) == 0 && key_is_printable(pressed))
                assert_null(keymap_find(keymap, screen_places[i], pressed));
        }
    }
    keymap_free(keymap);
}

/* A24: keys that every terminal sends and no screen reader takes for itself. */
static bool
is_plain_key(key pressed)
{
    return key_is_printable(pressed) || pressed == KEY_TAB || pressed == KEY_RETURN ||
           pressed == KEY_ESCAPE || (pressed >= KEY_ARROW_UP && pressed <= KEY_ARROW_RIGHT) ||
           (pressed >= KEY_CTRL('A') && pressed <= KEY_CTRL('Z'));
}

static bool
has_plain_key(const struct keymap *keymap, const struct command *command, enum place place)
{
    key keys[KEYS_MAX];
    size_t count = keymap_keys(keymap, command, place, keys, KEYS_MAX);
    for (size_t i = 0; i < count && i < KEYS_MAX; i++) {
        if (is_plain_key(keys[i]))
            return true;
    }
    return false;
}

/* Keys that only some keyboards have, where the command has no other, and why that is enough. */
static const struct {
    enum place place;
    const char *command, *why;
} special_keys[] = {
    {PLACE_FORM, "previous", "Up does the same, and Shift-Tab is what forms have everywhere"},
    {PLACE_CHOOSER, "first", "Ctrl-B goes there in a few steps; typing makes the rows few"},
    {PLACE_CHOOSER, "last", "Ctrl-F goes there in a few steps; typing makes the rows few"},
};

static bool
is_special(const struct command *command, enum place place)
{
    for (size_t i = 0; i < COUNT(special_keys); i++) {
        if (special_keys[i].place == place && string_equal(special_keys[i].command, command->name))
            return true;
    }
    return false;
}

/* A24: with Tab, arrows, Enter, Esc, printable keys and Ctrl-letters everything can be done. What
 * has no key at all is in the palette and in help, which have such keys everywhere. */
static void
test_plain_keys(const struct keymap *keymap, const struct command *command)
{
    for (size_t i = 0; i < COUNT(screen_places); i++) {
        enum place place = screen_places[i];
        bool essential = (command->flags & COMMAND_ESSENTIAL) != 0;
        bool has_keys = keymap_keys(keymap, command, place, NULL, 0) > 0;
        if ((command->where & place) == 0 || (!has_keys && !essential))
            continue;
        bool plain = has_plain_key(keymap, command, place);
        must(plain != is_special(command, place), command,
             plain ? "is no exception" : "needs a key that not every keyboard has");
    }
}

static void
plain_keys_reach_everything(void **state)
{
    (void)state;
    for_each_command(test_plain_keys);
}

/* A25: switching the letters off takes nothing away that one cannot do without. */
static void
test_without_letters(const struct keymap *keymap, const struct command *command)
{
    for (size_t i = 0; i < COUNT(screen_places); i++) {
        if ((command->flags & COMMAND_ESSENTIAL) && (command->where & screen_places[i]))
            must(has_plain_key(keymap, command, screen_places[i]), command,
                 "is out of reach without letters");
        key keys[KEYS_MAX];
        size_t count = keymap_keys(keymap, command, screen_places[i], keys, KEYS_MAX);
        for (size_t k = 0; k < count && k < KEYS_MAX; k++)
            must(!(keys[k] < 0x80 && (keys[k] == ' ' || isalnum((int)keys[k]))), command,
                 "still runs at a letter");
    }
}

static void
letters_can_be_switched_off(void **state)
{
    (void)state;
    struct command_table tables[TABLES];
    struct keymap *keymap = all_tables(tables);
    keymap_drop_letters(keymap);
    for (size_t i = 0; i < TABLES; i++) {
        for (size_t j = 0; j < tables[i].count; j++) {
            if (!is_special(&tables[i].rows[j], PLACE_FORM))
                test_without_letters(keymap, &tables[i].rows[j]);
        }
    }
    keymap_free(keymap);
}

static void
test_kept(const struct keymap *keymap, const struct command *command)
{
    for (size_t i = 0; i < COUNT(screen_places); i++) {
        if ((command->flags & COMMAND_ESSENTIAL) && (command->where & screen_places[i]))
            must(keymap_keys(keymap, command, screen_places[i], NULL, 0) > 0, command,
                 "can be taken away");
    }
}

/* A posact.yaml that binds every command to one key, or to none, still leaves a program that one
 * can find one's way in, save in, and leave. */
static void
no_settings_lock_anybody_in(void **state)
{
    (void)state;
    static const char *const everything[] = {"q", "", "Esc", "Enter", "Tab", "Ctrl-S", "Down"};
    for (size_t i = 0; i < COUNT(everything); i++) {
        struct command_table tables[TABLES];
        struct keymap *keymap = all_tables(tables);
        struct choice pairs[200];
        struct choice_list list = {pairs, 0};
        for (size_t t = 0; t < TABLES; t++) {
            for (size_t j = 0; j < tables[t].count && list.count < COUNT(pairs); j++)
                pairs[list.count++] = (struct choice){tables[t].rows[j].name, everything[i], false};
        }
        struct error_list problems = {.items = NULL};
        keymap_change(keymap, &list, &problems);
        assert_true(problems.count > 0);
        for (size_t t = 0; t < TABLES; t++) {
            for (size_t j = 0; j < tables[t].count; j++)
                test_kept(keymap, &tables[t].rows[j]);
        }
        error_list_clear(&problems);
        keymap_free(keymap);
    }
}

/* A32: a key means one thing. Names that say the same in other places stand in one line. */
static const char *const same_meaning[][6] = {
    {"back", "close", "leave", "cancel"},
    {"open", "choose", "accept", "enter", "in"},
    {"filter", "find"},
};

/* Keys that mean two things, and why nobody is led astray. */
static const struct {
    const char *key, *one, *other, *why;
} two_meanings[] = {
    {"n", "add", "find-next", "a text to read has nothing to add to, and n goes on as in a pager"},
};

static bool
mean_the_same(const char *one, const char *other)
{
    if (string_equal(one, other))
        return true;
    for (size_t i = 0; i < COUNT(same_meaning); i++) {
        size_t found = 0;
        for (size_t j = 0; j < COUNT(same_meaning[i]) && same_meaning[i][j]; j++)
            found +=
                string_equal(same_meaning[i][j], one) || string_equal(same_meaning[i][j], other);
        if (found == 2)
            return true;
    }
    return false;
}

static bool
is_excepted(const char *key_name, const char *one, const char *other)
{
    for (size_t i = 0; i < COUNT(two_meanings); i++) {
        if (string_equal(two_meanings[i].key, key_name) && string_equal(two_meanings[i].one, one) &&
            string_equal(two_meanings[i].other, other))
            return true;
    }
    return false;
}

static void
test_meaning(const struct keymap *keymap, key pressed, size_t *excepted)
{
    const struct command *first = NULL;
    for (size_t i = 0; i < COUNT(screen_places); i++) {
        const struct command *command = keymap_find(keymap, screen_places[i], pressed);
        if (!first)
            first = command;
        if (!command || mean_the_same(first->name, command->name))
            continue;
        char name[KEY_NAME_SIZE];
        key_to_name(pressed, name);
        if (!is_excepted(name, first->name, command->name))
            fail_msg("%s is '%s' on one screen and '%s' on another (A32)", name, first->name,
                     command->name);
        ++*excepted;
    }
}

static void
a_key_means_one_thing(void **state)
{
    (void)state;
    struct command_table tables[TABLES];
    struct keymap *keymap = all_tables(tables);
    size_t excepted = 0;
    for (key pressed = 1; pressed < 0x250; pressed++)
        test_meaning(keymap, pressed, &excepted);
    for (key pressed = KEY_BASE; pressed <= KEY_FUNCTION(12); pressed++)
        test_meaning(keymap, pressed, &excepted);
    assert_int_equal(excepted, COUNT(two_meanings));
    keymap_free(keymap);
}

/* `posact help` puts a command under the word that says what comes of it. */
static void
test_group(const struct keymap *keymap, const struct command *command)
{
    (void)keymap;
    bool writes = (command->flags & COMMAND_WRITES) != 0;
    bool shown = (command->where & PLACE_CLI) != 0;
    must(!shown || writes || command->group != GROUP_CHANGE, command,
         "changes nothing, and needs another group than GROUP_CHANGE");
    must(!shown || !writes || command->group != GROUP_LOOK, command,
         "writes, and needs another group than GROUP_LOOK");
}

static void
groups_fit(void **state)
{
    (void)state;
    for_each_command(test_group);
}

/* "a record", or "a task" where it is done to tasks alone. */
static bool
names_one(const struct command *command)
{
    char one[40];
    const char *name = command->only ? command->only->name : "record";
    snprintf(one, sizeof one, "%s %s", strchr("aeiou", *name) ? "an" : "a", name);
    for (char *at = one; (at = strchr(at, '_'));)
        *at = ' ';
    return strstr(command->summary, one) != NULL;
}

/* T38: with marks a command names how many it acts on. */
static void
test_many(const struct keymap *keymap, const struct command *command)
{
    (void)keymap;
    must(!(command->flags & COMMAND_MANY) || names_one(command), command,
         "takes many records, and its summary has no place for how many");
    must(!(command->flags & COMMAND_MANY) || (command->flags & COMMAND_WRITES), command,
         "takes many records and changes none");
}

static void
many_are_counted(void **state)
{
    (void)state;
    for_each_command(test_many);
}

/* A32: help has the same key on every screen, and Esc leads back from each. */
static void
help_is_everywhere(void **state)
{
    (void)state;
    struct command_table tables[TABLES];
    struct keymap *keymap = all_tables(tables);
    const struct command *help = keymap_find(keymap, PLACE_LIST, '?');
    assert_non_null(help);
    for (size_t i = 0; i < COUNT(screen_places); i++) {
        if (screen_places[i] & PLACE_LETTERS)
            assert_ptr_equal(keymap_find(keymap, screen_places[i], '?'), help);
        assert_ptr_equal(keymap_find(keymap, screen_places[i], KEY_FUNCTION(1)), help);
        assert_non_null(keymap_find(keymap, screen_places[i], KEY_ESCAPE));
    }
    keymap_free(keymap);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_do_not_clash),
        cmocka_unit_test(rows_are_whole),
        cmocka_unit_test(no_letter_destroys),
        cmocka_unit_test(words_typed_blind_change_nothing),
        cmocka_unit_test(letters_are_typed),
        cmocka_unit_test(plain_keys_reach_everything),
        cmocka_unit_test(letters_can_be_switched_off),
        cmocka_unit_test(no_settings_lock_anybody_in),
        cmocka_unit_test(a_key_means_one_thing),
        cmocka_unit_test(help_is_everywhere),
        cmocka_unit_test(many_are_counted),
        cmocka_unit_test(groups_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
