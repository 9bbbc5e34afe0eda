/* frame.h - for sync/ only: what goes over the line between two databases, one frame after the
 * other: four bytes of length, one of what it is, and so much of it. */
#ifndef SYNC_FRAME_H
#define SYNC_FRAME_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A census is one operation, of 8 MiB at most. */
#define FRAME_MOST (9U * 1024 * 1024)
/* So much of operations goes into one frame, unless a single one is larger. */
#define FRAME_BATCH (1000U * 1024)

enum frame_kind {
    FRAME_HELLO = 'H', /* who is there: both sides begin with it */
    FRAME_PROOF = 'K', /* that the laptop holds the key it is known by */
    FRAME_PUSH = 'P',  /* operations for the server */
    FRAME_ACK = 'A',   /* they are on the server's disk */
    FRAME_GET = 'G',   /* what comes behind a place of the server's log */
    FRAME_SENT = 'O',  /* operations for the laptop */
    FRAME_ERROR = 'E', /* what stands in the way, and nothing follows */
    FRAME_BYE = 'B',
};

struct frame {
    enum frame_kind kind;
    struct text bytes;
};

/* The two ends of a line, and how much went over it. */
struct line {
    int in, out;
    int timeout_ms; /* to wait for the other side; -1 for ever */
    uint64_t received, sent;
};

/* *ended, and false, when the other side is gone before a frame begins. A frame that is longer than
 * may be, of no known kind, or cut short is ERROR_FILE, and the line is of no more use. */
bool frame_read(struct line *line, struct frame *frame, bool *ended, struct error *error);
bool frame_write(struct line *line, enum frame_kind kind, const struct text *bytes,
                 struct error *error);

#endif
