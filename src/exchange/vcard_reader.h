/* vcard_reader.h - what import needs of the vCard reader beyond its public side. */
#ifndef EXCHANGE_VCARD_READER_H
#define EXCHANGE_VCARD_READER_H

#include "exchange/vcard.h"

struct decoder;

/* Takes the decoder, which stands at its beginning. */
struct vcard_reader *vcard_reader_new(struct decoder *decoder);

#endif
