/* idle_test.c - a screen that nobody types on ends, is told a minute before, and keeps what was
 * typed (A29), by a steady clock that stands still but for where a test moves it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "modules/session_user.h"
#include "support/fixture.h"
#include "support/screen.h"

#define MINUTE_MS 60000

static int64_t now_ms;

/* In place of the machine's, by the linker. */
int64_t __wrap_clock_steady_ms(void);
int64_t
__wrap_clock_steady_ms(void)
{
    return now_ms;
}

/* After each picture so many minutes go by. */
struct wait {
    const int *minutes;
    size_t shots;
};

static void
go_on(void *context, struct session *session)
{
    struct wait *wait = context;
    assert_false(session_is_over(session));
    now_ms += (int64_t)wait->minutes[wait->shots++] * MINUTE_MS;
}

/* How many pictures there were until the end. */
static size_t
type(const char *keys, const char *settings, const int *minutes, struct text *shots)
{
    struct wait wait = {.minutes = minutes};
    struct screen_options options = screen_defaults(keys);
    options.scene.settings = settings;
    options.on_shot = go_on;
    options.context = &wait;
    now_ms = MINUTE_MS; /* nought would be no time at all */
    screen_run(&options, shots);
    return wait.shots;
}

static void
what_was_typed_is_kept_and_offered(void **state)
{
    (void)state;
    static const int minutes[] = {28, 1, 1, 0};
    struct text shots = TEXT_EMPTY;
    size_t count = type("nQuill Feather<shot><pause><shot><pause><shot><pause><shot><shot>"
                        "<day 2026-11-23T09:00:00Z>:drafts<Enter><shot>",
                        NULL, minutes, &shots);
    assert_int_equal(count, 4); /* the second day's is the fourth */
    const char *third = strstr(text_string(&shots), "--- 3 ---");
    const char *warning = strstr(text_string(&shots), "Nobody has typed for long");
    assert_non_null(third);
    assert_non_null(warning);
    assert_true(warning > third);
    assert_non_null(strstr(third, "Quill Feather, new, stopped"));
    text_clear(&shots);
}

static void
a_key_begins_anew(void **state)
{
    (void)state;
    static const int minutes[] = {29, 29, 29, 0};
    struct text shots = TEXT_EMPTY;
    assert_int_equal(type("<shot><pause><Down><shot><pause><Down><shot><pause><Down><shot>", NULL,
                          minutes, &shots),
                     4);
    text_clear(&shots);
}

/* Nobody is timed where the settings say so (WCAG 2.2.1). */
static void
nought_is_never(void **state)
{
    (void)state;
    static const int minutes[] = {600, 600, 0};
    static const char yaml[] = "idle-minutes: 0\n";
    struct error error;
    struct text shots = TEXT_EMPTY;
    char *folder = fixture_folder(), path[200];
    snprintf(path, sizeof path, "%s/never.yaml", folder);
    assert_true(file_write(path, yaml, sizeof yaml - 1, false, &error));
    assert_int_equal(type("<shot><pause><shot><pause><shot>", path, minutes, &shots), 3);
    assert_null(strstr(text_string(&shots), "Nobody has typed"));
    text_clear(&shots);
    fixture_remove(folder);
}

/* Somebody else has the keyboard: leaving would give them the shell. */
static void
whoever_answers_the_questions_stays(void **state)
{
    (void)state;
    static const int minutes[] = {90, 90, 0};
    struct text shots = TEXT_EMPTY;
    size_t count =
        type("<day 2026-11-23T09:00:00Z>1<Enter>:set-key<Enter>plover nine<Enter>plover nine<Enter>"
             ":self-entry<Enter><shot><pause><shot><pause><shot>",
             NULL, minutes, &shots);
    assert_int_equal(count, 3);
    if (strstr(text_string(&shots), "Candidate"))
        fail_msg("%s", text_string(&shots));
    text_clear(&shots);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_typed_is_kept_and_offered),
        cmocka_unit_test(a_key_begins_anew),
        cmocka_unit_test(nought_is_never),
        cmocka_unit_test(whoever_answers_the_questions_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
