/* monkey_test.c - keys and window sizes in no order at all: every frame keeps the rules of frames
 * (A01, A02, A12), and nothing is read or written outside its memory (A23). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/random.h"
#include "support/typing.h"

#define WALKS 60
#define KEYS 80

static const char *const keys[] = {
    "<Tab>",       "<Shift-Tab>",
    "<Up>",        "<Down>",
    "<Left>",      "<Right>",
    "<Home>",      "<End>",
    "<PageUp>",    "<PageDown>",
    "<Enter>",     "<Esc>",
    "<Ctrl-S>",    "<Ctrl-P>",
    "<Ctrl-G>",    "<Ctrl-U>",
    "<Ctrl-C>",    "<Delete>",
    "<Backspace>", " ",
    "e",           "n",
    "c",           "a",
    "s",           "D",
    "h",           "M",
    "t",           "u",
    "1",           "2",
    "/",           "?",
    ":",           "kow",
    "fri",         "remove",
    "é",           ":import<Enter>",
    "李",          "<paste>dddqy<Enter>D<Esc><end-paste>",
};

static void
append_size(struct random *random, struct text *script)
{
    uint32_t most = random_below(random, 3) == 0 ? 200 : 40;
    uint32_t columns = 1 + random_below(random, 2 * most);
    uint32_t rows = 1 + random_below(random, most);
    text_append_format(script, "<resize %ux%u>", columns, rows);
}

static void
test_walks(void **state)
{
    struct typing typing = {.people = 5};
    (void)state;
    for (uint64_t seed = 1; seed <= WALKS; seed++) {
        struct random random = {.state = seed};
        struct text script = TEXT_EMPTY;
        for (int i = 0; i < KEYS; i++) {
            if (random_below(&random, 8) == 0)
                append_size(&random, &script);
            text_append(&script, keys[random_below(&random, sizeof keys / sizeof keys[0])]);
        }
        typing_run(&typing, text_string(&script));
        text_clear(&script);
    }
    typing_clear(&typing);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_walks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
