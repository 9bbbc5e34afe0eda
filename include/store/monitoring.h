/* monitoring.h - the answers to equality questions, in a file of their own beside the records
 * (P16).
 *
 * They stand there under a random reference; whose it is says one guarded table of the records'
 * file, so that neither file alone says anything of anybody. This is the way in: nothing here reads
 * an answer (store/monitoring_read.h does, for those who count them). Opened for one act, then
 * closed with store_close. */
#ifndef STORE_MONITORING_H
#define STORE_MONITORING_H

#include "base/error.h"
#include "base/id.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

/* "monitoring.db" beside "posact.db", "fair-monitoring.db" beside "fair.db"; the caller's. NULL for
 * records that are in memory. */
char *monitoring_path(const struct store *records);
/* The same for the file of the records at a path. */
char *monitoring_path_beside(const char *records_path);
/* The file of these records; with STORE_CREATE it is made when it is missing. NULL with an error,
 * also for a file that belongs to other records. */
struct store *monitoring_open(struct store *records, enum store_mode mode, bool read_only,
                              struct error *error);

/* Within an action on the records: the reference of a person, a new one when there is none. */
bool monitoring_link(struct store *records, const struct id *candidate, struct id *reference,
                     struct error *error);
/* *found is false when they were never asked. */
bool monitoring_find(struct store *records, const struct id *candidate, struct id *reference,
                     bool *found, struct error *error);

/* The kinds of answer that are kept apart (B15, P19). */
enum answer_state {
    ANSWER_GIVEN,
    ANSWER_BLANK,
    ANSWER_PREFER_NOT,
    ANSWER_NOT_ASKED,
    ANSWER_DO_NOT_KNOW,
    ANSWER_STATES,
};

struct kept_answer {
    const char *question, *pack;
    enum answer_state state;
    const char *answer; /* a code; NULL unless ANSWER_GIVEN */
    const char *words;  /* NULL for none */
    bool as_before;     /* the one that is kept stays (B18), and the rest of this is not read */
};

/* Within an action on the monitoring file: puts these in the place of what the reference had. */
bool monitoring_write(struct store *file, const struct id *reference, const char *month,
                      const struct kept_answer *answers, size_t count, struct error *error);
/* Takes out all that the reference has. */
bool monitoring_forget_reference(struct store *file, const struct id *reference,
                                 struct error *error);
/* Whether it has any. */
bool monitoring_has(struct store *file, const struct id *reference, bool *has, struct error *error);

#endif
