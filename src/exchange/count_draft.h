/* count_draft.h - what a table of counts says, cell by cell, on its way to snapshots: a draft for
 * each day and basis, with areas and groups as the file writes them; and what there is to say of
 * each row. */
#ifndef EXCHANGE_COUNT_DRAFT_H
#define EXCHANGE_COUNT_DRAFT_H

#include "base/date.h"
#include "config/counting.h"
#include "count_sheet.h"
#include "exchange/snapshot_import.h"
#include "modules/count_table.h"
#include "modules/snapshot.h"

#include <stdbool.h>
#include <stddef.h>

/* What one cell says. Its strings are borrowed, as they stand in the file. */
struct observed {
    size_t line;
    const char *column; /* heading, for messages */
    struct date date;
    enum count_basis basis;
    const char *area;           /* code of a force, or of an authority */
    const char *area_name;      /* of an authority */
    const char *role, *ages;    /* "" for none; for all */
    const char *characteristic; /* its code, COUNT_ALL for a total without parts */
    const char *group;          /* as the file writes it */
    const char *cell;
};

struct count_draft {
    struct date date;
    struct count_table raw;    /* areas as in the file, groups as written, no lists */
    struct count_table totals; /* what the file says they add up to */
};

/* Where a group was written first. */
struct drafted_label {
    char *characteristic, *label, *column;
    size_t line;
};

struct drafted_area {
    char *code, *name;
    size_t line;
};

/* A name of the file that was found in the pack. */
struct found_name {
    char *code, *name;
    const char *result;
};

struct identity {
    char *key;
    size_t line;
};

struct drafts {
    const struct snapshot_options *options;
    const struct counting *counting;
    struct snapshot_report *report;
    struct count_draft *items;
    size_t count, capacity;
    struct drafted_label *labels;
    size_t label_count, label_capacity;
    struct drafted_area *areas; /* authorities */
    size_t area_count, area_capacity;
    struct identity *identities;
    size_t identity_count, identity_capacity;
    struct found_name *found;
    size_t found_count, found_capacity;
    struct text source; /* who published it */
    bool published;
    bool by_authority; /* areas are authorities, which a lookup puts into forces */
};

void drafts_clear(struct drafts *drafts);

/* Adds the count to its cell, or says why not. */
void drafts_observe(struct drafts *drafts, const struct observed *observed);
/* Two rows that count the same people are refused: `key` says what a row counts. */
void drafts_identify(struct drafts *drafts, size_t line, const char *key);
void drafts_check_identities(struct drafts *drafts);

/* A row or cell that stands in the way of the import. */
void drafts_refuse(struct drafts *drafts, size_t line, const char *column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* A row that is not counted; each reason is told once, with how many. */
void drafts_leave_out(struct drafts *drafts, size_t line, const char *reason);
/* The row is used, unless there are more refusals than there were at its beginning. */
void drafts_end_row(struct drafts *drafts, size_t refusals);
/* Something that was looked at: told once. */
void drafts_say(struct drafts *drafts, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The force of a row by code and name, of which either may be "": its code, borrowed from the pack;
 * NULL when it was refused. "N/A" is no code. */
const char *drafts_force(struct drafts *drafts, size_t line, const char *column, const char *code,
                         const char *name);
/* The code of a role, or what the file says when the pack does not know it. */
const char *drafts_role(struct drafts *drafts, const char *written);
/* NULL, and the row is refused, when it is none. */
const char *drafts_characteristic(struct drafts *drafts, size_t line, const char *written);

/* Which layout the file has, and all that it says. False with an error for one that is none. */
bool layouts_read(const struct count_sheet *sheet, struct drafts *drafts, struct error *error);

/* The sheets of September 2019; false for anything else. */
bool workbook_read(const struct count_sheet *sheet, struct drafts *drafts);

/* From authorities to forces. */
struct lookup;
struct lookup *lookup_open(const char *path, struct error *error);
void lookup_close(struct lookup *lookup);
/* "E23000008"; NULL when it has no such authority. Borrowed. */
const char *lookup_force(const struct lookup *lookup, const char *authority);
const char *lookup_name(const struct lookup *lookup, const char *authority);
/* The authorities of a force, one after the other from *next = 0; NULL after the last. */
const char *lookup_next(const struct lookup *lookup, const char *force, size_t *next);

/* From drafts to the records of snapshots, each group in its code list and each area a force. */
bool drafts_settle(struct drafts *drafts, struct error *error);

#endif
