/* consent_commands.c - what happens to a consent: given, and withdrawn (P26). */
#include "modules/registry.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "config/config.h"
#include "consent_entries.h"
#include "modules/candidate.h"
#include "modules/session.h"
#include "modules/task.h"

/* --- withdrawing --- */

/* What a withdrawal is about: the entry that was chosen, and all of its person. */
struct withdrawal {
    struct call *call;
    const struct record *entry;
    struct id candidate;
    struct record_list entries;
    const char *on;
    char *purpose; /* as people read it; owned */
};

static bool
refuse_second(const struct withdrawal *withdrawal, struct error *error)
{
    struct text day = TEXT_EMPTY;
    record_show_field(withdrawal->entry, CONSENT_WITHDRAWN,
                      session_context(withdrawal->call->session), &day);
    error_set(error, ERROR_CONFLICT,
              "Consent for '%s' was withdrawn already, on %s; it cannot be withdrawn twice",
              withdrawal->purpose, text_string(&day));
    text_clear(&day);
    return false;
}

static bool
refuse_early(const struct withdrawal *withdrawal, struct error *error)
{
    struct text day = TEXT_EMPTY;
    record_show_field(withdrawal->entry, CONSENT_GIVEN, session_context(withdrawal->call->session),
                      &day);
    error_set_field(error, 0,
                    "Withdrawn on must be on or after the day it was given, %s; nobody withdraws "
                    "what they have not given yet",
                    text_string(&day));
    text_clear(&day);
    return false;
}

static bool
may_withdraw(const struct withdrawal *withdrawal, struct error *error)
{
    const char *given = record_get(withdrawal->entry, CONSENT_GIVEN);
    if (record_get(withdrawal->entry, CONSENT_WITHDRAWN))
        return refuse_second(withdrawal, error);
    if (!withdrawal->on)
        return error_set_field(error, 0, "Enter the day on which they said so");
    return strcmp(withdrawal->on, given) >= 0 || refuse_early(withdrawal, error);
}

/* Who withdraws means the purpose, however often they agreed to it before that day. */
static bool
withdraw_all(const struct withdrawal *withdrawal, struct error *error)
{
    struct session *session = withdrawal->call->session;
    const char *purpose = record_get(withdrawal->entry, CONSENT_PURPOSE);
    bool done = true;
    for (size_t i = 0; i < withdrawal->entries.count && done; i++) {
        const struct record *entry = withdrawal->entries.items[i];
        if (!consent_is_for(entry, purpose) || record_get(entry, CONSENT_WITHDRAWN) ||
            strcmp(record_get(entry, CONSENT_GIVEN), withdrawal->on) > 0)
            continue;
        struct record *fresh = session_get(session, &consent_type, &entry->id, error);
        if (fresh)
            record_set(fresh, CONSENT_WITHDRAWN, withdrawal->on);
        done = fresh && session_edit(session, fresh, NULL, error);
        record_free(fresh);
    }
    return done;
}

/* P26: what was kept for the purpose is erased by a day, which is somebody's to see to. */
bool
consent_schedule_erasure(struct session *session, const struct id *candidate_id,
                         const char *purpose, struct date on, struct date *due, struct error *error)
{
    size_t left;
    char id[ID_TEXT_SIZE];
    if (!consent_count(session, candidate_id, &left, error))
        return false;
    struct record *candidate = session_get(session, &candidate_type, candidate_id, error);
    if (!candidate)
        return false;
    struct record *task = session_prepare(session, &task_type);
    char *what =
        must_format("Erase what was kept for '%.*s': consent withdrawn%s", utf8_quoted(purpose),
                    purpose, left == 0 ? ", and no other is left" : "");
    *due = date_add_days(on, config_number(session_config(session), SETTING_CONSENT_ERASE));
    id_to_text(candidate_id, id);
    record_take(task, TASK_WHAT, what);
    record_set_day(task, TASK_DUE, *due);
    record_set(task, TASK_CANDIDATE, id);
    record_set(task, TASK_OWNER, record_get(candidate, CANDIDATE_OWNER));
    bool done = session_add(session, task, error);
    record_free(task);
    record_free(candidate);
    return done;
}

static bool
schedule_erasure(const struct withdrawal *withdrawal, struct date *due, struct error *error)
{
    struct date on;
    return date_from_iso(withdrawal->on, &on) &&
           consent_schedule_erasure(withdrawal->call->session, &withdrawal->candidate,
                                    withdrawal->purpose, on, due, error);
}

static void
say(struct call *call, const struct record *entry, struct date due)
{
    char shown[DATE_TEXT_SIZE];
    text_append(&call->outcome.message, "Withdrawn: ");
    session_title(call->session, &consent_type, &entry->id, &call->outcome.message);
    date_show(due, shown);
    text_append_format(&call->outcome.message,
                       "; nothing that needs it goes to them now, and a task to erase is due %s",
                       shown);
    call->outcome.type = &consent_type;
    call->outcome.id = entry->id;
}

static bool
withdraw(struct withdrawal *withdrawal, struct error *error)
{
    struct session *session = withdrawal->call->session;
    struct date due;
    struct text purpose = TEXT_EMPTY;
    session_show(session, &consent_type.fields[CONSENT_PURPOSE],
                 record_get(withdrawal->entry, CONSENT_PURPOSE), &purpose);
    withdrawal->purpose = text_take(&purpose);
    bool done =
        may_withdraw(withdrawal, error) &&
        id_from_text(record_get(withdrawal->entry, CONSENT_CANDIDATE), &withdrawal->candidate) &&
        consent_entries(session, &withdrawal->candidate, &withdrawal->entries, error) &&
        withdraw_all(withdrawal, error) && schedule_erasure(withdrawal, &due, error);
    if (done)
        say(withdrawal->call, withdrawal->entry, due);
    record_list_clear(&withdrawal->entries);
    free(withdrawal->purpose);
    return done;
}

static bool
run_withdraw(struct call *call, struct error *error)
{
    struct record *entry = session_get(call->session, &consent_type, &call->id, error);
    struct withdrawal withdrawal = {.call = call, .entry = entry, .on = call->args[0]};
    error->field = NO_FIELD;
    bool done =
        entry && session_check_alive(call->session, entry, error) && withdraw(&withdrawal, error);
    record_free(entry);
    if (!done && error->field != 0)
        error->field = NO_FIELD; /* of the entry, not of the answers */
    return done;
}

static bool
run_consent(struct call *call, struct error *error)
{
    return command_add->run(call, error);
}

/* --- rows --- */

static const struct field withdraw_args[] = {
    {
        .name = "on",
        .label = "Withdrawn on",
        .kind = FIELD_DATE,
        .flags = FIELD_REQUIRED | FIELD_PAST,
        .help = "The day on which they said so",
        .otherwise = "today",
    },
};

static const struct command rows[] = {
    {
        .name = "consent",
        .summary = "Note what this person agreed to",
        .help = "With the wording that they were shown. It stays as it is given: asked again is "
                "another one.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_DAY,
        .type = &consent_type,
        .flags = COMMAND_WRITES | COMMAND_TAKES_RECORD,
        .run = run_consent,
    },
    {
        .name = "withdraw",
        .summary = "Note that a consent was withdrawn",
        .help = "From then on nothing that needs it goes to them, and a task to erase what was "
                "kept for it is laid down. undo takes both back.",
        .where = PLACE_LIST | PLACE_DETAIL | PLACE_CLI,
        .only = &consent_type,
        .args = withdraw_args,
        .arg_count = 1,
        .flags = COMMAND_WRITES | COMMAND_TAKES_TYPE | COMMAND_TAKES_ID | COMMAND_ASKS,
        .run = run_withdraw,
    },
};

const struct command_table consent_commands = {rows, sizeof rows / sizeof rows[0]};
