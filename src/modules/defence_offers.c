/* defence_offers.c - walks from a campaign to its applicants, and from each to their support. */
#include "defence_offers.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "modules/application.h"
#include "modules/basis.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/invitation.h"
#include "modules/offer.h"
#include "modules/pairing.h"
#include "session_private.h"

void
defence_offers_clear(struct defence_offers *offers)
{
    for (size_t i = 0; i < offers->count; i++) {
        struct defence_offer *offer = &offers->items[i];
        record_free(offer->record);
        free(offer->measure);
        free(offer->assessment);
        free(offer->candidate);
    }
    free(offers->items);
    record_list_clear(&offers->candidates);
    *offers = (struct defence_offers){.items = NULL};
}

/* --- reading --- */

struct reading_offers {
    struct session *session;
    struct defence_offers *offers;
};

static char *
copy(const char *value)
{
    return value ? must_strdup(value) : NULL;
}

static void
set_day(struct defence_offer *offer, const struct record *record, const char *day)
{
    int64_t added;
    struct date date;
    if (day && date_from_iso(day, &date))
        date_to_iso(date, offer->day);
    else if (moment_from_iso(record_get(record, RECORD_CREATED), &added))
        date_to_iso(moment_to_date(added), offer->day);
}

static int
compare(const void *a, const void *b)
{
    const struct defence_offer *first = a, *second = b;
    int order = strcmp(first->day, second->day);
    return order != 0 ? order : id_compare(&first->record->id, &second->record->id);
}

static bool
add_offer(void *context, const struct record *record, struct error *error)
{
    struct reading_offers *reading = context;
    struct defence_offers *offers = reading->offers;
    struct basis_support support;
    struct record *event;
    (void)error;
    basis_support_of(reading->session, record, &support, &event);
    bool host = record->type == &invitation_type && !invitation_is_guest(record);
    if (!host) {
        offers->items = array_reserve(offers->items, &offers->capacity, offers->count + 1,
                                      sizeof *offers->items);
        offers->items[offers->count++] = (struct defence_offer){
            .record = record_copy(record),
            .targeted = support.targeted,
            .measure = copy(support.measure),
            .assessment = copy(support.assessment),
            .candidate = copy(support.candidate),
        };
        set_day(&offers->items[offers->count - 1], record, support.day);
    }
    record_free(event);
    return true;
}

static bool
read_linked(struct reading_offers *reading, const struct record_type *type, size_t field,
            const struct id *id, session_visit *visit, struct error *error)
{
    struct query query = query_default(type);
    query.link_field = field;
    query.link_id = *id;
    return session_each(reading->session, &query, visit, reading, error);
}

static bool
is_known(const struct record_list *list, const struct id *id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (id_equal(&list->items[i]->id, id))
            return true;
    }
    return false;
}

static bool
add_applicant(void *context, const struct record *application, struct error *error)
{
    struct reading_offers *reading = context;
    struct id id;
    const char *link = record_get(application, APPLICATION_CANDIDATE);
    if (!link || !id_from_text(link, &id) || is_known(&reading->offers->candidates, &id))
        return true;
    struct record *candidate = session_get(reading->session, &candidate_type, &id, error);
    if (candidate)
        record_list_add(&reading->offers->candidates, candidate);
    return candidate != NULL;
}

static bool
read_of_person(struct reading_offers *reading, const struct id *id, struct error *error)
{
    return read_linked(reading, &pairing_type, PAIRING_CANDIDATE, id, add_offer, error) &&
           read_linked(reading, &invitation_type, INVITATION_CANDIDATE, id, add_offer, error) &&
           read_linked(reading, &offer_type, OFFER_CANDIDATE, id, add_offer, error);
}

static bool
read_all(struct session *session, const struct id *campaign, struct defence_offers *offers,
         struct error *error)
{
    struct reading_offers reading = {session, offers};
    bool done = read_linked(&reading, &event_type, EVENT_CAMPAIGN, campaign, add_offer, error) &&
                read_linked(&reading, &application_type, APPLICATION_CAMPAIGN, campaign,
                            add_applicant, error);
    for (size_t i = 0; i < offers->candidates.count && done; i++)
        done = read_of_person(&reading, &offers->candidates.items[i]->id, error);
    if (offers->count > 0)
        qsort(offers->items, offers->count, sizeof *offers->items, compare);
    return done;
}

/* Lists say of nobody what their support rests on. */
bool
defence_offers_read(struct session *session, const struct id *campaign,
                    struct defence_offers *offers, struct error *error)
{
    *offers = (struct defence_offers){.items = NULL};
    session->unseen = true;
    bool done = read_all(session, campaign, offers, error);
    session->unseen = false;
    return done;
}

/* --- counting --- */

void
defence_offers_count(const struct defence_offers *offers, size_t *targeted, size_t *open_only,
                     size_t *none)
{
    *targeted = *open_only = *none = 0;
    for (size_t i = 0; i < offers->candidates.count; i++) {
        const char *id = record_get(offers->candidates.items[i], RECORD_ID);
        bool any = false, any_targeted = false;
        for (size_t j = 0; j < offers->count; j++) {
            bool theirs = string_equal(offers->items[j].candidate, id);
            any = any || theirs;
            any_targeted = any_targeted || (theirs && offers->items[j].targeted);
        }
        *targeted += any_targeted;
        *open_only += any && !any_targeted;
        *none += !any;
    }
}
