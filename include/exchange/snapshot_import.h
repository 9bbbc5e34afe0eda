/* snapshot_import.h - published tables of counts into snapshots (modules/snapshot.h): the layouts
 * of the Home Office, of the censuses of 2011 and 2021, of answers to freedom of information
 * requests, and a plain one for anyone's export.
 *
 * A file comes in whole or not at all. Every row is used, left out with the reason, or refused with
 * its line and column; one that is refused stops the import, and so does a total that its parts do
 * not reach. */
#ifndef EXCHANGE_SNAPSHOT_IMPORT_H
#define EXCHANGE_SNAPSHOT_IMPORT_H

#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

struct snapshot_options {
    const struct record_type *type; /* workforce or population */
    const char *path;
    const char *lookup;      /* file from authorities to force areas; NULL for none */
    const char *source;      /* who published it; NULL for what the layout says */
    const char *force;       /* whose counts a file is that names no force; NULL */
    const struct date *date; /* of a file that names no day; NULL */
};

struct snapshot_note {
    size_t line;  /* 0: about all rows */
    char *column; /* or NULL */
    char *text;
    size_t times;
};

struct snapshot_notes {
    struct snapshot_note *items;
    size_t count, capacity;
};

struct snapshot_report {
    struct text kind; /* "Home Office open data table, UTF-8, comma" */
    size_t rows, used, left_out, refused;
    struct snapshot_notes refusals, reasons, remarks;
    struct record_list snapshots; /* as they are, or would be, stored */
    struct text to_review;        /* the assessments whose gap they show closed (P6) */
};

/* What the import would do. False only when the file could not be read as counts: rows that are
 * refused stand in the report. */
bool snapshot_import_try(struct session *session, const struct snapshot_options *options,
                         struct snapshot_report *report, struct error *error);
/* The same, then in one step, one undo, unless a row is refused. */
bool snapshot_import_run(struct session *session, const struct snapshot_options *options,
                         struct snapshot_report *report, struct error *error);
/* For people, a line each. */
void snapshot_report_write(const struct snapshot_report *report, bool dry_run, struct text *out);
void snapshot_report_clear(struct snapshot_report *report);

/* What is asked before an import where it is not a line of the shell. */
enum snapshot_arg {
    SNAPSHOT_ARG_KIND,
    SNAPSHOT_ARG_FILE,
    SNAPSHOT_ARG_LOOKUP,
    SNAPSHOT_ARG_SOURCE,
    SNAPSHOT_ARG_FORCE,
    SNAPSHOT_ARG_DATE,
    SNAPSHOT_ARG_COUNT,
};
extern const struct field snapshot_args[SNAPSHOT_ARG_COUNT];

/* Whether a file is ours (JSON) and goes through the door of all records. */
bool snapshot_file_is_export(const char *path);

#endif
