/* report.h - what a report says, before it is text, CSV, Markdown, HTML, JSON or PDF
 * (exchange/report_write.h): a title, notes, and parts of a sentence, a chart and a table each
 * (D01).
 *
 * Counts of people are given as they are, and which add up to which; report_seal then withholds,
 * rounds and reckons percentages (D17), once, before anything is written. What is withheld is not
 * in the report any more, so that no form of it can tell. */
#ifndef MODULES_REPORT_H
#define MODULES_REPORT_H

#include "base/error.h"
#include "base/text.h"
#include "statistics/disclosure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define REPORT_COLUMNS_MOST 16
#define REPORT_SERIES_MOST 4  /* D03 */
#define REPORT_WITHHELD "[c]" /* never nought or blank */

/* What can be drawn of a table. Totals are not drawn. */
enum report_chart {
    REPORT_NO_CHART,
    REPORT_BARS,      /* a bar for each row and series, from nought (D02) */
    REPORT_PYRAMID,   /* two series back to back (D05) */
    REPORT_SPARKLINE, /* a line for each series, with first, last, least and most (D04) */
};

/* Whom the counts of a part are of, and so when they are protected. */
enum report_people {
    REPORT_THINGS,  /* nobody: events, places */
    REPORT_NAMED,   /* people whom the officer sees by name: once they are released */
    REPORT_GUARDED, /* people whom few may see: wherever, as if released */
    REPORT_COUNTED, /* groups that were protected where they were counted, shares and tests with
                       them (statistics/disclosure.h): not a second time */
};

/* Which counts of a part are sums of others; flags. */
enum report_sums {
    REPORT_ADDS_DOWN = 1,     /* the last row is the sum of those above */
    REPORT_ADDS_ACROSS = 2,   /* the last column of counts is the sum of those before */
    REPORT_NESTED_DOWN = 4,   /* each row counts some of those that the row above counts */
    REPORT_NESTED_ACROSS = 8, /* each column of counts some of those of the column before */
};

enum report_cell_kind {
    REPORT_WORDS,
    REPORT_COUNT,  /* of people */
    REPORT_FIGURE, /* any other number */
    REPORT_SHARE,  /* one count of the part in parts of another */
    REPORT_MEDIAN, /* of so many people */
};

struct report_cell {
    enum report_cell_kind kind;
    bool withheld;
    char *words;       /* as it is shown; "" for nothing */
    uint64_t count;    /* REPORT_COUNT: what is shown, 0 where withheld */
    double value;      /* of all but words, for charts; 0 where withheld */
    size_t part, base; /* REPORT_SHARE, REPORT_MEDIAN: cells of the same part */
    bool of_both;      /* REPORT_SHARE: the base is both cells together */
};

struct report_part {
    char *heading;
    char *sentence;       /* "" for none */
    char *nothing;        /* said where there are no rows */
    const char **columns; /* the names are borrowed */
    size_t column_count;
    struct report_cell *cells; /* row after row */
    size_t cell_count, cell_capacity;
    enum report_people people;
    int sums; /* of enum report_sums */
    enum report_chart chart;
    size_t series, series_count; /* the columns that are drawn; the label is the first column */
};

struct report {
    char *title;
    char **notes;
    size_t note_count, note_capacity;
    struct report_part *parts;
    size_t part_count, part_capacity;
    bool names_people; /* it has names in it, and can be no release */
};

void report_init(struct report *report, const char *title);
void report_clear(struct report *report);
/* Takes the text, which is empty then. */
void report_note(struct report *report, struct text *note);
/* The next table; the names of the columns are borrowed. */
void report_begin_part(struct report *report, const char *heading, const char *nothing,
                       const char *const *columns, size_t column_count);
/* Moves the parts of another report behind its own, with "words: " before each heading. */
void report_take_parts(struct report *report, struct report *other, const char *words);

/* -- Of the last part ------------------------------------------------------------------------ */

/* Takes the text, which is empty then. */
void report_sentence(struct report *report, struct text *sentence);
void report_people(struct report *report, enum report_people people, int sums);
/* `series` columns from `first` on. */
void report_chart(struct report *report, enum report_chart chart, size_t first, size_t series);
/* The next cell; takes the text, which is empty then. */
void report_cell(struct report *report, struct text *cell);
/* Copies the words; NULL for nothing. */
void report_words(struct report *report, const char *words);
/* So many people. */
void report_count(struct report *report, uint64_t count);
/* So many people, of a part that was protected where it was counted. */
void report_counted(struct report *report, uint64_t count, bool withheld);
/* A number in its words, which are taken, such as "7.0% (5.7 to 8.5)". */
void report_value(struct report *report, struct text *words, double value);
/* A number that is not told. */
void report_withheld(struct report *report);
/* A number that is of nobody: "20.4%" of 20.4, 1 and "%". */
void report_figure(struct report *report, double value, int decimals, const char *unit);
/* A percentage: cells of this part as report_place gave them; in parts of the two together. */
void report_share(struct report *report, size_t part, size_t base);
void report_share_of_both(struct report *report, size_t part, size_t other);
/* The words of a median, of as many people as the cell `base` counts. */
void report_median(struct report *report, const char *words, double value, size_t base);
/* The place of the next cell. */
size_t report_place(const struct report *report);
size_t report_rows(const struct report_part *part);
const struct report_cell *report_at(const struct report_part *part, size_t row, size_t column);
/* How many rows are no sum of others. */
size_t report_plain_rows(const struct report_part *part);

/* -- Before it is written -------------------------------------------------------------------- */

/* What was let out of a cell, and the count that it stood for. */
struct report_past_cell {
    char *key; /* part, row and column */
    uint64_t count;
    bool hidden;
    size_t release; /* which one, from 0 */
};
/* Of releases whose people may be the same, the newest first of each key. */
struct report_past {
    struct report_past_cell *cells;
    size_t count, capacity;
    struct text lapsed; /* what of them no longer counts, and why; empty for nothing */
};
void report_past_clear(struct report_past *past);
/* Copies the key. */
void report_past_add(struct report_past *past, const char *key, uint64_t count, bool hidden,
                     size_t release);

/* The counts under a key, so many at most; how many there are. A past may be NULL. */
size_t report_past_counts(const struct report_past *past, const char *key, uint64_t *counts,
                          size_t most);
/* What those know of a count who have what was let out before. */
struct disclosure_earlier report_past_known(const struct report_past *past, const char *key,
                                            const struct disclosure_policy *policy);
/* Whether something under the scope was let out in another shape: "kent|ethnicity" by other groups,
 * whose sums would tell of these. Keys there are "SCOPE|SHAPE|...". */
bool report_past_has_other(const struct report_past *past, const char *scope, const char *shape);

/* By what rule the counts are let out. */
struct report_rule {
    struct disclosure_policy released;
    bool release;                   /* to others: those known by name are protected too */
    const struct report_past *past; /* NULL: nothing was let out before */
    struct report_past *let_out;    /* NULL, or gets what is let out now */
};

/* Protects the counts, reckons the percentages, and notes the rule. Once. ERROR_CONFLICT when what
 * was released before and this together would tell too much; the text says what to do. */
bool report_seal(struct report *report, const struct report_rule *rule, struct error *error);

#endif
