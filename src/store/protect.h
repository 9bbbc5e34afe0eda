/* protect.h - what a connection refuses, whatever a file or a person brings (F15, F16). */
#ifndef STORE_PROTECT_H
#define STORE_PROTECT_H

#include "base/error.h"

#include <stdbool.h>

#include "statement.h"

/* Before the first statement. */
void protect_connection(struct store *store);
/* ERROR_STORE when the file holds a trigger or a view that no posact made: it would act on every
 * change. */
bool protect_check_schema(struct store *store, struct error *error);

#endif
