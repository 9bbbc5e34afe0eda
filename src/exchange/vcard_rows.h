/* vcard_rows.h - the cards of a file as the rows of a table: a column for each thing that any card
 * says, and one more for each second phone or email.
 *
 * So a vCard is mapped, tried, imported, undone and told again as a CSV file is. */
#ifndef EXCHANGE_VCARD_ROWS_H
#define EXCHANGE_VCARD_ROWS_H

#include "exchange/vcard.h"
#include "headings.h"

#include <stdbool.h>
#include <stddef.h>

struct vcard_rows {
    char **headings;             /* "Phone, work 2"; owned */
    struct known_heading *known; /* what each fills; heading NULL: nothing */
    size_t count, headings_capacity, known_capacity;
};

/* Reads all the cards for what they say. The reader is then at its end. ERROR_INPUT. */
bool vcard_rows_collect(struct vcard_rows *rows, struct vcard_reader *reader, struct error *error);
/* Fills a cell for each column that the card says something of: cells[i] is the caller's, NULL
 * where the card is silent or the value is passed over. False with the reason in *fault when the
 * card is no person or cannot be read. */
bool vcard_rows_cells(const struct vcard_rows *rows, const struct vcard *card, char **cells,
                      bool *given, struct text *fault);
void vcard_rows_clear(struct vcard_rows *rows);

#endif
