/* share_table.c - shares of groups as the parts of a report. */
#include "modules/share_table.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/memory.h"
#include "statistics/comparison.h"
#include "statistics/finding.h"
#include "statistics/fisher.h"

enum column {
    COLUMN_GROUP,
    COLUMN_PASSED,
    COLUMN_WHOLE,
    COLUMN_RATE,
    COLUMN_INTERVAL,
    COLUMN_RATIO,
    COLUMN_IMPACT,
    COLUMN_SAYS,
    COLUMN_COUNT,
};

struct share_table *
share_tables_add(struct share_tables *tables, const char *heading, size_t rows)
{
    tables->items =
        array_reserve(tables->items, &tables->capacity, tables->count + 1, sizeof *tables->items);
    struct share_table *table = &tables->items[tables->count++];
    *table = (struct share_table){
        .heading = must_strdup(heading),
        .rows = must_calloc(rows, sizeof *table->rows),
        .count = rows,
        .reference = SHARE_LARGEST,
    };
    return table;
}

void
share_tables_clear(struct share_tables *tables)
{
    for (size_t i = 0; i < tables->count; i++) {
        free(tables->items[i].heading);
        free(tables->items[i].rows);
    }
    free(tables->items);
    *tables = (struct share_tables){.items = NULL};
}

/* -- What may be said -------------------------------------------------------------------------- */

/* P45: a rate is on so many at least. */
static bool
has_rate(const struct share_row *row)
{
    return !row->shown.hidden && row->shown.share.whole >= DISCLOSURE_LEAST_BASE;
}

/* The row the others are held against; the count of rows when there is none. */
static size_t
reference_of(const struct share_table *table)
{
    size_t found = table->count;
    if (table->reference != SHARE_LARGEST)
        return has_rate(&table->rows[table->reference]) ? table->reference : table->count;
    for (size_t i = 0; i < table->count; i++) {
        if (has_rate(&table->rows[i]) &&
            (found == table->count ||
             table->rows[i].shown.share.whole > table->rows[found].shown.share.whole))
            found = i;
    }
    return found;
}

static bool
is_tested(const struct share_table *table, size_t reference, size_t row)
{
    return reference < table->count && row != reference && has_rate(&table->rows[row]);
}

static struct comparison
comparison_of(const struct share_table *table, size_t reference, size_t row)
{
    return (struct comparison){table->rows[row].shown.share, table->rows[reference].shown.share};
}

static size_t
count_tests(const struct share_tables *tables)
{
    size_t tests = 0;
    for (size_t i = 0; i < tables->count; i++) {
        size_t reference = reference_of(&tables->items[i]);
        for (size_t j = 0; j < tables->items[i].count; j++)
            tests += is_tested(&tables->items[i], reference, j) ? 1 : 0;
    }
    return tests;
}

/* One a test, in the order of the tables and their rows, adjusted together; the caller's. */
static double *
probabilities_of(const struct share_tables *tables, size_t tests)
{
    double *probabilities = must_calloc(tests + 1, sizeof *probabilities);
    size_t next = 0;
    for (size_t i = 0; i < tables->count; i++) {
        const struct share_table *table = &tables->items[i];
        size_t reference = reference_of(table);
        for (size_t j = 0; j < table->count; j++) {
            if (!is_tested(table, reference, j))
                continue;
            struct comparison comparison = comparison_of(table, reference, j);
            struct fisher fisher;
            fisher_test(&comparison, &fisher);
            probabilities[next++] = fisher.two_sided;
        }
    }
    holm_adjust(probabilities, tests);
    return probabilities;
}

/* -- Cells ------------------------------------------------------------------------------------- */

static void
add_figure(struct report *report, struct figure figure, bool there)
{
    struct text cell = TEXT_EMPTY;
    if (there && figure_is_defined(figure))
        text_append_format(&cell, "%.2f", figure.value);
    else if (there)
        text_append_format(&cell, "n/a: %s", figure.undefined);
    report_cell(report, &cell);
}

static void
add_rate(struct report *report, const struct share_row *row)
{
    struct text rate = TEXT_EMPTY, range = TEXT_EMPTY;
    if (!has_rate(row)) {
        report_withheld(report);
        report_words(report, "");
        return;
    }
    struct interval interval = share_wilson(row->shown.share);
    double value = 100 * share_rate(row->shown.share).value;
    text_append_format(&rate, "%.0f%%", value);
    text_append_format(&range, "%.0f%% to %.0f%%", 100 * interval.low.value,
                       100 * interval.high.value);
    report_value(report, &rate, value);
    report_cell(report, &range);
}

static void
append_finding(const struct comparison *comparison, double probability, struct text *out)
{
    switch (finding_of(comparison, probability, FINDING_RATIO, FINDING_LEVEL)) {
    case FINDING_CANNOT_TELL:
        text_append(out, "cannot tell from these numbers");
        break;
    case FINDING_FIRST_LOWER:
        text_append(out, "lower, and chance seldom does as much");
        break;
    case FINDING_FIRST_HIGHER:
        text_append(out, "higher, and chance seldom does as much");
        break;
    }
    text_append_format(out, " (p %.3f)", probability);
}

static struct figure
impact_of(const struct share_table *table, size_t row)
{
    struct share *groups = must_calloc(table->count, sizeof *groups);
    size_t count = 0, place = 0;
    for (size_t i = 0; i < table->count; i++) {
        place = i == row ? count : place;
        if (has_rate(&table->rows[i]))
            groups[count++] = table->rows[i].shown.share;
    }
    struct figure figure = adverse_impact_ratio(groups, count, place);
    free(groups);
    return figure;
}

/* Returns how many of the probabilities it took. */
static size_t
add_row(struct report *report, const struct share_table *table, size_t number,
        const double *probabilities)
{
    const struct share_row *row = &table->rows[number];
    size_t reference = reference_of(table);
    bool tested = is_tested(table, reference, number);
    struct text says = TEXT_EMPTY;
    struct comparison comparison = {row->shown.share, row->shown.share};
    if (tested)
        comparison = comparison_of(table, reference, number);
    report_words(report, row->label);
    report_counted(report, row->shown.share.part, row->shown.hidden);
    report_counted(report, row->shown.share.whole, row->shown.hidden);
    add_rate(report, row);
    add_figure(report, comparison_ratio(&comparison), tested);
    add_figure(report, has_rate(row) ? impact_of(table, number) : figure_undefined(""),
               has_rate(row));
    if (tested)
        append_finding(&comparison, probabilities[0], &says);
    else if (number == reference)
        text_append(&says, "the others are held against this one");
    else
        text_append(&says, row->shown.hidden ? "too few, or hidden for the sake of another"
                                             : "a base below 23 is too small for a rate");
    report_cell(report, &says);
    return tested ? 1 : 0;
}

static void
note_tests(struct report *report, size_t tests)
{
    struct text note = TEXT_EMPTY;
    text_append_format(
        &note,
        "Rates, ratios and tests are worked out from the counts as they are shown. The ratio is to "
        "the group that the others are held against, the adverse impact ratio to the highest rate; "
        "below 0.80 is a reason to look, a US rule of thumb and not UK law. p is Fisher's exact "
        "test, two-sided, adjusted for %zu %s (Holm). A difference says nothing of its cause",
        tests, tests == 1 ? "test" : "tests");
    report_note(report, &note);
}

#define REST                                                                                       \
    [COLUMN_RATE] = "Rate", [COLUMN_INTERVAL] = "95% interval", [COLUMN_RATIO] = "Ratio",          \
    [COLUMN_IMPACT] = "Adverse impact ratio", [COLUMN_SAYS] = "Says"

static const char *const columns[][COLUMN_COUNT] = {
    [SHARES_OF_STAGE] =
        {[COLUMN_GROUP] = "Group", [COLUMN_PASSED] = "Passed", [COLUMN_WHOLE] = "Of", REST},
    [SHARES_OF_YEAR] =
        {[COLUMN_GROUP] = "Group", [COLUMN_PASSED] = "Appointed", [COLUMN_WHOLE] = "Applied", REST},
};

void
share_tables_append(const struct share_tables *tables, enum share_words words,
                    struct report *report)
{
    size_t tests = count_tests(tables), next = 0;
    double *probabilities = probabilities_of(tables, tests);
    note_tests(report, tests);
    for (size_t i = 0; i < tables->count; i++) {
        const struct share_table *table = &tables->items[i];
        report_begin_part(report, table->heading, "Nobody", columns[words], COLUMN_COUNT);
        report_people(report, REPORT_COUNTED, 0);
        report_chart(report, REPORT_BARS, COLUMN_RATE, 1);
        for (size_t j = 0; j < table->count; j++)
            next += add_row(report, table, j, probabilities + next);
    }
    free(probabilities);
}

/* -- Stage by stage in one part ---------------------------------------------------------------- */

static bool
is_compared(const struct share_table *table)
{
    size_t reference = reference_of(table), tests = 0;
    for (size_t i = 0; i < table->count; i++)
        tests += is_tested(table, reference, i) ? 1 : 0;
    return tests > 0;
}

/* "Of 12 differences 1 is lower and 0 higher than chance often does; of the others ..." */
static void
add_findings(const struct share_tables *tables, const double *probabilities, size_t tests,
             struct report *report)
{
    size_t lower = 0, higher = 0, next = 0;
    struct text sentence = TEXT_EMPTY;
    for (size_t i = 0; i < tables->count; i++) {
        const struct share_table *table = &tables->items[i];
        size_t reference = reference_of(table);
        for (size_t j = 0; j < table->count; j++) {
            if (!is_tested(table, reference, j))
                continue;
            struct comparison comparison = comparison_of(table, reference, j);
            enum finding finding =
                finding_of(&comparison, probabilities[next++], FINDING_RATIO, FINDING_LEVEL);
            lower += finding == FINDING_FIRST_LOWER ? 1 : 0;
            higher += finding == FINDING_FIRST_HIGHER ? 1 : 0;
        }
    }
    text_append_format(&sentence,
                       "Of %zu %s %zu %s lower and %zu higher than chance often does; of the "
                       "others these numbers cannot tell.",
                       tests, tests == 1 ? "comparison" : "comparisons", lower,
                       lower == 1 ? "is" : "are", higher);
    report_sentence(report, &sentence);
}

bool
share_tables_append_together(const struct share_tables *tables, const char *heading,
                             struct report *report)
{
    static const char *const together[COLUMN_COUNT + 1] = {
        "Stage", "Group", "Passed", "Of", "Rate", "95% interval", "Ratio", "Adverse impact ratio",
        "Says"};
    size_t tests = count_tests(tables), next = 0;
    if (tests == 0)
        return false;
    double *probabilities = probabilities_of(tables, tests);
    report_begin_part(report, heading, "Nobody", together, COLUMN_COUNT + 1);
    report_people(report, REPORT_COUNTED, 0);
    add_findings(tables, probabilities, tests, report);
    for (size_t i = 0; i < tables->count; i++) {
        const struct share_table *table = &tables->items[i];
        for (size_t j = 0; j < table->count && is_compared(table); j++) {
            report_words(report, table->heading);
            next += add_row(report, table, j, probabilities + next);
        }
    }
    free(probabilities);
    return true;
}
