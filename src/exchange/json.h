/* json.h - an array of objects, or objects one after the other (JSON Lines), one at a time; and
 * the writing of our own. */
#ifndef EXCHANGE_JSON_H
#define EXCHANGE_JSON_H

#include "base/error.h"
#include "base/text.h"
#include "record/record.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct decoder;
struct json_reader;

/* True when the file begins like JSON: `[` or `{`, then what may follow it.
 * Leaves the decoder at its beginning. */
bool json_is_next(struct decoder *decoder, struct error *error);

/* Takes the decoder, which stands at its beginning. */
struct json_reader *json_reader_new(struct decoder *decoder);
/* The next object, NULL with ERROR_NONE at the end; ERROR_INPUT with "line N: what" when it is
 * not JSON, not an object or over 1 MiB. The caller's (json_decref). */
json_t *json_reader_next(struct json_reader *reader, size_t *line, struct error *error);
void json_reader_free(struct json_reader *reader);

/* {"id": "...", ...}: every field, in the order of the type. */
void json_write_record(struct text *out, const struct record *record);
/* The same of some fields, in their order here. */
void json_write_fields(struct text *out, const struct record *record, const size_t *fields,
                       size_t count);

#endif
