/* import.h - records out of files of other programs, and out of our own JSON and CSV.
 *
 * Each row becomes a new record, an update of the record with the same source and key, nothing
 * (the file says what it said before), or is refused with line, column and reason. What an
 * officer changed since the last import is kept. */
#ifndef EXCHANGE_IMPORT_H
#define EXCHANGE_IMPORT_H

#include "base/choice.h"
#include "base/error.h"
#include "base/text.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

struct import_options {
    const struct record_type *type;
    const char *path; /* "-" for standard input */
    /* What stands in the place of the file, which then has this for its name only; NULL: none. */
    const struct text *bytes;
    /* What the file is called in the records; NULL for the recognised kind of export. */
    const char *source;
    /* What is said of this file: heading (code) -> field name, "" to leave out (label); before what
     * was said of the last file, which is remembered (T42), and before all known headings. Several
     * headings for the name are joined in the order of the file. */
    const struct choice *mapping;
    size_t mapping_count;
    const struct choice_list *configured; /* the same for every file, before the known; or NULL */
    /* Asked every hundred rows, with how many were read so far; false stops, and then nothing has
     * happened (C16). NULL: never. The rows are read twice: first to see who is in them. */
    bool (*go_on)(void *context, size_t rows);
    /* In the step of each record that is new: what comes with it. `row` counts the rows of the file
     * from 0. NULL: nothing does. */
    bool (*added)(void *context, const struct record *record, size_t row, struct error *error);
    void *context;
};

/* One row that was refused, or that a person should look at. */
struct import_note {
    size_t line;  /* 0 when it is about all rows */
    char *column; /* heading, or NULL; owned */
    char *text;   /* owned */
    bool refused; /* the row was not taken */
};

#define IMPORT_NOTE_LIMIT 1000

struct import_report {
    struct text kind; /* "Mailchimp audience export, UTF-8, comma" */
    size_t rows, added, updated, unchanged, refused, duplicates;
    struct import_note *notes; /* at most IMPORT_NOTE_LIMIT of refused rows, and of others */
    size_t note_count, note_capacity;
    size_t notes_left_out;       /* over the limit */
    char **headings;             /* of the file; owned */
    const struct field **fields; /* what each heading fills, NULL when it is left out */
    bool *remembered;            /* per heading: as was said of an earlier file */
    size_t heading_count;
};

/* Reads the headings alone and says what each would fill. */
bool import_headings(struct session *session, const struct import_options *options,
                     struct import_report *report, struct error *error);
/* The dry run: what import_run would do; writes nothing. */
bool import_dry_run(struct session *session, const struct import_options *options,
                    struct import_report *report, struct error *error);
/* One transaction, one undo step. Refused rows do not stop the others. */
bool import_run(struct session *session, const struct import_options *options,
                struct import_report *report, struct error *error);
/* "12,000 rows read": for people who wait. Appended to out. */
void import_progress_write(size_t rows, struct text *out);
/* Counts in words, then the notes, a line each: for people. */
void import_report_write(const struct import_report *report, bool dry_run, struct text *out);
void import_report_clear(struct import_report *report);

#endif
