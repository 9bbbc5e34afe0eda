/* commands_test.c - plain mode has every command that the screens have, but for those that only
 * move what is seen (A08). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "cli/cli.h"
#include "modules/registry.h"
#include "plain/plain.h"
#include "ui/views.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Of a list or a record, and why they have nothing to do line by line. */
static const struct {
    const char *name, *why;
} visual[] = {
    {"up", "the row with the cursor is a number here"},
    {"down", "the row with the cursor is a number here"},
    {"half-up", "less is the way back"},
    {"half-down", "more is the way on"},
    {"range", "mark 3-7 is a range"},
    {"palette", "every prompt takes the names of commands, go those of lists"},
    {"suspend", "the terminal's own Ctrl-Z does it"},
    {"kiosk",
     "what a visitor types would stay in the scrollback for the next; walk-in is for officers"},
};

static bool
is_visual(const struct command *command)
{
    for (size_t i = 0; i < COUNT(visual); i++) {
        if (string_equal(visual[i].name, command->name))
            return true;
    }
    return false;
}

static void
check(const struct command *command)
{
    bool here = (command->where & (PLACE_LIST | PLACE_DETAIL)) != 0;
    if (here && plain_has(command) == is_visual(command))
        fail_msg("command %s %s", command->name,
                 is_visual(command) ? "is in plain mode, and no exception"
                                    : "is not in plain mode");
}

static void
nothing_is_missing(void **state)
{
    (void)state;
    struct command_table tables[UI_TABLES + 1];
    size_t exceptions = 0, count = ui_tables(tables);
    tables[count++] = cli_commands;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < tables[i].count; j++) {
            check(&tables[i].rows[j]);
            exceptions += tables[i].rows[j].where & PLACE_LIST && is_visual(&tables[i].rows[j]);
        }
    }
    assert_int_equal(exceptions, COUNT(visual)); /* none of them is out of date */
}

/* What the command line has, plain mode has under the same or another name, or it is about the file
 * and not about what is in it. */
static const struct {
    const char *name, *as; /* NULL: of the file, done before posact is opened; or of the same name,
                            * which is looked for above */
} command_line[] = {
    {"init", NULL},
    {"demo", NULL},
    {"list", "go"},
    {"show", "open"},
    {"search", "filter"},
    {"history", NULL},
    {"drafts", NULL},
    {"import", NULL},
    {"export", NULL},
    {"views", "save-view"},
    {"help", NULL},
    {"backup", NULL},
    {"revert", NULL},
    {"check", NULL},
    {"verify", NULL},
    {"config", NULL},
    {"today", "day"},
    {"manual", NULL},
    {"completions", NULL},
    {"report", "representation"},
    {"duplicates", "duplicates"},
    {"merge", "merge"},
    {"not-same", "duplicates"},
    {"letter", "letter"},
    {"suggest", "suggest"},
    {"intake", "intake"},
    {"event", "desk"},
    {"calendar", "calendar"},
    {"sheet", NULL},
    {"badges", NULL},
    {"stats", NULL},
    {"self-entry", "self-entry"},
    {"monitoring", NULL},
    {"assessment", "assessment-page"},
    {"witness", NULL},
    {"user", NULL},
    {"server", NULL},
    {"doctor", NULL},
    {"keys", NULL},
    {"serve", NULL},
    {"get", NULL},
    {"put", NULL},
    {"audit", "audit"},
    {"sync", NULL},
    {"conflicts", "conflicts"},
    {"quick-add", "desk"},
    {"fair", NULL},
    {"stand", NULL},
    {"hand-in", NULL},
    {"checkout", NULL},
    {"checkin", NULL},
    {"laptop", NULL},
};

static void
the_command_line_is_accounted_for(void **state)
{
    (void)state;
    for (size_t i = 0; i < cli_commands.count; i++) {
        bool known = false;
        for (size_t j = 0; j < COUNT(command_line); j++)
            known = known || string_equal(command_line[j].name, cli_commands.rows[i].name);
        if (!known)
            fail_msg("command %s is on the command line alone", cli_commands.rows[i].name);
    }
    for (size_t j = 0; j < COUNT(command_line); j++) {
        const struct command as = {.name = command_line[j].as, .where = PLACE_LIST};
        if (command_line[j].as)
            assert_true(plain_has(&as));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_missing),
        cmocka_unit_test(the_command_line_is_accounted_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
