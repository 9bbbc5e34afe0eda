/* assessment.h - why support may be targeted at a group (Equality Act 2010, section 158; T77): for
 * which roles and whom, on what evidence, with which measures, and why nothing less will do.
 *
 * One is drafted by one officer, approved by another, and stays as it was approved: a change makes
 * the next version, which names the one before (P2, P5). Any group may be its subject (P4). What
 * rests on it is checked in modules/basis.h. */
#ifndef MODULES_ASSESSMENT_H
#define MODULES_ASSESSMENT_H

#include "base/date.h"
#include "base/text.h"
#include "modules/session.h"
#include "record/checklist.h"
#include "record/record_type.h"

#include <stdbool.h>
#include <stddef.h>

enum assessment_field {
    ASSESSMENT_NAME = RECORD_CORE_COUNT,
    ASSESSMENT_VERSION,
    ASSESSMENT_STATE,
    ASSESSMENT_ROLES,
    ASSESSMENT_CHARACTERISTIC,
    ASSESSMENT_GROUP,
    ASSESSMENT_TRIGGER,
    ASSESSMENT_BARRIER,
    ASSESSMENT_AIM,
    ASSESSMENT_MEASURES,
    ASSESSMENT_ALTERNATIVES,
    ASSESSMENT_LESSER,
    ASSESSMENT_EFFECT,
    ASSESSMENT_EIA,
    ASSESSMENT_ADVICE,
    ASSESSMENT_STARTS,
    ASSESSMENT_REVIEW,
    ASSESSMENT_AUTHOR,
    ASSESSMENT_APPROVER,
    ASSESSMENT_APPROVED,
    ASSESSMENT_EARLIER,
    ASSESSMENT_REPLACED,
    ASSESSMENT_WITHDRAWN,
    ASSESSMENT_REASON,
    ASSESSMENT_EVIDENCE_CHANGED,
    ASSESSMENT_FINDING,
    ASSESSMENT_FIELD_COUNT,
};

#define ASSESSMENT_DRAFT "draft"
#define ASSESSMENT_IS_APPROVED "approved"
#define ASSESSMENT_IS_REPLACED "replaced" /* a later version was approved */
#define ASSESSMENT_IS_WITHDRAWN "withdrawn"

/* P3: days before the review from which my day names it, and from which it is pressing. */
#define ASSESSMENT_REVIEW_SOON 60
#define ASSESSMENT_REVIEW_NOW 14

extern const struct record_type assessment_type;

bool assessment_is(const struct record *assessment, const char *state);
/* "'Men in the control room, version 2'". */
void assessment_append_name(struct session *session, const struct record *assessment,
                            struct text *out);
/* Approved by that day, begun, and its review not over. */
bool assessment_in_date(const struct record *assessment, struct date day);
/* The same of a day gone by, whatever became of it since. */
bool assessment_counted(const struct record *assessment, struct date day);
/* Why it is not in date, "lapsed: its review was due by 1 March 2026"; nothing is appended when it
 * is. */
void assessment_append_why_not(struct session *session, const struct record *assessment,
                               struct date day, struct text *out);
/* P5: the version that was approved last, of one that a later one may have replaced: a fresh copy,
 * the caller's; NULL with the error. */
struct record *assessment_latest(struct session *session, const struct record *assessment,
                                 struct error *error);
/* Its evidence, by its day, added to the list. */
bool assessment_evidence(struct session *session, const struct id *assessment,
                         struct record_list *list, struct error *error);

/* P6, within a writing command: flags each approved assessment, "review now: evidence changed",
 * where the newest counts of the force show the gap closed for its group in a role that it covers:
 * the share is at least that of the population, or its interval reaches it. One that is flagged
 * already stays as it is. The names of those that are flagged are appended, with a comma between.
 */
bool assessment_hear_counts(struct session *session, struct text *flagged, struct error *error);

/* P50, within a writing command: the newest figures of the group become evidence of a draft, as
 * they are on their day, with the command that gives them again; *taken counts them. */
bool assessment_take_figures(struct session *session, const struct record *assessment,
                             size_t *taken, struct error *error);

#endif
