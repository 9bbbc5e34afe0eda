/* report_chart_test.c - charts of characters at 40, 60, 80 and 120 columns against tests/charts
 * (D02, D03, D04, D05, D06): POSACT_GOLDEN=1 rewrites them. What is withheld has no bar; nothing is
 * wider than it may be; and no form of a report has what is withheld in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "exchange/report_write.h"
#include "support/golden.h"

static const struct report_rule rule = {
    .released = {.threshold = 5, .rounding = 1, .protection = 5},
};

/* One of each kind; a name longer than there is room, a nought, one withheld, one of thousands. */
static void
build(enum report_chart chart, size_t series, struct report *report)
{
    static const char *const columns[] = {"Group", "Officers", "Staff", "Specials", "All"};
    static const struct {
        const char *label;
        uint64_t counts[4];
    } rows[] = {
        {"Asian or Asian British", {120, 80, 12, 212}},
        {"Black, African, Caribbean or Black British, and whoever else", {60, 41, 9, 110}},
        {"Si\u00e2n and \u674e\u5c0f\u9f99", {3, 25, 7, 35}},
        {"Nobody at all", {0, 0, 0, 0}},
        {"White", {2400, 1900, 300, 4600}},
    };
    struct error error;
    report_init(report, "Who is here");
    report_begin_part(report, "Groups", "Nobody", columns, 5);
    report_people(report, REPORT_GUARDED, REPORT_ADDS_ACROSS);
    report_chart(report, chart, 1, series);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        report_words(report, rows[i].label);
        for (size_t j = 0; j < 4; j++)
            report_count(report, rows[i].counts[j]);
    }
    assert_true(report_seal(report, &rule, &error));
}

static const struct kind {
    const char *path;
    enum report_chart chart;
    size_t series;
} kinds[] = {
    {"tests/charts/bars.chart", REPORT_BARS, 1},
    {"tests/charts/series.chart", REPORT_BARS, 3},
    {"tests/charts/pyramid.chart", REPORT_PYRAMID, 2},
    {"tests/charts/sparkline.chart", REPORT_SPARKLINE, 3},
};
#define KINDS (sizeof kinds / sizeof kinds[0])

static void
charts_are_as_they_should(void **state)
{
    (void)state;
    static const size_t widths[] = {40, 60, 80, 120};
    for (size_t i = 0; i < KINDS; i++) {
        struct report report;
        build(kinds[i].chart, kinds[i].series, &report);
        for (size_t j = 0; j < 4; j++) {
            struct text shown = TEXT_EMPTY;
            char *ending = must_format(".%zu", widths[j]);
            for (int blocks = 0; blocks < 2; blocks++) {
                const struct report_look look = {widths[j], true, blocks == 1};
                report_write(&report, REPORT_TEXT, &look, &shown);
            }
            golden_check(kinds[i].path, ending, &shown);
            free(ending);
            text_clear(&shown);
        }
        report_clear(&report);
    }
}

/* D06: at any width no line is wider, but for a word that is. */
static void
no_line_is_wider(void **state)
{
    (void)state;
    for (size_t i = 0; i < KINDS; i++) {
        struct report report;
        build(kinds[i].chart, kinds[i].series, &report);
        for (size_t width = 24; width <= 200; width++) {
            struct text shown = TEXT_EMPTY;
            const struct report_look look = {width, true, width % 2 == 0};
            report_write(&report, REPORT_TEXT, &look, &shown);
            char *line = strtok(shown.bytes, "\n");
            for (; line; line = strtok(NULL, "\n")) {
                if (utf8_columns(line) > width)
                    fail_msg("%zu columns of %zu: %s", utf8_columns(line), width, line);
            }
            text_clear(&shown);
        }
        report_clear(&report);
    }
}

/* D03, A12: no braille patterns, and in ASCII nothing but the names is anything else. */
static void
bars_are_ascii_unless_blocks_are_asked_for(void **state)
{
    (void)state;
    for (size_t i = 0; i < KINDS; i++) {
        for (int blocks = 0; blocks < 2; blocks++) {
            struct report report;
            struct text shown = TEXT_EMPTY;
            const struct report_look look = {100, true, blocks == 1};
            size_t blocks_seen = 0;
            build(kinds[i].chart, kinds[i].series, &report);
            report_write(&report, REPORT_TEXT, &look, &shown);
            for (const char *at = text_string(&shown); *at != '\0';) {
                uint32_t point;
                at += utf8_decode(at, &point);
                assert_false(point >= 0x2800 && point <= 0x28FF);
                blocks_seen += point >= 0x2500 && point <= 0x259F;
            }
            assert_true((blocks_seen > 0) == (blocks == 1));
            text_clear(&shown);
            report_clear(&report);
        }
    }
}

/* D01: without charts the sentence and the table are left. */
static void
plain_has_no_chart(void **state)
{
    (void)state;
    struct report report;
    struct text shown = TEXT_EMPTY;
    const struct report_look look = {100, false, false};
    build(REPORT_BARS, 3, &report);
    report_write(&report, REPORT_TEXT, &look, &shown);
    assert_null(strstr(text_string(&shown), "##"));
    assert_non_null(strstr(text_string(&shown), "4,600"));
    text_clear(&shown);
    report_clear(&report);
}

/* D17: what is withheld is in no form of the report; here 3 officers of 35, and who hides them. */
static void
no_form_has_what_is_withheld(void **state)
{
    (void)state;
    static const enum report_format formats[] = {REPORT_TEXT, REPORT_SPREADSHEET, REPORT_MARKDOWN,
                                                 REPORT_HTML, REPORT_OBJECT};
    static const char *const columns[] = {"Group", "First", "Second", "All"};
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        struct report report;
        struct text shown = TEXT_EMPTY;
        struct error error;
        const struct report_look look = {100, true, false};
        report_init(&report, "Withheld");
        report_begin_part(&report, "Part", "Nobody", columns, 4);
        report_people(&report, REPORT_GUARDED, REPORT_ADDS_ACROSS);
        report_chart(&report, REPORT_BARS, 1, 2);
        report_words(&report, "a group");
        report_count(&report, 3);
        report_count(&report, 7171);
        report_count(&report, 7174);
        report_words(&report, "b group");
        report_count(&report, 50);
        report_count(&report, 60);
        report_count(&report, 110);
        assert_true(report_seal(&report, &rule, &error));
        report_write(&report, formats[i], &look, &shown);
        assert_null(strstr(text_string(&shown), "7171"));
        assert_null(strstr(text_string(&shown), "7,171"));
        assert_non_null(strstr(text_string(&shown), formats[i] == REPORT_OBJECT     ? "null"
                                                    : formats[i] == REPORT_MARKDOWN ? "\\[c\\]"
                                                                                    : "[c]"));
        text_clear(&shown);
        report_clear(&report);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charts_are_as_they_should),
        cmocka_unit_test(no_line_is_wider),
        cmocka_unit_test(bars_are_ascii_unless_blocks_are_asked_for),
        cmocka_unit_test(plain_has_no_chart),
        cmocka_unit_test(no_form_has_what_is_withheld),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
