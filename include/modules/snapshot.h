/* snapshot.h - counts of people on one day, as somebody published or counted them: of a workforce,
 * or of the people it is drawn from (domain 8: workforce, population). A snapshot is one thing: it
 * comes in whole or not at all, by an import, is never changed, and one that was wrong is withdrawn
 * with the reason, or undone. Its counts are one value of it (count_table.h). */
#ifndef MODULES_SNAPSHOT_H
#define MODULES_SNAPSHOT_H

#include "command/command.h"
#include "modules/count_table.h"
#include "modules/session.h"
#include "record/record_type.h"

#include <stdbool.h>

/* Both types have the same fields. */
enum snapshot_field {
    SNAPSHOT_NAME = RECORD_CORE_COUNT,
    SNAPSHOT_DATE,
    SNAPSHOT_BASIS,
    SNAPSHOT_LISTS,
    SNAPSHOT_AREAS,
    SNAPSHOT_SOURCE,
    SNAPSHOT_FILE,
    SNAPSHOT_PUBLISHED,
    SNAPSHOT_REMARKS,
    SNAPSHOT_WITHDRAWN,
    SNAPSHOT_REASON,
    SNAPSHOT_COUNTS,
    SNAPSHOT_FIELD_COUNT,
};

extern const struct record_type workforce_type, population_type;
extern const struct command_table snapshot_commands;

bool snapshot_is(const struct record_type *type);

/* All that are not withdrawn, the newest day first. */
bool snapshot_read_all(struct session *session, const struct record_type *type,
                       struct record_list *list, struct error *error);
/* The counts of one; clear them in any case. */
bool snapshot_counts(const struct record *snapshot, struct count_table *table, struct error *error);
/* ERROR_CONFLICT where another snapshot has counts of the same day, basis and characteristic for
 * one of its areas and roles: they would be counted twice. session_add asks it too. */
bool snapshot_check_new(struct session *session, const struct record *snapshot,
                        struct error *error);

#endif
