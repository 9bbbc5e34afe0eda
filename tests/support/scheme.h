/* scheme.h - a buddy scheme of three people, and what tests do with it. */
#ifndef SUPPORT_SCHEME_H
#define SUPPORT_SCHEME_H

#include "command/command.h"
#include "modules/session.h"
#include "support/adding.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define MOST 8

/* A candidate, a colleague who is a trained buddy, and another colleague. */
struct scheme {
    struct session *session;
    struct id candidate, staff, buddy, other;
    char candidate_text[ID_TEXT_SIZE], staff_text[ID_TEXT_SIZE], buddy_text[ID_TEXT_SIZE],
        other_text[ID_TEXT_SIZE];
};
void scheme_open(struct scheme *scheme);
void scheme_open_on(struct scheme *scheme, struct session *session);

/* Trained and agreed on 5 January 2026. */
struct id add_buddy(struct session *session, const char *staff, const char *kind,
                    char text[ID_TEXT_SIZE]);
/* Proposed on 2 November 2026, with more values or others. */
struct id try_pair(struct scheme *scheme, const struct given *more, size_t count,
                   struct error *error);
struct id pair(struct scheme *scheme);
void must_refuse(struct scheme *scheme, const struct given *more, size_t count, const char *why);

const struct command *pairing_command(const char *name);
/* Runs a command on a pairing; `why` is part of the refusal, NULL when it is done. */
void step(struct session *session, const struct id *id, const char *name, const char *const *args,
          const char *why);
#define STEP(id, name, why, ...)                                                                   \
    step(scheme.session, &(id), name, (const char *const[MOST]){__VA_ARGS__}, why)
void assert_value(struct session *session, const struct id *id, size_t field, const char *expected);
#define VALUE(id, field, expected) assert_value(scheme.session, &(id), field, expected)
/* How many places of the buddy are taken. */
size_t load(struct scheme *scheme);

#endif
