/* count_layouts.c - the layouts of published tables of counts: which one a file has, and what each
 * of its rows says. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "count_draft.h"

#define ABSENT SIZE_MAX
#define CENSUS_2011 ((struct date){2011, 3, 27})
#define CENSUS_2021 ((struct date){2021, 3, 21})

/* What all layouts read from. */
struct reading {
    const struct count_sheet *sheet;
    const struct count_sheet_row *headings;
    struct drafts *drafts;
};

/* --- headings --- */

static size_t
find_heading(const struct count_sheet_row *headings, const char *heading)
{
    for (size_t i = 0; i < headings->count; i++)
        if (counted_same(headings->cells[i], heading))
            return i;
    return ABSENT;
}

/* The first of several names for one thing; the list ends with NULL. */
static size_t
find_any(const struct count_sheet_row *headings, const char *const *names)
{
    for (; *names; names++) {
        size_t column = find_heading(headings, *names);
        if (column != ABSENT)
            return column;
    }
    return ABSENT;
}

static const char *
cell_at(const struct count_sheet_row *row, size_t column)
{
    return column == ABSENT ? "" : count_sheet_cell(row, column);
}

static const char *
heading_at(const struct reading *reading, size_t column)
{
    return count_sheet_cell(reading->headings, column);
}

static bool
is_force_code(const char *code)
{
    return string_starts(code, "E23") || string_starts(code, "W15") || string_starts(code, "X99") ||
           string_equal_no_case(code, "btp");
}

/* Regions, countries and the like are sums of authorities. */
static bool
is_sum_code(const char *code)
{
    static const char *const sums[] = {"E12", "E92", "W92", "K04", "K02", "E10", "E11", "E13"};
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++)
        if (string_starts(code, sums[i]))
            return true;
    return false;
}

static bool
is_authority_code(const char *code)
{
    static const char *const authorities[] = {"E06", "E07", "E08", "E09", "W06"};
    for (size_t i = 0; i < sizeof authorities / sizeof authorities[0]; i++)
        if (string_starts(code, authorities[i]))
            return true;
    return false;
}

/* The area of a row of residents; false when the row counts no area by itself. */
static bool
take_area(struct reading *reading, const struct count_sheet_row *row, size_t column,
          const char *code, const char *name, struct observed *observed)
{
    if (is_sum_code(code)) {
        drafts_leave_out(reading->drafts, row->line,
                         "a region or country, which is the sum of its authorities");
        return false;
    }
    observed->area_name = name;
    if (is_authority_code(code)) {
        reading->drafts->by_authority = true;
        observed->area = code;
        return true;
    }
    if (*code != '\0' && !is_force_code(code)) {
        drafts_refuse(reading->drafts, row->line, heading_at(reading, column),
                      "'%.*s' is neither a local authority nor a police force area",
                      utf8_quoted(code), code);
        reading->drafts->report->refused++;
        return false;
    }
    observed->area =
        drafts_force(reading->drafts, row->line, heading_at(reading, column), code, name);
    if (!observed->area)
        reading->drafts->report->refused++;
    return observed->area != NULL;
}

static void
identify(struct reading *reading, const struct count_sheet_row *row, const size_t *columns,
         size_t count)
{
    struct text key = TEXT_EMPTY;
    for (size_t i = 0; i < count; i++)
        text_append_format(&key, "%s\t", cell_at(row, columns[i]));
    drafts_identify(reading->drafts, row->line, text_string(&key));
    text_clear(&key);
}

/* --- the Home Office's open data tables: 2003 to 2006, 2018 to 2021 --- */

enum open_data_column {
    OD_YEAR,
    OD_CODE,
    OD_FORCE,
    OD_GENDER,
    OD_RANK,
    OD_TYPE,
    OD_ETHNICITY,
    OD_HEADCOUNT,
    OD_FTE,
    OD_COUNT
};

static bool
find_open_data(const struct count_sheet_row *headings, size_t columns[OD_COUNT], bool *september)
{
    static const char *const names[OD_COUNT] = {
        [OD_CODE] = "Geo code",
        [OD_FORCE] = "Force Name",
        [OD_GENDER] = "Gender",
        [OD_RANK] = "Rank description",
        [OD_TYPE] = "Worker type",
        [OD_ETHNICITY] = "Ethnicity",
        [OD_HEADCOUNT] = "Total (headcount)",
        [OD_FTE] = "Total (FTE)",
    };
    columns[OD_YEAR] = 0;
    *september = counted_same(count_sheet_cell(headings, 0), "As at 30 September");
    if (!*september && !counted_same(count_sheet_cell(headings, 0), "As at 31 March"))
        return false;
    for (size_t i = OD_CODE; i < OD_COUNT; i++)
        if ((columns[i] = find_heading(headings, names[i])) == ABSENT)
            return false;
    return true;
}

static bool
read_year(const char *cell, int *year)
{
    if (strlen(cell) != 4 || strspn(cell, "0123456789") != 4)
        return false;
    *year = (int)strtol(cell, NULL, 10);
    return *year >= 1990 && *year <= 2100;
}

/* Each row counts people of one sex and one ethnicity: it is a part of both. */
static void
observe_both(struct reading *reading, const struct count_sheet_row *row, const size_t *columns,
             struct observed *observed)
{
    static const struct {
        enum open_data_column group;
        const char *characteristic;
    } parts[] = {{OD_GENDER, "sex"}, {OD_ETHNICITY, "ethnicity"}};
    static const struct {
        enum open_data_column column;
        enum count_basis basis;
    } measures[] = {{OD_HEADCOUNT, COUNT_HEADCOUNT}, {OD_FTE, COUNT_FTE}};
    for (size_t i = 0; i < 2; i++) {
        observed->basis = measures[i].basis;
        observed->column = heading_at(reading, columns[measures[i].column]);
        observed->cell = cell_at(row, columns[measures[i].column]);
        for (size_t j = 0; j < 2; j++) {
            size_t refusals = reading->drafts->report->refusals.count;
            observed->characteristic = parts[j].characteristic;
            observed->group = cell_at(row, columns[parts[j].group]);
            drafts_observe(reading->drafts, observed);
            if (reading->drafts->report->refusals.count > refusals)
                break; /* said once */
        }
    }
}

static void
read_open_data_row(struct reading *reading, const struct count_sheet_row *row,
                   const size_t *columns, bool september)
{
    struct drafts *drafts = reading->drafts;
    size_t refusals = drafts->report->refusals.count;
    const char *rank = cell_at(row, columns[OD_RANK]), *type = cell_at(row, columns[OD_TYPE]);
    int year = 0;
    struct observed observed = {.line = row->line, .area_name = "", .ages = ""};
    observed.area = drafts_force(drafts, row->line, heading_at(reading, columns[OD_FORCE]),
                                 cell_at(row, columns[OD_CODE]), cell_at(row, columns[OD_FORCE]));
    if (!read_year(cell_at(row, columns[OD_YEAR]), &year))
        drafts_refuse(drafts, row->line, heading_at(reading, columns[OD_YEAR]), "'%.*s' is no year",
                      utf8_quoted(cell_at(row, columns[OD_YEAR])), cell_at(row, columns[OD_YEAR]));
    observed.date = september ? (struct date){year, 9, 30} : (struct date){year, 3, 31};
    observed.role = drafts_role(drafts, *rank ? rank : type);
    if (observed.area && drafts->report->refusals.count == refusals) {
        observe_both(reading, row, columns, &observed);
        identify(reading, row, columns, OD_HEADCOUNT);
    }
    drafts_end_row(drafts, refusals);
}

static bool
read_open_data(struct reading *reading)
{
    size_t columns[OD_COUNT];
    bool september;
    if (!find_open_data(reading->headings, columns, &september))
        return false;
    text_append(&reading->drafts->report->kind, "Home Office open data table");
    text_append(&reading->drafts->source, "Home Office, police workforce open data table");
    reading->drafts->published = true;
    for (size_t i = 1; i < reading->sheet->count; i++) {
        const struct count_sheet_row *row = &reading->sheet->rows[i];
        if (!count_row_is_blank(row))
            read_open_data_row(reading, row, columns, september);
        else
            drafts_leave_out(reading->drafts, row->line, "a blank row");
    }
    return true;
}

/* --- Nomis: an authority a row, a group a column --- */

/* "Ethnic Group: White: Irish; measures: Value" gives "Ethnic Group" and "White: Irish". The caller
 * frees both. */
static bool
take_apart(const char *heading, char **variable, char **group)
{
    static const char ending[] = "; measures: Value";
    size_t length = strlen(heading);
    const char *colon = strstr(heading, ": ");
    if (!colon || length < sizeof ending ||
        !string_equal(heading + length - sizeof ending + 1, ending))
        return false;
    *variable = must_strndup(heading, (size_t)(colon - heading));
    *group = must_strndup(colon + 2, (size_t)(heading + length - sizeof ending + 1 - colon - 2));
    return true;
}

/* Each column is a group; the same one twice would count its people twice. */
struct nomis_column {
    char *variable, *group;
    const char *characteristic;
};

static bool
find_nomis(struct reading *reading, struct nomis_column *columns)
{
    bool any = false;
    const struct count_sheet_row *headings = reading->headings;
    for (size_t i = 0; i < headings->count; i++) {
        struct nomis_column *column = &columns[i];
        if (!take_apart(headings->cells[i], &column->variable, &column->group))
            continue;
        any = true;
        const struct counted *found =
            counting_characteristic(reading->drafts->counting, column->variable);
        column->characteristic = found ? found->code : NULL;
        if (!found)
            drafts_refuse(reading->drafts, headings->line, headings->cells[i],
                          "'%.*s' is no characteristic", utf8_quoted(column->variable),
                          column->variable);
        for (size_t j = 0; j < i; j++)
            if (columns[j].group && counted_same(columns[j].group, column->group))
                drafts_refuse(reading->drafts, headings->line, headings->cells[i],
                              "'%.*s' is there twice", utf8_quoted(column->group), column->group);
    }
    return any;
}

static void
read_nomis_row(struct reading *reading, const struct count_sheet_row *row,
               const struct nomis_column *columns)
{
    struct drafts *drafts = reading->drafts;
    size_t refusals = drafts->report->refusals.count;
    size_t date = find_heading(reading->headings, "date");
    size_t area = find_heading(reading->headings, "geography");
    size_t code = find_heading(reading->headings, "geography code");
    const char *year = cell_at(row, date);
    const char *rural = cell_at(row, find_heading(reading->headings, "Rural Urban"));
    struct observed observed = {.line = row->line, .role = "", .ages = "", .basis = COUNT_PEOPLE};
    if (*rural != '\0' && !counted_same(rural, "Total")) {
        drafts_leave_out(drafts, row->line,
                         "the rural or urban part of an area that is there whole");
        return;
    }
    if (!take_area(reading, row, code, cell_at(row, code), cell_at(row, area), &observed))
        return;
    if (!string_equal(year, "2011") && !string_equal(year, "2021"))
        drafts_refuse(drafts, row->line, heading_at(reading, date),
                      "'%.*s' is the year of no census that posact knows", utf8_quoted(year), year);
    observed.date = string_equal(year, "2011") ? CENSUS_2011 : CENSUS_2021;
    for (size_t i = 0; i < reading->headings->count; i++) {
        if (!columns[i].characteristic)
            continue;
        observed.column = reading->headings->cells[i];
        observed.characteristic = columns[i].characteristic;
        observed.group = columns[i].group;
        observed.cell = count_sheet_cell(row, i);
        drafts_observe(drafts, &observed);
    }
    identify(reading, row, (size_t[]){date, code}, 2);
    drafts_end_row(drafts, refusals);
}

static bool
read_nomis(struct reading *reading)
{
    size_t count = reading->headings->count;
    if (find_heading(reading->headings, "geography code") == ABSENT)
        return false;
    struct nomis_column *columns = must_calloc(count + 1, sizeof *columns);
    bool known = find_nomis(reading, columns);
    if (known) {
        text_append(&reading->drafts->report->kind,
                    "Census table of Nomis, a column for each group");
        text_append(&reading->drafts->source, "Office for National Statistics, census (Nomis)");
        reading->drafts->published = true;
        for (size_t i = 1; i < reading->sheet->count; i++)
            read_nomis_row(reading, &reading->sheet->rows[i], columns);
    }
    for (size_t i = 0; i < count; i++) {
        free(columns[i].variable);
        free(columns[i].group);
    }
    free(columns);
    return known;
}

/* --- the Office for National Statistics, Census 2021: a row for each authority and group --- */

/* "Ethnic group (20 categories)" gives the characteristic of "Ethnic group". */
static const char *
variable_of(struct reading *reading, size_t column)
{
    const char *heading = heading_at(reading, column), *bracket = strstr(heading, " (");
    char *name = must_strndup(heading, bracket ? (size_t)(bracket - heading) : strlen(heading));
    const struct counted *found = counting_characteristic(reading->drafts->counting, name);
    free(name);
    return bracket && found ? found->code : NULL;
}

static void
read_census_row(struct reading *reading, const struct count_sheet_row *row,
                const char *characteristic)
{
    struct drafts *drafts = reading->drafts;
    size_t refusals = drafts->report->refusals.count;
    struct observed observed = {
        .line = row->line,
        .column = heading_at(reading, 4),
        .date = CENSUS_2021,
        .basis = COUNT_PEOPLE,
        .role = "",
        .ages = "",
        .characteristic = characteristic,
        .group = count_sheet_cell(row, 3),
        .cell = count_sheet_cell(row, 4),
    };
    if (!take_area(reading, row, 0, count_sheet_cell(row, 0), count_sheet_cell(row, 1), &observed))
        return;
    drafts_observe(drafts, &observed);
    identify(reading, row, (size_t[]){0, 3}, 2);
    drafts_end_row(drafts, refusals);
}

static bool
read_census(struct reading *reading)
{
    const struct count_sheet_row *headings = reading->headings;
    const char *characteristic = headings->count == 5 ? variable_of(reading, 3) : NULL;
    if (!characteristic || !counted_same(headings->cells[4], "Observation"))
        return false;
    text_append(&reading->drafts->report->kind, "Census 2021 table, a row for each group");
    text_append(&reading->drafts->source, "Office for National Statistics, Census 2021");
    reading->drafts->published = true;
    for (size_t i = 1; i < reading->sheet->count; i++) {
        const struct count_sheet_row *row = &reading->sheet->rows[i];
        if (count_row_is_blank(row))
            drafts_leave_out(reading->drafts, row->line, "a blank row");
        else
            read_census_row(reading, row, characteristic);
    }
    return true;
}

/* --- a row for each count: the plain layout, and answers to requests --- */

enum plain_column {
    PLAIN_DATE,
    PLAIN_CODE,
    PLAIN_AREA,
    PLAIN_ROLE,
    PLAIN_CHARACTERISTIC,
    PLAIN_GROUP,
    PLAIN_AGES,
    PLAIN_BASIS,
    PLAIN_SOURCE,
    PLAIN_COUNT,
    PLAIN_COLUMNS
};

static void
find_plain(const struct count_sheet_row *headings, size_t columns[PLAIN_COLUMNS])
{
    static const char *const names[PLAIN_COLUMNS][6] = {
        [PLAIN_DATE] = {"date", "as at"},
        [PLAIN_CODE] = {"area code", "force code", "code"},
        [PLAIN_AREA] = {"force", "area", "force name", "area name"},
        [PLAIN_ROLE] = {"role", "rank", "role or rank"},
        [PLAIN_CHARACTERISTIC] = {"characteristic"},
        [PLAIN_GROUP] = {"group", "category"},
        [PLAIN_AGES] = {"ages", "age range"},
        [PLAIN_BASIS] = {"basis"},
        [PLAIN_SOURCE] = {"source"},
        [PLAIN_COUNT] = {"count", "headcount", "fte", "people"},
    };
    for (size_t i = 0; i < PLAIN_COLUMNS; i++)
        columns[i] = find_any(headings, names[i]);
}

/* The day of a row: its own, or the one that was named for the file. */
static bool
take_day(struct reading *reading, const struct count_sheet_row *row, size_t column, bool census,
         struct date *day)
{
    const struct date *given = reading->drafts->options->date;
    const char *cell = cell_at(row, column);
    if (column != ABSENT && date_from_iso(cell, day))
        return true;
    if (column != ABSENT)
        drafts_refuse(reading->drafts, row->line, heading_at(reading, column),
                      "'%.*s' is no day; write it as 2026-03-31", utf8_quoted(cell), cell);
    else if (given)
        *day = *given;
    else if (census)
        *day = CENSUS_2021;
    else
        drafts_refuse(reading->drafts, row->line, NULL,
                      "The file says of no day what it counts; name it with --date");
    return column == ABSENT && (given || census);
}

static bool
take_basis(struct reading *reading, const struct count_sheet_row *row, const size_t *columns,
           enum count_basis *basis)
{
    const char *cell = cell_at(row, columns[PLAIN_BASIS]);
    const char *heading = heading_at(reading, columns[PLAIN_COUNT]);
    bool people = reading->drafts->options->type == &population_type;
    *basis = people ? COUNT_PEOPLE : counted_same(heading, "fte") ? COUNT_FTE : COUNT_HEADCOUNT;
    if (*cell == '\0')
        return true;
    for (size_t i = 0; i < COUNT_BASIS_COUNT; i++) {
        if (!string_equal_no_case(cell, count_basis_codes[i]) || people != (i == COUNT_PEOPLE))
            continue;
        *basis = (enum count_basis)i;
        return true;
    }
    drafts_refuse(reading->drafts, row->line, heading_at(reading, columns[PLAIN_BASIS]),
                  "'%.*s' must be %s", utf8_quoted(cell), cell,
                  people ? "people" : "headcount or fte");
    return false;
}

/* "16-64", "85+". */
static bool
take_ages(struct reading *reading, const struct count_sheet_row *row, size_t column,
          const char **ages)
{
    unsigned first, last;
    *ages = cell_at(row, column);
    if (**ages == '\0' || counted_same(*ages, "all")) {
        *ages = "";
        return true;
    }
    if (age_range_read(*ages, &first, &last))
        return true;
    drafts_refuse(reading->drafts, row->line, heading_at(reading, column),
                  "'%.*s' is no range of ages; write it as 16-64 or 85+", utf8_quoted(*ages),
                  *ages);
    return false;
}

static bool
take_plain_area(struct reading *reading, const struct count_sheet_row *row, const size_t *columns,
                struct observed *observed)
{
    const char *code = cell_at(row, columns[PLAIN_CODE]), *name = cell_at(row, columns[PLAIN_AREA]);
    size_t column = columns[PLAIN_AREA] == ABSENT ? columns[PLAIN_CODE] : columns[PLAIN_AREA];
    const char *force = reading->drafts->options->force;
    if (columns[PLAIN_AREA] == ABSENT && columns[PLAIN_CODE] == ABSENT) {
        observed->area_name = "";
        observed->area = drafts_force(reading->drafts, row->line, NULL, "", force ? force : "");
        return observed->area != NULL;
    }
    if (reading->drafts->options->type == &population_type)
        return take_area(reading, row, column, code, name, observed);
    observed->area_name = "";
    observed->area =
        drafts_force(reading->drafts, row->line, heading_at(reading, column), code, name);
    return observed->area != NULL;
}

static void
read_plain_row(struct reading *reading, const struct count_sheet_row *row, const size_t *columns,
               bool census)
{
    struct drafts *drafts = reading->drafts;
    size_t refusals = drafts->report->refusals.count, refused = drafts->report->refused;
    size_t left_out = drafts->report->left_out;
    const char *role = cell_at(row, columns[PLAIN_ROLE]);
    struct observed observed = {
        .line = row->line,
        .column = heading_at(reading, columns[PLAIN_COUNT]),
        .group = cell_at(row, columns[PLAIN_GROUP]),
        .cell = cell_at(row, columns[PLAIN_COUNT]),
    };
    bool taken = take_plain_area(reading, row, columns, &observed);
    if (drafts->report->left_out > left_out)
        return;
    drafts->report->refused = refused; /* counted below */
    if (drafts->options->type == &population_type)
        observed.role = "";
    else
        observed.role = *role ? drafts_role(drafts, role) : COUNT_ALL;
    observed.characteristic =
        columns[PLAIN_CHARACTERISTIC] == ABSENT
            ? COUNT_ALL
            : drafts_characteristic(drafts, row->line, cell_at(row, columns[PLAIN_CHARACTERISTIC]));
    taken = take_day(reading, row, columns[PLAIN_DATE], census, &observed.date) && taken;
    taken = take_basis(reading, row, columns, &observed.basis) && taken;
    taken = take_ages(reading, row, columns[PLAIN_AGES], &observed.ages) && taken;
    if (taken && observed.characteristic) {
        drafts_observe(drafts, &observed);
        identify(reading, row, columns, PLAIN_SOURCE);
    }
    drafts_end_row(drafts, refusals);
}

/* As the all-characteristics tables of census areas have it: no day, since there is one. */
static bool
is_census_extract(const struct reading *reading, const size_t *columns)
{
    return reading->drafts->options->type == &population_type && columns[PLAIN_DATE] == ABSENT &&
           columns[PLAIN_CODE] != ABSENT && reading->headings->count == 5 &&
           counted_same(heading_at(reading, columns[PLAIN_GROUP]), "category");
}

static bool
read_plain(struct reading *reading)
{
    size_t columns[PLAIN_COLUMNS];
    struct drafts *drafts = reading->drafts;
    find_plain(reading->headings, columns);
    if (columns[PLAIN_COUNT] == ABSENT ||
        (columns[PLAIN_CHARACTERISTIC] == ABSENT) != (columns[PLAIN_GROUP] == ABSENT) ||
        (columns[PLAIN_CHARACTERISTIC] == ABSENT && columns[PLAIN_AREA] == ABSENT))
        return false;
    bool census = is_census_extract(reading, columns);
    text_append(&drafts->report->kind,
                census ? "Extract of Census 2021, a row for each group" : "A row for each count");
    text_append(&drafts->source, census ? "Office for National Statistics, Census 2021" : "");
    drafts->published = census;
    for (size_t i = 1; i < reading->sheet->count; i++) {
        const struct count_sheet_row *row = &reading->sheet->rows[i];
        if (count_row_is_blank(row)) {
            drafts_leave_out(drafts, row->line, "a blank row");
            continue;
        }
        if (drafts->source.length == 0)
            text_append(&drafts->source, cell_at(row, columns[PLAIN_SOURCE]));
        read_plain_row(reading, row, columns, census);
    }
    return true;
}

/* --- which one --- */

bool
layouts_read(const struct count_sheet *sheet, struct drafts *drafts, struct error *error)
{
    struct reading reading = {.sheet = sheet, .headings = &sheet->rows[0], .drafts = drafts};
    bool workforce = drafts->options->type == &workforce_type;
    drafts->report->rows = sheet->count - 1;
    bool known = workforce ? read_open_data(&reading) || workbook_read(sheet, drafts)
                           : read_nomis(&reading) || read_census(&reading);
    if (!known && !read_plain(&reading))
        return error_set(error, ERROR_INPUT,
                         "The first line has no layout that posact knows; the plain one is: %s",
                         workforce
                             ? "date, force, role, characteristic, group, count, basis, source"
                             : "date, area code, area, characteristic, group, ages, count, "
                               "source");
    drafts_check_identities(drafts);
    return true;
}
