/* script.h - one more step for the scripts of tests: `<to notes>` goes to that field of the
 * candidate's form, so that a script need not count Tabs and a new field breaks none. */
#ifndef SUPPORT_SCRIPT_H
#define SUPPORT_SCRIPT_H

#include "base/text.h"

#include <stddef.h>

/* Appends the script with Tabs or Shift-Tabs for each `<to FIELD>`. It follows <Tab>,
 * <Shift-Tab>, and <Ctrl-S>, after which a form begins anew. */
void script_expand(const char *script, struct text *out);

/* How many fields the candidate's form has. */
size_t script_form_fields(void);

#endif
