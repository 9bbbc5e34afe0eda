/* fair_file.h - what a laptop keeps of a fair: one file to which a record is appended for each
 * person, sealed for the force and signed by the laptop over its number and the one before it. Who
 * has the laptop reads nothing of it; who changes it is found out when it is collected (S14, S19,
 * S20). */
#ifndef FAIR_FAIR_FILE_H
#define FAIR_FAIR_FILE_H

#include "base/error.h"
#include "base/file.h"
#include "base/id.h"
#include "base/text.h"
#include "fair/pack.h"
#include "store/signing_key.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum fair_kind {
    FAIR_PERSON = 'P',
    FAIR_END = 'E', /* the fair was closed here; more may follow when it is opened again */
};

#define FAIR_HASH_SIZE 32
#define FAIR_FILE_MOST (64 * 1024 * 1024)

/* -- Reading -------------------------------------------------------------------------------- */

struct fair_record {
    enum fair_kind kind;
    uint64_t number;      /* from 1 on */
    size_t start, length; /* of what is sealed, in the bytes of the file */
    size_t end;
};

struct fair_contents {
    struct fair_pack pack;
    char *pack_line;
    unsigned char device[SIGNING_PUBLIC_SIZE];
    struct id file;
    struct fair_record *items;
    size_t count, capacity;
    size_t people;
    size_t end;   /* behind the last whole record */
    bool is_torn; /* something that is no whole record stands behind it */
    unsigned char last_hash[FAIR_HASH_SIZE];
};
void fair_contents_clear(struct fair_contents *contents);

/* Without a key: whether each record is what the laptop signed, in its place. A torn end, of at
 * most a megabyte, is no error; a record that is missing, changed or put in is ERROR_INPUT, which
 * names it. Clear it in any case. */
bool fair_contents_read(const struct text *bytes, struct fair_contents *contents,
                        struct error *error);
/* Whether the laptop closed it behind its last person. */
bool fair_contents_are_closed(const struct fair_contents *contents);

/* -- Writing -------------------------------------------------------------------------------- */

struct fair_file {
    int descriptor; /* -1 when closed */
    struct file_lock lock;
    char *path;
    struct signing_key device;
    struct sealing_public force;
    struct id file;
    uint64_t number; /* of the last record */
    size_t people;
    int64_t end;
    bool is_closed; /* the last record says so */
    unsigned char last_hash[FAIR_HASH_SIZE];
    char *torn; /* where a torn end was put; NULL for none */
};

/* Makes the file for a pack, or goes on with the one that is there; ERROR_BUSY when it is open
 * elsewhere. Close it in any case. */
bool fair_file_open(struct fair_file *file, const char *path, const char *pack_line,
                    const struct signing_key *device, struct error *error);
/* Seals and appends; it is on the disk when this returns true, and else the file is as it was. */
bool fair_file_add(struct fair_file *file, enum fair_kind kind, const struct text *said,
                   struct error *error);
void fair_file_close(struct fair_file *file);

#endif
