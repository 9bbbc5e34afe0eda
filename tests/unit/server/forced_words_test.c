/* forced_words_test.c - the line of SSH_ORIGINAL_COMMAND as words, without a shell (S26). */
#include "server/forced_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

#define WORDS_MOST 6

static void
test_words(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        const char *words[WORDS_MOST];
    } lines[] = {
        {"", {NULL}},
        {"   ", {NULL}},
        {"posact", {NULL}},
        {"posact list candidate", {"list", "candidate"}},
        {"list  posact ", {"list", "posact"}},
        {"list 'role:pc owner:me'", {"list", "role:pc owner:me"}},
        {"add --name \"Siân \\\"S\\\" \\x\"", {"add", "--name", "Siân \"S\" \\x"}},
        {"a\\ b 'c\\' d''e", {"a b", "c\\", "de"}},
        {"''", {""}},
        {"a 'it'\\''s'", {"a", "it's"}},
        {"list; id && $(id) `id` | sh > x < y * ~ {a,b} !x",
         {"list;", "id", "&&", "$(id)", "`id`", "|"}},
        {"back\\", {"back\\"}},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct forced_words words;
        struct error error;
        if (!forced_words_read(lines[i].line, &words, &error))
            fail_msg("%s: %s", lines[i].line, error.text);
        assert_string_equal(words.items[0], "posact");
        assert_null(words.items[words.count]);
        for (size_t j = 0; j < WORDS_MOST && lines[i].words[j]; j++) {
            assert_in_range(j + 1, 1, words.count - 1);
            assert_string_equal(words.items[j + 1], lines[i].words[j]);
        }
        if (!lines[i].words[WORDS_MOST - 1]) {
            size_t expected = 0;
            while (lines[i].words[expected])
                expected++;
            assert_int_equal(words.count, expected + 1);
        }
        forced_words_clear(&words);
    }
}

static void
refused(const char *line, const char *why)
{
    struct forced_words words;
    struct error error = {.code = ERROR_NONE};
    assert_false(forced_words_read(line, &words, &error));
    assert_int_equal(error.code, ERROR_USAGE);
    if (!strstr(error.text, why))
        fail_msg("no '%s' in: %s", why, error.text);
    forced_words_clear(&words);
}

static void
test_what_is_no_line_is_refused(void **state)
{
    (void)state;
    refused("list\nid", "one line");
    refused("list\rid", "one line");
    refused("list\tid", "one line");
    refused("\x1b[2J", "one line");
    refused("\x7f", "one line");
    refused("'no end", "no end");
    refused("\"no end\\\"", "no end");
    refused("\xff\xfe", "UTF-8");
    char *line = must_calloc(FORCED_LINE_MOST + 2, 1);
    memset(line, 'a', FORCED_LINE_MOST + 1);
    refused(line, "longer than");
    for (size_t i = 1; i < 2 * FORCED_WORDS_MOST + 2; i += 2)
        line[i] = ' ';
    line[2 * FORCED_WORDS_MOST + 2] = '\0';
    refused(line, "more than");
    free(line);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_what_is_no_line_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
