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

#define WIRE_PROTOCOL 1
#define WIRE_KEY_SIZE 32 /* of a public key, and of what is to be signed */

/* How both sides begin. */
struct hello {
    uint32_t protocol;
    int64_t schema;
    bool live;
    bool released;      /* of the laptop: much may be removed (S11) */
    struct id database; /* zero for a laptop that has none yet */
    int64_t incarnation;
    int64_t replica; /* of the laptop; from the server the number that it has now */
    int64_t now_ms;
    unsigned char key[WIRE_KEY_SIZE]; /* the laptop's; from the server what is to be signed */
    char *name;                       /* of the machine; from the server of the user. Owned */
    struct log_point point;
};
void hello_clear(struct hello *hello);
void hello_write(const struct hello *hello, struct text *out);
/* False for what is no hello; of another protocol no more than its number is read. Clear in any
 * case. */
bool hello_read(const struct text *bytes, struct hello *hello);

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

/* An error in words, with its code. */
void wire_put_error(const struct error *why, struct text *out);
/* Always sets an error. */
void wire_read_error(const struct text *bytes, struct error *error);

#endif
