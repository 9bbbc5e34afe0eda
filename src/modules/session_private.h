/* session_private.h - the session as its own files see it. */
#ifndef MODULES_SESSION_PRIVATE_H
#define MODULES_SESSION_PRIVATE_H

#include "base/presence.h"
#include "modules/session.h"
#include "store/store.h"

#define SESSION_LISTS 23
#define SESSION_EDITORS 8 /* of more than these it is noticed with the next commit who goes */

struct session {
    struct store *store; /* owned */
    const struct config *config;
    struct clock clock;
    char *officer;
    struct id user;         /* who is served; zero for who works on the file itself */
    char *role;             /* theirs, or NULL; owned */
    struct id colleague;    /* who they are among the staff: what is their own is this one's */
    int64_t checked_out_to; /* the laptop that is told of its own people alone; 0 for none */
    int ruling; /* within a command, whose permission was given: its rules read what they need */
    uint64_t user_seen; /* the version at which it was looked whether they are let in */
    char kind[48];      /* of a laptop: with what the server does not have yet */
    uint64_t kind_seen; /* the version at which it was counted */
    const char *over;   /* why they are no longer served; NULL while they are */
    struct named_list lists[SESSION_LISTS];
    struct field_context context;
    struct presence presence;         /* taken with the first draft */
    int64_t editors[SESSION_EDITORS]; /* the numbers of those who were told to edit a record */
    size_t editor_count;
    uint64_t departures;              /* how many of them have gone since, without a word */
    struct text warning;              /* of the command that runs */
    struct text standing;             /* and how it stands after it */
    const struct record_type *looked; /* at what a refusal told of; NULL for nothing */
    char *purpose;                    /* what whoever works looks for; NULL until said; owned */
    uint64_t purposes;                /* how often they said it */
    void (*ask_purpose)(void *context);
    void *ask_context;
    bool unseen;         /* what is read now is shown to nobody: it moves, or is counted */
    struct text trouble; /* what went wrong beside what was done, to be told once */
};

/* Counts who was told to edit a record and whose process is gone: it left no commit to be seen by.
 */
void session_notice_departures(struct session *session);
/* As it is stored, with what not everybody may see (field.may_see): for rules, and for what goes on
 * from it, and shown to nobody. A fresh copy, the caller's. */
struct record *session_get_whole(struct session *session, const struct record_type *type,
                                 const struct id *id, struct error *error);
/* Whether whoever works may see records of a type: all, or such as are not guarded. */
bool session_may_see(struct session *session, const struct record_type *type, struct error *error);
/* The same of one record, as it was read. */
bool session_may_see_record(struct session *session, const struct record *record,
                            struct error *error);
/* session_sees_field, with ERROR_DENIED where not. */
bool session_may_see_field(struct session *session, const struct field *field, struct error *error);

#endif
