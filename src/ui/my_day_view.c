/* my_day_view.c - the first screen: what is to be done today (T19). */
#include "ui/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/text.h"
#include "modules/my_day.h"
#include "ui/document.h"
#include "ui/layout.h"

#define DAY_COLUMNS_LEAST 12 /* "Thu 19 Nov" and a gap */
#define INDENT 2

/* What a row of the screen is about; its index is the item of the document's paragraphs. */
struct day_item {
    const struct record_type *type; /* NULL for a form that was left unfinished */
    struct id id;
};

struct my_day_view {
    struct view view;
    bool everybody;
    struct date date;         /* that was read */
    struct day_item followed; /* to go to at the next refresh; zero id for none */
    struct document document;
    struct day_item *items;
    size_t count, capacity;
};

static struct my_day_view *
my_day_of(struct view *view)
{
    return (struct my_day_view *)view;
}

static const struct day_item *
item_at_cursor(const struct my_day_view *self)
{
    size_t item = document_item(&self->document, NULL);
    return item < self->count ? &self->items[item] : NULL;
}

/* -- Reading ------------------------------------------------------------------------------- */

static void
add_heading(struct my_day_view *self, const char *words)
{
    if (self->document.count > 0)
        document_add(&self->document, NULL, "", ROLE_TEXT, 0, NO_ITEM);
    document_add(&self->document, NULL, words, ROLE_HEADING, 0, NO_ITEM);
}

static void
add_row(struct my_day_view *self, struct day_item item, const char *label, const char *words)
{
    self->items = array_reserve(self->items, &self->capacity, self->count + 1, sizeof *self->items);
    self->items[self->count] = item;
    document_add(&self->document, label, words, ROLE_TEXT, INDENT, self->count++);
}

/* "Thu 19 Nov", with the year when that is another. */
static void
day_label(struct date date, struct date today, char label[DATE_TEXT_SIZE])
{
    date_show_weekday(date, label);
    if (date.year == today.year)
        *strrchr(label, ' ') = '\0';
}

static void
add_part(struct my_day_view *self, const struct my_day *day, enum agenda_part part)
{
    const struct agenda_list *list = &day->parts[part];
    struct text words = TEXT_EMPTY;
    if (list->count == 0)
        return;
    my_day_append_heading(day, part, &words);
    add_heading(self, text_string(&words));
    for (size_t i = 0; i < list->count; i++) {
        struct day_item item = {.type = NULL};
        struct date date;
        char label[DATE_TEXT_SIZE] = "";
        if (my_day_date(&list->items[i], &date))
            day_label(date, day->date, label);
        item.type = my_day_record(part, &list->items[i], &item.id);
        text_reset(&words);
        my_day_append_row(shell_session(self->view.shell), day, part, &list->items[i], &words);
        add_row(self, item, label, text_string(&words));
    }
    text_reset(&words);
    my_day_append_more(day, part, &words);
    if (words.length > 0)
        document_add(&self->document, NULL, text_string(&words), ROLE_TEXT, 0, NO_ITEM);
    text_clear(&words);
}

static bool
add_drafts(struct my_day_view *self, struct error *error)
{
    struct session *session = shell_session(self->view.shell);
    struct draft_list drafts = {.items = NULL};
    bool done = session_read_drafts(session, &drafts, error);
    if (done && drafts.count > 0) {
        char *heading = must_format("Unfinished (%zu)", drafts.count);
        add_heading(self, heading);
        free(heading);
    }
    for (size_t i = 0; done && i < drafts.count && i < MY_DAY_ROWS; i++) {
        struct text words = TEXT_EMPTY;
        session_draft_describe(session, drafts.items[i], &words);
        add_row(self, (struct day_item){.type = NULL}, NULL, text_string(&words));
        text_clear(&words);
    }
    draft_list_clear(&drafts);
    return done;
}

/* What to press on a day with nothing to do. */
static void
add_nothing_due(struct my_day_view *self)
{
    char task[KEY_WAY_SIZE], lists[KEY_WAY_SIZE], everybody[KEY_WAY_SIZE];
    const struct keymap *keymap = shell_keymap(self->view.shell);
    keymap_way(keymap, PLACE_DAY, "add", task);
    keymap_way(keymap, PLACE_DAY, "go", lists);
    keymap_way(keymap, PLACE_DAY, "everybody", everybody);
    char *words =
        must_format("Nothing is due. Type %s for a new task, %s for the candidates%s%s%s.", task,
                    lists, self->everybody ? "" : ", ", self->everybody ? "" : everybody,
                    self->everybody ? "" : " for everybody's day");
    document_add(&self->document, NULL, words, ROLE_TEXT, 0, NO_ITEM);
    free(words);
}

static bool
read_day(struct my_day_view *self, struct error *error)
{
    struct session *session = shell_session(self->view.shell);
    struct my_day day;
    bool done = my_day_read(session, self->everybody ? NULL : session_officer(session), MY_DAY_ROWS,
                            &day, error);
    if (done) {
        document_reset(&self->document);
        self->document.label_columns = DAY_COLUMNS_LEAST;
        self->count = 0;
        self->date = day.date;
        for (size_t i = 0; i < AGENDA_PART_COUNT; i++)
            add_part(self, &day, (enum agenda_part)i);
        done = add_drafts(self, error);
        if (self->count == 0)
            add_nothing_due(self);
    }
    my_day_clear(&day);
    return done;
}

/* -- Moving -------------------------------------------------------------------------------- */

static void
my_day_move(struct view *view, enum view_move move)
{
    struct my_day_view *self = my_day_of(view);
    bool up = move == MOVE_UP || move == MOVE_PAGE_UP || move == MOVE_HALF_UP || move == MOVE_LAST;
    document_move(&self->document, move, layout_body_height(view->rows));
    document_settle(&self->document, up);
}

static bool
select_record(struct my_day_view *self, const struct day_item *wanted)
{
    for (size_t i = 0; wanted->type && i < self->count; i++) {
        const struct day_item *item = &self->items[i];
        if (item->type == wanted->type && id_equal(&item->id, &wanted->id))
            return document_select_item(&self->document, i, 0);
    }
    return false;
}

/* Back to what the cursor was on; when that is done, to what stands in its place. */
static bool
my_day_refresh(struct view *view, struct error *error)
{
    struct my_day_view *self = my_day_of(view);
    struct document *document = &self->document;
    const struct day_item *before = item_at_cursor(self);
    struct day_item stay = before ? *before : (struct day_item){.type = NULL};
    struct day_item followed = self->followed;
    size_t row = document->selected;
    self->followed = (struct day_item){.type = NULL};
    if (!read_day(self, error))
        return false;
    document_lay_out(document, view->columns);
    document->selected = row < document->row_count ? row : document->row_count - 1;
    if (!select_record(self, &followed))
        select_record(self, &stay);
    document_settle(document, false);
    return true;
}

/* A day left open over night is another one in the morning. */
static bool
my_day_idle(struct view *view)
{
    struct date today = session_context(shell_session(view->shell))->today;
    if (date_to_days(today) == date_to_days(my_day_of(view)->date))
        return false;
    shell_stale(view);
    return true;
}

/* -- View ---------------------------------------------------------------------------------- */

static void
my_day_draw(struct view *view, struct canvas *canvas)
{
    struct my_day_view *self = my_day_of(view);
    struct session *session = shell_session(view->shell);
    char day[DATE_TEXT_SIZE];
    date_show_weekday(self->date, day);
    char *left = must_format("%s  %s  %s", self->everybody ? "Everybody's day" : "My day", day,
                             session_officer(session));
    draw_title(canvas, left, session_kind(session));
    free(left);
    document_lay_out(&self->document, canvas->columns);
    document_draw(&self->document, canvas, layout_body_row(canvas->rows),
                  layout_body_height(view->rows));
}

static const struct record_type *
my_day_selected(struct view *view, struct id *id)
{
    const struct day_item *item = item_at_cursor(my_day_of(view));
    *id = item ? item->id : (struct id){.bytes = {0}};
    return item ? item->type : NULL;
}

static void
my_day_free(struct view *view)
{
    struct my_day_view *self = my_day_of(view);
    document_clear(&self->document);
    free(self->items);
    free(self);
}

static const struct view_class my_day_class = {
    .name = "my day",
    .place = PLACE_DAY,
    .refresh = my_day_refresh,
    .draw = my_day_draw,
    .move = my_day_move,
    .idle = my_day_idle,
    .selected = my_day_selected,
    .free = my_day_free,
};

struct view *
my_day_view_new(struct shell *shell)
{
    struct my_day_view *self = must_calloc(1, sizeof *self);
    self->view.class = &my_day_class;
    self->view.shell = shell;
    return &self->view;
}

bool
my_day_view_is(const struct view *view)
{
    return view->class == &my_day_class;
}

void
my_day_view_follow(struct view *view, const struct record_type *type, const struct id *id)
{
    if (view->class != &my_day_class || id_is_zero(id))
        return;
    my_day_of(view)->followed = (struct day_item){.type = type, .id = *id};
    shell_stale(view);
}

/* -- Commands ------------------------------------------------------------------------------ */

static bool
run_open(struct call *call, struct error *error)
{
    const struct day_item *item = item_at_cursor(my_day_of(call->view));
    if (!item)
        return error_set(error, ERROR_NOT_FOUND, "There is nothing to open");
    shell_push(call->shell, item->type ? detail_view_new(call->shell, item->type, &item->id)
                                       : drafts_view_new(call->shell));
    return true;
}

static bool
run_everybody(struct call *call, struct error *error)
{
    (void)error;
    struct my_day_view *self = my_day_of(call->view);
    self->everybody = !self->everybody;
    self->document.selected = self->document.top = 0;
    shell_stale(call->view);
    return true;
}

static const struct command rows[] = {
    {
        .name = "open",
        .summary = "Open what the row with the cursor is about",
        .where = PLACE_DAY,
        .keys = "Enter",
        .flags = COMMAND_HINT,
        .run = run_open,
    },
    {
        .name = "everybody",
        .summary = "Everybody's day, or mine again",
        .where = PLACE_DAY,
        .keys = "O",
        .run = run_everybody,
    },
};

const struct command_table day_commands = {rows, sizeof rows / sizeof *rows};
