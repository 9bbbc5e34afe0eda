/* release_commands.c - a release that others need not be held against any longer, because nobody
 * has it, or what is counted has changed: it lapses, with the reason, which stands in every report
 * that is released after it and would have been held against it. */
#include "modules/registry.h"

#include "base/text.h"
#include "modules/permission.h"
#include "modules/release.h"
#include "modules/session.h"
#include "record/record.h"

enum { LAPSE_REASON, LAPSE_ARG_COUNT };

static bool
may_lapse(struct call *call, const struct record *release, struct error *error)
{
    bool already = false;
    if (!permission_given(call->session, PERMISSION_RELEASE, error) ||
        !session_check_alive(call->session, release, error) ||
        !release_has_lapsed(call->session, release, &already, error))
        return false;
    if (string_equal(record_get(release, RELEASE_REPORT), RELEASE_LAPSE))
        return error_set(error, ERROR_CONFLICT, "'%s' is no release but says that one has lapsed",
                         record_get(release, RELEASE_CALLED));
    return !already || error_set(error, ERROR_CONFLICT, "The release '%s' has lapsed already",
                                 record_get(release, RELEASE_CALLED));
}

static bool
add_lapse(struct call *call, const struct record *release, struct error *error)
{
    struct record *lapse = session_prepare(call->session, &release_type);
    struct text called = TEXT_EMPTY;
    text_append_format(&called, "Lapsed: %s", record_get(release, RELEASE_CALLED));
    record_take(lapse, RELEASE_CALLED, text_take(&called));
    record_set(lapse, RELEASE_REPORT, RELEASE_LAPSE);
    record_set(lapse, RELEASE_OF, record_get(release, RECORD_ID));
    record_set_day(lapse, RELEASE_DAY, session_context(call->session)->today);
    record_set(lapse, RELEASE_RULE, call->args[LAPSE_REASON]);
    bool done = session_add(call->session, lapse, error);
    record_free(lapse);
    return done;
}

static bool
run_lapse(struct call *call, struct error *error)
{
    struct record *release = session_get(call->session, &release_type, &call->id, error);
    bool done = release && may_lapse(call, release, error) && add_lapse(call, release, error);
    if (done) {
        text_append_format(&call->outcome.message,
                           "Lapsed: %s; what is released from now on says so",
                           record_get(release, RELEASE_CALLED));
        call->outcome.type = &release_type;
        call->outcome.id = release->id;
    }
    record_free(release);
    return done;
}

static const struct field args[LAPSE_ARG_COUNT] = {
    [LAPSE_REASON] = {.name = "reason",
                      .label = "Reason",
                      .kind = FIELD_TEXT,
                      .flags = FIELD_REQUIRED,
                      .help = "Why nobody can hold the two against one another; it stands in the "
                              "reports that follow"},
};

static const struct command rows[] = {
    {
        .name = "lapse",
        .summary = "Let a release lapse",
        .help = "What is released later is not held against it any more, and says so with the "
                "reason: for figures that nobody has, or that were withdrawn. Whoever has both all "
                "the same may work out counts of few people. It cannot be undone.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
        .only = &release_type,
        .args = args,
        .arg_count = LAPSE_ARG_COUNT,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_MANY,
        .run = run_lapse,
    },
};

const struct command_table release_commands = {rows, sizeof rows / sizeof rows[0]};
