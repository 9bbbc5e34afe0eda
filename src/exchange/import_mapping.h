/* import_mapping.h - whether a file has the headings that an import cannot do without. */
#ifndef EXCHANGE_IMPORT_MAPPING_H
#define EXCHANGE_IMPORT_MAPPING_H

#include "base/error.h"
#include "exchange/import.h"
#include "headings.h"

#include <stdbool.h>

/* Also that what somebody said of a heading is about one of this file. ERROR_INPUT, ERROR_USAGE. */
bool import_mapping_check(const struct mapping *mapping, const struct import_options *options,
                          struct error *error);

#endif
