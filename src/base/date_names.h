/* date_names.h - English names, shown by date.c and read by date_parse.c. */
#ifndef BASE_DATE_NAMES_H
#define BASE_DATE_NAMES_H

#define MONTH_COUNT 12
#define WEEKDAY_COUNT 7

extern const char *const month_names[MONTH_COUNT];     /* January first */
extern const char *const weekday_names[WEEKDAY_COUNT]; /* Monday first */

#endif
