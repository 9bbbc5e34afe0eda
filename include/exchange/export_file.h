/* export_file.h - a list into a file, or none: noted in the log, and never over the database. */
#ifndef EXCHANGE_EXPORT_FILE_H
#define EXCHANGE_EXPORT_FILE_H

#include "exchange/export.h"

#include <stdbool.h>
#include <stddef.h>

struct export_file {
    const struct query *query; /* borrowed, as all of it */
    struct export_choice choice;
    const char *path;
    enum export_format format;
    bool replace;                 /* a file that is there; else it is an error */
    bool (*go_on)(void *context); /* asked now and then; false stops it. NULL: nobody asks */
    void *context;
};

/* Whole or not at all, 0600. *count is how many records it holds; where a filter or a choice finds
 * none, no file is made. The note and the file are there together, or neither is; with a database
 * that is read only there is no note. */
bool export_file_write(struct session *session, const struct export_file *file, size_t *count,
                       struct error *error);
/* Notes that records of the type leave by another way. */
bool export_note(struct session *session, const struct record_type *type, struct error *error);
/* As the end of the path says: .json, .tsv, .vcf, .ics, else CSV. */
enum export_format export_format_of(const char *path);
/* By the code that a person chose, "csv", "tsv", "json" or "ics"; with NULL as the path says. */
enum export_format export_format_chosen(const char *chosen, const char *path);
/* ERROR_USAGE when records of the type cannot go out so: only a person fits on an address card,
 * only an event into a calendar. */
bool export_format_fits(enum export_format format, const struct record_type *type,
                        struct error *error);

#endif
