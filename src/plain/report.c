/* report.c - reports without a screen: the sentence and the table of each part (D01). */
#include "exchange/report_write.h"
#include "modules/event.h"
#include "modules/meeting.h"
#include "modules/reports.h"
#include "plain_private.h"

static void
say(struct plain *plain, const struct report_request *request)
{
    static const struct report_look look = {.columns = SIZE_MAX, .drawn = false};
    struct report report;
    struct error error;
    struct text text = TEXT_EMPTY;
    if (reports_build(plain->session, request, &report, &error)) {
        report_write(&report, REPORT_TEXT, &look, &text);
        talk_text(&plain->talk, text_string(&text));
    } else {
        talk_error(&plain->talk, &error);
    }
    report_clear(&report);
    text_clear(&text);
}

void
plain_reports(struct plain *plain, const char *const *args, const char *rest)
{
    (void)rest;
    const struct report_kind *kind = args && args[0] ? report_kind_find(args[0]) : NULL;
    if (kind)
        say(plain, &(struct report_request){.name = kind->name, .from = args[1], .to = args[2]});
}

void
plain_load(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args, (void)rest;
    say(plain, &(struct report_request){.name = "load"});
}

/* Of the one record that the command is for. */
static void
say_of(struct plain *plain, const char *command, const char *report, const char *rest)
{
    const struct record_type *type = report_kind_find(report)->of;
    struct targets targets;
    if (!targets_find_one(plain, command, rest, &targets))
        return;
    if (targets.type == type)
        say(plain, &(struct report_request){.name = report, .of = &targets.ids[0]});
    else
        talk_line(&plain->talk, "Error: '%s' is for %s; go %s shows them", command, type->table,
                  type->table);
    targets_clear(&targets);
}

void
plain_pack(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    say_of(plain, "board-pack", "board-pack", rest);
}

void
plain_outcomes(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    say_of(plain, "outcomes", "outcomes", rest);
}

void
plain_answers(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    say_of(plain, "answers", "feedback", rest);
}

void
plain_defence_pack(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    say_of(plain, "defence-pack", "defence", rest);
}

void
plain_assessment_page(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    say_of(plain, "assessment-page", "assessment", rest);
}
