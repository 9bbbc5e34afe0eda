/* support_report.h - stage by stage, those who had a kind of help before and those who had none,
 * with the warning that people choose to be helped. No characteristic of anybody is read. */
#ifndef MODULES_SUPPORT_REPORT_H
#define MODULES_SUPPORT_REPORT_H

#include "modules/report.h"
#include "modules/session.h"

#include <stdbool.h>

struct support_choice {
    const char *role;          /* NULL: all */
    const struct id *campaign; /* NULL: all */
    const char *from, *to;     /* days of the application; NULL: open */
    bool released;             /* leaves posact */
};

bool support_report_read(struct session *session, const struct support_choice *choice,
                         struct report *report, struct error *error);

#endif
