/* table_release.h - lets out a table of counts where it is counted, so that shares and tests are
 * worked out of what is shown: like report_seal beside what was let out before (D17, P46).
 *
 * The people of one scope, such as those of a workforce by one characteristic, leave in one shape
 * alone: by other groups their sums would tell of the hidden ones. */
#ifndef MODULES_TABLE_RELEASE_H
#define MODULES_TABLE_RELEASE_H

#include "modules/report.h"

/* What was let out, and is now; both NULL where nothing is released. Borrowed. */
struct release_ledger {
    const struct report_past *past;
    struct report_past *let_out;
};

struct table_release {
    const struct release_ledger *ledger;
    const struct disclosure_policy *policy;
    const char *scope, *shape, *name; /* name: of this table among those of the scope */
    const char *const *row_keys, *const *column_keys; /* of each, without totals */
    struct disclosure_table of;
    bool total_is_known; /* to whoever reads the table, to the last one */
};

/* False when it would tell too much beside what was let out before; released_clear in any case. */
bool table_release(const struct table_release *table, struct released *released);
/* To be said then. */
extern const char table_release_refusal[];

/* What was let out of a part: added where the part is done, and cleared. */
void release_ledger_take(const struct release_ledger *ledger, struct report_past *let_out,
                         bool done);
/* "; a count that differs ... is given as it was then", of a release. Appended to out. */
void release_ledger_note(const struct release_ledger *ledger,
                         const struct disclosure_policy *policy, struct text *out);

#endif
