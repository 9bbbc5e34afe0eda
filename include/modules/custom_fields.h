/* custom_fields.h - the fields that a force adds to a record type in posact.yaml (T46).
 *
 * They stand behind the built-in ones in the table of their type, so that form, list, filter, CSV,
 * JSON, history and the rest have them like any other. The number of each is made of its type and
 * name, so that it is the same on every machine. One that goes out of posact.yaml is out of the
 * table; its column and its history stay (store/custom_columns.h). */
#ifndef MODULES_CUSTOM_FIELDS_H
#define MODULES_CUSTOM_FIELDS_H

#include "base/error.h"
#include "base/text.h"
#include "config/config.h"
#include "record/record_type.h"

#include <stdbool.h>

struct custom_fields;
struct session;

/* Adds them, before any database is opened, and takes them away again, after it is closed. A field
 * at fault is a problem with its place, and is left out. The fields borrow from the config. */
struct custom_fields *custom_fields_new(const struct config *config, struct error_list *problems);
void custom_fields_free(struct custom_fields *custom);

/* Whether a word means something else where the names of fields stand: on the command line, in the
 * line of a list. Hyphens are as underscores. */
bool custom_field_is_reserved(const char *name);

/* Appends a line for every value that its field cannot read since somebody changed its kind or took
 * out a choice: it stays, and is shown as it is. */
bool custom_fields_unread(struct session *session, struct text *out, struct error *error);

#endif
