/* colleague.h - a colleague in a network, in an office or on a board: somebody who still works
 * here. */
#ifndef MODULES_COLLEAGUE_H
#define MODULES_COLLEAGUE_H

#include "base/error.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* False, with what to do, when the link leads to a colleague who lies in the trash: who has left
 * the force can take up nothing new. Where nobody is linked it is true. */
bool colleague_is_here(struct session *session, const struct record *record, size_t field,
                       struct error *error);

#endif
