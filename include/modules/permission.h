/* permission.h - who may do what, as posact.yaml says it of officers by name. */
#ifndef MODULES_PERMISSION_H
#define MODULES_PERMISSION_H

#include "base/error.h"
#include "modules/session.h"

#include <stdbool.h>

enum permission {
    PERMISSION_NETWORKS,     /* see and change who belongs to a network (T73) */
    PERMISSION_DECLARATIONS, /* see what people said of themselves to be offered support (T29) */
    PERMISSION_MONITORING,   /* hand the keyboard over for equality questions (P16) */
    PERMISSION_APPROVE,      /* approve an assessment that somebody else drafted (P2) */
    PERMISSION_AUDIT,        /* ask who looked at whom (T30) */
    PERMISSION_RELEASE,      /* let a report leave posact (D17) */
    PERMISSION_COUNT,
};

/* Whether the officer is named in the setting of a permission; in a demo, where all are invented,
 * everybody is. ERROR_DENIED says what is guarded, by which setting, and whom to ask. */
bool permission_given(struct session *session, enum permission permission, struct error *error);

/* PERMISSION_NETWORKS and PERMISSION_DECLARATIONS, as record_type.may_see takes them. */
bool permission_networks(struct session *session, struct error *error);
bool permission_declarations(struct session *session, struct error *error);

#endif
