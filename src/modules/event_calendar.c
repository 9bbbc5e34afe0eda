/* event_calendar.c - counts what changed of what calendars say, and keeps names out of it. */
#include "modules/event_calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/invitation.h"

#define WINDOW 200
#define INITIAL_LENGTH 3 /* a letter between two blanks, which is in many names */

/* --- how often it changed --- */

static bool
is_cancelled(const char *state)
{
    return string_equal(state, EVENT_CANCELLED);
}

/* Whether a calendar shows the field. */
static bool
is_told(const struct field_change *change)
{
    static const size_t told[] = {EVENT_NAME, EVENT_KIND,  EVENT_STARTS,
                                  EVENT_ENDS, EVENT_VENUE, EVENT_LINK};
    const struct field *fields = event_type.fields;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        if (change->field == &fields[told[i]])
            return true;
    }
    return change->field == &fields[EVENT_STATE] &&
           is_cancelled(change->old_value) != is_cancelled(change->new_value);
}

static bool
says_something_else(const struct change *change)
{
    for (size_t i = 0; i < change->field_count && change->kind != CHANGE_ADDED; i++) {
        if (is_told(&change->fields[i]))
            return true;
    }
    return false;
}

bool
event_calendar_sequence(struct session *session, const struct record *event, int *sequence,
                        struct error *error)
{
    int64_t before = 0;
    bool done = true, more = true;
    *sequence = 0;
    while (done && more) {
        struct change_list list = {.items = NULL};
        done = session_history(session, &event_type, &event->id, before, WINDOW, &list, error);
        for (size_t i = 0; i < list.count; i++)
            *sequence += says_something_else(&list.items[i]) ? 1 : 0;
        more = list.count == WINDOW;
        if (more)
            before = list.items[WINDOW - 1].lsn;
        change_list_clear(&list);
    }
    return done;
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

struct telling {
    struct session *session;
    const char *words;
    bool tells;
};

static bool
tells_guest(void *context, const struct record *invitation, struct error *error)
{
    struct telling *telling = context;
    struct id id;
    const char *link = record_get(invitation, INVITATION_CANDIDATE);
    if (telling->tells || !link || !id_from_text(link, &id))
        return true;
    struct record *candidate = session_get(telling->session, &candidate_type, &id, error);
    if (!candidate)
        return false;
    telling->tells = tells_name(telling->words, record_get(candidate, CANDIDATE_NAME)) ||
                     tells_name(telling->words, record_get(candidate, CANDIDATE_KNOWN_AS));
    record_free(candidate);
    return true;
}

static bool
tells_of_anybody(struct session *session, const struct record *event, const char *words,
                 bool *tells, struct error *error)
{
    struct telling telling = {session, words, false};
    struct query query = query_default(&invitation_type);
    query.link_field = INVITATION_EVENT;
    query.link_id = event->id;
    bool done = session_each(session, &query, tells_guest, &telling, error);
    *tells = telling.tells;
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
    tells = tells || event_is_of_network(event); /* T73: that of whoever's calendar it is */
    text_clear(&words);
    if (done && tells)
        record_show_field(event, EVENT_KIND, session_context(session), out);
    else if (done)
        text_append(out, name ? name : "");
    return done;
}
