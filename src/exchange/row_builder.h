/* row_builder.h - makes a record of a row of a file. */
#ifndef EXCHANGE_ROW_BUILDER_H
#define EXCHANGE_ROW_BUILDER_H

#include "base/error.h"
#include "base/text.h"
#include "headings.h"
#include "modules/session.h"
#include "record/record.h"
#include "row_source.h"

#include <stdbool.h>
#include <stddef.h>

/* Something of a row that a person should know. */
struct remark {
    size_t column; /* or NO_COLUMN */
    char *text;    /* owned */
};

/* What became of a row; valid until the next one is built. */
struct built_row {
    struct record *record; /* the type's starting values and the row's */
    bool *filled;          /* per field: the row gives its value, perhaps none */
    bool own;              /* known by its id; otherwise by its import key */
    struct text key;       /* "mailchimp:abc123" */
    struct id uid;         /* of our own vCard: the id of the record that it was made of; or zero */
    struct text apart;     /* parts people who share an email or phone; "" when the file's own key
                              does that */
    struct remark *remarks;
    size_t remark_count, remark_capacity;
    size_t *spare; /* columns with a second value for a field that has one */
    size_t spare_count, spare_capacity;
};

struct row_builder;

struct row_builder *row_builder_new(struct session *session, const struct mapping *mapping,
                                    const char *source);
/* False when the row is refused: the error says why, *column where (or NO_COLUMN). */
bool row_builder_build(struct row_builder *builder, const struct source_row *row, size_t *column,
                       struct error *error);
/* The row built last; borrowed. */
struct built_row *row_builder_row(struct row_builder *builder);
/* The first column of the file for a field, or NO_COLUMN. */
size_t row_builder_column(const struct row_builder *builder, int field);
void row_builder_free(struct row_builder *builder);

#endif
