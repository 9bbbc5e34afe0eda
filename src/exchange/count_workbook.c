/* count_workbook.c - the sheets of the Home Office's Police workforce, September 2019: a force a
 * row and a day a column, with regions between, totals below and notes at the end. Each sheet is of
 * one kind of worker and says no characteristic. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "count_draft.h"

/* What the title says is counted, and the role it is; NULL for a sum of other sheets. */
static const struct {
    const char *words, *role;
} kinds[] = {
    {"Police staff and designated officers", NULL},
    {"Police officers, police staff", NULL},
    {"Police officers1, police staff", NULL},
    {"Police officers by", "officer"},
    {"Police staff by", "staff"},
    {"Designated officers", "designated"},
    {"Police community support officers", "pcso"},
    {"Special constables", "special"},
    {"Police support volunteers", "volunteer"},
};

static const char *const regions[] = {
    "North East",    "North West",    "Yorkshire and the Humber",
    "East Midlands", "West Midlands", "Eastern",
    "London",        "South East",    "South West",
    "Wales",
};

struct workbook {
    const struct count_sheet *sheet;
    struct drafts *drafts;
    const char *role;
    enum count_basis basis;
    size_t heading;    /* the row with the days */
    struct date *days; /* a column; year 0 for one that is no day */
    size_t columns;
    uint64_t *sums;   /* of the forces since the last region, a column */
    uint64_t *region; /* what the region says */
    const char *name; /* of the region; NULL before the first */
    bool *seen;       /* a region */
};

static bool
is_title(const struct count_sheet *sheet)
{
    const char *title = count_sheet_cell(&sheet->rows[0], 0);
    return string_starts(title, "Table ") && strstr(title, ": ");
}

static bool
find_kind(struct workbook *workbook)
{
    const char *title = strstr(count_sheet_cell(&workbook->sheet->rows[0], 0), ": ") + 2;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (!string_starts(title, kinds[i].words))
            continue;
        workbook->role = kinds[i].role;
        if (!workbook->role)
            drafts_refuse(workbook->drafts, 1, NULL,
                          "This sheet adds up other sheets; import those, or people are counted "
                          "twice");
        return true;
    }
    return false;
}

static bool
find_basis(struct workbook *workbook)
{
    const char *title = count_sheet_cell(&workbook->sheet->rows[0], 0);
    bool fte = strstr(title, "(FTE)") != NULL;
    workbook->basis = fte ? COUNT_FTE : COUNT_HEADCOUNT;
    return fte || strstr(title, "(headcount)") || strstr(title, "(Headcount)");
}

/* "2018/09/30". */
static struct date
read_day(const char *cell)
{
    struct date day = {0};
    char *iso = must_strdup(cell);
    for (char *at = iso; *at != '\0'; at++)
        *at = *at == '/' ? '-' : *at;
    if (!date_from_iso(iso, &day))
        day = (struct date){0};
    free(iso);
    return day;
}

static bool
find_days(struct workbook *workbook)
{
    for (size_t i = 0; i < workbook->sheet->count; i++) {
        const struct count_sheet_row *row = &workbook->sheet->rows[i];
        if (read_day(count_sheet_cell(row, 1)).year == 0)
            continue;
        workbook->heading = i;
        workbook->columns = row->count;
        workbook->days = must_calloc(row->count + 1, sizeof *workbook->days);
        workbook->sums = must_calloc(row->count + 1, sizeof *workbook->sums);
        workbook->region = must_calloc(row->count + 1, sizeof *workbook->region);
        for (size_t j = 1; j < row->count; j++)
            workbook->days[j] = read_day(row->cells[j]);
        return true;
    }
    return false;
}

/* --- regions --- */

static size_t
find_region(const char *name)
{
    size_t i = 0;
    while (i < sizeof regions / sizeof regions[0] && !counted_same(regions[i], name))
        i++;
    return i;
}

/* The first time the name is that of the region, the second of the force: West Midlands. */
static bool
is_region(struct workbook *workbook, const char *name)
{
    size_t region = find_region(name);
    if (region == sizeof regions / sizeof regions[0] || workbook->seen[region])
        return false;
    workbook->seen[region] = true;
    return true;
}

/* What rounding to hundredths may take from a sum of forces. */
static bool
is_reached(const struct workbook *workbook, uint64_t total, uint64_t sum)
{
    uint64_t apart = total > sum ? total - sum : sum - total;
    return total == COUNT_UNKNOWN || apart <= (workbook->basis == COUNT_FTE ? 10 : 0);
}

static void
end_region(struct workbook *workbook, size_t line)
{
    for (size_t i = 1; i < workbook->columns && workbook->name; i++) {
        if (workbook->days[i].year == 0)
            continue;
        if (is_reached(workbook, workbook->region[i], workbook->sums[i]))
            continue;
        struct text said = TEXT_EMPTY, sum = TEXT_EMPTY;
        count_write(workbook->region[i], workbook->basis, &said);
        count_write(workbook->sums[i], workbook->basis, &sum);
        drafts_refuse(workbook->drafts, line, workbook->sheet->rows[workbook->heading].cells[i],
                      "%s is %s, and its forces add up to %s", workbook->name, text_string(&said),
                      text_string(&sum));
        text_clear(&said);
        text_clear(&sum);
    }
    workbook->name = NULL;
}

static void
begin_region(struct workbook *workbook, const struct count_sheet_row *row)
{
    workbook->name = regions[find_region(row->cells[0])];
    for (size_t i = 1; i < workbook->columns; i++) {
        workbook->sums[i] = 0;
        bool whole = workbook->basis != COUNT_FTE;
        bool number = count_word_read(count_sheet_cell(row, i), COUNT_FTE, &workbook->region[i]) ==
                      COUNT_WORD_NUMBER;
        /* of people with decimals none is known: a force of the region is refused for them */
        if (!number || (whole && workbook->region[i] % COUNT_HUNDREDTHS != 0))
            workbook->region[i] = COUNT_UNKNOWN;
        else if (whole)
            workbook->region[i] /= COUNT_HUNDREDTHS;
    }
}

/* --- forces --- */

static void
read_force(struct workbook *workbook, const struct count_sheet_row *row)
{
    struct drafts *drafts = workbook->drafts;
    size_t refusals = drafts->report->refusals.count;
    struct observed observed = {
        .line = row->line,
        .area_name = "",
        .role = workbook->role,
        .ages = "",
        .basis = workbook->basis,
        .characteristic = COUNT_ALL,
        .group = COUNT_ALL,
    };
    observed.area = drafts_force(drafts, row->line, "force", "", row->cells[0]);
    for (size_t i = 1; i < workbook->columns && observed.area; i++) {
        uint64_t count;
        if (workbook->days[i].year == 0)
            continue;
        observed.date = workbook->days[i];
        observed.column = workbook->sheet->rows[workbook->heading].cells[i];
        observed.cell = count_sheet_cell(row, i);
        drafts_observe(drafts, &observed);
        if (count_word_read(observed.cell, workbook->basis, &count) == COUNT_WORD_NUMBER)
            workbook->sums[i] += count;
    }
    drafts_identify(drafts, row->line, row->cells[0]);
    drafts_end_row(drafts, refusals);
}

static bool
is_total_row(const char *name)
{
    return counted_same(name, "Total") || string_starts(name, "Total ") ||
           string_starts(name, "Central Service");
}

static void
read_rows(struct workbook *workbook)
{
    struct drafts *drafts = workbook->drafts;
    bool below = false; /* the forces */
    for (size_t i = 0; i < workbook->sheet->count; i++) {
        const struct count_sheet_row *row = &workbook->sheet->rows[i];
        const char *name = count_sheet_cell(row, 0);
        bool blank = name[strspn(name, " ")] == '\0';
        if (i <= workbook->heading || blank || counted_same(name, "Notes") || below) {
            below = below || (i > workbook->heading && counted_same(name, "Notes"));
            if (i > 0)
                drafts_leave_out(drafts, row->line, "a heading, a note or a blank row");
        } else if (is_region(workbook, name)) {
            end_region(workbook, row->line);
            begin_region(workbook, row);
            drafts_leave_out(drafts, row->line, "a region: held against the forces below it");
        } else if (is_total_row(name)) {
            end_region(workbook, row->line);
            drafts_leave_out(drafts, row->line, "no police force: a total, or central service");
        } else {
            read_force(workbook, row);
        }
    }
}

bool
workbook_read(const struct count_sheet *sheet, struct drafts *drafts)
{
    bool seen[sizeof regions / sizeof regions[0]] = {false};
    struct workbook workbook = {.sheet = sheet, .drafts = drafts, .seen = seen};
    bool known = is_title(sheet) && find_kind(&workbook) && find_basis(&workbook) &&
                 (!workbook.role || find_days(&workbook));
    if (known) {
        text_append(&drafts->report->kind, "Home Office sheet of police workforce");
        text_append(&drafts->source, "Home Office, ");
        text_append(&drafts->source, "Police workforce, England and Wales");
        drafts->published = true;
    }
    if (known && workbook.role)
        read_rows(&workbook);
    free(workbook.days);
    free(workbook.sums);
    free(workbook.region);
    return known;
}
