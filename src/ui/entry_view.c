/* entry_view.c - the equality questions, or the kiosk, in front of the person who answers: page by
 * page, and no way out of it but the officer's key. No command has a key here, and every key stays
 * here. */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/kiosk.h"
#include "modules/self_entry.h"
#include "ui/document.h"
#include "ui/large_number.h"
#include "ui/layout.h"
#include "ui/line_edit.h"

struct entry_view {
    struct view view; /* first: views are cast to it */
    const struct entry_class *pages;
    void *entry; /* owned */
    const struct entry_page *page;
    struct document document;
    struct line_edit line;
    bool fresh; /* a page that was not laid out yet */
};

static struct entry_view *
entry_of(struct view *view)
{
    return (struct entry_view *)view;
}

/* -- The page ------------------------------------------------------------------------------- */

static void
add_rows(struct entry_view *self)
{
    const struct entry_page *page = self->page;
    for (size_t i = 0; i < page->row_count; i++) {
        char *label = must_format("%s%s", i == page->chosen ? "(*) " : "", page->rows[i]);
        if (page->before[i])
            document_add(&self->document, NULL, page->before[i], ROLE_TEXT, 0, NO_ITEM);
        document_add(&self->document, NULL, label, ROLE_INPUT, 2, i);
        free(label);
    }
}

static void
show_page(struct entry_view *self)
{
    struct document *document = &self->document;
    self->page = self->pages->page(self->entry);
    document_reset(document);
    document->selected = document->top = 0;
    document_add(document, NULL, self->page->above, ROLE_TEXT, 0, NO_ITEM);
    document_add(document, NULL, "", ROLE_TEXT, 0, NO_ITEM);
    add_rows(self);
    if (self->page->keys) {
        document_add(document, NULL, "", ROLE_TEXT, 0, NO_ITEM);
        document_add(document, NULL, self->page->keys, ROLE_LABEL, 0, NO_ITEM);
    }
    line_edit_wipe(&self->line);
    line_edit_clear(&self->line);
    line_edit_init(&self->line, self->page->typed);
    self->fresh = true;
    if (self->page->said)
        shell_say(self->view.shell, MESSAGE_DONE, "%s", self->page->said);
}

/* -- Drawing -------------------------------------------------------------------------------- */

/* What does not fit is read from its beginning; else the cursor is where something is chosen. */
static void
place_cursor(struct entry_view *self, int height)
{
    const struct entry_page *page = self->page;
    if (self->fresh && page->row_count > 0 && (int)self->document.row_count <= height)
        document_select_item(&self->document, page->start < page->row_count ? page->start : 0, 0);
    self->fresh = false;
}

static void
draw_line(struct entry_view *self, struct canvas *canvas)
{
    const struct entry_page *page = self->page;
    int height = layout_body_height(canvas->rows), top = layout_body_row(canvas->rows);
    int row = top + draw_wrapped(canvas, top, MARKER_COLUMNS, canvas->columns - MARKER_COLUMNS,
                                 height - 2, ROLE_TEXT, page->above);
    row += layout_is_tall(canvas) ? 1 : 0;
    canvas_text(canvas, row, 0, -1, ROLE_SELECTED, MARKER);
    int column = canvas_format(canvas, row, MARKER_COLUMNS, canvas->columns / 2, ROLE_LABEL,
                               "%s: ", page->line);
    if (page->secret)
        line_edit_draw_secret(&self->line, canvas, row, column, canvas->columns - column);
    else
        line_edit_draw(&self->line, canvas, row, column, canvas->columns - column, true);
}

static void
entry_draw(struct view *view, struct canvas *canvas)
{
    struct entry_view *self = entry_of(view);
    int height = layout_body_height(canvas->rows);
    draw_title(canvas, self->page->title, "");
    if (self->page->line) {
        draw_line(self, canvas);
        return;
    }
    document_lay_out(&self->document, canvas->columns);
    place_cursor(self, height);
    document_draw(&self->document, canvas, layout_body_row(canvas->rows), height);
    if ((int)self->document.row_count + 2 + LARGE_NUMBER_ROWS <= height && self->page->number > 0)
        large_number_draw(canvas, canvas->rows - SHELL_ROWS - 1 - LARGE_NUMBER_ROWS, MARKER_COLUMNS,
                          self->page->number);
}

/* -- Typing --------------------------------------------------------------------------------- */

static void
choose(struct entry_view *self)
{
    struct error error;
    size_t row = document_item(&self->document, NULL);
    if (row == NO_ITEM)
        return;
    if (self->pages->choose(self->entry, row, &error))
        show_page(self);
    else
        shell_say_error(self->view.shell, &error);
}

static bool
close_when_over(struct entry_view *self)
{
    bool over = self->pages->is_over(self->entry);
    if (over)
        shell_close(self->view.shell, &self->view);
    return over;
}

static void
take_line(struct entry_view *self)
{
    struct error error;
    bool taken = self->pages->type(self->entry, line_edit_value(&self->line), &error);
    if (close_when_over(self))
        return;
    if (!taken && !self->page->secret)
        shell_say_error(self->view.shell, &error);
    if (taken || self->page->secret)
        show_page(self);
}

static void
move(struct entry_view *self, key pressed)
{
    static const struct {
        key key;
        enum view_move move;
    } moves[] = {
        {KEY_ARROW_UP, MOVE_UP},     {KEY_ARROW_DOWN, MOVE_DOWN},
        {KEY_PAGE_UP, MOVE_PAGE_UP}, {KEY_PAGE_DOWN, MOVE_PAGE_DOWN},
        {KEY_GO_HOME, MOVE_FIRST},   {KEY_GO_END, MOVE_LAST},
        {KEY_TAB, MOVE_DOWN},        {KEY_BACK_TAB, MOVE_UP},
    };
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        if (moves[i].key == pressed)
            document_move(&self->document, moves[i].move, layout_body_height(self->view.rows));
    }
}

/* Every key ends here: Esc, Ctrl-C, which the shell makes Esc, and Ctrl-Z included. */
static bool
entry_type(struct view *view, key pressed)
{
    struct entry_view *self = entry_of(view);
    if (pressed == KEY_ESCAPE) {
        self->pages->stop(self->entry);
        show_page(self);
        close_when_over(self);
    } else if (self->page->line && pressed == KEY_RETURN) {
        take_line(self);
    } else if (self->page->line) {
        line_edit_type(&self->line, pressed);
    } else if (pressed == KEY_RETURN) {
        choose(self);
    } else {
        move(self, pressed);
    }
    return true;
}

/* Own words may be pasted, the key may not. */
static bool
entry_paste(struct view *view, const char *text, size_t *kept)
{
    struct entry_view *self = entry_of(view);
    if (!self->page->line || self->page->secret)
        return false;
    *kept = line_edit_paste(&self->line, text);
    return true;
}

static bool
entry_may_close(struct view *view)
{
    const struct entry_view *self = entry_of(view);
    return self->pages->is_over(self->entry);
}

static void
entry_free(struct view *view)
{
    struct entry_view *self = entry_of(view);
    line_edit_wipe(&self->line);
    line_edit_clear(&self->line);
    document_clear(&self->document);
    self->pages->free(self->entry);
    free(self);
}

static const struct view_class entry_class = {
    .name = "entry",
    .place = PLACE_ENTRY,
    .draw = entry_draw,
    .type = entry_type,
    .paste = entry_paste,
    .may_close = entry_may_close,
    .free = entry_free,
};

struct view *
entry_view_show(struct shell *shell, const struct entry_class *pages, void *entry)
{
    if (!entry)
        return NULL;
    struct entry_view *self = must_calloc(1, sizeof *self);
    self->view.class = &entry_class;
    self->view.shell = shell;
    self->pages = pages;
    self->entry = entry;
    line_edit_init(&self->line, NULL);
    show_page(self);
    return &self->view;
}

struct view *
entry_view_new(struct shell *shell, const struct id *candidate, struct error *error)
{
    return entry_view_show(shell, &self_entry_class,
                           self_entry_new(shell_session(shell), candidate, error));
}

/* -- Commands ------------------------------------------------------------------------------- */

static bool
run_self_entry(struct call *call, struct error *error)
{
    struct view *view = entry_view_new(call->shell, &call->id, error);
    if (view)
        shell_push(call->shell, view);
    return view != NULL;
}

static bool
run_kiosk(struct call *call, struct error *error)
{
    struct view *view =
        entry_view_show(call->shell, &kiosk_class, kiosk_new_at(call->session, &call->id, error));
    if (view)
        shell_push(call->shell, view);
    return view != NULL;
}

static bool
run_set_key(struct call *call, struct error *error)
{
    (void)error;
    shell_push(call->shell, key_view_new(call->shell));
    return true;
}

static const struct command rows[] = {
    {
        .name = "self-entry",
        .summary = "Hand over for the equality questions",
        .help = "The person answers by themselves, in English or Welsh; nothing else can be "
                "reached until your key is typed. No answer is ever shown to anybody.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &candidate_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_self_entry,
    },
    {
        .name = "kiosk",
        .summary = "Let people add themselves at an event",
        .help = "Shows the notice and five questions, in English or Welsh, to one person after "
                "the other, and nothing of anybody else; who is saved has walked in, and is to be "
                "completed. Nothing else can be reached until your key is typed.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &event_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_kiosk,
    },
    {
        .name = "set-key",
        .summary = "Set the key that ends self-entry",
        .help = "Yours alone, at least 6 characters: with it you take the keyboard back.",
        .where = PLACE_RECORDS,
        .run = run_set_key,
    },
};

const struct command_table entry_commands = {rows, sizeof rows / sizeof rows[0]};
