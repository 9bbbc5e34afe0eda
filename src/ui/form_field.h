/* form_field.h - one answer of a form: its editor, what it held at first, what is wrong with it.
 *
 * What nobody touched is never parsed again, so saving cannot change it (A33): an answer differs
 * when its editor shows something else than when the form opened. */
#ifndef UI_FORM_FIELD_H
#define UI_FORM_FIELD_H

#include "base/error.h"
#include "base/key.h"
#include "base/text.h"
#include "modules/session.h"
#include "record/field.h"
#include "term/canvas.h"
#include "ui/choice_edit.h"
#include "ui/line_edit.h"
#include "ui/text_edit.h"

#include <stdbool.h>
#include <stddef.h>

enum form_editor {
    EDITOR_NONE, /* shown, not edited: whose contact this is */
    EDITOR_LINE,
    EDITOR_NOTES,
    EDITOR_CHOICE,
    EDITOR_LINK, /* a line of words to find the record by, and the record once chosen */
};

struct form_field {
    const struct field *field;
    size_t index; /* in the record */
    enum form_editor editor;
    struct line_edit line;         /* LINE, LINK */
    struct text_edit notes;        /* NOTES */
    struct choice_edit choice;     /* CHOICE */
    struct choice_list narrowed;   /* what it offers where another answer narrows it */
    struct choice *narrowed_items; /* owned */
    char *stored;                  /* the value that the form opened with; NULL for not given */
    char *opened;                  /* what the editor showed then */
    char *target;                  /* LINK: id of the record chosen; NULL while there is none */
    bool many;                     /* for many records: untouched it leaves each as it is */
    bool touched;                  /* many: it is for all of them, also when it is empty */
    char *problem;                 /* what stood in the way of saving; NULL for nothing */
};

/* `value` is canonical or NULL. */
void form_field_init(struct form_field *answer, struct session *session, const struct field *field,
                     size_t index, const char *value, bool fixed);
void form_field_clear(struct form_field *answer);

bool form_field_differs(const struct form_field *answer);
/* Puts back what the form opened with; what was wrong with the other text goes with it. */
void form_field_reset(struct form_field *answer);
/* Somebody else stored `value` meanwhile: an answer that was not touched shows it, one that was
 * stays as typed and now differs from it. */
void form_field_rebase(struct form_field *answer, struct session *session, const char *value);
/* Offers what goes with the answer that narrows this one (field.narrowed_by), NULL for none. */
void form_field_narrow(struct form_field *answer, struct session *session, const char *by);
/* The record that a LINK is to; `title` is what it is called. */
void form_field_link(struct form_field *answer, const char *id, const char *title);
/* Puts what somebody typed into the editor, and the record that a LINK is then to (or NULL). */
void form_field_put(struct form_field *answer, const char *typed, const char *target);
/* Puts another value into the editor, as if it had been typed. `value` is canonical or NULL. */
void form_field_fill(struct form_field *answer, struct session *session, const char *value);
/* What stands in the editor: a code for CHOICE. Borrowed until the next key. */
const char *form_field_typed(const struct form_field *answer);

/* True when the editor took the key. */
bool form_field_type(struct form_field *answer, key pressed);
/* Takes a pasted text (A27); false where none is typed: a choice, a fixed answer. */
bool form_field_paste(struct form_field *answer, const char *text, size_t *kept);
/* The focus leaves: tidies what was typed where it can be read, and says in `echo` the day that a
 * date was read as. Never complains (B01). */
void form_field_leave(struct form_field *answer, struct session *session, struct text *echo);
/* The canonical value to save; *value is the caller's. ERROR_INPUT. */
bool form_field_value(const struct form_field *answer, struct session *session, char **value,
                      struct error *error);
/* Copied; NULL for none. */
void form_field_set_problem(struct form_field *answer, const char *problem);

/* Rows that the editor takes, at most `most`. */
int form_field_rows(const struct form_field *answer, int width, int most);
/* Paints the editor; when focused the cursor of the canvas goes into it. */
void form_field_draw(struct form_field *answer, struct canvas *canvas, int row, int column,
                     int width, int rows, bool focused);

#endif
