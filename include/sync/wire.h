/* wire.h - what the frames between two databases hold, as bytes and back. Whatever comes over the
 * line may be anything: nothing is taken for good that was not read to its last byte. */
#ifndef SYNC_WIRE_H
#define SYNC_WIRE_H

#include "base/bytes.h"
#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "store/log_check.h"
#include "store/operation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What this posact speaks, and the oldest that it still understands. */
#define WIRE_PROTOCOL 3
#define WIRE_PROTOCOL_OLDEST 2
/* The oldest schema whose operations it folds: the first that had laptops. */
#define WIRE_SCHEMA_OLDEST 12
#define WIRE_KEY_SIZE 32 /* of a public key, and of what is to be signed */

/* How both sides begin. */
struct hello {
    uint32_t protocol, protocol_oldest;
    int64_t schema, schema_oldest;
    bool live;
    bool released;      /* of the laptop: much may be removed (S11) */
    struct id database; /* zero for a laptop that has none yet */
    int64_t incarnation;
    int64_t replica; /* of the laptop; from the server the number that it has now */
    int64_t now_ms;
    unsigned char key[WIRE_KEY_SIZE]; /* the laptop's; from the server what is to be signed */
    char *name;                       /* of the machine; from the server of the user. Owned */
    struct log_point point;
    /* Of a new laptop: whom it is to be told of, and until when; owned, NULL for everybody and for
     * ever. Of the server: the last day that it was given. */
    char *filter, *event, *until;
    /* Of the server: what a laptop is sealed for besides its passphrase; to whom is in words what
     * was asked for. */
    unsigned char force_key[WIRE_KEY_SIZE];
    char *scope;
};
void hello_clear(struct hello *hello);
void hello_write(const struct hello *hello, struct text *out);
/* False for what is no hello; of one that speaks no protocol of ours no more than the range of it
 * is read. What a newer one says behind what is known here is passed over. Clear in any case. */
bool hello_read(const struct text *bytes, struct hello *hello);
/* Whether both speak a protocol that the other understands, and know of one another's records what
 * is needed (S2): else which of the two is too old. */
enum kinship { KINSHIP_FITS, KINSHIP_THEIRS_IS_OLDER, KINSHIP_THEIRS_IS_NEWER };
enum kinship hello_kinship(const struct hello *ours, const struct hello *theirs);

/* Operations of one frame, and the place in the sender's log behind them. */
struct operation_list {
    struct operation *items;
    size_t count, capacity;
    int64_t cursor;
    bool more; /* follow behind them */
};
void operation_list_clear(struct operation_list *list);
void wire_put_operation(const struct operation *operation, struct text *out);
/* Begins a frame of operations; wire_end_operations says how many came and what is behind them. */
void wire_begin_operations(struct text *out);
void wire_end_operations(struct text *out, size_t count, int64_t cursor, bool more);
bool wire_read_operations(const struct text *bytes, struct operation_list *list);

/* That operations are taken in: how many of them were held back, and why the first was. */
void wire_put_taken(size_t held, const char *why, struct text *out);
/* *why is the caller's. */
bool wire_read_taken(const struct text *bytes, size_t *held, char **why);

/* An error in words, with its code. */
void wire_put_error(const struct error *why, struct text *out);
/* Always sets an error. */
void wire_read_error(const struct text *bytes, struct error *error);

#endif
