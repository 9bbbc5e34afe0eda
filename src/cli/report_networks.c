/* report_networks.c - how the networks stand, the pack of a board (P44), and tie-breaks (P14). */
#include "cli/reports.h"

#include "modules/board_pack.h"
#include "modules/meeting.h"
#include "modules/tie_break.h"

bool
report_networks(struct call *call, enum report_form form, struct text *out, struct error *error)
{
    struct report report = {.title = NULL};
    bool done = network_report_build(call->session, &report, error);
    if (done)
        report_write_form(&report, form, out);
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
        report_write_form(&report, form, out);
    report_clear(&report);
    return done;
}

bool
report_tie_breaks(struct call *call, enum report_form form, struct text *out, struct error *error)
{
    struct report report = {.title = NULL};
    bool done = tie_break_report_build(call->session, &report, error);
    if (done)
        report_write_form(&report, form, out);
    report_clear(&report);
    return done;
}
