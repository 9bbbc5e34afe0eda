/* import_file.h - files taken into a session, for tests of import and export. */
#ifndef SUPPORT_IMPORT_FILE_H
#define SUPPORT_IMPORT_FILE_H

#include "exchange/import.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

/* Imports the file as candidates, with no source; the counts as "rows new updated unchanged
 * refused duplicates" are compared with `counts`, or the test fails. */
void import_file(struct session *session, const char *path, const char *counts);
/* The same with text in a file of its own, which is removed again. */
void import_text(struct session *session, const char *text, const char *counts);
/* The same of any bytes and type; the report is the caller's, to be cleared. */
void import_bytes(struct session *session, const struct record_type *type, const void *bytes,
                  size_t length, bool dry_run, struct import_report *report);
/* Fails the test when the counts are others, after printing the report. */
void import_assert_counts(const struct import_report *report, const char *counts);

/* All live records of the type as JSON. */
void export_json(struct session *session, const struct record_type *type, struct text *out);
/* The value of a field of the one live candidate of that name; the caller's. */
char *value_of(struct session *session, const char *name, size_t field);
void assert_value_of(struct session *session, const char *name, size_t field, const char *expected);

#endif
