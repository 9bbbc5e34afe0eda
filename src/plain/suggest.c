/* suggest.c - who could be the buddy, one a line with why; a whole intake the same way (T49, T58).
 */
#include <stdlib.h>

#include "modules/candidate.h"
#include "modules/intake.h"
#include "modules/registry.h"
#include "modules/suggestion_list.h"
#include "plain_private.h"

/* -- For one ------------------------------------------------------------------------------- */

static void
say_suggestions(struct plain *plain, const struct suggestion_list *list)
{
    struct text lines = TEXT_EMPTY;
    suggestion_list_summary(list, &lines);
    text_append_char(&lines, '\n');
    for (size_t i = 0; i < list->count; i++) {
        const struct suggestion *item = &list->items[i];
        if (item->offered)
            text_append_format(&lines, "%zu. %s, score %ld: %s\n", i + 1, item->buddy->title,
                               (long)item->score, item->why);
        else
            text_append_format(&lines, "Not now: %s: %s\n", item->buddy->title, item->why);
    }
    talk_text(&plain->talk, text_string(&lines));
    text_clear(&lines);
}

/* Says them and asks for one; `list` is the caller's to clear. *buddy is NULL for none. */
static bool
choose(struct plain *plain, const struct id *candidate, const char *kind, const char *prompt,
       struct suggestion_list *list, const struct record **buddy)
{
    struct error error;
    struct text line = TEXT_EMPTY;
    size_t index;
    *buddy = NULL;
    if (!suggestion_list_read(plain->session, candidate, kind, list, &error)) {
        talk_error(&plain->talk, &error);
        return false;
    }
    say_suggestions(plain, list);
    bool asked =
        list->offered > 0 && talk_ask(&plain->talk, prompt, "nobody", &line) == ANSWER_LINE;
    if (asked && talk_number(text_string(&line), list->offered, &index))
        *buddy = list->items[index].buddy->record;
    else if (asked)
        talk_line(&plain->talk, "Error: There is no '%s' here; type a number from 1 to %zu",
                  text_string(&line), list->offered);
    text_clear(&line);
    return *buddy != NULL;
}

static void
suggest_for(struct plain *plain, const struct id *candidate)
{
    struct suggestion_list list;
    const struct record *buddy;
    struct record *pairing = NULL;
    if (choose(plain, candidate, NULL, "Whom to propose, by number", &list, &buddy))
        pairing = seeker_propose(plain->session, &list.seeker, buddy);
    suggestion_list_clear(&list);
    if (pairing)
        sheet_run(plain, run_find(plain, "pair"), pairing);
}

void
plain_suggest(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct targets targets;
    if (!targets_find(plain, run_find(plain, "suggest"), &rest, &targets))
        return;
    struct id candidate = targets.ids[0];
    if (targets.type != &candidate_type)
        talk_line(&plain->talk, "Error: 'suggest' is for candidates; go candidates shows them");
    else if (targets.count > 1)
        talk_line(&plain->talk, "Error: 'suggest' is for one record at a time; intake is for many");
    else
        suggest_for(plain, &candidate);
    targets_clear(&targets);
}

/* -- For many ------------------------------------------------------------------------------ */

static bool
go_on(void *context, size_t done, size_t all)
{
    const struct plain_streams *streams = context;
    (void)done, (void)all;
    return streams->go_on(streams->context);
}

static struct intake_progress
progress_of(const struct plain *plain)
{
    return (struct intake_progress){go_on, (void *)(uintptr_t)plain->talk.streams};
}

static void
say_intake(struct plain *plain, const struct intake *intake)
{
    struct text lines = TEXT_EMPTY;
    text_append(&lines, intake->aim == ASSIGN_BEST_TOTAL ? "Intake, best total: "
                                                         : "Intake, nobody left out: ");
    intake_summary(intake, &lines);
    text_append(&lines, ". Nothing is saved yet.\n");
    for (size_t i = 0; i < intake->count; i++) {
        text_append_format(&lines, "%zu. ", i + 1);
        intake_line(intake, &intake->rows[i], &lines);
        text_append_char(&lines, '\n');
    }
    talk_text(&plain->talk, text_string(&lines));
    text_clear(&lines);
}

static void
change(struct plain *plain, struct intake *intake, struct intake_row *row)
{
    struct suggestion_list list;
    const struct record *buddy;
    struct error error = {.code = ERROR_NONE};
    bool yes = false;
    if (row->fate == INTAKE_REFUSED) {
        talk_line(&plain->talk, "Error: %s", row->refusal);
        return;
    }
    bool chosen = choose(plain, &row->seeker.candidate->id, intake->kind, "Which one, by number",
                         &list, &buddy);
    bool done = !chosen || intake_choose(intake, plain->session, row, &buddy->id, &error);
    suggestion_list_clear(&list);
    if (!chosen)
        talk_ask_yes(&plain->talk, "Leave this one out? yes or no", false, &yes);
    if (yes)
        done = intake_leave_out(row, &error);
    if (!done)
        talk_error(&plain->talk, &error);
    say_intake(plain, intake);
}

static void
seek_other_way(struct plain *plain, struct intake *intake)
{
    const struct intake_progress progress = progress_of(plain);
    struct error error;
    if (!intake_seek(intake,
                     intake->aim == ASSIGN_BEST_TOTAL ? ASSIGN_NOBODY_LEFT_OUT : ASSIGN_BEST_TOTAL,
                     &progress, &error))
        talk_error(&plain->talk, &error);
    say_intake(plain, intake);
}

static bool
save(struct plain *plain, const struct intake *intake)
{
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error = {.code = ERROR_NONE};
    bool done = intake_do(intake, plain->session, &outcome, &error);
    if (done) {
        marks_clear(&plain_level(plain)->marks);
        run_outcome(plain, &outcome);
    } else {
        talk_error(&plain->talk, &error);
    }
    outcome_clear(&outcome);
    return done;
}

/* Does what was typed; false when that was the last of it. */
static bool
run_answer(struct plain *plain, struct intake *intake, const char *typed)
{
    size_t index;
    if (string_equal_no_case(typed, "save"))
        return !save(plain, intake);
    if (string_equal_no_case(typed, "other-way"))
        seek_other_way(plain, intake);
    else if (talk_number(typed, intake->count, &index))
        change(plain, intake, &intake->rows[index]);
    else
        talk_line(&plain->talk, "Error: There is no '%s' here; ? explains", typed);
    return true;
}

static void
ask_about(struct plain *plain, struct intake *intake)
{
    struct text line = TEXT_EMPTY;
    bool goes_on = true;
    say_intake(plain, intake);
    while (goes_on) {
        enum answer answer = talk_ask(
            &plain->talk, "Type save, other-way, or a number to change one", "save nothing", &line);
        if (answer == ANSWER_LINE) {
            goes_on = run_answer(plain, intake, text_string(&line));
        } else if (answer == ANSWER_HELP) {
            talk_line(&plain->talk,
                      "save makes them proposals in one step, which undo takes back; other-way "
                      "seeks again, for the best total or so that nobody is left out; a number "
                      "gives one another buddy, or leaves one out; Enter saves nothing");
        } else {
            talk_line(&plain->talk, "Left as it was");
            goes_on = false;
        }
    }
    text_clear(&line);
}

void
plain_intake(struct plain *plain, const char *const *args, const char *rest)
{
    (void)rest;
    struct intake intake;
    struct error error;
    const struct intake_progress progress = progress_of(plain);
    if (intake_read(plain->session, plain->chosen.ids, plain->chosen.count, args, &progress,
                    &intake, &error))
        ask_about(plain, &intake);
    else
        talk_error(&plain->talk, &error);
    intake_clear(&intake);
}
