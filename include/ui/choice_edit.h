/* choice_edit.h - one of a few answers, as words on a line. */
#ifndef UI_CHOICE_EDIT_H
#define UI_CHOICE_EDIT_H

#include "base/choice.h"
#include "base/key.h"
#include "base/text.h"
#include "term/canvas.h"

#include <stdbool.h>
#include <stddef.h>

struct choice_edit {
    const struct choice_list *list; /* borrowed */
    bool optional;                  /* may be left without an answer */
    char *present;                  /* the code that was there when it opened, "" for none */
    size_t option;                  /* chosen; NO_OPTION when nothing was and something must be */
    struct text typed;              /* letters of a label, as far as they lead to one */
};

#define NO_OPTION ((size_t)-1)

/* `value` is a code, or NULL or "" for no answer. Retired choices are offered only when they are
 * the value; a code that the list does not know stays, shown as it is. */
void choice_edit_init(struct choice_edit *edit, const struct choice_list *list, const char *value,
                      bool optional);
void choice_edit_clear(struct choice_edit *edit);
/* Right and Left move to the next and the former option and stop at the ends; Space moves on and
 * begins again after the last; letters move to the next label that begins with them. Never Up and
 * Down (A28). True when it took the key. */
bool choice_edit_type(struct choice_edit *edit, key pressed);
/* The code, "" for no answer; borrowed, as long as the list and the widget. */
const char *choice_edit_value(const struct choice_edit *edit);
/* Appends a sentence that names all options. */
void choice_edit_describe(const struct choice_edit *edit, struct text *out);
/* "( ) English  (*) Welsh", or "Welsh  (2 of 7, Space changes)" where that is too long. When
 * focused the cursor of the canvas goes to the first letter of the chosen label. */
void choice_edit_draw(const struct choice_edit *edit, struct canvas *canvas, int row, int column,
                      int width, bool focused);

#endif
