/* calendar_view.c - the events of a week or a month as lines, for the eye as for a screen reader:
 * no grid, and what clashes is said in words. */
#include "ui/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "modules/event.h"
#include "ui/document.h"
#include "ui/layout.h"

#define INDENT 2

struct calendar_view {
    struct view view;
    struct calendar calendar; /* an entry is an item of the document */
    struct date day;          /* whose week or month it is */
    struct document document;
};

static const struct view_class calendar_class;

static struct calendar_view *
calendar_of(struct view *view)
{
    return (struct calendar_view *)view;
}

static const struct record *
event_at_cursor(const struct calendar_view *self)
{
    size_t item = document_item(&self->document, NULL);
    return item < self->calendar.count ? self->calendar.entries[item].booking.event : NULL;
}

/* -- Reading ------------------------------------------------------------------------------- */

static void
add_day(struct document *document, struct date day)
{
    char shown[DATE_TEXT_SIZE];
    date_show_weekday(day, shown);
    if (document->count > 0)
        document_add(document, NULL, "", ROLE_TEXT, 0, NO_ITEM);
    document_add(document, NULL, shown, ROLE_HEADING, 0, NO_ITEM);
}

static void
add_clashes(struct document *document, const char *lines, size_t item)
{
    while (*lines != '\0') {
        size_t length = strcspn(lines, "\n");
        char *line = must_format("! Clash: %.*s", (int)length, lines);
        document_add(document, NULL, line, ROLE_WARNING, INDENT, item);
        free(line);
        lines += length + (lines[length] == '\n' ? 1 : 0);
    }
}

static void
add_entry(struct calendar_view *self, size_t index)
{
    const struct calendar_entry *entry = &self->calendar.entries[index];
    struct text words = TEXT_EMPTY;
    calendar_append_time(entry, &words);
    text_append(&words, "  ");
    calendar_append_words(shell_session(self->view.shell), entry, &words);
    document_add(&self->document, NULL, text_string(&words), ROLE_TEXT, INDENT, index);
    add_clashes(&self->document, text_string(&entry->clash), index);
    text_clear(&words);
}

static void
fill(struct calendar_view *self)
{
    const struct calendar *calendar = &self->calendar;
    document_reset(&self->document);
    for (size_t i = 0; i < calendar->count; i++) {
        struct date day = calendar->entries[i].day;
        if (i == 0 || date_to_days(day) != date_to_days(calendar->entries[i - 1].day))
            add_day(&self->document, day);
        add_entry(self, i);
    }
    if (calendar->count == 0)
        document_add(&self->document, NULL,
                     calendar->span == CALENDAR_WEEK ? "No events this week"
                                                     : "No events this month",
                     ROLE_TEXT, 0, NO_ITEM);
}

static void
select_event(struct calendar_view *self, const struct id *wanted)
{
    for (size_t i = 0; i < self->calendar.count; i++) {
        if (id_equal(&self->calendar.entries[i].booking.event->id, wanted))
            document_select_item(&self->document, i, 0);
    }
}

/* Back to the event that the cursor was on; when it is gone, to what stands in its place. */
static bool
calendar_refresh(struct view *view, struct error *error)
{
    struct calendar_view *self = calendar_of(view);
    struct document *document = &self->document;
    const struct record *event = event_at_cursor(self);
    struct id stay = event ? event->id : (struct id){{0}};
    size_t row = document->selected;
    struct calendar fresh;
    bool done =
        calendar_read(shell_session(view->shell), self->calendar.span, self->day, &fresh, error);
    if (!done) {
        calendar_clear(&fresh);
        return false;
    }
    calendar_clear(&self->calendar);
    self->calendar = fresh;
    fill(self);
    document_lay_out(document, view->columns);
    document->selected = row < document->row_count ? row : document->row_count - 1;
    select_event(self, &stay);
    document_settle(document, false);
    return true;
}

/* -- View ---------------------------------------------------------------------------------- */

static void
calendar_move(struct view *view, enum view_move move)
{
    struct document *document = &calendar_of(view)->document;
    bool up = move == MOVE_UP || move == MOVE_PAGE_UP || move == MOVE_HALF_UP || move == MOVE_LAST;
    document_move(document, move, layout_body_height(view->rows));
    document_settle(document, up);
}

static void
calendar_draw(struct view *view, struct canvas *canvas)
{
    struct calendar_view *self = calendar_of(view);
    struct text title = TEXT_EMPTY;
    text_append(&title, "Calendar  ");
    calendar_append_title(&self->calendar, &title);
    text_append(&title, "  ");
    calendar_append_count(&self->calendar, &title);
    draw_title(canvas, text_string(&title), session_kind(shell_session(view->shell)));
    text_clear(&title);
    document_lay_out(&self->document, canvas->columns);
    document_draw(&self->document, canvas, layout_body_row(canvas->rows),
                  layout_body_height(view->rows));
}

static const struct record_type *
calendar_selected(struct view *view, struct id *id)
{
    const struct record *event = event_at_cursor(calendar_of(view));
    *id = event ? event->id : (struct id){{0}};
    return event ? &event_type : NULL;
}

static void
calendar_free(struct view *view)
{
    struct calendar_view *self = calendar_of(view);
    document_clear(&self->document);
    calendar_clear(&self->calendar);
    free(self);
}

static const struct view_class calendar_class = {
    .name = "calendar",
    .place = PLACE_CALENDAR,
    .refresh = calendar_refresh,
    .draw = calendar_draw,
    .move = calendar_move,
    .selected = calendar_selected,
    .free = calendar_free,
};

/* The events of the week or month that has the day. */
static struct view *
calendar_view_new(struct shell *shell, enum calendar_span span, struct date day)
{
    struct calendar_view *self = must_calloc(1, sizeof *self);
    self->view.class = &calendar_class;
    self->view.shell = shell;
    self->calendar.span = span;
    self->day = day;
    return &self->view;
}

/* -- Commands ------------------------------------------------------------------------------ */

/* Of the event with the cursor the week that it is in, else this week. */
static struct date
day_of(struct call *call)
{
    struct date day = session_context(call->session)->today;
    struct error ignored;
    int64_t start;
    if (call->type != &event_type || id_is_zero(&call->id))
        return day;
    struct record *event = session_get(call->session, &event_type, &call->id, &ignored);
    if (event && event_start(event, &start))
        day = moment_to_date(start);
    record_free(event);
    return day;
}

static void
go(struct view *view, enum calendar_span span, struct date day)
{
    struct calendar_view *self = calendar_of(view);
    self->calendar.span = span;
    self->day = day;
    self->document.selected = self->document.top = 0;
    shell_stale(view);
}

static bool
run_calendar(struct call *call, struct error *error)
{
    (void)error;
    struct date day = day_of(call);
    struct view *view;
    for (size_t i = 0; (view = shell_view(call->shell, i)); i++) {
        if (view->class != &calendar_class)
            continue;
        go(view, CALENDAR_WEEK, day);
        shell_pop_to(call->shell, view);
        return true;
    }
    shell_push(call->shell, calendar_view_new(call->shell, CALENDAR_WEEK, day));
    return true;
}

static bool
run_open(struct call *call, struct error *error)
{
    const struct record *event = event_at_cursor(calendar_of(call->view));
    if (!event)
        return error_set(error, ERROR_NOT_FOUND, "There is nothing to open");
    shell_push(call->shell, detail_view_new(call->shell, &event_type, &event->id));
    return true;
}

static bool
step(struct call *call, int by)
{
    const struct calendar_view *self = calendar_of(call->view);
    enum calendar_span span = self->calendar.span;
    go(call->view, span, calendar_step(span, self->day, by));
    return true;
}

static bool
run_before(struct call *call, struct error *error)
{
    (void)error;
    return step(call, -1);
}

static bool
run_after(struct call *call, struct error *error)
{
    (void)error;
    return step(call, 1);
}

static bool
run_span(struct call *call, struct error *error)
{
    (void)error;
    const struct calendar_view *self = calendar_of(call->view);
    size_t item = document_item(&self->document, NULL);
    struct date day = item < self->calendar.count ? self->calendar.entries[item].day : self->day;
    go(call->view, self->calendar.span == CALENDAR_WEEK ? CALENDAR_MONTH : CALENDAR_WEEK, day);
    return true;
}

static const struct command rows[] = {
    {
        .name = "calendar",
        .summary = "Show the events of a week or a month",
        .help = "Day by day, with their seats, who hosts or helps, and what is booked twice: a "
                "person, or a room. Of an event, the week that it is in.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_DAY,
        .keys = "W",
        .hint = &event_type,
        .flags = COMMAND_HINT,
        .run = run_calendar,
    },
    {
        .name = "open",
        .summary = "Open the event with the cursor",
        .where = PLACE_CALENDAR,
        .keys = "Enter",
        .flags = COMMAND_HINT,
        .run = run_open,
    },
    {
        .name = "before",
        .summary = "To the week or month before",
        .where = PLACE_CALENDAR,
        .keys = "[",
        .flags = COMMAND_HINT,
        .run = run_before,
    },
    {
        .name = "after",
        .summary = "To the next week or month",
        .where = PLACE_CALENDAR,
        .keys = "]",
        .flags = COMMAND_HINT,
        .run = run_after,
    },
    {
        .name = "calendar",
        .summary = "The month of the event with the cursor, or its week again",
        .label = "week/month",
        .where = PLACE_CALENDAR,
        .keys = "W",
        .flags = COMMAND_HINT,
        .run = run_span,
    },
};

const struct command_table calendar_commands = {rows, sizeof rows / sizeof *rows};
