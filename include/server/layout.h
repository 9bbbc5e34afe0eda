/* layout.h - what a server of posact is made of: folders, settings, and what an administrator puts
 * into the places of the system. Nothing outside the folder is touched. */
#ifndef SERVER_LAYOUT_H
#define SERVER_LAYOUT_H

#include "base/error.h"

#include <stdbool.h>

struct layout {
    const char *folder;  /* from the root on, as it is to be: "/srv/posact" */
    const char *account; /* that owns the data and that officers log in to: "posact" */
    const char *program; /* the path of posact */
};

/* Whether a path may stand in the lines that sshd, systemd and posact.yaml read: from the root on,
 * of letters, digits and /._-+@ alone. */
bool layout_is_plain_path(const char *path);

/* Makes the folder with data (0700), posact.yaml, and install/ with the part for sshd, the units
 * for systemd and the steps in words. ERROR_CONFLICT when one of these is there; ERROR_USAGE for a
 * name that would mean something else in them. */
bool layout_make(const struct layout *layout, struct error *error);

#endif
