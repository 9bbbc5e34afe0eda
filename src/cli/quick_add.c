/* quick_add.c - a person on one line, shown as it was understood, then saved. */
#include "cli/quick_add.h"

#include "cli/cli_call.h"
#include "modules/event.h"
#include "modules/event_desk.h"

static bool
save(struct call *call, const char *const *args, struct error *error)
{
    struct call walk_in = {.type = &event_type, .id = call->id, .args = args};
    bool done = session_do(call->session, command_walk_in, &walk_in, error);
    if (done)
        text_append(&call->outcome.message, text_string(&walk_in.outcome.message));
    outcome_clear(&walk_in.outcome);
    return done;
}

static bool
show_or_save(struct call *call, const char *const *args, struct error *error)
{
    struct text understood = TEXT_EMPTY;
    if (cli_is_given(call, QUICK_ADD_YES))
        return save(call, args, error);
    desk_append_understood(call->session, args, &understood);
    output_safe(&cli_call_of(call)->output, text_string(&understood));
    text_append(&call->outcome.message, "Nothing was saved; --yes saves it");
    text_clear(&understood);
    return true;
}

bool
quick_add_run(struct call *call, struct error *error)
{
    const char *args[WALK_IN_ARG_COUNT] = {[WALK_IN_NOTICE] = call->args[QUICK_ADD_NOTICE]};
    struct one_line line;
    bool done = desk_read_line(call->session, call->args[QUICK_ADD_LINE], &line, args, error) &&
                show_or_save(call, args, error);
    one_line_clear(&line);
    return done;
}

static const struct choice yes_or_no[] = {
    {"yes", "Yes", false},
    {"no", "No", false},
};
static const struct choice_list yes_or_no_list = {yes_or_no, 2};

const struct field quick_add_args[QUICK_ADD_ARG_COUNT] = {
    [QUICK_ADD_LINE] = {.name = "line",
                        .label = "Line",
                        .kind = FIELD_TEXT,
                        .flags = FIELD_REQUIRED,
                        .help =
                            "'Full name; phone or email; role; source', all but the name in any "
                            "order, or left out"},
    [QUICK_ADD_NOTICE] = {.name = "notice",
                          .label = "Privacy notice given",
                          .kind = FIELD_CHOICE,
                          .flags = FIELD_REQUIRED,
                          .choices = &yes_or_no_list,
                          .help = "Whether the person has the wording that is in use"},
    [QUICK_ADD_YES] = {.name = "yes",
                       .label = "Save",
                       .kind = FIELD_CHOICE,
                       .choices = &cli_switch,
                       .help = "Save it; else what was understood is shown, and nothing is saved"},
};
