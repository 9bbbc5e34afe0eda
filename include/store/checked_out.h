/* checked_out.h - whom a laptop with a scope is told of: on the server, beside the log. */
#ifndef STORE_CHECKED_OUT_H
#define STORE_CHECKED_OUT_H

#include "base/error.h"
#include "base/id.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>

/* Within store_begin ... store_commit; who is among them already stays. */
bool checked_out_add(struct store *store, int64_t replica, const struct id *person,
                     struct error *error);
bool checked_out_has(struct store *store, int64_t replica, const struct id *person, bool *has,
                     struct error *error);

#endif
