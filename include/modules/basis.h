/* basis.h - what targeted support rests on: the one door that every pairing, event, invitation and
 * offer passes (P1), however it is made - by a form, a command, for many at once, out of a file or
 * out of the trash. What is offered to everybody needs nothing. */
#ifndef MODULES_BASIS_H
#define MODULES_BASIS_H

#include "base/id.h"
#include "base/text.h"
#include "modules/session.h"
#include "record/record.h"

#include <stdbool.h>

/* The kinds of support that rules know by their code in lists.measures. */
#define MEASURE_BUDDY "buddy"
#define MEASURE_MENTORING "mentoring"
#define MEASURE_EVENT "event"

/* The consent by which somebody agrees to be offered what is meant for a group. */
#define TARGETED_PURPOSE "targeted"

/* As the words of a field that says for whom support is. */
#define OFFERED_ALL "all"
#define OFFERED_TARGETED "targeted"

/* Within admit of each type of support, after what posact sets itself: false where it is targeted
 * and does not rest on an assessment that is approved, in date today and on its own day, and covers
 * the role, the group - by the person's own statement, with consent (P17) - and the measure. The
 * error names what is missing, and what is open to everybody (P7). What is stored already and stays
 * as it is stays (P3). Whoever may not see what people declared makes no new targeted support,
 * because that it goes through would tell them; what goes on already they look after, and hear yes
 * or no without a why (T29). An invitation is given the version that its event rests on (P5). */
bool basis_admit(struct session *session, struct record *record, const struct record *before,
                 struct error *error);
/* Within `returned`: what an undo brings back passes the same door, with the assessment as it was
 * on its own day, and not withdrawn since. */
bool basis_may_return(struct session *session, const struct record *record,
                      const struct record *before, struct error *error);

/* P3: "basis lapsed: its review was due by 1 March 2026", "basis lapsed" in brief; "no assessment
 * to rest on" of what was stored before there were any. False, and nothing is said, where all is
 * well or nothing is needed. */
bool basis_append_lapsed(struct session *session, const struct record *record, bool brief,
                         struct text *out);

/* Whether any support that is not in the trash rests on an assessment. */
bool basis_has_support(struct session *session, const struct id *assessment, bool *any,
                       struct error *error);

/* -- For reports --------------------------------------------------------------------------- */

/* The types of support, in the order in which reports name them. */
#define BASIS_TYPES 4
extern const struct record_type *const basis_types[BASIS_TYPES];
/* What a record of one of them says of itself: for whom, what, resting on what. */
struct basis_support {
    const struct record_type *type;
    bool targeted;
    const char *assessment; /* the id of the version; NULL for none; borrowed as all else */
    const char *candidate;  /* NULL for an event, or a colleague */
    const char *measure;
    const char *roles; /* of an event: "pc, pcso"; NULL for all */
    const char *day;   /* on which it was made; canonical; of an event NULL */
};
/* Fills *support; `event` is of an invitation: fetched here, the caller's to free, else NULL. */
void basis_support_of(struct session *session, const struct record *record,
                      struct basis_support *support, struct record **event);

#endif
