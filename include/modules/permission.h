/* permission.h - who may do what, as posact.yaml says it of officers by name. */
#ifndef MODULES_PERMISSION_H
#define MODULES_PERMISSION_H

#include "base/error.h"
#include "modules/session.h"

#include <stdbool.h>

/* May see and change who belongs to a network (T73): whom the setting permissions.networks names,
 * and everybody in a demo, where all are invented. ERROR_DENIED says what to do. */
bool permission_networks(struct session *session, struct error *error);

#endif
