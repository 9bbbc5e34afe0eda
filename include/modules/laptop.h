/* laptop.h - the databases on laptops that take part in the one of the server: each with a number
 * among the replicas, a key of its own, and the user whose it is (S5, S10). */
#ifndef MODULES_LAPTOP_H
#define MODULES_LAPTOP_H

#include "base/error.h"
#include "modules/checkout.h"
#include "modules/session.h"
#include "record/record.h"
#include "record/record_type.h"

#include <stdbool.h>
#include <stdint.h>

enum laptop_field {
    LAPTOP_NAME = RECORD_CORE_COUNT,
    LAPTOP_USER,
    LAPTOP_REPLICA,
    LAPTOP_PUBLIC_KEY,
    LAPTOP_STATE,
    LAPTOP_SCOPE,
    LAPTOP_UNTIL,
    LAPTOP_FIELD_COUNT,
};

/* The replica of a server is the first. */
#define LAPTOP_SERVER_REPLICA 1

#define LAPTOP_ACTIVE "active"
#define LAPTOP_STOPPED "stopped"

extern const struct record_type laptop_type;

/* The laptop with this public key, in hexadecimal; the caller's. NULL with ERROR_NOT_FOUND. */
struct record *laptop_find(struct session *session, const char *public_key, struct error *error);
int64_t laptop_replica(const struct record *laptop);
/* Makes one for whoever is served, with a number that no replica has, for the people of the wish;
 * ERROR_DENIED when their role opens no screens. Within a writing command. */
bool laptop_enrol(struct session *session, const char *name, const char *public_key,
                  const struct checkout_wish *wish, struct error *error);
/* ERROR_DENIED unless the laptop is active and belongs to whoever is served. */
bool laptop_check(struct session *session, const struct record *laptop, struct error *error);

#endif
