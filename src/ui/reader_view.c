/* reader_view.c - a text to read row by row: messages, reports. */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "term/draw.h"
#include "ui/layout.h"
#include "ui/prompt_view.h"
#include "ui/reader.h"

struct reader_view {
    struct reader reader; /* first: see reader.h */
    char *title;
};

void
reader_clear(struct reader *reader)
{
    document_clear(&reader->document);
    text_clear(&reader->wanted);
}

void
reader_draw_titled(struct reader *reader, struct canvas *canvas, const char *title,
                   const char *right)
{
    document_lay_out(&reader->document, canvas->columns);
    draw_title(canvas, title, right);
    document_draw(&reader->document, canvas, layout_body_row(canvas->rows),
                  layout_body_height(reader->view.rows));
}

static void
reader_draw(struct view *view, struct canvas *canvas)
{
    struct reader *reader = reader_of(view);
    struct document *document = &reader->document;
    document_lay_out(document, canvas->columns);
    char *place = must_format("%zu of %zu", document->selected + 1, document->row_count);
    reader_draw_titled(reader, canvas, ((struct reader_view *)view)->title, place);
    free(place);
}

static void
reader_move(struct view *view, enum view_move move)
{
    document_move(&reader_of(view)->document, move, layout_body_height(view->rows));
}

static void
reader_free(struct view *view)
{
    reader_clear(reader_of(view));
    free(((struct reader_view *)view)->title);
    free(view);
}

static const struct view_class reader_class = {
    .name = "reader",
    .place = PLACE_READER,
    .draw = reader_draw,
    .move = reader_move,
    .free = reader_free,
};

struct view *
reader_view_new(struct shell *shell, const char *title, char *text)
{
    struct reader_view *self = must_calloc(1, sizeof *self);
    self->reader.view.class = &reader_class;
    self->reader.view.shell = shell;
    self->title = must_strdup(title);
    document_add(&self->reader.document, NULL, text, ROLE_TEXT, 0, NO_ITEM);
    free(text);
    return &self->reader.view;
}

/* -- Finding ------------------------------------------------------------------------------- */

static void
say_more(struct shell *shell, const char *wanted)
{
    char next[KEY_WAY_SIZE];
    keymap_way(shell_keymap(shell), PLACE_READER, "find-next", next);
    shell_say(shell, MESSAGE_DONE, "No row has '%s' so far; %s looks further down", wanted, next);
}

/* Looks through what is there, then through what can be read on with one key press. */
static void
find(struct reader *reader, bool backwards)
{
    struct shell *shell = reader->view.shell;
    const char *wanted = text_string(&reader->wanted);
    struct text folded = TEXT_EMPTY;
    utf8_fold(&folded, wanted);
    bool more = false;
    bool found = document_find(&reader->document, text_string(&folded), backwards);
    if (!found && !backwards && reader->read_on) {
        more = reader->read_on(reader);
        found = document_find(&reader->document, text_string(&folded), backwards);
    }
    if (!found && more)
        say_more(shell, wanted);
    else if (!found)
        shell_say(shell, MESSAGE_DONE, "No row %s has '%s'", backwards ? "above" : "below", wanted);
    text_clear(&folded);
}

static bool
find_accepted(struct view *below, const char *typed)
{
    struct reader *reader = reader_of(below);
    if (*typed != '\0') { /* Enter alone looks for the same again */
        text_reset(&reader->wanted);
        text_append(&reader->wanted, typed);
    }
    if (reader->wanted.length > 0)
        find(reader, false);
    return true;
}

static const struct prompt_class find_prompt = {
    .label = "Find: ",
    .accepted = find_accepted,
};

static bool
run_find(struct call *call, struct error *error)
{
    (void)error;
    shell_push(call->shell, prompt_view_new(call->shell, call->view, &find_prompt, ""));
    return true;
}

static bool
find_again(struct call *call, bool backwards, struct error *error)
{
    struct reader *reader = reader_of(call->view);
    if (reader->wanted.length == 0) {
        char way[KEY_WAY_SIZE];
        keymap_way(shell_keymap(call->shell), PLACE_READER, "find", way);
        return error_set(error, ERROR_INPUT, "Press %s and type what to find first", way);
    }
    find(reader, backwards);
    return true;
}

static bool
run_find_next(struct call *call, struct error *error)
{
    return find_again(call, false, error);
}

static bool
run_find_previous(struct call *call, struct error *error)
{
    return find_again(call, true, error);
}

/* What Enter opens only the view knows. */
static bool
run_open(struct call *call, struct error *error)
{
    struct view *view = call->view;
    return (view->class->type && view->class->type(view, KEY_RETURN)) ||
           error_set(error, ERROR_INPUT, "There is nothing to open in this row");
}

static const struct command rows[] = {
    {
        .name = "open",
        .summary = "Open the record of the row with the cursor",
        .where = PLACE_READER,
        .keys = "Enter",
        .run = run_open,
    },
    {
        .name = "find",
        .summary = "Find a row by a word in it",
        .where = PLACE_READER,
        .keys = "/",
        .flags = COMMAND_HINT,
        .run = run_find,
    },
    {
        .name = "find-next",
        .summary = "The next row that has the word",
        .label = "next",
        .where = PLACE_READER,
        .keys = "n",
        .flags = COMMAND_HINT,
        .run = run_find_next,
    },
    {
        .name = "find-previous",
        .summary = "The row before that has the word",
        .where = PLACE_READER,
        .keys = "N",
        .run = run_find_previous,
    },
};

const struct command_table reader_commands = {rows, sizeof rows / sizeof *rows};
