/* problem_view.h - "There is a problem": what stands in the way of saving a form, a row each; Enter
 * goes to the answer (B02). */
#ifndef UI_PROBLEM_VIEW_H
#define UI_PROBLEM_VIEW_H

#include "ui/form.h"

/* Of form->problems; the form stays below it. */
struct view *problem_view_new(struct form *form);

#endif
