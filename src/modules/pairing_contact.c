/* pairing_contact.c - the rhythm of a pairing. */
#include "modules/pairing_contact.h"

#include <string.h>

#include "base/text.h"
#include "config/config.h"
#include "modules/pairing.h"
#include "modules/working_days.h"

#define OF_ONE_CANDIDATE 20 /* active at once: one of each kind */

static struct date
first_contact(struct session *session, struct date from)
{
    const struct config *config = session_config(session);
    return working_days_after(config_list(config, SETTING_BANK_HOLIDAYS), from,
                              config_number(config, SETTING_BUDDY_FIRST));
}

void
pairing_expect_contact(struct session *session, struct record *pairing, struct date from)
{
    record_set_day(pairing, PAIRING_NEXT, first_contact(session, from));
}

void
pairing_note_contact(struct session *session, struct record *pairing, struct date held)
{
    struct date last;
    if (record_day(pairing, PAIRING_LAST, &last) && date_to_days(held) < date_to_days(last))
        return;
    long days = config_number(session_config(session), SETTING_BUDDY_CONTACT);
    record_set_day(pairing, PAIRING_LAST, held);
    if (pairing_is(pairing, STATE_ACTIVE))
        record_set_day(pairing, PAIRING_NEXT, date_add_days(held, days));
}

/* Sooner than it was due, unless they were in touch since. */
static bool
bring_forward(struct session *session, const struct id *id, struct date on, struct error *error)
{
    struct record *pairing = session_get(session, &pairing_type, id, error);
    if (!pairing)
        return false;
    struct date due, last, soon = first_contact(session, on);
    bool in_touch =
        record_day(pairing, PAIRING_LAST, &last) && date_to_days(last) > date_to_days(on);
    bool later = !record_day(pairing, PAIRING_NEXT, &due) || date_to_days(due) > date_to_days(soon);
    bool done = true;
    if (later && !in_touch) {
        record_set_day(pairing, PAIRING_NEXT, soon);
        done = session_edit(session, pairing, NULL, error);
    }
    record_free(pairing);
    return done;
}

bool
pairing_stage_changed(struct session *session, const char *candidate, struct date on,
                      struct error *error)
{
    struct query query = query_default(&pairing_type);
    struct record_list list = {.count = 0};
    query.link_field = PAIRING_CANDIDATE;
    if (!candidate || !id_from_text(candidate, &query.link_id))
        return true;
    struct filter filter;
    query.filter = &filter;
    bool done = filter_parse(&filter, &pairing_type, "state:" STATE_ACTIVE,
                             session_context(session), false, error) &&
                session_read(session, &query, QUERY_FIRST, NULL, OF_ONE_CANDIDATE, &list, error);
    filter_clear(&filter);
    for (size_t i = 0; i < list.count && done; i++)
        done = bring_forward(session, &list.items[i]->id, on, error);
    record_list_clear(&list);
    return done;
}

long
pairing_overdue_days(const struct record *pairing, const struct field_context *context)
{
    struct date due;
    if (!pairing_is(pairing, STATE_ACTIVE) || !record_day(pairing, PAIRING_NEXT, &due))
        return 0;
    long days = (long)(date_to_days(context->today) - date_to_days(due));
    return days > 0 ? days : 0;
}
