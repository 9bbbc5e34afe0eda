/* representation_drill.h - one figure of the matrix: what it is, what it was on earlier days, where
 * it comes from, and the command that gives it again. */
#ifndef MODULES_REPRESENTATION_DRILL_H
#define MODULES_REPRESENTATION_DRILL_H

#include "modules/representation.h"

/* Appended to out, a line each. */
bool representation_drill(struct session *session, const struct representation *representation,
                          const struct representation_question *question,
                          const struct representation_part *part, size_t role, size_t group,
                          struct text *out, struct error *error);
/* The force of the settings, or the only one that there are counts of; appended to out, nothing for
 * none. */
void representation_own_force(struct session *session, struct text *out);
/* The matrix as lines, for who reads line by line: a figure a line, in the
 * order of parts, roles and groups, with its number. */
void representation_lines(const struct representation *representation, struct text *out);

#endif
