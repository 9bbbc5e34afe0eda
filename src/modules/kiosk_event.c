/* kiosk_event.c - the kiosk at an event of the database: who is saved has walked in. */
#include "modules/kiosk.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/event_desk.h"
#include "modules/event_door.h"
#include "modules/officer_key.h"
#include "modules/policy.h"

#define NOTICES_MOST 100 /* more versions than a force has */

struct at_event {
    struct session *session;
    struct id event;
};

/* The same step as an officer's at the desk; who else may be that person is not for visitors. */
static bool
walk_in(void *context, const struct kiosk_answers *answers, struct error *error)
{
    const struct at_event *at_event = context;
    const char *args[WALK_IN_ARG_COUNT] = {
        [WALK_IN_NAME] = answers->name,         [WALK_IN_CONTACT] = answers->contact,
        [WALK_IN_INTEREST] = answers->interest, [WALK_IN_NOTICE] = "yes",
        [WALK_IN_SOURCE] = answers->source,
    };
    struct call call = {.type = &event_type, .id = at_event->event, .args = args};
    bool done = session_do(at_event->session, command_walk_in, &call, error);
    outcome_clear(&call.outcome);
    return done;
}

static bool
is_key(void *context, const char *typed)
{
    const struct at_event *at_event = context;
    return officer_key_is(at_event->session, typed);
}

/* The wording of the notice of a version; NULL where none is kept. */
static char *
find_wording(struct session *session, const char *version)
{
    struct error ignored;
    struct record_list notices = {.count = 0};
    char *found = NULL;
    struct query query = query_default(&policy_type);
    session_read(session, &query, QUERY_FIRST, NULL, NOTICES_MOST, &notices, &ignored);
    for (size_t i = 0; i < notices.count && !found; i++) {
        const struct record *notice = notices.items[i];
        const char *wording = record_get(notice, POLICY_WORDING);
        if (wording && string_equal(record_get(notice, POLICY_KIND), POLICY_NOTICE) &&
            string_equal_no_case(record_get(notice, POLICY_VERSION), version))
            found = must_strdup(wording);
    }
    record_list_clear(&notices);
    return found;
}

char *
kiosk_find_notice(struct session *session, enum kiosk_language language)
{
    const char *end = language == KIOSK_WELSH ? POLICY_WELSH_END : "";
    char *version = must_format("%s%s", session_context(session)->notice, end);
    char *found = find_wording(session, version);
    free(version);
    return found;
}

static void *
open_kiosk(struct session *session, const struct record *event)
{
    char *english = kiosk_find_notice(session, KIOSK_ENGLISH);
    char *welsh = kiosk_find_notice(session, KIOSK_WELSH);
    struct at_event *at_event = must_calloc(1, sizeof *at_event);
    *at_event = (struct at_event){.session = session, .event = event->id};
    void *kiosk = kiosk_new(&(struct kiosk_options){
        .session = session,
        .title = record_get(event, EVENT_NAME),
        .notice = {english, welsh ? welsh : english},
        .interests =
            field_choices(&candidate_type.fields[CANDIDATE_ROLE], session_context(session)),
        .save = walk_in,
        .is_key = is_key,
        .free = free,
        .context = at_event,
    });
    free(english);
    free(welsh);
    return kiosk;
}

void *
kiosk_new_at(struct session *session, const struct id *event, struct error *error)
{
    if (!desk_may_open(session, event, error))
        return NULL;
    if (!officer_key_is_set(session)) {
        error_set(error, ERROR_DENIED,
                  "Set your key first: it is the only way back from the kiosk to the records; the "
                  "command is set-key");
        return NULL;
    }
    struct record *record = session_get(session, &event_type, event, error);
    bool is_open = record && door_is_open(session, record, error);
    void *kiosk = is_open ? open_kiosk(session, record) : NULL;
    record_free(record);
    return kiosk;
}
