/* many.c - one command on many records: what would come of it, then all as one step (T37, T38). */
#include "modules/bulk.h"

#include <stdlib.h>

#include "base/memory.h"
#include "plain_private.h"

static bool
go_on(void *context)
{
    const struct plain_streams *streams = context;
    return streams->go_on(streams->context);
}

static bool
foresee(struct plain *plain, struct bulk *bulk)
{
    struct text lines = TEXT_EMPTY;
    struct error error;
    bool done =
        bulk_foresee(bulk, plain->session, go_on, (void *)(uintptr_t)plain->talk.streams, &error);
    if (done) {
        bulk_title(bulk, &lines);
        text_append_char(&lines, '\n');
        bulk_summary(bulk, &lines);
        text_append(&lines, ". Nothing is changed yet.\n");
        bulk_lines(bulk, plain->session, &lines);
        talk_text(&plain->talk, text_string(&lines));
    } else {
        talk_error(&plain->talk, &error);
    }
    text_clear(&lines);
    return done;
}

/* Without a default that does it: Enter changes nothing for many people. */
static bool
confirm(struct plain *plain, const struct bulk *bulk)
{
    struct text line = TEXT_EMPTY;
    bool word = (bulk->command->flags & COMMAND_CONFIRM) != 0, yes = false;
    if (!word) {
        talk_ask_yes(&plain->talk, "Do it? yes or no; undo takes all of it back", false, &yes);
        return yes;
    }
    char *prompt = must_format("Type %s to do it; undo takes all of it back", bulk->command->name);
    if (talk_ask(&plain->talk, prompt, "no", &line) == ANSWER_LINE)
        yes = string_equal_no_case(text_string(&line), bulk->command->name);
    free(prompt);
    text_clear(&line);
    return yes;
}

/* True when there is something left to do. */
static bool
leave_out(struct plain *plain, struct bulk *bulk)
{
    bool yes = false;
    while (bulk->counts[BULK_CHANGES] > 0 && bulk->counts[BULK_REFUSED] > 0) {
        talk_ask_yes(&plain->talk, "Leave out the refused and look again? yes or no", false, &yes);
        if (!yes)
            return false;
        bulk_leave_out_refused(bulk);
        if (!foresee(plain, bulk))
            return false;
    }
    if (bulk->counts[BULK_CHANGES] == 0)
        talk_line(&plain->talk, "Nothing would change");
    return bulk->counts[BULK_CHANGES] > 0;
}

static void
do_it(struct plain *plain, struct bulk *bulk)
{
    struct outcome outcome = {.open = OPEN_NOTHING};
    struct error error = {.code = ERROR_NONE};
    if (bulk_run(bulk, plain->session, go_on, (void *)(uintptr_t)plain->talk.streams, &outcome,
                 &error)) {
        marks_clear(&plain_level(plain)->marks);
        run_outcome(plain, &outcome);
    } else {
        talk_error(&plain->talk, &error);
    }
    outcome_clear(&outcome);
}

void
plain_many(struct plain *plain, struct bulk *bulk)
{
    bool asked = !(bulk->command->flags & COMMAND_TAKES_RECORD) || sheet_many(plain, bulk);
    if (asked && foresee(plain, bulk) && leave_out(plain, bulk)) {
        if (confirm(plain, bulk))
            do_it(plain, bulk);
        else
            talk_line(&plain->talk, "Left as it was");
    }
    bulk_free(bulk);
}
