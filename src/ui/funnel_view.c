/* funnel_view.c - how far the applications of a campaign came, fitted to the screen (D05, D06). */
#include <stdlib.h>

#include "base/memory.h"
#include "modules/campaign.h"
#include "modules/funnel_text.h"
#include "ui/layout.h"
#include "ui/reader.h"
#include "ui/views.h"

struct funnel_view {
    struct reader reader; /* first: see reader.h */
    struct id campaign;
};

static struct funnel_view *
funnel_of(struct view *view)
{
    return (struct funnel_view *)view;
}

/* Why a row may have no percentage, where one has none. */
static void
add_note(struct document *document, const struct funnel *funnel)
{
    bool nobody_before = false;
    for (size_t i = 1; i < funnel->count; i++)
        nobody_before = nobody_before || funnel->rows[i - 1].reached == 0;
    if (!nobody_before)
        return;
    document_add(document, NULL, "", ROLE_TEXT, 0, NO_ITEM);
    document_add(document, NULL, "- where nobody reached the stage before", ROLE_TEXT, 0, NO_ITEM);
}

static bool
funnel_refresh(struct view *view, struct error *error)
{
    struct funnel_view *self = funnel_of(view);
    struct session *session = shell_session(view->shell);
    struct document *document = &self->reader.document;
    struct funnel funnel;
    if (!funnel_read(session, &self->campaign, &funnel, error))
        return false;
    size_t row = document->selected;
    struct text text = TEXT_EMPTY;
    document_reset(document);
    funnel_append_sentence(session, &self->campaign, &funnel, &text);
    document_add(document, NULL, text_string(&text), ROLE_TEXT, 0, NO_ITEM);
    if (funnel.applications > 0) {
        text_reset(&text);
        int columns = view->columns - MARKER_COLUMNS;
        funnel_append_table(session, &funnel, columns > 0 ? (size_t)columns : 1, &text);
        document_add(document, NULL, "", ROLE_TEXT, 0, NO_ITEM);
        document_add_lines(document, text_string(&text));
        add_note(document, &funnel);
    }
    text_clear(&text);
    document_lay_out(document, view->columns);
    document->selected = row < document->row_count ? row : document->row_count - 1;
    return true;
}

static void
funnel_draw(struct view *view, struct canvas *canvas)
{
    struct funnel_view *self = funnel_of(view);
    struct session *session = shell_session(view->shell);
    struct text title = TEXT_EMPTY;
    text_append(&title, "Funnel  ");
    session_title(session, &campaign_type, &self->campaign, &title);
    reader_draw_titled(&self->reader, canvas, text_string(&title), session_kind(session));
    text_clear(&title);
}

static void
funnel_move(struct view *view, enum view_move move)
{
    document_move(&funnel_of(view)->reader.document, move, layout_body_height(view->rows));
}

static const struct record_type *
funnel_selected(struct view *view, struct id *id)
{
    *id = funnel_of(view)->campaign;
    return &campaign_type;
}

static void
funnel_free(struct view *view)
{
    reader_clear(&funnel_of(view)->reader);
    free(view);
}

static const struct view_class funnel_class = {
    .name = "funnel",
    .place = PLACE_READER,
    .refresh = funnel_refresh,
    .draw = funnel_draw,
    .move = funnel_move,
    .selected = funnel_selected,
    .free = funnel_free,
};

struct view *
funnel_view_new(struct shell *shell, const struct id *campaign)
{
    struct funnel_view *self = must_calloc(1, sizeof *self);
    self->reader.view.class = &funnel_class;
    self->reader.view.shell = shell;
    self->campaign = *campaign;
    return &self->reader.view;
}
