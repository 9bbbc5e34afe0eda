/* witness_command.c - the head goes to standard output, to be kept elsewhere. */
#include "cli/witness_command.h"

#include "cli/cli_call.h"
#include "modules/witness.h"

const struct field witness_command_args[WITNESS_ARG_COUNT] = {
    [WITNESS_MAKE_KEY] = {.name = "make-key",
                          .label = "Make the key",
                          .kind = FIELD_CHOICE,
                          .choices = &cli_switch,
                          .help = "Make the pair of keys that witness.key names, and sign nothing"},
    [WITNESS_ANEW] = {.name = "anew",
                      .label = "Begin anew",
                      .kind = FIELD_CHOICE,
                      .choices = &cli_switch,
                      .help = "After a backup was put back: move the heads so far aside"},
};

bool
witness_command_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    if (cli_is_given(call, WITNESS_MAKE_KEY) && cli_is_given(call, WITNESS_ANEW))
        return error_set(error, ERROR_USAGE, "Choose one of --make-key and --anew");
    if (cli_is_given(call, WITNESS_MAKE_KEY))
        return witness_make_key(call->session, &call->outcome.message, error);
    struct text head = TEXT_EMPTY;
    bool done = witness_sign(call->session, cli_is_given(call, WITNESS_ANEW), &head,
                             &call->outcome.message, error);
    if (done) {
        text_append_char(&head, '\n');
        output_text(&run->output, &head);
    }
    text_clear(&head);
    return done;
}

const struct field witness_command_verify_args[VERIFY_ARG_COUNT] = {
    [VERIFY_FULL] = {.name = "full",
                     .label = "All of it",
                     .kind = FIELD_CHOICE,
                     .choices = &cli_switch,
                     .help = "From the first change on, and every head that is kept here"},
    [VERIFY_AGAINST] = {.name = "against",
                        .label = "Against",
                        .kind = FIELD_TEXT,
                        .flags = FIELD_PATH,
                        .help = "A head, or a file with heads, that was kept elsewhere; - reads "
                                "standard input"},
};

bool
witness_command_run_verify(struct call *call, struct error *error)
{
    const struct witness_question question = {
        .full = cli_is_given(call, VERIFY_FULL),
        .against = call->args[VERIFY_AGAINST],
    };
    return witness_verify(call->session, &question, &call->outcome.message, error);
}
