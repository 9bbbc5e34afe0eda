/* vcard.h - address cards as phones and mail programs write them: vCard 2.1, 3.0 (RFC 2426), 4.0
 * (RFC 6350), or of no version; and our own.
 *
 * Own code, because of the two libraries in Debian neither is kept up nor knows 4.0, and both read
 * a file whole. Folded lines, quoted-printable, CHARSET and groups are undone here; pictures, keys
 * and sounds are passed over and never held. */
#ifndef EXCHANGE_VCARD_H
#define EXCHANGE_VCARD_H

#include "base/error.h"
#include "base/text.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* One line of a card. */
struct vcard_property {
    size_t line;    /* of the file, from 1 */
    char *group;    /* "item1", or "" */
    char *name;     /* "TEL", in capitals */
    char *types;    /* ",home,cell,": in lower case, between commas */
    int preference; /* 1 to 100, 1 is the first; 0 when nothing is said */
    char *value;    /* as it stands, escapes and all, but in UTF-8; "" when it is not kept */
    bool old;       /* of vCard 2.1, which escapes nothing but semicolons */
};

struct vcard {
    size_t line; /* of its BEGIN */
    struct vcard_property *properties;
    size_t count, capacity;
    struct text fault; /* why this card cannot be read, or empty; the others still can */
};

struct vcard_reader;

/* Reads bytes in memory (borrowed until vcard_close). */
struct vcard_reader *vcard_open_bytes(const void *bytes, size_t length);
/* "UTF-8". Borrowed. */
const char *vcard_encoding(const struct vcard_reader *reader);
/* The next card, borrowed until the next call. False with code ERROR_NONE at the end; ERROR_INPUT
 * with "line N: what" on a card without END, something between two cards, more than 1 MiB of text
 * or 1,000 lines in a card, 32 MiB with what is passed over. */
bool vcard_next(struct vcard_reader *reader, const struct vcard **card, struct error *error);
void vcard_close(struct vcard_reader *reader);

/* The value, or with `part` the n-th of those between semicolons from 0, without escapes; line ends
 * are line feeds. Appended to out. */
#define VCARD_WHOLE (-1)
void vcard_value(const struct vcard_property *property, int part, struct text *out);
/* Whether one of its types is this, in lower case. */
bool vcard_has_type(const struct vcard_property *property, const char *type);

/* What the UID of our own cards begins with; the id of the record follows. */
#define VCARD_UID_START "urn:uuid:"

/* One candidate as a card: vCard 3.0, the newest that every address book in use reads. Holds what
 * people exchange - name, phone, email, area, note, language of letters - and nothing of the case
 * (D12): no status, role, owner or source. CRLF, lines of at most 75 octets. Appended to out. */
void vcard_write(struct text *out, const struct record *candidate);

#endif
