/* audit.h - who looked at whom: the notes of the log, for those who may ask (T30, P32, F21).
 *
 * An answer names officers, kinds of record and references, what they said that they looked for,
 * and no other word of any case, so that it can be asked by somebody who sees no case. Answers come
 * in windows, the newest first. */
#ifndef MODULES_AUDIT_H
#define MODULES_AUDIT_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "modules/candidate.h"
#include "modules/session.h"
#include "modules/staff.h"
#include "record/change.h"
#include "record/field.h"

#include <stdbool.h>
#include <stddef.h>

/* One of: a person or another record, an officer, neither (everything). Days are canonical, both
 * within; borrowed. */
struct audit_question {
    const struct record_type *type; /* of the record */
    const struct id *about;         /* NULL for none */
    const char *officer;            /* whatever the case of its letters; NULL for none */
    const char *from, *to;          /* NULL for no bound */
};

/* What is asked for a question, on a form. */
enum audit_arg {
    AUDIT_PERSON,
    AUDIT_COLLEAGUE,
    AUDIT_USER,
    AUDIT_FROM,
    AUDIT_TO,
    AUDIT_ARG_COUNT,
};
/* The same on the command line, which has more of them. */
#define AUDIT_FIELDS                                                                               \
    [AUDIT_PERSON] = {.name = "person",                                                            \
                      .label = "Candidate",                                                        \
                      .kind = FIELD_LINK,                                                          \
                      .target = &candidate_type,                                                   \
                      .help = "Who looked at them, and which lists may have shown them"},          \
    [AUDIT_COLLEAGUE] = {.name = "colleague",                                                      \
                         .label = "Colleague",                                                     \
                         .kind = FIELD_LINK,                                                       \
                         .target = &staff_type,                                                    \
                         .help = "The same of a colleague, such as a member of a network"},        \
    [AUDIT_USER] = {.name = "user",                                                                \
                    .label = "User",                                                               \
                    .kind = FIELD_TEXT,                                                            \
                    .help = "What this officer looked at and took out, such as 'J. Shah'"},        \
    [AUDIT_FROM] = {.name = "from",                                                                \
                    .label = "From",                                                               \
                    .kind = FIELD_DATE,                                                            \
                    .help = "On this day or later"},                                               \
    [AUDIT_TO] = {                                                                                 \
        .name = "to",                                                                              \
        .label = "To",                                                                             \
        .kind = FIELD_DATE,                                                                        \
        .help = "On this day or earlier",                                                          \
    }
extern const struct field audit_args[AUDIT_ARG_COUNT];

/* The question that these args ask; *about is where its id is kept. ERROR_USAGE when they ask for
 * two things at once. */
bool audit_question_of(const char *const *args, struct audit_question *question, struct id *about,
                       struct error *error);

/* The next window, added to the list: at most `limit` notes that are older than `newer`, or the
 * newest with NULL. About a person are notes on her record, on what is linked to it, and on lists
 * and exports of such records, which may have shown her. ERROR_DENIED for who may not ask. */
bool audit_read(struct session *session, const struct audit_question *question,
                const struct change *newer, size_t limit, struct change_list *list,
                struct error *error);

/* The newest of them in lines, for a screen, and a last line where there are more. */
bool audit_append_newest(struct session *session, const struct audit_question *question,
                         struct text *out, struct error *error);

/* "21 November 2026, 12:04  J. Shah  offering support: read  declaration 3f2a91bc for 'complaint
 * 12/26'", without a line end. */
void audit_append_line(const struct change *note, struct text *out);

#endif
