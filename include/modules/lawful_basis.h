/* lawful_basis.h - why a kind of record may be kept: lawful-bases of posact.yaml (P26, T25). */
#ifndef MODULES_LAWFUL_BASIS_H
#define MODULES_LAWFUL_BASIS_H

#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "config/config.h"
#include "record/record_type.h"

#include <stdbool.h>

#define LAWFUL_BASIS_LABEL "Lawful basis"

/* "Public task, UK GDPR Article 6(1)(e); review by 1 April 2027", or "; its review was due by 1
 * April 2026". Appended to out, nothing for a kind without one. */
void lawful_basis_append(const struct config *config, const struct record_type *type,
                         struct date today, struct text *out);
/* Where it is written; NULL for a kind without one. Borrowed. */
const char *lawful_basis_source(const struct config *config, const struct record_type *type);
/* What is wrong with the setting - a kind that posact does not keep, a review that is no day - each
 * with its file, line and column. */
void lawful_basis_check(const struct config *config, struct error_list *problems);

#endif
