/* duplicates_view.c - the pairs of people who may be one, most like first (T32, T33): Enter shows
 * both beside one another. */
#include "ui/views.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/duplicate.h"
#include "modules/marks.h"
#include "ui/merge_view.h"
#include "ui/picker.h"

struct duplicates_view {
    struct picker picker; /* first: see picker.h */
    struct id id;         /* of one person; zero for all */
    struct likeness_list pairs;
    size_t limit;
    bool more; /* behind the last row */
};

static struct duplicates_view *
duplicates_of(struct view *view)
{
    return (struct duplicates_view *)view;
}

/* -- Rows ---------------------------------------------------------------------------------- */

static void
add_pair(struct duplicates_view *self, const struct likeness *like)
{
    struct session *session = shell_session(self->picker.view.shell);
    struct text one = TEXT_EMPTY, other = TEXT_EMPTY;
    session_title(session, &candidate_type, &like->one, &one);
    session_title(session, &candidate_type, &like->other, &other);
    text_append(&other, "  (");
    duplicate_append_reason(like, &other);
    text_append_char(&other, ')');
    char *score = must_format("%ld", like->score);
    picker_add(&self->picker, text_string(&one), text_string(&other), score);
    free(score);
    text_clear(&one);
    text_clear(&other);
}

static void
show(struct duplicates_view *self)
{
    struct picker *picker = &self->picker;
    size_t selected = picker->shown_count > 0 ? picker->shown[picker->selected] : 0;
    picker_cut(picker, 0);
    for (size_t i = 0; i < self->pairs.count; i++)
        add_pair(self, &self->pairs.items[i]);
    if (self->more)
        picker_add(picker, "More", "those who are less like", NULL);
    text_reset(&picker->intro);
    text_append(&picker->intro,
                self->pairs.count > 0
                    ? "Most like first, with the score. Enter shows two beside one another."
                    : "Nobody looks like somebody else. Esc goes back.");
    picker_match(picker);
    if (picker->count > 0)
        picker_select(picker, selected < picker->count ? selected : picker->count - 1);
}

static bool
duplicates_refresh(struct view *view, struct error *error)
{
    struct duplicates_view *self = duplicates_of(view);
    struct likeness_list pairs;
    bool more = false;
    struct session *session = shell_session(view->shell);
    bool done = id_is_zero(&self->id) ? duplicate_review(session, self->limit, &pairs, &more, error)
                                      : duplicate_review_of(session, &self->id, &pairs, error);
    if (!done)
        return false;
    likeness_list_clear(&self->pairs);
    self->pairs = pairs;
    self->more = more;
    show(self);
    return true;
}

static void
open_pair(struct shell *shell, const struct likeness *like)
{
    struct text why = TEXT_EMPTY;
    if (like->score > 0)
        duplicate_append_reason(like, &why);
    merge_view_open(shell, &candidate_type, &like->one, &like->other,
                    why.length > 0 ? text_string(&why) : NULL);
    text_clear(&why);
}

static void
duplicates_pick(struct picker *picker, size_t row)
{
    struct duplicates_view *self = duplicates_of(&picker->view);
    if (row >= self->pairs.count) {
        self->limit += DUPLICATE_PAIRS;
        shell_stale(&picker->view);
        return;
    }
    open_pair(picker->view.shell, &self->pairs.items[row]);
}

/* -- The view ------------------------------------------------------------------------------ */

static void
duplicates_free(struct view *view)
{
    struct duplicates_view *self = duplicates_of(view);
    picker_clear(&self->picker);
    likeness_list_clear(&self->pairs);
    free(self);
}

static const struct view_class duplicates_class = {
    .name = "duplicates",
    .place = PLACE_CHOOSER,
    .refresh = duplicates_refresh,
    .draw = picker_draw,
    .type = picker_type,
    .paste = picker_paste,
    .free = duplicates_free,
};

/* Of one person, or with NULL of all. */
static struct view *
duplicates_view_new(struct shell *shell, const struct id *id)
{
    struct duplicates_view *self = must_calloc(1, sizeof *self);
    picker_init(&self->picker, &duplicates_class, "Find: ");
    text_append(&self->picker.title, "Who may be one person");
    self->picker.view.shell = shell;
    self->picker.pick = duplicates_pick;
    self->limit = DUPLICATE_PAIRS;
    if (id)
        self->id = *id;
    return &self->picker.view;
}

/* -- Commands ------------------------------------------------------------------------------ */

static bool
run_duplicates(struct call *call, struct error *error)
{
    (void)error;
    shell_push(call->shell, duplicates_view_new(call->shell, NULL));
    return true;
}

static bool
open_with_marked(struct call *call, const struct marks *marks, struct error *error)
{
    if (marks->count != 2)
        return error_set(error, ERROR_USAGE, "%zu are marked; mark the two who are one person",
                         marks->count);
    merge_view_open(call->shell, call->type, &marks->ids[0], &marks->ids[1], NULL);
    return true;
}

/* With the one other who is like her; of several first which. */
static bool
open_with_like(struct call *call, struct error *error)
{
    struct likeness_list list;
    if (!duplicate_review_of(call->session, &call->id, &list, error))
        return false;
    size_t count = list.count;
    if (count == 1)
        open_pair(call->shell, &list.items[0]);
    else if (count > 1)
        shell_push(call->shell, duplicates_view_new(call->shell, &call->id));
    likeness_list_clear(&list);
    return count > 0 ||
           error_set(
               error, ERROR_NOT_FOUND,
               "Nobody looks like this one; to merge two all the same, mark both in the list");
}

static bool
run_merge(struct call *call, struct error *error)
{
    bool trash = false;
    const struct marks *marks =
        call->view->class->marked ? call->view->class->marked(call->view, &trash) : NULL;
    return marks && marks->count > 0 ? open_with_marked(call, marks, error)
                                     : open_with_like(call, error);
}

static const struct command rows[] = {
    {
        .name = "duplicates",
        .summary = "Show who may be one person",
        .help = "Pairs who share an email, a phone or a name, most like first; the settings under "
                "duplicates say what each counts for. Enter shows two beside one another, to merge "
                "them or to say that they are not the same person.",
        .where = PLACE_RECORDS,
        .run = run_duplicates,
    },
    {
        .name = "merge",
        .summary = "Make one person of two",
        .help = "The two who are marked, or this one and who looks like them. First both are shown "
                "beside one another, and of each field it is chosen whose value stays. It is one "
                "step, and undo takes it back.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .keys = "=",
        .only = &candidate_type,
        .flags = COMMAND_TAKES_ID,
        .run = run_merge,
    },
};

const struct command_table duplicates_commands = {rows, sizeof rows / sizeof *rows};
