/* all_commands_test.c - walks the rows of every command that posact has: whole, without clashes,
 * and harmless when somebody types where nothing is typed (A24, A25). */
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
#define TABLES 10

static const enum place screen_places[] = {
    PLACE_LIST, PLACE_DETAIL, PLACE_FORM, PLACE_READER, PLACE_CHOOSER, PLACE_ASK,
};

static struct keymap *
all_tables(struct command_table tables[TABLES])
{
    const struct command_table all[TABLES] = {
        record_commands, shell_commands,   list_commands, detail_commands, form_commands,
        reader_commands, chooser_commands, ask_commands,  import_commands, cli_commands,
    };
    memcpy(tables, all, sizeof all);
    struct error error = {.text = ""};
    struct keymap *keymap = keymap_new(all, TABLES, &error);
    if (!keymap)
        fail_msg("%s", error.text);
    return keymap;
}

typedef void row_test(const struct command *command);

static void
for_each_command(row_test *test)
{
    struct command_table tables[TABLES];
    keymap_free(all_tables(tables));
    for (size_t i = 0; i < TABLES; i++) {
        for (size_t j = 0; j < tables[i].count; j++)
            test(&tables[i].rows[j]);
    }
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
test_whole(const struct command *command)
{
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
test_letters(const struct command *command)
{
    char name[KEY_NAME_SIZE] = "";
    for (size_t i = 0; i < COUNT(screen_places) && *name == '\0'; i++) {
        if (screen_places[i] & PLACE_LETTERS)
            keymap_key_in(command, screen_places[i], name);
    }
    key pressed = KEY_NONE;
    key_from_name(name, strlen(name), &pressed);
    bool restores = string_equal(command->name, "undo") || string_equal(command->name, "redo") ||
                    string_equal(command->name, "restore");
    must(!(key_is_printable(pressed) && writes_at_once(command)) || restores, command,
         "writes at a single letter");
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

/* A24: in each place a function key is never the only way, nor the first; a command without a key
 * is found in the palette, which only screens with letters have. Alt and Insert have no names. */
static void
test_function_keys(const struct command *command)
{
    for (size_t i = 0; i < COUNT(screen_places); i++) {
        char name[KEY_NAME_SIZE];
        key pressed = KEY_NONE;
        if (!(command->where & screen_places[i]))
            continue;
        keymap_key_in(command, screen_places[i], name);
        must(*name != '\0' || (command->where & PLACE_LETTERS) != 0, command, "cannot be reached");
        key_from_name(name, strlen(name), &pressed);
        must(pressed < KEY_FUNCTION(1) || pressed > KEY_FUNCTION(12), command,
             "has a function key first");
    }
}

static void
function_keys_are_second(void **state)
{
    (void)state;
    for_each_command(test_function_keys);
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
        cmocka_unit_test(keys_do_not_clash),  cmocka_unit_test(rows_are_whole),
        cmocka_unit_test(no_letter_destroys), cmocka_unit_test(words_typed_blind_change_nothing),
        cmocka_unit_test(letters_are_typed),  cmocka_unit_test(function_keys_are_second),
        cmocka_unit_test(help_is_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
