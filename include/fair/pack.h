/* pack.h - what a laptop takes along to a fair, in one line of text: for whom it seals, at which
 * event, the notice, what people may be interested in, and until when; of people nothing (sync.md
 * B). The force signs it. */
#ifndef FAIR_PACK_H
#define FAIR_PACK_H

#include "base/choice.h"
#include "base/date.h"
#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "store/sealing_key.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum fair_language {
    FAIR_ENGLISH,
    FAIR_WELSH,
    FAIR_LANGUAGES,
};

/* Owns what it points to. */
struct fair_pack {
    struct sealing_public force;
    struct id database, event;
    int64_t made_ms;
    struct date last_day;
    char *version; /* of the posact that made it */
    char *title;   /* of the event */
    char *notice_version;
    char *notice[FAIR_LANGUAGES]; /* "" where the officer has it on paper */
    struct choice_list interests;
};
void fair_pack_clear(struct fair_pack *pack);

/* What the force signs; appended. */
void fair_pack_put(const struct fair_pack *pack, struct text *out);
/* The line, of what was signed and its signature; appended. */
void fair_pack_write(const struct text *signed_bytes, const unsigned char signature[SIGNATURE_SIZE],
                     struct text *out);
/* Clear it in any case. ERROR_INPUT for a line that is no pack, was cut short or changed. */
bool fair_pack_read(const char *line, struct fair_pack *pack, struct error *error);
/* ERROR_DENIED behind its last day. */
bool fair_pack_is_in_date(const struct fair_pack *pack, struct date today, struct error *error);

/* Four groups of four letters and digits by which people tell two forces apart. */
#define FAIR_MARK_SIZE 20
void fair_mark(const struct sealing_public *force, char out[FAIR_MARK_SIZE]);

#endif
