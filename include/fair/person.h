/* person.h - what one sealed record says of somebody. */
#ifndef FAIR_PERSON_H
#define FAIR_PERSON_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/* Owned strings but where it is written; "" for no answer. */
struct fair_person {
    char *name, *contact, *interest, *source;
    int64_t when_ms;
};
/* Overwrites what was in it. */
void fair_person_clear(struct fair_person *person);

void fair_person_put(const struct fair_person *person, struct text *out);
/* False for what nobody sealed here. Clear it in any case. */
bool fair_person_read(const struct text *bytes, struct fair_person *person);

#endif
