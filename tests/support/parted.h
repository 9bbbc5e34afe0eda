/* parted.h - a laptop that was out for a day and is back: what its officer and those on the server
 * wrote, without having seen one another's, on the first three candidates of a scene. */
#ifndef SUPPORT_PARTED_H
#define SUPPORT_PARTED_H

#include "modules/session.h"

/* Of the first the phone differs; the second was removed here and edited there; the third was
 * merged into the first here and into the second there. */
void parted_meet(struct session *session, const struct id people[3]);

#endif
