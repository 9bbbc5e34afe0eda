/* fair_command.c - posact fair: a pack out, a sealed file in, the keys of the force. */
#include "cli/fair_command.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/served.h"
#include "cli/cli_call.h"
#include "fair/collect.h"
#include "fair/fair_file.h"
#include "fair/hand_in.h"
#include "fair/pack.h"
#include "modules/event.h"
#include "modules/force_key.h"

/* --- new --- */

static bool
make_pack(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct text pack = TEXT_EMPTY;
    struct id event;
    struct date until;
    bool has_day = cli_is_given(call, FAIR_UNTIL) && date_from_iso(call->args[FAIR_UNTIL], &until);
    if (!cli_is_given(call, FAIR_EVENT))
        return error_set(error, ERROR_USAGE, "Name the event: posact fair new --event ID");
    if (isatty(STDOUT_FILENO) && !served_here())
        return error_set(error, ERROR_USAGE,
                         "A pack goes into a file: posact fair new --event ID > stand.pack");
    if (!session_find(call->session, &event_type, call->args[FAIR_EVENT], &event, error))
        return false;
    bool done = fair_new(call->session, &event, has_day ? &until : NULL, &pack,
                         &call->outcome.message, error);
    if (done)
        output_text(&run->output, &pack);
    text_clear(&pack);
    return done;
}

/* --- collect --- */

/* S21. Only what is in whole is let go. */
static bool
end_file(struct call *call, const struct import_report *report, struct error *error)
{
    const char *path = call->args[FAIR_FILE];
    struct text *message = &call->outcome.message;
    if (string_equal(path, "-") || cli_is_given(call, FAIR_DRY_RUN))
        return true;
    if (report->refused > 0) {
        text_append_format(message, "'%s' stays, for not all of it is in", path);
        return true;
    }
    if (!cli_is_given(call, FAIR_REMOVE)) {
        text_append_format(message, "All of it is in; --remove lets '%s' go", path);
        return true;
    }
    if (!hand_in_remove(path, error))
        return false;
    text_append_format(message, "Removed: '%s', for all of it is in", path);
    return true;
}

static bool
collect(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct text bytes = TEXT_EMPTY, words = TEXT_EMPTY;
    struct import_report report = {.rows = 0};
    const char *path = call->args[FAIR_FILE];
    bool dry_run = cli_is_given(call, FAIR_DRY_RUN);
    if (!path)
        return error_set(error, ERROR_USAGE, "Name the sealed file: posact fair collect FILE");
    bool done = served_may_name(path, error) && file_read(path, FAIR_FILE_MOST, &bytes, error) &&
                fair_collect(call->session, &bytes, dry_run, &report, error);
    if (done) {
        import_report_write(&report, dry_run, &words);
        output_safe(&run->output, text_string(&words));
        call->outcome.exit_code = report.refused > 0 ? 1 : 0;
        done = end_file(call, &report, error);
    }
    import_report_clear(&report);
    text_clear(&words);
    text_clear(&bytes);
    return done;
}

/* --- key --- */

static bool
tell_key(struct call *call, struct error *error)
{
    struct sealing_public all;
    char mark[FAIR_MARK_SIZE];
    char *path = force_key_path(call->session);
    bool turn = cli_is_given(call, FAIR_TURN);
    bool done = force_key_make(call->session, NULL, error) &&
                (!turn || force_key_turn(call->session, error)) &&
                force_key_public_all(call->session, &all, error);
    if (done) {
        fair_mark(&all, mark);
        text_append_format(&call->outcome.message,
                           "%s%s: '%s' opens what its laptops seal, and so does '%s.next', which "
                           "belongs in a safe",
                           turn ? "The next key is in use now; force " : "Force ", mark, path,
                           path);
    }
    free(path);
    return done;
}

/* --- the row --- */

static const struct choice whats[] = {
    {"new", "new", false},
    {"collect", "collect", false},
    {"key", "key", false},
};
static const struct choice_list what_list = {whats, 3};

/* Which of them takes an arg. */
static bool
check_args(const struct call *call, struct error *error)
{
    static const char *const of[FAIR_ARG_COUNT] = {
        [FAIR_FILE] = "collect",    [FAIR_EVENT] = "new",      [FAIR_UNTIL] = "new",
        [FAIR_DRY_RUN] = "collect", [FAIR_REMOVE] = "collect", [FAIR_TURN] = "key",
    };
    for (size_t i = FAIR_FILE; i < FAIR_ARG_COUNT; i++)
        if (cli_is_given(call, i) && !string_equal(call->args[FAIR_WHAT], of[i]))
            return error_set(error, ERROR_USAGE, "'fair %s' takes no '%s%s'", call->args[FAIR_WHAT],
                             i == FAIR_FILE ? "" : "--",
                             i == FAIR_FILE ? call->args[i] : fair_args[i].name);
    return true;
}

bool
fair_command_run(struct call *call, struct error *error)
{
    const char *what = call->args[FAIR_WHAT];
    if (!check_args(call, error))
        return false;
    if (string_equal(what, "new"))
        return make_pack(call, error);
    return string_equal(what, "collect") ? collect(call, error) : tell_key(call, error);
}

const struct field fair_args[FAIR_ARG_COUNT] = {
    [FAIR_WHAT] = {.name = "what",
                   .label = "What",
                   .kind = FIELD_CHOICE,
                   .flags = FIELD_REQUIRED,
                   .choices = &what_list,
                   .help = "One of"},
    [FAIR_FILE] = {.name = "file",
                   .label = "Sealed file",
                   .kind = FIELD_TEXT,
                   .flags = FIELD_PATH,
                   .help = "Of collect: what the laptop sealed; - is standard input"},
    [FAIR_EVENT] = {.name = "event",
                    .label = "Event",
                    .kind = FIELD_TEXT,
                    .help = "Of new: the reference of the event, or its first letters"},
    [FAIR_UNTIL] = {.name = "until",
                    .label = "Good until",
                    .kind = FIELD_DATE,
                    .help = "Of new: the last day of the pack; else the day after the event"},
    [FAIR_DRY_RUN] = {.name = "dry-run",
                      .label = "Dry run",
                      .kind = FIELD_CHOICE,
                      .choices = &cli_switch,
                      .help = "Of collect: say what would happen and change nothing"},
    [FAIR_REMOVE] = {.name = "remove",
                     .label = "Remove",
                     .kind = FIELD_CHOICE,
                     .choices = &cli_switch,
                     .help = "Of collect: remove the sealed file when all of it is in"},
    [FAIR_TURN] = {.name = "turn",
                   .label = "Turn",
                   .kind = FIELD_CHOICE,
                   .choices = &cli_switch,
                   .help = "Of key: the next key comes into use, for when the one in use is lost "
                           "or told; the file .next must be back for it"},
};
