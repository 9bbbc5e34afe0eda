/* defence_offers.h - the support of a campaign, as the defence pack counts and names it. */
#ifndef MODULES_DEFENCE_OFFERS_H
#define MODULES_DEFENCE_OFFERS_H

#include "base/date.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* Support that somebody of the campaign was offered, or an event held for it. */
struct defence_offer {
    struct record *record; /* owned */
    bool targeted;
    char *measure, *assessment, *candidate; /* owned; NULL for none */
    char day[DATE_TEXT_SIZE];               /* on which it was made, or added */
};

struct defence_offers {
    struct record_list candidates; /* who applied in the campaign, each once */
    struct defence_offer *items;
    size_t count, capacity;
};
void defence_offers_clear(struct defence_offers *offers);
/* Fills *offers from empty, by their day; clear it in any case. */
bool defence_offers_read(struct session *session, const struct id *campaign,
                         struct defence_offers *offers, struct error *error);
/* How the people of the campaign were reached: each is in one of the three. */
void defence_offers_count(const struct defence_offers *offers, size_t *targeted, size_t *open_only,
                          size_t *none);

#endif
