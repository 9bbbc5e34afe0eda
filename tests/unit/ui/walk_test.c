/* walk_test.c - keys at random in windows of any size: every frame keeps to the rules of frames
 * (see support/screen.h), and nothing breaks (A23). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/text.h"
#include "support/screen.h"

#define WALKS 15
#define STEPS 400

/* What somebody could press, the likelier keys more than once. */
static const char *const keys[] = {
    "<Down>",   "<Down>",      "<Down>",      "<Up>",     "<Up>",     "<Enter>",    "<Enter>",
    "<Enter>",  "<Esc>",       "<Esc>",       "<Esc>",    "<Tab>",    "<PageDown>", "<PageUp>",
    "<Home>",   "<End>",       "j",           "k",        "g",        "G",          "/",
    "s",        "<<",          ">",           "Z",        "n",        "e",          "c",
    "D",        "R",           "u",           "<Ctrl-R>", "h",        "H",          "M",
    "1",        "2",           "-",           "?",        ":",        "a",          "o",
    "é",        "李",          " ",           "remove",   "si",       "role:pc",    "<Ctrl-S>",
    "<Ctrl-C>", "<Ctrl-U>",    "<Ctrl-D>",    "<Ctrl-G>", "<Ctrl-L>", "<Left>",     "<Right>",
    "<Delete>", "<Backspace>", "<Shift-Tab>", "<pause>",  "<pause>",  "N",          "<Ctrl-P>",
    "07700",
};

static void
append_size(struct text *script, struct random *random)
{
    unsigned rows = 1 + random_below(random, 60), columns = 1 + random_below(random, 200);
    if (random_below(random, 2) == 0) { /* the sizes that people have */
        rows = 12 + random_below(random, 20);
        columns = 40 + random_below(random, 60);
    }
    text_append_format(script, "<resize %ux%u>", columns, rows);
}

static void
make_script(uint64_t seed, struct text *script)
{
    struct random random = {seed};
    for (size_t i = 0; i < STEPS; i++) {
        if (random_below(&random, 20) == 0)
            append_size(script, &random);
        text_append(script, keys[random_below(&random, sizeof keys / sizeof *keys)]);
    }
    text_append(script, "<resize 80x24><pause><shot>");
}

static void
walk(uint64_t seed, bool typed_ahead, struct text *shots)
{
    struct text script = TEXT_EMPTY;
    make_script(seed, &script);
    struct screen_options options = screen_defaults(text_string(&script));
    options.scene.people = seed % 3 == 0 ? 0 : 25;
    options.typed_ahead = typed_ahead;
    screen_run(&options, shots);
    text_clear(&script);
}

static void
test_every_frame_keeps_the_rules(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= WALKS; seed++) {
        struct text shots = TEXT_EMPTY;
        walk(seed, false, &shots);
        text_clear(&shots);
    }
}

/* C01: the same keys, all at once or one after the other. */
static void
test_keys_typed_ahead_do_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= WALKS; seed++) {
        struct text slowly = TEXT_EMPTY, at_once = TEXT_EMPTY;
        walk(seed, false, &slowly);
        walk(seed, true, &at_once);
        assert_string_equal(text_string(&at_once), text_string(&slowly));
        text_clear(&slowly);
        text_clear(&at_once);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_frame_keeps_the_rules),
        cmocka_unit_test(test_keys_typed_ahead_do_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
