/* standard.h - plain mode's lines from standard input and to standard output. */
#ifndef PLAIN_STANDARD_H
#define PLAIN_STANDARD_H

#include "plain/plain.h"

struct standard_streams;

/* Holds back the signals that end or interrupt posact until standard_close: they come as what was
 * read instead. */
struct standard_streams *standard_open(struct plain_streams *streams);
void standard_close(struct standard_streams *standard);

#endif
