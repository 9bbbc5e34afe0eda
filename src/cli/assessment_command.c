/* assessment_command.c - the words behind `posact assessment`. */
#include "cli/assessment_command.h"

#include "base/text.h"
#include "cli/cli_call.h"
#include "cli/reports.h"
#include "modules/assessment.h"
#include "modules/assessment_page.h"
#include "modules/suppression.h"

static const struct choice items[] = {
    {"tasks", "tasks", false},
    {"print", "print", false},
};
static const struct choice_list list = {items, 2};

const struct field assessment_command_args[ASSESSMENT_COMMAND_ARG_COUNT] = {
    [ASSESSMENT_COMMAND_WHAT] = {.name = "what",
                                 .label = "What",
                                 .kind = FIELD_CHOICE,
                                 .flags = FIELD_REQUIRED,
                                 .choices = &list,
                                 .help = "One of"},
    [ASSESSMENT_COMMAND_ID] = {.name = "id",
                               .label = "Assessment",
                               .kind = FIELD_TEXT,
                               .flags = FIELD_REQUIRED,
                               .help = "The reference of an assessment, or its first letters"},
    [ASSESSMENT_COMMAND_JSON] = {.name = "json",
                                 .label = "As JSON",
                                 .kind = FIELD_CHOICE,
                                 .choices = &cli_switch,
                                 .help = "The same as an object"},
    [ASSESSMENT_COMMAND_MARKDOWN] = {.name = "markdown",
                                     .label = "As Markdown",
                                     .kind = FIELD_CHOICE,
                                     .choices = &cli_switch,
                                     .help = "The same as Markdown"},
    [ASSESSMENT_COMMAND_HTML] = {.name = "html",
                                 .label = "As HTML",
                                 .kind = FIELD_CHOICE,
                                 .choices = &cli_switch,
                                 .help = "The same as one page to print"},
};

static bool
find_form(const struct call *call, enum report_form *form, struct error *error)
{
    static const enum report_form forms[] = {REPORT_AS_JSON, REPORT_AS_MARKDOWN, REPORT_AS_HTML};
    *form = REPORT_FOR_PEOPLE;
    for (size_t arg = ASSESSMENT_COMMAND_JSON; arg < ASSESSMENT_COMMAND_ARG_COUNT; arg++) {
        if (!cli_is_given(call, arg))
            continue;
        if (*form != REPORT_FOR_PEOPLE)
            return error_set(error, ERROR_USAGE, "Choose one form, such as '--html'");
        *form = forms[arg - ASSESSMENT_COMMAND_JSON];
    }
    return true;
}

bool
assessment_command_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct report report = {.title = NULL};
    struct text out = TEXT_EMPTY;
    struct report_rule rule = suppression_rule(session_config(call->session), false);
    struct id id;
    enum report_form form;
    bool tasks = string_equal(call->args[ASSESSMENT_COMMAND_WHAT], "tasks");
    bool done = find_form(call, &form, error) &&
                session_find(call->session, &assessment_type, call->args[ASSESSMENT_COMMAND_ID],
                             &id, error) &&
                (tasks ? assessment_tasks_build : assessment_page_build)(call->session, &id,
                                                                         &report, error);
    done = done && report_seal(&report, &rule, error) &&
           report_write_form(call->session, &report, form, &out, error);
    if (done && form == REPORT_FOR_PEOPLE)
        output_safe(&run->output, text_string(&out));
    else if (done)
        output_text(&run->output, &out);
    report_clear(&report);
    text_clear(&out);
    return done;
}
