/* vcard_reader.h - what import needs of the vCard reader beyond its public side. */
#ifndef EXCHANGE_VCARD_READER_H
#define EXCHANGE_VCARD_READER_H

#include "base/error.h"
#include "exchange/vcard.h"

#include <stdbool.h>

struct decoder;

/* True when the file begins with BEGIN:VCARD, in whatever case, after blank lines. Leaves the
 * decoder at its beginning. */
bool vcard_is_next(struct decoder *decoder, struct error *error);
/* Takes the decoder, which stands at its beginning. */
struct vcard_reader *vcard_reader_new(struct decoder *decoder);

#endif
