/* basis_cover.h - whether an assessment covers some support: each element, with the words for the
 * one that is missing. */
#ifndef MODULES_BASIS_COVER_H
#define MODULES_BASIS_COVER_H

#include "modules/basis.h"

struct cover {
    struct session *session;
    const struct basis_support *support;
    int field; /* that the error is about */
    struct date day;
    bool history; /* it is over: the assessment counted on the day, and more is not asked */
    bool blind; /* who asks may not see what people declared: what is missing stays unsaid (T29) */
    bool returns; /* it was here before: the assessment counted on its own day, and is not withdrawn
                   */
};

/* True when it is covered; else the error names the missing element and the open offer (P1, P7). */
bool cover_holds(const struct cover *cover, struct error *error);
bool cover_has_measure(const struct record *assessment, const char *measure);
/* "Mentoring". */
void cover_append_measure(struct session *session, const char *measure, struct text *out);

#endif
