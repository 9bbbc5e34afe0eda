/* report_networks.c - how the networks stand, the pack of a board (P44), and tie-breaks (P14). */
#include "cli/reports.h"

#include "exchange/report_write.h"
#include "modules/board_pack.h"
#include "modules/meeting.h"
#include "modules/tie_break.h"

#define COLUMNS 78 /* of a terminal of 80; a pipe has no width */

static void
write_report(struct report *report, enum report_form form, struct text *out)
{
    static const enum report_format formats[] = {
        [REPORT_FOR_PEOPLE] = REPORT_TEXT,
        [REPORT_AS_JSON] = REPORT_OBJECT,
        [REPORT_AS_MARKDOWN] = REPORT_MARKDOWN,
        [REPORT_AS_HTML] = REPORT_HTML,
    };
    report_write(report, formats[form], COLUMNS, out);
}

bool
report_networks(struct call *call, enum report_form form, struct text *out, struct error *error)
{
    struct report report = {.title = NULL};
    bool done = network_report_build(call->session, &report, error);
    if (done)
        write_report(&report, form, out);
    report_clear(&report);
    return done;
}

bool
report_board_pack(struct call *call, enum report_form form, struct text *out, struct error *error)
{
    struct report report = {.title = NULL};
    struct id meeting;
    bool done =
        session_find(call->session, &meeting_type, call->args[REPORT_MEETING], &meeting, error) &&
        board_pack_build(call->session, &meeting, &report, error);
    if (done)
        write_report(&report, form, out);
    report_clear(&report);
    return done;
}

bool
report_tie_breaks(struct call *call, enum report_form form, struct text *out, struct error *error)
{
    struct report report = {.title = NULL};
    bool done = tie_break_report_build(call->session, &report, error);
    if (done)
        write_report(&report, form, out);
    report_clear(&report);
    return done;
}
