/* event_desk.c - the rows of the desk, and how many are in. */
#include "modules/event_desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/event_door.h"
#include "modules/invitation.h"
#include "modules/permission.h"
#include "modules/reading.h"
#include "modules/seats.h"
#include "modules/staff.h"

#define IS_IN "state:" INVITATION_ATTENDED

void
desk_rows_clear(struct desk_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        free(rows->items[i].name);
        free(rows->items[i].says);
    }
    free(rows->items);
    *rows = (struct desk_rows){.items = NULL};
}

static struct desk_row *
add_row(struct desk_rows *rows)
{
    rows->items = array_reserve(rows->items, &rows->capacity, rows->count + 1, sizeof *rows->items);
    struct desk_row *row = &rows->items[rows->count++];
    *row = (struct desk_row){.name = NULL};
    return row;
}

static void
add_invited(struct session *session, const struct record *invitation, struct desk_rows *rows)
{
    struct text name = TEXT_EMPTY, says = TEXT_EMPTY;
    struct desk_row *row = add_row(rows);
    const char *colleague = record_get(invitation, INVITATION_COLLEAGUE);
    const char *person = colleague ? colleague : record_get(invitation, INVITATION_CANDIDATE);
    row->invitation = invitation->id;
    row->is_colleague = colleague != NULL;
    row->is_in = invitation_is(invitation, INVITATION_ATTENDED);
    if (person)
        id_from_text(person, &row->person);
    invitation_append_person(session, invitation, &name);
    door_append_state(session, invitation, &says);
    row->name = text_take(&name);
    row->says = text_take(&says);
}

/* -- Words --------------------------------------------------------------------------------- */

/* Whether a word stands in a name, as the start of one of its words; both folded. */
static bool
has_word(const char *name, const char *word, size_t length)
{
    const char *at = name;
    while ((at = strstr(at, word))) {
        if (at == name || at[-1] == ' ' || at[-1] == '-' || at[-1] == '\'')
            return true;
        at += length;
    }
    return false;
}

/* How many of the words that were typed stand in a name. */
static size_t
count_words(const char *name, const char *typed, size_t *all)
{
    struct text folded = TEXT_EMPTY, words = TEXT_EMPTY;
    size_t found = 0;
    utf8_fold(&folded, name);
    utf8_fold(&words, typed);
    *all = 0;
    for (const char *at = text_string(&words) + strspn(text_string(&words), " "); *at != '\0';) {
        size_t length = strcspn(at, " ");
        char *word = must_strndup(at, length);
        found += has_word(text_string(&folded), word, length);
        ++*all;
        free(word);
        at += length;
        at += strspn(at, " ");
    }
    text_clear(&folded);
    text_clear(&words);
    return found;
}

/* An invitation is found by the words of its event, too: then it is the name that counts. */
static bool
is_of_event(struct session *session, const struct id *event, const char *typed)
{
    struct text title = TEXT_EMPTY;
    size_t all;
    session_title(session, &event_type, event, &title);
    bool any = count_words(text_string(&title), typed, &all) > 0;
    text_clear(&title);
    return any;
}

static bool
is_called(struct session *session, const struct record *invitation, const char *typed)
{
    struct text name = TEXT_EMPTY;
    size_t all;
    invitation_append_person(session, invitation, &name);
    bool called = count_words(text_string(&name), typed, &all) == all;
    text_clear(&name);
    return called;
}

/* -- Who is invited ------------------------------------------------------------------------ */

/* Adds those of a page who are called so; takes them from it. */
static void
take_called(struct session *session, const char *called, size_t limit, struct record_list *page,
            struct record_list *list)
{
    for (size_t i = 0; i < page->count; i++) {
        struct record *invitation = page->items[i];
        bool wanted = !called || is_called(session, invitation, called);
        if (wanted && list->count < limit)
            record_list_add(list, record_copy(invitation));
    }
}

/* At most `limit` in the order of the query; with `called` those of that name alone. */
static bool
read_pages(struct session *session, const struct query *query, const char *called, size_t limit,
           struct record_list *list, struct error *error)
{
    struct query_place place = {.key = NULL};
    enum query_from from = QUERY_FIRST;
    bool done = true, more = true;
    while (done && more && list->count < limit) {
        struct record_list page = {.count = 0};
        done = session_read(session, query, from, &place, limit, &page, error);
        take_called(session, called, limit, &page, list);
        more = page.count == limit;
        from = QUERY_AFTER;
        query_place_clear(&place);
        if (more)
            session_place(query, page.items[page.count - 1], &place);
        record_list_clear(&page);
    }
    query_place_clear(&place);
    return done;
}

/* The words of an invitation are found by its own index, and its event by the link: the more
 * letters, the less is read, and never more than a window, unless they begin a word of the event as
 * well. */
static bool
read_entries(struct session *session, const struct id *event, const char *words, bool is_name,
             size_t limit, struct record_list *list, struct error *error)
{
    struct query query = query_default(&invitation_type);
    struct filter filter;
    query.link_field = INVITATION_EVENT;
    query.link_id = *event;
    query.guarded = true; /* desk_may_open began the reading */
    query.filter = &filter;
    bool check = is_name && is_of_event(session, event, words);
    bool done =
        filter_parse(&filter, &invitation_type, words, session_context(session), true, error) &&
        read_pages(session, &query, check ? words : NULL, limit, list, error);
    filter_clear(&filter);
    return done;
}

/* Whom one waits for, who does not come or waits, who is in already. */
enum rank { RANK_EXPECTED, RANK_OTHER, RANK_IN, RANK_COUNT };

static enum rank
rank_of(const struct record *invitation)
{
    if (invitation_is(invitation, INVITATION_ATTENDED))
        return RANK_IN;
    bool expected = invitation_is(invitation, INVITATION_INVITED_STATE) ||
                    invitation_is(invitation, INVITATION_ACCEPTED) ||
                    invitation_is(invitation, INVITATION_OFFERED);
    return expected ? RANK_EXPECTED : RANK_OTHER;
}

static void
add_list(struct session *session, const struct record_list *list, const struct id *but,
         size_t limit, struct desk_rows *rows)
{
    for (int rank = 0; rank < RANK_COUNT; rank++) {
        for (size_t i = 0; i < list->count && rows->count < limit; i++) {
            const struct record *invitation = list->items[i];
            if ((int)rank_of(invitation) == rank && !id_equal(&invitation->id, but))
                add_invited(session, invitation, rows);
        }
    }
}

static bool
add_last(struct session *session, const struct id *last, struct desk_rows *rows,
         struct error *error)
{
    if (id_is_zero(last))
        return true;
    struct record *invitation = session_get(session, &invitation_type, last, error);
    if (invitation && invitation->alive && invitation_is(invitation, INVITATION_ATTENDED))
        add_invited(session, invitation, rows);
    record_free(invitation);
    return invitation != NULL;
}

static bool
find_invited(struct session *session, const struct id *event, const char *typed,
             const struct id *last, size_t limit, struct desk_rows *rows, struct error *error)
{
    static const struct id nobody;
    struct record_list list = {.count = 0};
    bool all = string_is_empty(typed);
    bool done = (!all || add_last(session, last, rows, error)) &&
                read_entries(session, event, all ? IS_IN : typed, !all, limit, &list, error);
    add_list(session, &list, all ? last : &nobody, limit, rows);
    record_list_clear(&list);
    return done;
}

/* -- Of one name ---------------------------------------------------------------------------- */

static bool
shares_name(const struct desk_rows *rows, size_t of)
{
    for (size_t i = 0; i < rows->count; i++)
        if (i != of && string_equal(rows->items[i].name, rows->items[of].name))
            return true;
    return false;
}

/* Of two who are called the same the wrong one is let in as easily as the right one. */
static void
tell_apart(struct session *session, struct desk_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        struct desk_row *row = &rows->items[i];
        struct text says = TEXT_EMPTY;
        if (!shares_name(rows, i))
            continue;
        door_append_apart(session, row->is_colleague ? &staff_type : &candidate_type, &row->person,
                          &says);
        text_append_format(&says, "%s%s", says.length > 0 ? "; " : "", row->says);
        free(row->says);
        row->says = text_take(&says);
    }
}

/* -- Everybody ------------------------------------------------------------------------------ */

static bool
add_known(struct session *session, const struct id *event, const struct record *person,
          struct desk_rows *rows, struct error *error)
{
    struct record *invitation;
    if (!door_find(session, event, person, &invitation, error))
        return false;
    if (invitation) {
        add_invited(session, invitation, rows);
    } else {
        struct text name = TEXT_EMPTY, says = TEXT_EMPTY;
        struct desk_row *row = add_row(rows);
        row->person = person->id;
        row->is_colleague = person->type == &staff_type;
        session_title(session, person->type, &person->id, &name);
        if (!door_append_elsewhere(session, event, person, &says))
            text_append(&says, "not invited");
        row->name = text_take(&name);
        row->says = text_take(&says);
    }
    record_free(invitation);
    return true;
}

/* Whom the event is for, when it is of a network. */
static const struct record_type *
who_walks_in(struct session *session, const struct id *event)
{
    struct error ignored;
    struct record *record = session_get(session, &event_type, event, &ignored);
    bool of_network = record && event_is_of_network(record);
    record_free(record);
    return of_network ? &staff_type : &candidate_type;
}

static bool
find_known(struct session *session, const struct id *event, const char *typed, size_t limit,
           struct desk_rows *rows, struct error *error)
{
    const struct record_type *type = who_walks_in(session, event);
    struct error unread;
    if (!permission_read(session, type, &unread)) /* who only lets in knows nobody */
        return true;
    struct query query = query_default(type);
    struct filter filter;
    struct record_list list = {.count = 0};
    query.filter = &filter;
    bool done = filter_parse(&filter, type, typed, session_context(session), true, error) &&
                session_read(session, &query, QUERY_FIRST, NULL, limit, &list, error);
    for (size_t i = 0; i < list.count && done; i++)
        done = add_known(session, event, list.items[i], rows, error);
    record_list_clear(&list);
    filter_clear(&filter);
    return done;
}

bool
desk_may_open(struct session *session, const struct id *event, struct error *error)
{
    struct record *record = session_get(session, &event_type, event, error);
    bool may = record && (!event_is_of_network(record) ||
                          (permission_networks(session, error) &&
                           reading_begin(session, &invitation_type, NULL, error)));
    record_free(record);
    return may;
}

bool
desk_begin(struct session *session, struct error *error)
{
    return invitation_lapse_all(session, error);
}

bool
desk_find(struct session *session, const struct id *event, enum desk_scope scope, const char *typed,
          const struct id *last, size_t limit, struct desk_rows *rows, struct error *error)
{
    *rows = (struct desk_rows){.items = NULL};
    bool done =
        scope == DESK_OF_EVENT
            ? find_invited(session, event, typed, last, limit, rows, error)
            : string_is_empty(typed) || find_known(session, event, typed, limit, rows, error);
    if (done)
        tell_apart(session, rows);
    return done;
}

bool
desk_walked_in(struct session *session, const struct id *event, size_t limit,
               struct record_list *list, struct error *error)
{
    return read_entries(session, event, IS_IN " walk_in:yes", false, limit, list, error);
}

/* -- Counts --------------------------------------------------------------------------------- */

static bool
count_with(struct session *session, const struct id *event, const char *words, size_t *count,
           struct error *error)
{
    struct query query = query_default(&invitation_type);
    struct filter filter;
    query.link_field = INVITATION_EVENT;
    query.link_id = *event;
    query.guarded = true; /* desk_may_open began the reading */
    query.filter = &filter;
    bool done =
        filter_parse(&filter, &invitation_type, words, session_context(session), false, error) &&
        session_count(session, &query, count, error);
    filter_clear(&filter);
    return done;
}

bool
desk_count(struct session *session, const struct id *event, struct desk_count *count,
           struct error *error)
{
    struct seats seats;
    *count = (struct desk_count){.in = 0};
    struct record *record = session_get(session, &event_type, event, error);
    if (!record)
        return false;
    bool done = seats_read(session, record, &seats, error) &&
                count_with(session, event, IS_IN, &count->in, error) &&
                count_with(session, event, IS_IN " walk_in:yes", &count->walk_in, error) &&
                count_with(session, event, "!signed_up:", &count->signed_up, error);
    count->has_seats = seats.limited;
    count->free = (long)seats.capacity - (long)seats_taken(&seats);
    record_free(record);
    return done;
}

void
desk_append_count(const struct desk_count *count, struct text *out)
{
    text_append_count(out, count->in);
    text_append(out, " in");
    if (count->walk_in > 0)
        text_append_format(out, " (%zu walked in)", count->walk_in);
    if (count->signed_up > 0)
        text_append_format(out, ", %zu signed up", count->signed_up);
    if (!count->has_seats)
        return;
    if (count->free < 0)
        text_append_format(out, ", %ld more than there are seats", -count->free);
    else
        text_append_format(out, ", %ld %s left", count->free, count->free == 1 ? "seat" : "seats");
}

void
desk_append_title(struct session *session, const struct record *event, struct text *out)
{
    const char *venue = record_get(event, EVENT_VENUE);
    text_append(out, record_get(event, EVENT_NAME));
    text_append_format(out, "%s%s, ", venue ? ", " : "", venue ? venue : "");
    door_append_day(session, event, out);
}
