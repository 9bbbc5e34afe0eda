/* ics_reader.h - what import needs of the calendar reader beyond its public side. */
#ifndef EXCHANGE_ICS_READER_H
#define EXCHANGE_ICS_READER_H

#include "exchange/ics.h"

struct decoder;

/* Takes the decoder, which stands at its beginning. */
struct ics_reader *ics_reader_new(struct decoder *decoder);

#endif
