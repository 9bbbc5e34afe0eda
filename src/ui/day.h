/* day.h - the days of fields in few columns: where many stand below each other. */
#ifndef UI_DAY_H
#define UI_DAY_H

#include "base/text.h"
#include "record/field.h"

#include <stdbool.h>

#define DAY_COLUMNS 11    /* "21 Nov 2026" */
#define MOMENT_COLUMNS 18 /* "21 Nov 2026, 12:04" */

enum day_part {
    DAY_WEEKDAY = 1, /* "Sat " in front */
    DAY_TIME = 2,    /* ", 12:04" behind, for a moment */
};

/* Appends the day of a DATE or a MOMENT. False for other fields and for no value. */
bool day_append(const struct field *field, const char *value, unsigned parts, struct text *out);

#endif
