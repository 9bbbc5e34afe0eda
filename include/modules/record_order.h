/* record_order.h - chosen records in the order in which their list shows them at first: marks are a
 * set, and people read names. */
#ifndef MODULES_RECORD_ORDER_H
#define MODULES_RECORD_ORDER_H

#include "base/error.h"
#include "base/id.h"
#include "record/record_type.h"

#include <stddef.h>

struct session;

/* The same ids, sorted as the type is; the caller frees them. NULL with the error when one of them
 * cannot be read. */
struct id *record_order(struct session *session, const struct record_type *type,
                        const struct id *ids, size_t count, struct error *error);

#endif
