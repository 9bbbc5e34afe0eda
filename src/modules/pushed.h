/* pushed.h - for modules/ only: whether what a laptop brings may be as it is (S10). */
#ifndef MODULES_PUSHED_H
#define MODULES_PUSHED_H

#include "base/error.h"
#include "modules/session.h"
#include "store/operation.h"

#include <stdbool.h>
#include <stdint.h>

/* Whether it is what posact writes at all, on a laptop of this replica: else ERROR_DENIED, and
 * nothing of what came with it is of use. */
bool pushed_check_shape(int64_t replica, const struct operation *operation, struct error *error);
/* Whether the records take it, and whoever works may write it; `newer` when the laptop's posact
 * knows more than this one. Else ERROR_DENIED with why, as the end of a sentence. */
bool pushed_check(struct session *session, const struct operation *operation, bool newer,
                  struct error *error);
/* Whether only those see it who may see what is guarded. */
bool pushed_is_guarded(struct session *session, const struct operation *operation);

#endif
