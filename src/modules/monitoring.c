/* monitoring.c - the door to the monitoring file. */
#include "modules/monitoring.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "config/config.h"
#include "config/settings.h"
#include "modules/candidate.h"
#include "modules/objection.h"
#include "modules/permission.h"
#include "modules/policy.h"
#include "session_private.h"
#include "store/backup.h"
#include "store/backup_folder.h"

struct pack *
monitoring_pack(struct session *session, struct error *error)
{
    return pack_load(config_text(session_config(session), SETTING_MONITORING_PACK), error);
}

void
monitoring_month(struct session *session, char month[8])
{
    struct date today = session_context(session)->today;
    snprintf(month, 8, "%04u-%02u", (unsigned)today.year % 10000, (unsigned)today.month % 100);
}

#define WAIT_MS 10000 /* for another officer whose visitor sends answers at this moment */

/* -- Asking ---------------------------------------------------------------------------------- */

static bool
refuse_objection(struct session *session, const struct record *objection, struct error *error)
{
    struct text words = TEXT_EMPTY;
    session_show(session, &objection_type.fields[OBJECTION_CANDIDATE],
                 record_get(objection, OBJECTION_CANDIDATE), &words);
    record_show_field_after(" objected to monitoring, received ", objection, OBJECTION_RECEIVED,
                            session_context(session), &words);
    error_set(error, ERROR_DENIED,
              "%s; remove that objection first if they have taken it back in writing",
              text_string(&words));
    text_clear(&words);
    return false;
}

static bool
check_no_objection(struct session *session, const struct id *candidate, struct error *error)
{
    struct record *objection;
    if (!objection_find(session, candidate, &objection, error))
        return false;
    bool none = !objection || refuse_objection(session, objection, error);
    record_free(objection);
    return none;
}

static bool
check_ready(struct session *session, struct error *error)
{
    if (session_is_read_only(session))
        return error_set(error, ERROR_DENIED,
                         "posact was opened to read only; nothing can be answered");
    return permission_given(session, PERMISSION_MONITORING, error) &&
           (policy_in_date(session, POLICY_DOCUMENT, NULL, session_context(session)->today,
                           error) ||
            error_prefix(error, "No equality questions without a policy document in date"));
}

bool
monitoring_may_ask(struct session *session, const struct id *candidate, struct error *error)
{
    return check_ready(session, error) && check_no_objection(session, candidate, error);
}

/* -- The file for the time of one act --------------------------------------------------------- */

static bool
file_is_there(struct session *session)
{
    char *path = monitoring_path(session->store);
    bool there = path && file_exists(path);
    free(path);
    return there;
}

/* The reference of somebody who was asked; *found is false for one who never was. */
static bool
find_reference(struct session *session, const struct id *candidate, struct id *reference,
               bool *found, struct error *error)
{
    *found = false;
    return !file_is_there(session) ||
           monitoring_find(session->store, candidate, reference, found, error);
}

struct opening {
    const struct id *candidate;
    struct id reference;
};

static bool
note_opening(struct session *session, void *context, struct error *error)
{
    struct opening *opening = context;
    return monitoring_link(session->store, opening->candidate, &opening->reference, error) &&
           session_note(session, &candidate_type, opening->candidate, error);
}

bool
monitoring_open_for(struct session *session, const struct id *candidate, bool *before,
                    struct error *error)
{
    struct opening opening = {.candidate = candidate};
    if (!monitoring_may_ask(session, candidate, error) ||
        !session_write(session, "self-entry", note_opening, &opening, error))
        return false;
    struct store *file = monitoring_open(session->store, STORE_CREATE, false, error);
    bool done = file && monitoring_has(file, &opening.reference, before, error);
    store_close(file);
    return done;
}

/* -- In and out ------------------------------------------------------------------------------- */

static bool
write_one(struct session *session, struct store *file, const struct id *reference,
          const struct kept_answer *answers, size_t count, struct error *error)
{
    char month[8];
    monitoring_month(session, month);
    if (!store_begin_own(file, WAIT_MS, error))
        return false;
    if (monitoring_write(file, reference, month, answers, count, error))
        return store_commit(file, error);
    store_rollback(file);
    return false;
}

bool
monitoring_send(struct session *session, const struct id *candidate,
                const struct kept_answer *answers, size_t count, struct error *error)
{
    struct id reference;
    bool found = false;
    if (!monitoring_may_ask(session, candidate, error) ||
        !find_reference(session, candidate, &reference, &found, error))
        return false;
    if (!found)
        return error_set(error, ERROR_CONFLICT, "The questions were not opened for them");
    struct store *file = monitoring_open(session->store, STORE_OPEN, false, error);
    bool done = file && write_one(session, file, &reference, answers, count, error);
    store_close(file);
    return done;
}

static bool
forget_one(struct store *file, const struct id *reference, struct error *error)
{
    if (!store_begin_own(file, WAIT_MS, error))
        return false;
    if (monitoring_forget_reference(file, reference, error))
        return store_commit(file, error);
    store_rollback(file);
    return false;
}

bool
monitoring_forget(struct session *session, const struct id *candidate, struct error *error)
{
    struct id reference;
    bool found;
    if (!permission_given(session, PERMISSION_MONITORING, error) ||
        !find_reference(session, candidate, &reference, &found, error))
        return false;
    if (!found)
        return true;
    struct store *file = monitoring_open(session->store, STORE_OPEN, false, error);
    bool done = file && forget_one(file, &reference, error);
    store_close(file);
    return done;
}

static bool
note_withdrawal(struct session *session, void *context, struct error *error)
{
    return session_note(session, &candidate_type, context, error);
}

bool
monitoring_withdraw(struct session *session, const struct id *candidate, struct error *error)
{
    struct id person = *candidate;
    return monitoring_forget(session, candidate, error) &&
           session_write(session, "withdraw-answers", note_withdrawal, &person, error);
}

/* -- Invented people -------------------------------------------------------------------------- */

static bool
write_invented(struct session *session, struct store *file, const char *month,
               const struct invented_answers *people, size_t count, struct error *error)
{
    bool done = store_begin_own(file, WAIT_MS, error);
    for (size_t i = 0; i < count && done; i++) {
        struct id reference;
        done = monitoring_link(session->store, &people[i].candidate, &reference, error) &&
               monitoring_write(file, &reference, month, people[i].answers, people[i].count, error);
    }
    if (done)
        return store_commit(file, error);
    store_rollback(file);
    return false;
}

bool
monitoring_invent(struct session *session, const char *month, const struct invented_answers *people,
                  size_t count, struct error *error)
{
    char *path = monitoring_path(session->store);
    bool in_memory = path == NULL;
    free(path);
    if (in_memory)
        return true;
    if (!check_ready(session, error))
        return false;
    struct store *file = monitoring_open(session->store, STORE_CREATE, false, error);
    bool done = file && write_invented(session, file, month, people, count, error);
    store_close(file);
    return done;
}

/* -- Care of the file ------------------------------------------------------------------------- */

bool
monitoring_check(struct session *session, struct text *findings, struct error *error)
{
    if (!file_is_there(session))
        return true;
    struct store *file = monitoring_open(session->store, STORE_OPEN, true, error);
    bool done = file && store_check(file, findings, error);
    store_close(file);
    return done;
}

bool
monitoring_back_up(struct session *session, const char *file, const char *reason,
                   struct error *error)
{
    if (!file_is_there(session))
        return true;
    struct text made = TEXT_EMPTY;
    struct store *store = monitoring_open(session->store, STORE_OPEN, false, error);
    char *path = file ? must_format("%s-monitoring", file) : NULL;
    bool done = store &&
                (path ? backup_make(store, path, error) : backup_keep(store, reason, &made, error));
    free(path);
    text_clear(&made);
    store_close(store);
    return done;
}
