/* assessment_figures.h - what the newest counts of the force say of the group that an assessment is
 * about: of the whole workforce, and of each role that it covers and the counts know (P6, P50). */
#ifndef MODULES_ASSESSMENT_FIGURES_H
#define MODULES_ASSESSMENT_FIGURES_H

#include "modules/representation.h"

struct assessment_figure {
    const struct representation *representation;
    const struct representation_question *question; /* that gives it again */
    const struct representation_part *part;
    const struct standing_role *role;
    const struct standing_group *group;
    const struct standing_cell *cell; /* with a share: neither hidden nor of a small base */
};
typedef bool assessment_figure_visit(void *context, const struct assessment_figure *figure,
                                     struct error *error);

/* Visits each, none where the counts know nothing of the group. False when the visit or the reading
 * failed. */
bool assessment_figures_each(struct session *session, const struct record *assessment,
                             assessment_figure_visit *visit, void *context, struct error *error);

#endif
