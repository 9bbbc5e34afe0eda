/* kiosk.h - quick add at a stand, typed by the person: the notice and five answers, one a page, in
 * English or Welsh, then the next person (C04, P27). Nothing of anybody who was here before is
 * shown, nothing is kept before the last page, which repeats the answers (S14), and the officer's
 * key alone ends it. Where the answers go is for whoever opens it. */
#ifndef MODULES_KIOSK_H
#define MODULES_KIOSK_H

#include "base/choice.h"
#include "modules/entry_page.h"
#include "modules/session.h"

#include <stdbool.h>
#include <stddef.h>

enum kiosk_language {
    KIOSK_ENGLISH,
    KIOSK_WELSH,
    KIOSK_LANGUAGES,
};

struct kiosk_answers {
    const char *name, *contact;
    const char *interest; /* a code; NULL: no answer */
    const char *source;
};

/* Everything is borrowed, and copied but for the session, the lists and `context`. */
struct kiosk_options {
    struct session *session;
    const char *title;                   /* of the event; it is the source */
    const char *notice[KIOSK_LANGUAGES]; /* the texts; NULL or "" where the officer has it */
    const char *note; /* what the officer should know before anybody comes; NULL for nothing */
    const struct choice_list *interests;
    size_t saved;      /* so many were saved before */
    bool asks_for_key; /* the officer sets a key first */
    bool takes_lines;  /* the officer may type a person on one line (one_line.h) */
    /* True when the answers are kept for good. */
    bool (*save)(void *context, const struct kiosk_answers *answers, struct error *error);
    /* The officer's key: whether it is that, and, with asks_for_key, what it is to be. */
    bool (*is_key)(void *context, const char *typed);
    bool (*set_key)(void *context, const char *typed, struct error *error);
    void (*free)(void *context); /* NULL: nothing is to be freed */
    void *context;
};

extern const struct entry_class kiosk_class;

/* Owned by the caller: kiosk_class.free. */
void *kiosk_new(const struct kiosk_options *options);

/* At an event (kiosk_event.c): who is saved has walked in. NULL with an error without a key, or
 * where nobody can walk in. */
void *kiosk_new_at(struct session *session, const struct id *event, struct error *error);
/* The text of the notice of the version now in use in a language; NULL where posact has none. The
 * caller's. */
char *kiosk_find_notice(struct session *session, enum kiosk_language language);

#endif
