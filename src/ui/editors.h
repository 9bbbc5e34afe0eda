/* editors.h - who else is at work on the record in hand, in words. */
#ifndef UI_EDITORS_H
#define UI_EDITORS_H

#include "base/text.h"
#include "record/record.h"
#include "term/canvas.h"
#include "ui/shell.h"

/* Reads it anew into `editors`, and says so on the message line when it was not known. */
void editors_look(struct shell *shell, const struct record *record, struct text *editors);
/* Before what stands at the right of a title that has room for it: "M. Begum is editing this  ". */
void editors_append(const struct text *editors, const struct canvas *canvas, struct text *right);

#endif
