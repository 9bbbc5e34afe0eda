/* pairing_health.c - the states of a pairing that somebody should look at. */
#include "modules/pairing_health.h"

#include "config/config.h"
#include "modules/basis.h"
#include "modules/buddy.h"
#include "modules/pairing.h"
#include "modules/pairing_contact.h"

#define DAYS_OF_WEEK 7

bool
health_overdue(struct session *session, const struct record *pairing, bool brief, struct text *out)
{
    long days = pairing_overdue_days(pairing, session_context(session));
    if (days > 0)
        text_append_format(out, "%soverdue %ld %s", brief ? "" : "contact ", days,
                           days == 1 ? "day" : "days");
    return days > 0;
}

bool
health_quiet(struct session *session, const struct record *pairing, bool brief, struct text *out)
{
    (void)brief;
    struct date heard, contact, today = session_context(session)->today;
    if (!pairing_is(pairing, STATE_ACTIVE) || !record_day(pairing, PAIRING_SINCE, &heard))
        return false;
    int64_t last = date_to_days(heard);
    if (record_day(pairing, PAIRING_LAST, &contact) && date_to_days(contact) > last)
        last = date_to_days(contact);
    int64_t days = date_to_days(today) - last;
    if (days < config_number(session_config(session), SETTING_BUDDY_QUIET))
        return false;
    int64_t weeks = days / DAYS_OF_WEEK;
    if (weeks == 0)
        text_append_format(out, "quiet for %lld %s", (long long)days, days == 1 ? "day" : "days");
    else
        text_append_format(out, "quiet for %lld %s", (long long)weeks,
                           weeks == 1 ? "week" : "weeks");
    return true;
}

bool
health_over_capacity(struct session *session, const struct record *buddy, bool brief,
                     struct text *out)
{
    struct error ignored;
    size_t load, capacity = buddy_capacity(session, buddy);
    if (!buddy_load(session, &buddy->id, &load, &ignored) || load <= capacity)
        return false;
    if (brief)
        text_append(out, "over capacity");
    else
        text_append_format(out, "buddy over capacity, %zu of %zu", load, capacity);
    return true;
}

bool
health_training(struct session *session, const struct record *buddy, bool brief, struct text *out)
{
    struct date due;
    char shown[DATE_TEXT_SIZE];
    if (!buddy_refresher_due(session, buddy, &due) ||
        date_to_days(due) >= date_to_days(session_context(session)->today))
        return false;
    date_show(due, shown);
    text_append_format(out, "training lapsed%s%s", brief ? "" : " ", brief ? "" : shown);
    return true;
}

typedef bool health_state(struct session *session, const struct record *record, bool brief,
                          struct text *out);

static void
append_states(struct session *session, health_state *const states[], size_t count,
              const struct record *record, bool brief, struct text *out)
{
    for (size_t i = 0; i < count; i++) {
        struct text words = TEXT_EMPTY;
        if (states[i](session, record, brief, &words))
            text_append_format(out, ", %s", text_string(&words));
        text_clear(&words);
    }
}

void
health_append(struct session *session, const struct record *pairing, bool brief, struct text *out)
{
    static health_state *const of_pairing[] = {health_overdue, health_quiet, basis_append_lapsed};
    static health_state *const of_buddy[] = {health_over_capacity, health_training};
    struct id id;
    struct error ignored;
    const char *link = record_get(pairing, PAIRING_BUDDY);
    if (pairing_is(pairing, STATE_ENDED))
        return;
    append_states(session, of_pairing, sizeof of_pairing / sizeof *of_pairing, pairing, brief, out);
    struct record *buddy =
        link && id_from_text(link, &id) ? session_get(session, &buddy_type, &id, &ignored) : NULL;
    if (buddy)
        append_states(session, of_buddy, sizeof of_buddy / sizeof *of_buddy, buddy, brief, out);
    record_free(buddy);
}
