/* merge_view.c - two people beside one another, below one another on a narrow screen: what each
 * field will be, and what to do with them (T34, T35). */
#include "ui/merge_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "modules/distinction.h"
#include "ui/picker.h"
#include "ui/views.h"

/* Beside one another from this many columns on. */
#define BESIDE_COLUMNS 100
/* Whose a value is stands behind it from here on; the first of two is always this one's. */
#define WHOSE_COLUMNS 60
#define LABEL_COLUMNS 20
#define GAP 2
#define CHOSEN "(*) "
#define NOT_CHOSEN "( ) "

/* What Enter does on the first rows. */
enum {
    ROW_MERGE,
    ROW_SWAP,
    ROW_APART,
    ROW_FIELDS,
};

/* What Enter does on a row of a field. */
struct field_row {
    size_t field;
    bool turns; /* to the next choice; else to `choice` */
    enum merge_choice choice;
};

struct merge_view {
    struct picker picker; /* first: see picker.h */
    struct merge merge;
    char *why; /* may be NULL */
    struct field_row *rows;
    size_t count, capacity;
};

static struct merge_view *
merge_of(struct view *view)
{
    return (struct merge_view *)view;
}

static struct session *
session_of(const struct merge_view *self)
{
    return shell_session(self->picker.view.shell);
}

/* -- Rows ---------------------------------------------------------------------------------- */

static void
append_name(const struct merge_view *self, const struct record *record, struct text *out)
{
    session_title(session_of(self), record->type, &record->id, out);
}

/* A value on one line. */
static void
append_value(const struct merge_view *self, size_t field, const char *value, struct text *out)
{
    struct text shown = TEXT_EMPTY;
    session_show(session_of(self), &self->merge.type->fields[field], value, &shown);
    text_join_lines(&shown);
    text_append(out, text_string(&shown));
    text_clear(&shown);
}

static void
add_row(struct merge_view *self, struct field_row row, const char *label, const char *words,
        const char *whose)
{
    self->rows = array_reserve(self->rows, &self->capacity, self->count + 1, sizeof *self->rows);
    self->rows[self->count++] = row;
    bool room = self->picker.view.columns >= WHOSE_COLUMNS;
    picker_add(&self->picker, label, words, room ? whose : NULL);
}

/* "(*) 07700 900123      ( ) 07700 900456"; false when they do not fit. */
static bool
append_beside(const struct merge_view *self, size_t field, struct text *out)
{
    bool take = self->merge.choices[field] == MERGE_TAKE;
    size_t half = ((size_t)self->picker.view.columns - LABEL_COLUMNS - GAP * 2) / 2;
    struct text hers = TEXT_EMPTY, others = TEXT_EMPTY;
    text_append(&hers, take ? NOT_CHOSEN : CHOSEN);
    append_value(self, field, record_get(self->merge.survivor, field), &hers);
    text_append(&others, take ? CHOSEN : NOT_CHOSEN);
    append_value(self, field, record_get(self->merge.other, field), &others);
    size_t columns = utf8_columns(text_string(&hers));
    bool fits = columns + GAP <= half && utf8_columns(text_string(&others)) + GAP <= half;
    text_append(out, text_string(&hers));
    for (; fits && columns < half; columns++)
        text_append_char(out, ' ');
    text_append(out, text_string(&others));
    text_clear(&hers);
    text_clear(&others);
    return fits;
}

static void
add_choice(struct merge_view *self, size_t field, enum merge_choice choice, const char *label)
{
    static const char *const whose[] = {
        [MERGE_KEEP] = "this one's", [MERGE_TAKE] = "the other's", [MERGE_BOTH] = ""};
    struct text words = TEXT_EMPTY;
    const struct merge *merge = &self->merge;
    text_append(&words, merge->choices[field] == choice ? CHOSEN : NOT_CHOSEN);
    if (choice == MERGE_BOTH)
        text_append(&words, "both, one below the other");
    else
        append_value(self, field,
                     record_get(choice == MERGE_KEEP ? merge->survivor : merge->other, field),
                     &words);
    add_row(self, (struct field_row){.field = field, .choice = choice}, label, text_string(&words),
            whose[choice]);
    text_clear(&words);
}

/* Both have a value, and it is not the same. */
static void
add_differing(struct merge_view *self, size_t field)
{
    const struct field *shown = &self->merge.type->fields[field];
    struct text words = TEXT_EMPTY;
    bool both = shown->kind == FIELD_NOTES;
    if (!both && self->picker.view.columns >= BESIDE_COLUMNS &&
        append_beside(self, field, &words)) {
        add_row(self, (struct field_row){.field = field, .turns = true}, shown->label,
                text_string(&words), NULL);
    } else {
        if (both)
            add_choice(self, field, MERGE_BOTH, shown->label);
        add_choice(self, field, MERGE_KEEP, both ? "" : shown->label);
        add_choice(self, field, MERGE_TAKE, "");
    }
    text_clear(&words);
}

/* The same of both, or only one has it. */
static void
add_single(struct merge_view *self, size_t field)
{
    const struct merge *merge = &self->merge;
    const char *hers = record_get(merge->survivor, field);
    const char *others = record_get(merge->other, field);
    struct text words = TEXT_EMPTY;
    bool left_out = !hers && merge->choices[field] == MERGE_KEEP;
    if (left_out)
        text_append(&words, "left empty, not ");
    append_value(self, field, hers ? hers : others, &words);
    const char *whose = hers && others ? "both" : hers ? "this one's" : "the other's";
    add_row(self, (struct field_row){.field = field, .turns = !hers},
            merge->type->fields[field].label, text_string(&words), whose);
    text_clear(&words);
}

static void
add_fields(struct merge_view *self)
{
    const struct merge *merge = &self->merge;
    for (size_t i = RECORD_CORE_COUNT; i < merge->type->field_count; i++) {
        bool given = record_get(merge->survivor, i) || record_get(merge->other, i);
        if (!given || (merge->type->fields[i].flags & FIELD_READ_ONLY))
            continue;
        if (merge_differs(merge, i))
            add_differing(self, i);
        else
            add_single(self, i);
    }
}

/* "Sian Jones (9d3c22f1) into Siân Wyn-Jones (581cc640)". */
static void
append_into(const struct merge_view *self, const struct record *other,
            const struct record *survivor, struct text *out)
{
    append_name(self, other, out);
    text_append_format(out, " (%.8s) into ", record_get(other, RECORD_ID));
    append_name(self, survivor, out);
    text_append_format(out, " (%.8s)", record_get(survivor, RECORD_ID));
}

static void
add_actions(struct merge_view *self)
{
    const struct merge *merge = &self->merge;
    struct text words = TEXT_EMPTY;
    append_into(self, merge->other, merge->survivor, &words);
    picker_add(&self->picker, "Merge", text_string(&words), NULL);
    text_reset(&words);
    append_into(self, merge->survivor, merge->other, &words);
    picker_add(&self->picker, "The other way", text_string(&words), NULL);
    picker_add(&self->picker, "Not the same", "they are two people, and never asked about again",
               NULL);
    text_clear(&words);
}

static void
write_intro(struct merge_view *self)
{
    struct text moved = TEXT_EMPTY;
    struct error ignored;
    text_reset(&self->picker.intro);
    if (self->why)
        text_append_format(&self->picker.intro, "They have the %s. ", self->why);
    if (merge_count(&self->merge, session_of(self), &moved, &ignored) && moved.length > 0)
        text_append_format(&self->picker.intro, "Moves: %s. ", text_string(&moved));
    text_append(&self->picker.intro, "Enter on a field chooses. Nothing is changed yet.");
    text_clear(&moved);
}

/* Remade for each width, the cursor on its row. */
static void
show(struct merge_view *self)
{
    struct picker *picker = &self->picker;
    size_t selected = picker->selected;
    text_reset(&picker->title);
    merge_title(&self->merge, &picker->title);
    write_intro(self);
    picker_cut(picker, 0);
    self->count = 0;
    add_actions(self);
    add_fields(self);
    picker_match(picker);
    picker_select(picker, selected < picker->count ? selected : picker->count - 1);
}

static bool
merge_refresh(struct view *view, struct error *error)
{
    (void)error;
    show(merge_of(view));
    return true;
}

/* -- Doing it ------------------------------------------------------------------------------ */

static void
finish(struct merge_view *self, struct outcome *outcome)
{
    struct shell *shell = self->picker.view.shell;
    shell_close(shell, &self->picker.view);
    if (shell_top(shell)->class->unmark)
        shell_top(shell)->class->unmark(shell_top(shell));
    shell_show_outcome(shell, outcome);
}

/* Both again as they are now; what was chosen is forgotten. */
static bool
read_again(struct merge_view *self, bool swapped, struct error *error)
{
    struct merge fresh;
    const struct merge *merge = &self->merge;
    bool done = merge_read(&fresh, session_of(self), merge->type,
                           swapped ? &merge->other->id : &merge->survivor->id,
                           swapped ? &merge->survivor->id : &merge->other->id, error);
    if (done) {
        merge_clear(&self->merge);
        self->merge = fresh;
        show(self);
    } else {
        merge_clear(&fresh);
    }
    return done;
}

/* Somebody may have changed one of them since: then both are shown as they are now. */
static void
do_merge(struct merge_view *self)
{
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error = {.code = ERROR_NONE}, ignored;
    struct shell *shell = self->picker.view.shell;
    if (merge_do(&self->merge, session_of(self), &outcome, &error)) {
        finish(self, &outcome);
    } else {
        if (error.code == ERROR_CONFLICT && !read_again(self, false, &ignored))
            shell_close(shell, &self->picker.view);
        shell_say_error(shell, &error);
    }
    outcome_clear(&outcome);
}

static void
tell_apart(struct merge_view *self)
{
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error = {.code = ERROR_NONE};
    if (distinction_do(session_of(self), &self->merge.survivor->id, &self->merge.other->id,
                       &outcome, &error))
        finish(self, &outcome);
    else
        shell_say_error(self->picker.view.shell, &error);
    outcome_clear(&outcome);
}

static void
swap(struct merge_view *self)
{
    struct error error;
    if (!read_again(self, true, &error))
        shell_say_error(self->picker.view.shell, &error);
}

static void
choose(struct merge_view *self, const struct field_row *row)
{
    struct error error;
    enum merge_choice now = self->merge.choices[row->field], choice = row->choice;
    if (row->turns)
        choice = now == MERGE_TAKE ? MERGE_KEEP : MERGE_TAKE;
    else if (!merge_differs(&self->merge, row->field))
        choice = now;
    if (!merge_choose(&self->merge, row->field, choice, &error))
        shell_say_error(self->picker.view.shell, &error);
    show(self);
}

static void
merge_pick(struct picker *picker, size_t row)
{
    struct merge_view *self = merge_of(&picker->view);
    switch (row) {
    case ROW_MERGE:
        do_merge(self);
        break;
    case ROW_SWAP:
        swap(self);
        break;
    case ROW_APART:
        tell_apart(self);
        break;
    default:
        choose(self, &self->rows[row - ROW_FIELDS]);
    }
}

/* -- The view ------------------------------------------------------------------------------ */

static void
merge_free(struct view *view)
{
    struct merge_view *self = merge_of(view);
    merge_clear(&self->merge);
    picker_clear(&self->picker);
    free(self->rows);
    free(self->why);
    free(self);
}

static const struct view_class merge_class = {
    .name = "merge",
    .place = PLACE_CHOOSER,
    .refresh = merge_refresh,
    .draw = picker_draw,
    .free = merge_free,
};

void
merge_view_open(struct shell *shell, const struct record_type *type, const struct id *survivor,
                const struct id *other, const char *why)
{
    struct merge_view *self = must_calloc(1, sizeof *self);
    struct error error;
    picker_init(&self->picker, &merge_class, NULL);
    self->picker.view.shell = shell;
    self->picker.pick = merge_pick;
    self->why = why ? must_strdup(why) : NULL;
    if (merge_read(&self->merge, shell_session(shell), type, survivor, other, &error)) {
        shell_push(shell, &self->picker.view);
        return;
    }
    shell_say_error(shell, &error);
    merge_free(&self->picker.view);
}
