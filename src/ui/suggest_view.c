/* suggest_view.c - who could be the buddy, and why; nothing pairs itself (T49, T50). */
#include "ui/suggest_view.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/pairing.h"
#include "modules/registry.h"
#include "modules/suggestion_list.h"
#include "ui/picker.h"
#include "ui/views.h"

struct suggest_view {
    struct picker picker; /* first: see picker.h */
    struct id candidate;
    struct suggestion_list list;
    struct suggest_choice choice; /* chosen NULL: Enter proposes */
};

static struct suggest_view *
suggest_of(struct view *view)
{
    return (struct suggest_view *)view;
}

/* Rows before the first buddy. */
static size_t
rows_above(const struct suggest_view *self)
{
    return self->choice.chosen ? 1 : 0;
}

/* -- Rows ---------------------------------------------------------------------------------- */

static void
add_suggestion(struct suggest_view *self, const struct suggestion *item)
{
    char *score = item->offered ? must_format("%ld", (long)item->score) : NULL;
    char *why = item->offered ? must_strdup(item->why) : must_format("Not now: %s", item->why);
    picker_add(&self->picker, item->buddy->title, why, score);
    free(why);
    free(score);
}

static void
show(struct suggest_view *self)
{
    struct picker *picker = &self->picker;
    size_t selected = picker->shown_count > 0 ? picker->shown[picker->selected] : 0;
    picker_cut(picker, 0);
    if (self->choice.chosen)
        picker_add(picker, "Nobody", self->choice.none, NULL);
    for (size_t i = 0; i < self->list.count; i++)
        add_suggestion(self, &self->list.items[i]);
    text_reset(&picker->intro);
    suggestion_list_summary(&self->list, &picker->intro);
    if (self->list.count == 0)
        text_append(&picker->intro, ".");
    else if (self->choice.chosen)
        text_append(&picker->intro, ". Best first, with the score; Enter chooses.");
    else
        text_append(&picker->intro, ". Best first, with the score; Enter begins a proposal, and "
                                    "nothing is saved before you do.");
    picker_match(picker);
    if (picker->count > 0)
        picker_select(picker, selected < picker->count ? selected : picker->count - 1);
}

static bool
read_list(struct suggest_view *self, struct shell *shell, struct error *error)
{
    struct suggestion_list list;
    bool done = suggestion_list_read(shell_session(shell), &self->candidate, self->choice.kind,
                                     &list, error);
    suggestion_list_clear(done ? &self->list : &list);
    if (done)
        self->list = list;
    return done;
}

static bool
suggest_refresh(struct view *view, struct error *error)
{
    struct suggest_view *self = suggest_of(view);
    if (!read_list(self, view->shell, error))
        return false;
    show(self);
    return true;
}

/* -- Choosing ------------------------------------------------------------------------------ */

static void
hand_over(struct suggest_view *self, const struct id *buddy)
{
    struct suggest_choice choice = self->choice;
    struct id id = buddy ? *buddy : self->candidate;
    shell_close(self->picker.view.shell, &self->picker.view);
    choice.chosen(choice.context, buddy ? &id : NULL);
}

/* The form of a new pairing, filled in as far as it is known. */
static void
propose(struct suggest_view *self, const struct pool_buddy *buddy)
{
    struct shell *shell = self->picker.view.shell;
    struct session *session = shell_session(shell);
    if (session_is_read_only(session)) {
        shell_say(shell, MESSAGE_ERROR, "posact was opened to read only; nothing can be changed");
        return;
    }
    const struct command *pair = command_find(&pairing_commands, 1, "pair", PLACE_LIST);
    shell_push(shell, form_view_new(shell, pair,
                                    seeker_propose(session, &self->list.seeker, buddy->record)));
}

static void
refuse(struct shell *shell, const struct suggestion *item)
{
    struct text words = TEXT_EMPTY;
    buddy_pool_refuse(item->buddy, item->why, &words);
    shell_say(shell, MESSAGE_ERROR, "%s", text_string(&words));
    text_clear(&words);
}

static void
suggest_pick(struct picker *picker, size_t row)
{
    struct suggest_view *self = suggest_of(&picker->view);
    if (row < rows_above(self)) {
        hand_over(self, NULL);
        return;
    }
    const struct suggestion *item = &self->list.items[row - rows_above(self)];
    if (!item->offered)
        refuse(picker->view.shell, item);
    else if (self->choice.chosen)
        hand_over(self, &item->buddy->record->id);
    else
        propose(self, item->buddy);
}

/* -- The view ------------------------------------------------------------------------------ */

static void
suggest_free(struct view *view)
{
    struct suggest_view *self = suggest_of(view);
    picker_clear(&self->picker);
    suggestion_list_clear(&self->list);
    free(self);
}

static const struct view_class suggest_class = {
    .name = "suggestions",
    .place = PLACE_CHOOSER,
    .refresh = suggest_refresh,
    .draw = picker_draw,
    .type = picker_type,
    .paste = picker_paste,
    .free = suggest_free,
};

/* Read here, so that who is paired with nobody opens nothing; read anew by the first refresh. */
struct view *
suggest_view_new(struct shell *shell, const struct id *candidate,
                 const struct suggest_choice *choice, struct error *error)
{
    struct suggest_view *self = must_calloc(1, sizeof *self);
    picker_init(&self->picker, &suggest_class, "Find: ");
    self->picker.view.shell = shell;
    self->picker.pick = suggest_pick;
    self->candidate = *candidate;
    if (choice)
        self->choice = *choice;
    if (!read_list(self, shell, error)) {
        suggest_free(&self->picker.view);
        return NULL;
    }
    text_append(&self->picker.title, "Buddies for ");
    session_title(shell_session(shell), &candidate_type, candidate, &self->picker.title);
    return &self->picker.view;
}

void
suggest_view_follow(struct view *view, const struct record_type *type)
{
    if (view->class == &suggest_class && type == &pairing_type)
        shell_close(view->shell, view);
}

/* -- The command --------------------------------------------------------------------------- */

static bool
run_suggest(struct call *call, struct error *error)
{
    struct view *view = suggest_view_new(call->shell, &call->id, NULL, error);
    if (view)
        shell_push(call->shell, view);
    return view != NULL;
}

static const struct command rows[] = {
    {
        .name = "suggest",
        .summary = "Suggest buddies for this person",
        .help = "Who is trained and has room, best first, with the reasons: what they asked for, "
                "role, place, language, times and interests. posact.yaml says what each counts "
                "for. The others stand below with what is in the way. You choose; nothing pairs "
                "itself.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .keys = "S",
        .only = &candidate_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_suggest,
    },
};

const struct command_table suggest_commands = {rows, sizeof rows / sizeof *rows};
