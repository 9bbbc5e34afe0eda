/* standard.h - plain mode's lines from standard input and to standard output. */
#ifndef PLAIN_STANDARD_H
#define PLAIN_STANDARD_H

#include "plain/plain.h"

#include <stdbool.h>
#include <stdint.h>

struct standard_streams;

/* What is looked at while a line is waited for, for so long by now: true when there is no use in
 * waiting on, and the line is then PLAIN_TOLD_TO_STOP. */
typedef bool standard_is_over(void *context, int64_t waited_ms);

/* Holds back the signals that end or interrupt posact until standard_close: they come as what was
 * read instead. */
struct standard_streams *standard_open(struct plain_streams *streams, standard_is_over *is_over,
                                       void *context);
void standard_close(struct standard_streams *standard);

#endif
