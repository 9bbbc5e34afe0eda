/* log_head.h - a signed head: how far the log of one database went at a moment, on one line.
 *
 * Whoever keeps such a line can tell later whether the log still holds all that it held then
 * (sync.md D, S32). The line, ASCII, with a blank between its parts:
 *
 *     posact-head 1 DATABASE INCARNATION PLACE MOMENT ENDS PUBLIC-KEY SIGNATURE
 *
 * DATABASE is its UUID; ENDS has for each replica REPLICA:SEQ:TIME:HASH, with a comma between two;
 * hashes, key and signature are hexadecimal, and what is signed is all before the last blank. */
#ifndef STORE_LOG_HEAD_H
#define STORE_LOG_HEAD_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "store/log_check.h"
#include "store/signing_key.h"

#include <stdbool.h>
#include <stdint.h>

struct log_head {
    struct id database;
    int64_t incarnation; /* grows whenever the file is put back from a backup */
    int64_t time_ms;
    struct log_point point;
    unsigned char key[SIGNING_PUBLIC_SIZE]; /* of who signed */
};
void log_head_clear(struct log_head *head);

/* The database and its incarnation, as the file says. */
bool log_head_of(struct store *store, struct log_head *head, struct error *error);
/* Appends the line, without an end of line; the key of `head` becomes the signer's. */
void log_head_sign(struct log_head *head, const struct signing_key *key, struct text *line);
/* False for a line that is no head, or whose signature does not fit the key that it names. The head
 * is to be cleared after that, too. */
bool log_head_read(const char *line, struct log_head *head);

#endif
