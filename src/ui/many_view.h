/* many_view.h - what a command would do to many records, before it does it (T38), and the form that
 * asks what to write into all of them. */
#ifndef UI_MANY_VIEW_H
#define UI_MANY_VIEW_H

#include "modules/bulk.h"
#include "record/record.h"
#include "ui/form.h"
#include "ui/shell.h"

/* Takes the bulk. Pushes a form when the command needs answers, else the preview. */
void many_begin(struct shell *shell, struct bulk *bulk, bool has_args);
/* Takes the bulk; pushes what would come of it, or says why that cannot be told. */
void many_preview(struct shell *shell, struct bulk *bulk);
/* many_form.c: the answers of a form for many, once they can be read; `record` holds them. */
void many_form_preview(struct form *form, const struct record *record);
/* Takes the bulk. Every answer is (unchanged) until somebody touches it. */
struct view *many_form_new(struct shell *shell, struct bulk *bulk);

#endif
