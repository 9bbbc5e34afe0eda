/* event_after.c - from the list of those who were expected to what is to be done about them. */
#include "modules/event_after.h"

#include "base/text.h"
#include "config/config.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/event_guests.h"
#include "modules/invitation.h"
#include "modules/task.h"

struct laying {
    struct session *session;
    const struct record *event;
    struct date held;
    size_t *tasks;
};

/* -- Tasks ----------------------------------------------------------------------------------- */

static const char *
owner_of(const struct laying *laying, const char *plan, const struct record *candidate)
{
    if (string_equal(plan, "me"))
        return session_officer(laying->session);
    return string_equal(plan, "candidate") ? record_get(candidate, CANDIDATE_OWNER)
                                           : record_get(laying->event, EVENT_OWNER);
}

/* What would be due in the past is due today. */
static bool
add_task(const struct laying *laying, const char *what, const char *span, const char *owner,
         const struct record *candidate, struct error *error)
{
    struct date due, today = session_context(laying->session)->today;
    if (!date_after(laying->held, span, &due) || date_to_days(due) < date_to_days(today))
        due = today;
    struct record *task = session_prepare(laying->session, &task_type);
    record_set(task, TASK_WHAT, what);
    record_set_day(task, TASK_DUE, due);
    record_set(task, TASK_CANDIDATE, record_get(candidate, RECORD_ID));
    record_set(task, TASK_OWNER, owner);
    bool done = session_add(laying->session, task, error);
    record_free(task);
    *laying->tasks += done;
    return done;
}

static bool
add_planned(const struct laying *laying, const char *after, const struct record *candidate,
            struct error *error)
{
    const struct config *config = session_config(laying->session);
    const struct choice_list *plans = config_list(config, SETTING_EVENT_PLANS);
    const char *const *cells = config_cells(config, SETTING_EVENT_PLANS);
    bool done = true;
    for (size_t i = 0; i < plans->count && done; i++, cells += EVENT_PLAN_COLUMN_COUNT) {
        if (plans->items[i].retired || !string_equal(cells[EVENT_PLAN_AFTER], after))
            continue;
        done = add_task(laying, plans->items[i].label, cells[EVENT_PLAN_DUE],
                        owner_of(laying, cells[EVENT_PLAN_OWNER], candidate), candidate, error);
    }
    return done;
}

/* -- One person ------------------------------------------------------------------------------ */

/* As event-plans names it; NULL for what no plan is for. */
static const char *
what_they_did(const struct record *invitation)
{
    static const char *const states[] = {INVITATION_ABSENT, INVITATION_LAPSED, INVITATION_APOLOGIES,
                                         INVITATION_ATTENDED};
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        if (invitation_is(invitation, states[i]))
            return states[i];
    }
    return NULL;
}

static bool
lay_for(void *context, const struct record *invitation, struct error *error)
{
    const struct laying *laying = context;
    struct id id;
    const char *link = record_get(invitation, INVITATION_CANDIDATE);
    const char *did = what_they_did(invitation);
    if (!link || !id_from_text(link, &id) || !invitation_is_guest(invitation))
        return true;
    session_follow(laying->session, &candidate_type, &id);
    struct record *candidate = session_get(laying->session, &candidate_type, &id, error);
    if (!candidate)
        return false;
    bool active = candidate->alive && string_equal(record_get(candidate, CANDIDATE_STATUS), "open");
    bool signed_up = record_get(invitation, INVITATION_SIGNED_UP) != NULL;
    bool done = true;
    if (active && did)
        done = add_planned(laying, did, candidate, error);
    if (done && active && signed_up)
        done = add_planned(laying, "signed_up", candidate, error);
    record_free(candidate);
    return done;
}

bool
event_after_lay(struct session *session, const struct record *event, size_t *tasks,
                struct error *error)
{
    struct laying laying = {session, event, session_context(session)->today, tasks};
    int64_t start;
    if (event_start(event, &start))
        laying.held = moment_to_date(start);
    return event_guests_each(session, &event->id, lay_for, &laying, error);
}
