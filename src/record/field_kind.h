/* field_kind.h - what differs between the kinds of field: a row each. */
#ifndef RECORD_FIELD_KIND_H
#define RECORD_FIELD_KIND_H

#include "record/field.h"

#include <stdbool.h>
#include <stddef.h>

/* What is dropped from a typed value because nobody can see it (B10). */
enum field_tidy {
    FIELD_TIDY_NOTHING,
    FIELD_TIDY_ENDS,  /* blanks at both ends */
    FIELD_TIDY_PHONE, /* also what has no width; blanks of all kinds become a space */
    FIELD_TIDY_ALL,
};

struct field_kind_row {
    const char *name;
    enum field_tidy tidy;
    size_t most_characters; /* 0: the limit is in bytes */
    size_t most_bytes;
    bool many_lines;
    /* `typed` is tidied, not empty, short enough and without control characters. */
    bool (*parse)(const struct field *field, const char *typed, const struct field_context *context,
                  char **value, struct error *error);
    /* NULL: a value is canonical when parse gives it back unchanged. */
    bool (*accept)(const struct field *field, const char *value,
                   const struct field_context *context, struct error *error);
    /* These are given a value; NULL: the value as it is. */
    void (*show)(const struct field *field, const char *value, const struct field_context *context,
                 struct text *out);
    void (*edit)(const struct field *field, const char *value, const struct field_context *context,
                 struct text *out);
    void (*key)(const char *value, struct text *out);
};

extern const struct field_kind_row field_kind_rows[FIELD_KIND_COUNT];

#endif
