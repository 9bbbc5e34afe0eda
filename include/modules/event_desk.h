/* event_desk.h - the door of an event: who is meant by a few letters, who may come in, who is in
 * (T63, T64). The screen and plain mode show the same rows and say the same words. */
#ifndef MODULES_EVENT_DESK_H
#define MODULES_EVENT_DESK_H

#include "base/text.h"
#include "modules/one_line.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where the letters are looked for. */
enum desk_scope {
    DESK_OF_EVENT, /* who is invited; without letters who is in, the last one first */
    DESK_OF_ALL,   /* everybody who is known, for those who walk in */
};

struct desk_row {
    struct id invitation; /* zero for somebody who is not invited */
    struct id person;     /* of the candidate, or of the colleague */
    bool is_colleague;
    bool is_in;
    char *name, *says; /* "Tomasz Kowalski", "accepted"; owned */
};
struct desk_rows {
    struct desk_row *items;
    size_t count, capacity;
};
void desk_rows_clear(struct desk_rows *rows);

/* Whether the officer may sit at the desk of an event: at one of a network that is a reading. */
bool desk_may_open(struct session *session, const struct id *event, struct error *error);
/* Before the first look: offers that are over lapse, so that the seats are counted as they are.
 * With a database that is read only nothing is done, and that is no error. */
bool desk_begin(struct session *session, struct error *error);

/* At most `limit` rows, whom one waits for before who is in. `last` is who came in last, or zero:
 * without letters she stands first, however many came at one moment. Fills *rows from empty; clear
 * it in any case. */
bool desk_find(struct session *session, const struct id *event, enum desk_scope scope,
               const char *typed, const struct id *last, size_t limit, struct desk_rows *rows,
               struct error *error);

/* The entries of those who walked in, the last one first; added to the list. */
bool desk_walked_in(struct session *session, const struct id *event, size_t limit,
                    struct record_list *list, struct error *error);

struct desk_count {
    size_t in;      /* everybody who is here */
    size_t walk_in; /* of those who were not invited */
    size_t signed_up;
    bool has_seats; /* the event has so many and no more */
    long free;      /* seats that nobody holds; below 0 when more guests are in than it has */
};
bool desk_count(struct session *session, const struct id *event, struct desk_count *count,
                struct error *error);
/* "22 in, 9 seats left". */
void desk_append_count(const struct desk_count *count, struct text *out);
/* "Preparation evening, HQ Training Centre, today 18:00". */
void desk_append_title(struct session *session, const struct record *event, struct text *out);

/* -- Commands (event_desk_commands.c) -------------------------------------------------------- */

/* Lets somebody in: on an event, with a candidate or a colleague. What stands in the way is
 * ERROR_CONFLICT where `sure` lets them in all the same, any other code where it does not. */
enum let_in_arg {
    LET_IN_CANDIDATE,
    LET_IN_COLLEAGUE,
    LET_IN_SURE,
    LET_IN_ARG_COUNT,
};
extern const struct command *const command_let_in;
/* What it is told of a row of the desk. `person` holds the id and lives as long as args. */
void desk_let_in_args(const struct desk_row *row, bool sure, char person[ID_TEXT_SIZE],
                      const char *args[LET_IN_ARG_COUNT]);

/* Adds somebody whom nobody knows yet, and lets them in (C04). */
enum walk_in_arg {
    WALK_IN_NAME,
    WALK_IN_CONTACT,
    WALK_IN_INTEREST,
    WALK_IN_NOTICE,
    WALK_IN_SOURCE,
    WALK_IN_ARG_COUNT,
};
extern const struct command *const command_walk_in;

/* A person on one line (one_line.h) as the args of walk_in, which borrow from it; whether they had
 * the notice is for the officer to say. */
bool desk_read_line(struct session *session, const char *typed, struct one_line *line,
                    const char *args[WALK_IN_ARG_COUNT], struct error *error);
/* What was understood of it, a line for each answer: to be read before it is saved. */
void desk_append_understood(struct session *session, const char *const args[WALK_IN_ARG_COUNT],
                            struct text *out);

/* Within a writing command: somebody who was just added had walked into the event at a moment, and
 * is to be completed. */
bool desk_note_walk_in(struct session *session, const struct record *event,
                       const struct record *person, int64_t arrived_ms, struct error *error);

/* Notes on an invitation that they signed up for positive action support there. */
extern const struct command *const command_sign_up;

#endif
