/* bulk.h - one command on many records (T37): foreseen first (T38), then done as one step or not at
 * all. A command with COMMAND_MANY is run for one record after the other in one transaction.
 *
 * What will come of it is not guessed but tried, in a transaction that is rolled back, so that the
 * rules of the command itself say what they refuse. */
#ifndef MODULES_BULK_H
#define MODULES_BULK_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "command/command.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* Records of one step: what a person can look through, and what fits in memory. Messages and help
 * say it in words. */
#define BULK_MOST 10000

/* What becomes of one record. */
enum bulk_fate {
    BULK_CHANGES,
    BULK_SAME, /* it is so already */
    BULK_REFUSED,
};

/* A field that every record is given. */
struct bulk_change {
    size_t field;
    char *value;    /* canonical, NULL empties; owned */
    size_t already; /* how many records have it */
};

struct bulk {
    const struct command *command; /* borrowed, as the type */
    const struct record_type *type;
    struct id *ids; /* what it was asked for; owned */
    size_t id_count;
    bool trash; /* they are in the trash; else a record that is there now is gone */
    struct bulk_change *changes;
    size_t change_count;
    char **args; /* one per command->args, NULL where not given; owned */
    /* Foreseen: the records that are still there, in the order of their names, with the heads that
     * they were shown with (S6). */
    struct record_list records;
    enum bulk_fate *fates;
    char **reasons; /* of the refused; of those of a command for each, what would come of it; else
                     * NULL */
    size_t counts[BULK_REFUSED + 1];
    size_t gone;
    size_t tasks; /* laid down with them */
};

/* Copies the ids. */
struct bulk *bulk_new(const struct command *command, const struct record_type *type,
                      const struct id *ids, size_t count, bool trash);
/* Of a command for each record that links to the one in hand; NULL, and ERROR_NOT_FOUND, when there
 * is none. */
struct bulk *bulk_of_each(const struct command *command, struct session *session,
                          const struct id *id, struct error *error);
void bulk_free(struct bulk *bulk);

/* True for a field that many records may be given at once: none that posact sets, none that is one
 * person's own, none that says in whose life a record is. */
bool bulk_takes(const struct record_type *type, size_t field);
/* Adds a change; value is copied. ERROR_USAGE for a field that bulk_takes not. */
bool bulk_set(struct bulk *bulk, size_t field, const char *value, struct error *error);
/* Copies the args of the command. */
void bulk_set_args(struct bulk *bulk, const char *const *args);

/* Finds out what would happen. `go_on` is asked now and then; false stops it (NULL: nobody asks).
 * Nothing is changed. */
bool bulk_foresee(struct bulk *bulk, struct session *session, bool (*go_on)(void *context),
                  void *context, struct error *error);
/* After bulk_foresee: forgets the refused, so that the others can be done. */
void bulk_leave_out_refused(struct bulk *bulk);
/* After bulk_foresee: does it, all or nothing; the error names the record that stood in the way.
 * The outcome is what a single run says, with the count in place of the name. */
bool bulk_run(struct bulk *bulk, struct session *session, bool (*go_on)(void *context),
              void *context, struct outcome *outcome, struct error *error);

/* A rule says no to this record; anything else is no matter of the record, and ends it all. */
bool bulk_is_refusal(const struct error *error);

/* "Put 18 candidates in the trash". */
void bulk_title(const struct bulk *bulk, struct text *out);
/* "15 of 18 will change, 3 are so already". */
void bulk_summary(const struct bulk *bulk, struct text *out);
/* A line each: who is refused and why. */
void bulk_refusals(const struct bulk *bulk, struct session *session, struct text *out);
/* A line each: what is refused and why, what is written, the first names. */
void bulk_lines(const struct bulk *bulk, struct session *session, struct text *out);

#endif
