/* monitoring_command.c - the questions, and a person's own answers for that person. */
#include "cli/monitoring_command.h"

#include "base/text.h"
#include "cli/cli_call.h"
#include "modules/candidate.h"
#include "modules/monitoring.h"
#include "modules/monitoring_access.h"

/* --- questions (B17) --- */

static void
append_question(const struct pack *pack, const struct pack_question *question, struct text *out)
{
    const struct pack_characteristic *characteristic =
        &pack->characteristics[question->characteristic];
    text_append_format(out, "\n%s%s\n  %s\n", question->wording.in[PACK_ENGLISH],
                       question->follows ? " (asked after one answer to the question before)" : "",
                       question->wording.in[PACK_WELSH]);
    for (size_t i = 0; i < question->option_count; i++) {
        const struct pack_option *option = &question->options[i];
        text_append_format(out, "  - %s / %s", option->label.in[PACK_ENGLISH],
                           option->label.in[PACK_WELSH]);
        if (option->group != PACK_NONE)
            text_append_format(out, "; counted as %s",
                               characteristic->groups[option->group].label.in[PACK_ENGLISH]);
        text_append(out, option->retired ? "; no longer offered\n" : "\n");
    }
}

static bool
say_questions(struct call *call, struct error *error)
{
    struct pack *pack = monitoring_pack(call->session, error);
    struct text out = TEXT_EMPTY;
    if (!pack)
        return false;
    text_append_format(&out, "%s, version %s, valid from %s\nFor: %s\nSource: %s\nOwner: %s\n%s%s",
                       pack->name, pack->version, pack->valid_from, pack->jurisdiction,
                       pack->source, pack->owner, pack->note ? pack->note : "",
                       pack->note ? "\n" : "");
    for (size_t i = 0; i < pack->question_count; i++)
        append_question(pack, &pack->questions[i], &out);
    output_safe(&cli_call_of(call)->output, text_string(&out));
    text_clear(&out);
    pack_free(pack);
    return true;
}

/* --- of one person --- */

static bool
find_person(struct call *call, struct id *id, struct error *error)
{
    const char *typed = call->args[MONITORING_COMMAND_CANDIDATE];
    return typed ? session_find(call->session, &candidate_type, typed, id, error)
                 : error_set(error, ERROR_USAGE,
                             "Name whose answers behind '%s': the reference of a candidate",
                             call->args[MONITORING_COMMAND_WHAT]);
}

static bool
write_out(struct call *call, struct error *error)
{
    const char *path = call->args[MONITORING_COMMAND_OUTPUT];
    struct id id;
    if (!find_person(call, &id, error))
        return false;
    if (!path)
        return error_set(error, ERROR_USAGE,
                         "Name a file with '--output': answers go to no screen, only to whom they "
                         "are of");
    if (!monitoring_access_write(call->session, &id, path, error))
        return false;
    text_append_format(&call->outcome.message, "Wrote '%s': for that person only", path);
    return true;
}

/* Whether there were any is not told. */
static bool
withdraw(struct call *call, struct error *error)
{
    struct id id;
    if (!find_person(call, &id, error) || !monitoring_withdraw(call->session, &id, error))
        return false;
    text_append(&call->outcome.message, "No answers to equality questions are kept of them now");
    return true;
}

static const struct choice what_items[] = {
    {"questions", "questions", false},
    {"access", "access", false},
    {"withdraw", "withdraw", false},
};
static const struct choice_list what_list = {what_items, 3};

bool
monitoring_command_run(struct call *call, struct error *error)
{
    static bool (*const run[])(struct call *, struct error *) = {say_questions, write_out,
                                                                 withdraw};
    const char *what = call->args[MONITORING_COMMAND_WHAT];
    size_t i = 0;
    while (i + 1 < what_list.count && !string_equal(what_items[i].code, what))
        i++;
    return run[i](call, error);
}

const struct field monitoring_command_args[MONITORING_COMMAND_ARG_COUNT] = {
    [MONITORING_COMMAND_WHAT] = {.name = "what",
                                 .label = "What",
                                 .kind = FIELD_CHOICE,
                                 .flags = FIELD_REQUIRED,
                                 .choices = &what_list,
                                 .help = "One of"},
    [MONITORING_COMMAND_CANDIDATE] = {.name = "id",
                                      .label = "Candidate",
                                      .kind = FIELD_TEXT,
                                      .help = "Of access and withdraw: the reference of a "
                                              "candidate, or its first letters"},
    [MONITORING_COMMAND_OUTPUT] = {.name = "output",
                                   .label = "File",
                                   .kind = FIELD_TEXT,
                                   .flags = FIELD_PATH,
                                   .help = "Of access: write to this file, which must be free "
                                           "yet"},
};
