/* event_calendar.c - compares what calendars say of an event, and keeps names out of it. */
#include "modules/event_calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "modules/candidate.h"
#include "modules/clash.h"
#include "modules/event.h"
#include "modules/invitation.h"

#define WINDOW 200
#define INITIAL_LENGTH 3 /* a letter between two blanks, which is in many names */

/* --- how often it changed --- */

static bool
any_differs(const struct record *event, const struct record *before, const size_t *fields,
            size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!record_same_value(event, before, fields[i]))
            return true;
    }
    return false;
}

static bool
says_something_else(const struct record *event, const struct record *before)
{
    static const size_t told[] = {EVENT_NAME, EVENT_KIND,  EVENT_STARTS,
                                  EVENT_ENDS, EVENT_VENUE, EVENT_LINK};
    return any_differs(event, before, told, sizeof told / sizeof *told) ||
           event_is(event, EVENT_CANCELLED) != event_is(before, EVENT_CANCELLED);
}

static void
count_change(struct record *event)
{
    const char *sequence = record_get(event, EVENT_SEQUENCE);
    long number = sequence ? strtol(sequence, NULL, 10) : 0;
    record_take(event, EVENT_SEQUENCE, must_format("%ld", number + 1));
}

bool
event_calendar_admit(struct session *session, struct record *event, const struct record *before,
                     struct error *error)
{
    static const size_t booked[] = {EVENT_STARTS, EVENT_ENDS, EVENT_VENUE};
    if (before && says_something_else(event, before))
        count_change(event);
    bool moved = !before || !before->alive ||
                 any_differs(event, before, booked, sizeof booked / sizeof *booked);
    return !moved || clash_warn_event(session, event, error);
}

/* --- what it is called outside --- */

/* Whether a word of the name, other than an initial, is one of these words. */
static bool
tells_name(const char *words, const char *name)
{
    struct text own = TEXT_EMPTY;
    bool tells = false;
    utf8_fold_words(&own, name ? name : "");
    const char *at = text_string(&own), *end;
    for (; !tells && *at != '\0' && (end = strchr(at + 1, ' ')) != NULL; at = end) {
        char *word = must_strndup(at, (size_t)(end - at) + 1);
        tells = utf8_length(word) > INITIAL_LENGTH && strstr(words, word) != NULL;
        free(word);
    }
    text_clear(&own);
    return tells;
}

static bool
tells_guest(struct session *session, const struct record *invitation, const char *words,
            bool *tells, struct error *error)
{
    struct id id;
    const char *link = record_get(invitation, INVITATION_CANDIDATE);
    if (!link || !id_from_text(link, &id))
        return true;
    struct record *candidate = session_get(session, &candidate_type, &id, error);
    if (!candidate)
        return false;
    *tells = tells_name(words, record_get(candidate, CANDIDATE_NAME)) ||
             tells_name(words, record_get(candidate, CANDIDATE_KNOWN_AS));
    record_free(candidate);
    return true;
}

static bool
tells_of_anybody(struct session *session, const struct record *event, const char *words,
                 bool *tells, struct error *error)
{
    struct query query = query_default(&invitation_type);
    struct query_place place = {.key = NULL};
    query.link_field = INVITATION_EVENT;
    query.link_id = event->id;
    bool done = true, more = true;
    for (enum query_from from = QUERY_FIRST; done && more && !*tells; from = QUERY_AFTER) {
        struct record_list list = {.count = 0};
        done = session_read(session, &query, from, &place, WINDOW, &list, error);
        more = list.count == WINDOW;
        query_place_clear(&place);
        if (done && more)
            session_place(&query, list.items[WINDOW - 1], &place);
        for (size_t i = 0; i < list.count && done && !*tells; i++)
            done = tells_guest(session, list.items[i], words, tells, error);
        record_list_clear(&list);
    }
    query_place_clear(&place);
    return done;
}

bool
event_calendar_append_name(struct session *session, const struct record *event, struct text *out,
                           struct error *error)
{
    struct text words = TEXT_EMPTY;
    const char *name = record_get(event, EVENT_NAME);
    bool tells = false;
    utf8_fold_words(&words, name ? name : "");
    bool done = tells_of_anybody(session, event, text_string(&words), &tells, error);
    text_clear(&words);
    if (done && tells)
        record_show_field(event, EVENT_KIND, session_context(session), out);
    else if (done)
        text_append(out, name ? name : "");
    return done;
}
