/* same_record_test.c - the form of the screen and one question after the other, from one table of
 * fields, make the same record (B12). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "modules/candidate.h"
#include "support/lines.h"
#include "support/screen.h"

/* Every value of the only candidate, as stored; which id it has is left to chance. */
static void
dump(void *context, struct session *session)
{
    struct text *out = context;
    struct query query = query_default(&candidate_type);
    struct record_list list = {.items = NULL};
    struct error error;
    assert_true(session_read(session, &query, QUERY_FIRST, NULL, 2, &list, &error));
    assert_int_equal(list.count, 1);
    for (size_t i = RECORD_CORE_COUNT; i < candidate_type.field_count; i++) {
        const char *value = record_get(list.items[0], i);
        text_append_format(out, "%s=%s\n", candidate_type.fields[i].name, value ? value : "");
    }
    record_list_clear(&list);
}

static void
two_layouts_make_one_record(void **state)
{
    (void)state;
    struct text typed = TEXT_EMPTY, asked = TEXT_EMPTY, ignored = TEXT_EMPTY;
    struct screen_options screen = screen_defaults(
        "nSiân Wyn-Jones<to phone>07700 900123<to email>Sian@Example.org<to notice>2"
        "<to notice_date>27 march 2026<to place>Stafford<to notes>Rang twice<Enter>and wrote"
        "<Ctrl-S><shot>");
    screen.scene.people = 0;
    screen.on_shot = dump;
    screen.context = &typed;
    screen_run(&screen, &ignored);
    struct lines_options lines =
        lines_defaults("add\nSiân Wyn-Jones\n\n\n07700 900123\nSian@Example.org\n\n\n\n\n\n\n\n2\n"
                       "27 march 2026\n\nStafford\n\n\n\n\nRang twice\nand wrote\n.\nyes\n");
    lines.at_end = dump;
    lines.context = &asked;
    lines_run(&lines, &ignored);
    assert_string_equal(text_string(&typed), text_string(&asked));
    text_clear(&typed);
    text_clear(&asked);
    text_clear(&ignored);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_layouts_make_one_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
