/* duplicates.c - who may be one person, a pair a line; then both, a field a line, and what to do
 * with them (T32, T34, T35). */
#include "modules/duplicate.h"

#include <stdlib.h>
#include <string.h>

#include "modules/candidate.h"
#include "modules/distinction.h"
#include "modules/merge.h"
#include "plain_private.h"

/* -- One pair ------------------------------------------------------------------------------ */

static void
say_pair(struct plain *plain, const struct merge *merge)
{
    struct text lines = TEXT_EMPTY, moved = TEXT_EMPTY;
    struct error ignored;
    merge_title(merge, &lines);
    text_append(&lines, ". Nothing is changed yet.\n");
    for (size_t i = 0; i < merge->type->field_count; i++) {
        struct text line = TEXT_EMPTY;
        merge_line(merge, plain->session, i, &line);
        if (line.length > 0)
            text_append_format(&lines, "%s\n", text_string(&line));
        text_clear(&line);
    }
    if (merge_count(merge, plain->session, &moved, &ignored) && moved.length > 0)
        text_append_format(&lines, "Moved: %s\n", text_string(&moved));
    talk_text(&plain->talk, text_string(&lines));
    text_clear(&moved);
    text_clear(&lines);
}

static bool
read_pair(struct plain *plain, struct merge *merge, const struct id *one, const struct id *other)
{
    struct merge fresh;
    struct error error;
    const struct id survivor = *one, away = *other; /* they may be those of *merge */
    bool done = merge_read(&fresh, plain->session, &candidate_type, &survivor, &away, &error);
    if (!done) {
        talk_error(&plain->talk, &error);
        merge_clear(&fresh);
        return false;
    }
    merge_clear(merge);
    *merge = fresh;
    say_pair(plain, merge);
    return true;
}

static void
say_done(struct plain *plain, struct outcome *outcome, bool done, const struct error *error)
{
    if (done) {
        marks_clear(&plain_level(plain)->marks);
        run_outcome(plain, outcome);
    } else {
        talk_error(&plain->talk, error);
    }
    outcome_clear(outcome);
}

static void
tell_apart(struct plain *plain, const struct merge *merge)
{
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error;
    bool done =
        distinction_do(plain->session, &merge->survivor->id, &merge->other->id, &outcome, &error);
    say_done(plain, &outcome, done, &error);
}

static void
do_merge(struct plain *plain, struct merge *merge)
{
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error;
    bool done = merge_do(merge, plain->session, &outcome, &error);
    say_done(plain, &outcome, done, &error);
}

/* Does what was typed; false when that was the last of it. */
static bool
run_answer(struct plain *plain, struct merge *merge, const char *typed)
{
    struct error error;
    if (string_equal_no_case(typed, "merge")) {
        do_merge(plain, merge);
        return false;
    }
    if (string_equal_no_case(typed, "not-same")) {
        tell_apart(plain, merge);
        return false;
    }
    if (string_equal_no_case(typed, "other-way"))
        return read_pair(plain, merge, &merge->other->id, &merge->survivor->id);
    if (merge_choose_typed(merge, typed, &error))
        say_pair(plain, merge);
    else
        talk_error(&plain->talk, &error);
    return true;
}

static void
ask_about(struct plain *plain, const struct id *one, const struct id *other)
{
    struct merge merge = {.type = NULL};
    struct text line = TEXT_EMPTY;
    bool goes_on = read_pair(plain, &merge, one, other);
    while (goes_on) {
        enum answer answer =
            talk_ask(&plain->talk,
                     "Type merge, not-same, other-way, or whose value a field gets: phone=other",
                     "leave both", &line);
        if (answer == ANSWER_LINE) {
            goes_on = run_answer(plain, &merge, text_string(&line));
        } else if (answer == ANSWER_HELP) {
            talk_line(&plain->talk, "merge makes one of them, not-same keeps them two for ever, "
                                    "other-way merges the first into the second; field=other, "
                                    "field=kept and notes=both choose; Enter leaves both");
        } else {
            talk_line(&plain->talk, "Left as it was");
            goes_on = false;
        }
    }
    text_clear(&line);
    merge_clear(&merge);
}

/* -- Which pair ---------------------------------------------------------------------------- */

static void
say_pairs(struct plain *plain, const struct likeness_list *list, bool more)
{
    struct text lines = TEXT_EMPTY;
    for (size_t i = 0; i < list->count; i++) {
        text_append_format(&lines, "%zu. ", i + 1);
        session_title(plain->session, &candidate_type, &list->items[i].one, &lines);
        text_append(&lines, " and ");
        session_title(plain->session, &candidate_type, &list->items[i].other, &lines);
        text_append(&lines, ": ");
        duplicate_append_reason(&list->items[i], &lines);
        text_append_char(&lines, '\n');
    }
    if (more)
        text_append(&lines, "There are more, who are less like\n");
    talk_text(&plain->talk, text_string(&lines));
    text_clear(&lines);
}

static void
ask_which(struct plain *plain, const struct likeness_list *list, bool more)
{
    struct text line = TEXT_EMPTY;
    size_t index;
    say_pairs(plain, list, more);
    enum answer answer =
        talk_ask_number(&plain->talk, "Which pair, or < to go back", list->count, 0, &index, &line);
    if (answer == ANSWER_LINE && index < list->count)
        ask_about(plain, &list->items[index].one, &list->items[index].other);
    else if (answer == ANSWER_LINE)
        talk_line(&plain->talk, "Error: Type duplicates, then a number from 1 to %zu", list->count);
    text_clear(&line);
}

void
plain_duplicates(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    struct likeness_list list;
    struct error error;
    bool more;
    if (!duplicate_review(plain->session, DUPLICATE_PAIRS, &list, &more, &error)) {
        talk_error(&plain->talk, &error);
        return;
    }
    if (list.count == 0)
        talk_line(&plain->talk, "Nobody looks like somebody else");
    else
        ask_which(plain, &list, more);
    likeness_list_clear(&list);
}

/* With whoever looks like her. */
static void
merge_one(struct plain *plain, const struct id *id)
{
    struct likeness_list list;
    struct error error;
    if (!duplicate_review_of(plain->session, id, &list, &error)) {
        talk_error(&plain->talk, &error);
        return;
    }
    if (list.count == 0)
        talk_line(&plain->talk, "Error: Nobody looks like this one; to merge two all the same, "
                                "type merge and both numbers in the list, such as merge 3,5");
    else if (list.count == 1)
        ask_about(plain, &list.items[0].one, &list.items[0].other);
    else
        ask_which(plain, &list, false);
    likeness_list_clear(&list);
}

void
plain_merge(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct targets targets;
    if (!targets_find(plain, run_find(plain, "merge"), &rest, &targets))
        return;
    if (targets.type != &candidate_type)
        talk_line(&plain->talk, "Error: 'merge' is for candidates; go candidates shows them");
    else if (targets.count == 1)
        merge_one(plain, &targets.ids[0]);
    else if (targets.count == 2)
        ask_about(plain, &targets.ids[0], &targets.ids[1]);
    else
        talk_line(&plain->talk, "Error: 'merge' is for two; %zu are chosen", targets.count);
    targets_clear(&targets);
}
