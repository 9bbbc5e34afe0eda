/* sync_command.c - posact sync: a laptop's changes to the server, and everybody else's back. */
#include "cli/sync_command.h"

#include <stdio.h>
#include <unistd.h>

#include "base/date.h"
#include "base/served.h"
#include "base/utf8.h"
#include "cli/cli_call.h"
#include "cli/passphrase.h"
#include "sync/sync.h"

#define MACHINE_SIZE 256
/* A clock that is further off is told of (S8). */
#define CLOCK_APART_MS (24LL * 60 * 60 * 1000)
#define HOUR_MS (60LL * 60 * 1000)

/* --- in words --- */

static void
say_bytes(uint64_t bytes, struct text *out)
{
    if (bytes < 10 * 1000)
        text_append_format(out, "%llu bytes", (unsigned long long)bytes);
    else if (bytes < 10 * 1000 * 1000)
        text_append_format(out, "%llu KB", (unsigned long long)(bytes / 1000));
    else
        text_append_format(out, "%llu MB", (unsigned long long)(bytes / 1000 / 1000));
}

static void
say_part(const char *what, size_t done, size_t of, uint64_t bytes, struct text *out)
{
    text_append_format(out, "%s ", what);
    text_append_count(out, done);
    if (of > done) {
        text_append(out, " of ");
        text_append_count(out, of);
    }
    text_append(out, " (");
    say_bytes(bytes, out);
    text_append(out, ")");
}

/* On one line that is written over, where a person looks on. */
static void
tell(void *context, const struct sync_progress *progress)
{
    (void)context;
    struct text line = TEXT_EMPTY;
    if (!isatty(STDERR_FILENO))
        return;
    say_part("Sent", progress->sent, progress->to_send, progress->bytes_sent, &line);
    say_part(", received", progress->received, progress->to_receive, progress->bytes_received,
             &line);
    fprintf(stderr, "\r%-76s", text_string(&line));
    text_clear(&line);
}

static void
end_line(void)
{
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r%-76s\r", "");
}

static void
say_clock(int64_t ahead_ms, struct text *out)
{
    int64_t apart = ahead_ms < 0 ? -ahead_ms : ahead_ms;
    if (apart > CLOCK_APART_MS)
        text_append_format(
            out, "; the clock of this machine is %lld hours %s the server's, set it right",
            (long long)(apart / HOUR_MS), ahead_ms < 0 ? "behind" : "ahead of");
}

/* S10: whoever made the changes is told, and where to look. */
static void
say_held(const struct sync_report *report, struct text *out)
{
    struct text why = TEXT_EMPTY;
    if (report->held == 0)
        return;
    utf8_safe(&why, report->held_why ? report->held_why : "", false);
    text_append_format(out,
                       "; the server held back %zu change%s (%s), see: posact list held_change",
                       report->held, report->held == 1 ? "" : "s", text_string(&why));
    text_clear(&why);
}

static void
say_kept(const struct sync_report *report, struct text *out)
{
    text_append_format(out, "Enrolled anew; the old database is '%s'", report->aside);
    text_append_format(out, ", %zu step%s of it %s done again", report->kept,
                       report->kept == 1 ? "" : "s", report->kept == 1 ? "was" : "were");
    if (report->left > 0)
        text_append_format(out, " and %zu change%s had nothing to build on", report->left,
                           report->left == 1 ? "" : "s");
    text_append(out, "; ");
}

static void
say_day(const char *iso, struct text *out)
{
    struct date day;
    char shown[DATE_TEXT_SIZE];
    if (!date_from_iso(iso, &day))
        return;
    date_show(day, shown);
    text_append(out, shown);
}

static void
say_enrolled(const struct sync_report *report, struct text *out)
{
    if (!report->until) {
        text_append(out, "Enrolled this laptop; ");
        return;
    }
    text_append(out, "Checked out ");
    if (report->scope)
        text_append_format(out, "'%s'", report->scope);
    else
        text_append(out, "everybody");
    text_append(out, " until ");
    say_day(report->until, out);
    text_append(out, "; ");
}

static void
say_report(const struct sync_report *report, struct text *out)
{
    struct text host = TEXT_EMPTY;
    utf8_safe(&host, report->host, false);
    if (report->aside)
        say_kept(report, out);
    else if (report->enrolled)
        say_enrolled(report, out);
    text_append_format(out, "%s step with '%s': ", out->length > 0 ? "in" : "In",
                       text_string(&host));
    say_part("sent", report->progress.sent, 0, report->progress.bytes_sent, out);
    say_part(", received", report->progress.received, 0, report->progress.bytes_received, out);
    if (report->conflicts > 0)
        text_append_format(out, "; %zu conflict%s to settle: posact conflicts", report->conflicts,
                           report->conflicts == 1 ? "" : "s");
    say_held(report, out);
    if (report->backups)
        text_append_format(out,
                           "; the copies in '%s' are not sealed: look what they are of, and "
                           "remove them",
                           report->backups);
    if (report->expired)
        text_append(out, "; its last day is past, so it was told nothing more: posact checkin");
    say_clock(report->ahead_ms, out);
    text_clear(&host);
}

/* --- the two sides --- */

static bool
serve(struct call *call, struct error *error)
{
    if (!call->session || !served_here())
        return error_set(error, ERROR_USAGE,
                         "'sync --stdio' is what a laptop asks for over ssh: posact sync HOST");
    return sync_serve(call->session, STDIN_FILENO, STDOUT_FILENO, error);
}

static char *
ask(void *context, bool is_new, struct error *error)
{
    const struct cli *cli = cli_call_of(context)->cli;
    return is_new ? cli_new_passphrase(cli->request, cli->database, error)
                  : cli_passphrase(cli->request, cli->database, error);
}

typedef bool visit_kind(const struct sync_visit *visit, struct sync_report *report,
                        struct error *error);

/* What all visits have in common is filled in. */
static bool
visit(struct call *call, struct sync_visit *asked, visit_kind *kind, struct sync_report *report,
      struct error *error)
{
    char machine[MACHINE_SIZE] = "";
    const struct cli *cli = cli_call_of(call)->cli;
    if (served_here())
        return error_set(error, ERROR_USAGE, "'%s HOST' is done on the laptop, not over ssh",
                         cli->request->command->name);
    if (gethostname(machine, sizeof machine - 1) != 0 || machine[0] == '\0')
        snprintf(machine, sizeof machine, "laptop");
    asked->path = cli->database;
    asked->machine = machine;
    asked->config = cli->config;
    asked->clock = cli->clock;
    asked->ask = ask;
    asked->tell = tell;
    asked->context = call;
    bool done = kind(asked, report, error);
    end_line();
    return done;
}

static bool
run_sync(struct call *call, struct error *error)
{
    struct sync_report report = {.kept = 0};
    struct sync_visit asked = {
        .host = call->args[SYNC_HOST],
        .ssh = call->args[SYNC_SSH],
        .released = cli_is_given(call, SYNC_RELEASE),
        .anew = cli_is_given(call, SYNC_ANEW),
    };
    bool done = visit(call, &asked, sync_run, &report, error);
    if (done)
        say_report(&report, &call->outcome.message);
    sync_report_clear(&report);
    return done;
}

bool
sync_command_run(struct call *call, struct error *error)
{
    return cli_is_given(call, SYNC_STDIO) ? serve(call, error) : run_sync(call, error);
}

/* --- taking along and bringing back --- */

bool
checkout_command_run(struct call *call, struct error *error)
{
    struct sync_report report = {.kept = 0};
    struct sync_visit asked = {
        .host = call->args[CHECKOUT_HOST],
        .ssh = call->args[CHECKOUT_SSH],
        .filter = call->args[CHECKOUT_FILTER],
        .event = call->args[CHECKOUT_EVENT],
        .until = call->args[CHECKOUT_UNTIL],
    };
    bool done = (asked.host && asked.until) ||
                error_set(error, ERROR_USAGE,
                          "Name the server and the last day on which the laptop is to open: posact "
                          "checkout HOST --until DATE");
    done = done && visit(call, &asked, sync_run, &report, error);
    if (done)
        say_report(&report, &call->outcome.message);
    sync_report_clear(&report);
    return done;
}

bool
checkin_command_run(struct call *call, struct error *error)
{
    struct sync_report report = {.kept = 0};
    struct sync_visit asked = {
        .host = call->args[CHECKIN_HOST],
        .ssh = call->args[CHECKIN_SSH],
        .released = cli_is_given(call, CHECKIN_RELEASE),
    };
    bool done = visit(call, &asked, sync_check_in, &report, error);
    if (done) {
        say_report(&report, &call->outcome.message);
        text_append(&call->outcome.message, "; nothing is left of it on this machine");
    }
    sync_report_clear(&report);
    return done;
}

const struct field sync_args[SYNC_ARG_COUNT] = {
    [SYNC_HOST] = {.name = "host",
                   .label = "Server",
                   .kind = FIELD_TEXT,
                   .help = "The server as ssh knows it, such as posact@force; nothing for that of "
                           "the last time"},
    [SYNC_STDIO] = {.name = "stdio",
                    .label = "Over standard input and output",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "The server's side, which ssh starts"},
    [SYNC_RELEASE] = {.name = "release",
                      .label = "Release",
                      .kind = FIELD_CHOICE,
                      .choices = &cli_switch,
                      .help = "Let go on what removes or blanks more than 10 % of the records"},
    [SYNC_ANEW] = {.name = "anew",
                   .label = "Enrol anew",
                   .kind = FIELD_CHOICE,
                   .choices = &cli_switch,
                   .help = "After a backup was put back, here or there, or for a copy: take all "
                           "from the server, and do again what was not sent"},
    [SYNC_SSH] = {.name = "ssh",
                  .label = "Ssh",
                  .kind = FIELD_TEXT,
                  .help = "The words before the host, where it is not plain ssh: 'ssh -p 2222'; "
                          "nothing for those of the last time"},
};

const struct field checkout_args[CHECKOUT_ARG_COUNT] = {
    [CHECKOUT_HOST] = {.name = "host",
                       .label = "Server",
                       .kind = FIELD_TEXT,
                       .help = "The server as ssh knows it, such as posact@force"},
    [CHECKOUT_FILTER] = {.name = "filter",
                         .label = "Filter",
                         .kind = FIELD_NOTES,
                         .help = "Which candidates, as in a list: role:pc; all without one"},
    [CHECKOUT_EVENT] = {.name = "event",
                        .label = "Event",
                        .kind = FIELD_TEXT,
                        .help = "The id of an event, for whoever is invited to it"},
    [CHECKOUT_UNTIL] = {.name = "until",
                        .label = "Until",
                        .kind = FIELD_TEXT,
                        .help = "The last day on which the laptop opens: 27/11, +3d"},
    [CHECKOUT_SSH] = {.name = "ssh",
                      .label = "Ssh",
                      .kind = FIELD_TEXT,
                      .help = "The words before the host, where it is not plain ssh"},
};

const struct field checkin_args[CHECKIN_ARG_COUNT] = {
    [CHECKIN_HOST] = {.name = "host",
                      .label = "Server",
                      .kind = FIELD_TEXT,
                      .help = "Nothing for that of the last time"},
    [CHECKIN_RELEASE] = {.name = "release",
                         .label = "Release",
                         .kind = FIELD_CHOICE,
                         .choices = &cli_switch,
                         .help = "Let go on what removes or blanks more than 10 % of the records"},
    [CHECKIN_SSH] = {.name = "ssh",
                     .label = "Ssh",
                     .kind = FIELD_TEXT,
                     .help = "The words before the host, where it is not plain ssh"},
};
