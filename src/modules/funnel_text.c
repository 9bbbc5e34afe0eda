/* funnel_text.c - the rows of a funnel as a table and as sentences. */
#include "modules/funnel_text.h"

#include <string.h>

#include "base/utf8.h"
#include "modules/application.h"
#include "modules/campaign.h"

#define GAP 2
#define LEAST_BAR 8 /* D06: below this a bar says nothing */
#define MOST_BAR 40 /* and no wider, so that a row can still be followed by eye */
#define MOST_LABEL 24
#define LEAST_LABEL 8

static void
percent(size_t part, size_t of, char out[PERCENT_SIZE])
{
    struct text text = TEXT_EMPTY;
    if (of == 0)
        text_append(&text, "-");
    else
        text_append_format(&text, "%zu%%", (200 * part + of) / (2 * of));
    size_t length = text.length < PERCENT_SIZE ? text.length : PERCENT_SIZE - 1;
    memcpy(out, text_string(&text), length);
    out[length] = '\0';
    text_clear(&text);
}

void
funnel_percent_of_previous(const struct funnel *funnel, size_t row, char out[PERCENT_SIZE])
{
    const struct funnel_row *here = &funnel->rows[row];
    percent(here->reached, row > 0 && here->stage ? here[-1].reached : 0, out);
}

void
funnel_percent_of_start(const struct funnel *funnel, size_t row, char out[PERCENT_SIZE])
{
    percent(funnel->rows[row].reached, funnel->rows[row].stage ? funnel->applications : 0, out);
}

void
funnel_append_stage(struct session *session, const struct funnel_row *row, struct text *out)
{
    if (row->stage)
        session_show(session, &application_type.fields[APPLICATION_STAGE], row->stage, out);
    else
        text_append(out, "Other stages");
}

void
funnel_append_sentence(struct session *session, const struct id *campaign,
                       const struct funnel *funnel, struct text *out)
{
    size_t now = 0;
    for (size_t i = 0; i < funnel->count; i++)
        now += funnel->rows[i].now;
    session_title(session, &campaign_type, campaign, out);
    if (funnel->applications == 0) {
        text_append(out, ": nobody has applied yet");
        return;
    }
    text_append(out, ": ");
    text_append_count(out, funnel->applications);
    text_append(out, funnel->applications == 1 ? " application, " : " applications, ");
    text_append_count(out, now);
    text_append(out, " live and ");
    text_append_count(out, funnel->applications - now);
    text_append(out, " ended");
}

/* --- the table --- */

enum cell {
    CELL_REACHED,
    CELL_OF_PREVIOUS,
    CELL_OF_START,
    CELL_NOW,
    CELL_ENDED,
    CELL_COUNT,
};

/* The first three are what a funnel is; the others make way, and then the heads get shorter. */
static const struct {
    const char *head, *brief;
    int width, brief_width;
} cells[CELL_COUNT] = {
    [CELL_REACHED] = {"Reached", "Count", 7, 5},
    [CELL_OF_PREVIOUS] = {"Of previous", "Prev", 11, 4},
    [CELL_OF_START] = {"Of start", "Start", 8, 5},
    [CELL_NOW] = {"Now", "Now", 5, 5},
    [CELL_ENDED] = {"Ended", "Ended", 5, 5},
};

struct layout {
    size_t label, bar; /* columns; 0: no bar */
    int widths[CELL_COUNT];
    size_t count;
    bool brief;
};

static size_t
cells_columns(struct layout *layout)
{
    size_t columns = 0;
    for (size_t i = 0; i < layout->count; i++) {
        layout->widths[i] = layout->brief ? cells[i].brief_width : cells[i].width;
        columns += GAP + (size_t)layout->widths[i];
    }
    return columns;
}

static size_t
widest_label(struct session *session, const struct funnel *funnel)
{
    size_t widest = LEAST_LABEL;
    for (size_t i = 0; i < funnel->count; i++) {
        struct text label = TEXT_EMPTY;
        funnel_append_stage(session, &funnel->rows[i], &label);
        size_t width = utf8_columns(text_string(&label));
        widest = width > widest ? width : widest;
        text_clear(&label);
    }
    return widest < MOST_LABEL ? widest : MOST_LABEL;
}

static struct layout
lay_out(struct session *session, const struct funnel *funnel, size_t columns)
{
    struct layout layout = {.label = widest_label(session, funnel), .count = CELL_COUNT};
    size_t taken = layout.label + cells_columns(&layout);
    if (taken > columns) {
        layout.count = CELL_NOW;
        taken = layout.label + cells_columns(&layout);
    }
    if (taken > columns) {
        layout.brief = true;
        while (cells_columns(&layout) + LEAST_LABEL > columns && layout.count > 1)
            layout.count--;
        taken = layout.label + cells_columns(&layout);
    }
    if (taken > columns) {
        size_t over = taken - columns;
        layout.label = layout.label > over + 1 ? layout.label - over : 1;
    }
    size_t left = taken + GAP < columns ? columns - taken - GAP : 0;
    layout.bar = left < LEAST_BAR ? 0 : left < MOST_BAR ? left : MOST_BAR;
    return layout;
}

static void
append_heads(const struct layout *layout, struct text *out)
{
    utf8_append_cell(out, "Stage", layout->label);
    for (size_t i = 0; i < layout->count; i++)
        text_append_format(out, "%*s%*s", GAP, "", layout->widths[i],
                           layout->brief ? cells[i].brief : cells[i].head);
    text_append_char(out, '\n');
}

static void
append_cell(const struct layout *layout, enum cell cell, const char *value, struct text *out)
{
    if ((size_t)cell < layout->count)
        text_append_format(out, "%*s%*s", GAP, "", layout->widths[cell], value);
}

static void
append_number(const struct layout *layout, enum cell cell, size_t number, struct text *out)
{
    struct text value = TEXT_EMPTY;
    text_append_format(&value, "%zu", number);
    append_cell(layout, cell, text_string(&value), out);
    text_clear(&value);
}

/* From zero; whoever is there is seen, be it one of thousands. */
static void
append_bar(const struct layout *layout, const struct funnel *funnel, size_t reached,
           struct text *out)
{
    if (layout->bar == 0 || funnel->applications == 0 || reached == 0)
        return;
    size_t length = (2 * reached * layout->bar + funnel->applications) / (2 * funnel->applications);
    text_append_format(out, "%*s", GAP, "");
    for (size_t i = 0; i < (length > 0 ? length : 1); i++)
        text_append_char(out, '#');
}

static void
append_row(struct session *session, const struct funnel *funnel, size_t index,
           const struct layout *layout, struct text *out)
{
    const struct funnel_row *row = &funnel->rows[index];
    char of_previous[PERCENT_SIZE], of_start[PERCENT_SIZE];
    struct text label = TEXT_EMPTY;
    funnel_append_stage(session, row, &label);
    funnel_percent_of_previous(funnel, index, of_previous);
    funnel_percent_of_start(funnel, index, of_start);
    utf8_append_cell(out, text_string(&label), layout->label);
    append_number(layout, CELL_REACHED, row->reached, out);
    append_cell(layout, CELL_OF_PREVIOUS, of_previous, out);
    append_cell(layout, CELL_OF_START, of_start, out);
    append_number(layout, CELL_NOW, row->now, out);
    append_number(layout, CELL_ENDED, row->ended, out);
    append_bar(layout, funnel, row->reached, out);
    text_append_char(out, '\n');
    text_clear(&label);
}

void
funnel_append_table(struct session *session, const struct funnel *funnel, size_t columns,
                    struct text *out)
{
    struct layout layout = lay_out(session, funnel, columns);
    append_heads(&layout, out);
    for (size_t i = 0; i < funnel->count; i++)
        append_row(session, funnel, i, &layout, out);
}

/* --- line by line --- */

static void
append_line(struct session *session, const struct funnel *funnel, size_t index, struct text *out)
{
    const struct funnel_row *row = &funnel->rows[index];
    char of_previous[PERCENT_SIZE], of_start[PERCENT_SIZE];
    funnel_percent_of_previous(funnel, index, of_previous);
    funnel_percent_of_start(funnel, index, of_start);
    funnel_append_stage(session, row, out);
    if (row->stage)
        text_append_format(out, ": %zu reached it, ", row->reached);
    else
        text_append(out, ": ");
    if (row->stage && index > 0 && !string_equal(of_previous, "-"))
        text_append_format(out, "%s of the stage before and ", of_previous);
    else if (row->stage && index > 0)
        text_append(out, "nobody the stage before, ");
    if (row->stage)
        text_append_format(out, "%s of all; ", of_start);
    text_append_format(out, "%zu there now, %zu ended there\n", row->now, row->ended);
}

void
funnel_append_lines(struct session *session, const struct funnel *funnel, struct text *out)
{
    for (size_t i = 0; funnel->applications > 0 && i < funnel->count; i++)
        append_line(session, funnel, i, out);
}
