/* form.h - a form: its answers, where the cursor is, what it saves with. Shared by the files that
 * draw it, save it and look up links. */
#ifndef UI_FORM_H
#define UI_FORM_H

#include "base/text.h"
#include "command/command.h"
#include "modules/bulk.h"
#include "modules/duplicate.h"
#include "record/record.h"
#include "ui/form_field.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>

struct form {
    struct view view; /* first: views are cast to it */
    const struct command *command;
    struct record *record; /* as it was read: stored values and heads; owned */
    /* Of the call: the record's own, or for a form of args what the command acts on. */
    const struct record_type *type;
    struct id id;
    bool of_args;
    struct bulk *bulk;            /* for many records: what the answers are for; else NULL; owned */
    struct record_type args_type; /* the record's type when of_args: a field for each arg */
    struct text title;
    struct text editors; /* who else is at work on the record; empty for nobody */
    struct form_field *answers;
    size_t count;
    size_t focus; /* the answer with the cursor; never one of EDITOR_NONE unless all are */
    size_t top;   /* the first answer shown */
    struct error_list problems;       /* of the last save */
    struct record_list matches;       /* of the link or the title being looked up */
    struct duplicate_list duplicates; /* who may be this new person */
    struct text clues;                /* what was looked for last */
    size_t leave_key; /* number of the key that asked to leave without saving; 0 for none */
    struct id draft;  /* as which it was kept; zero for not yet */
    struct text kept; /* what was typed, when it was last kept */
    size_t number;    /* what came of the one before (COMMAND_AGAIN); 0 for none */
    bool saved;       /* it closes, and there is nothing left to keep */
};

struct session *form_session(const struct form *form);
bool form_differs(const struct form *form);
/* Reads whom the form is about; again when somebody changed the name meanwhile. */
void form_set_title(struct form *form);
/* To the answer of a field of the record; nowhere when it has none. */
void form_go_to_field(struct form *form, int field);
/* What the help says of the answer with the cursor. `view` is of PLACE_FORM. */
void form_describe(struct view *view, struct text *out);

/* form_keep.c: what was typed becomes a draft, or what was kept goes when nothing differs any more
 * (C02). For the view class. */
bool form_keep(struct view *view, enum draft_stop stop, struct error *error);
/* True when what is typed here can be kept: not what a command is asked with. */
bool form_can_keep(const struct form *form);
/* Without record and answers. */
struct form *form_new(struct shell *shell, const struct command *command);
/* Makes the args of the command what is asked. */
void form_take_args(struct form *form);
/* An answer for each field of the record that is asked. */
void form_add_answers(struct form *form);

/* form_draw.c */
void form_draw(struct view *view, struct canvas *canvas);
/* form_save.c: closes the form when it was saved; else shows what stood in the way, and keeps all
 * that was typed (B02). */
void form_save(struct form *form);
/* Puts what was typed into the record; the answers that cannot be read are left out and, unless it
 * is NULL, added to `unread`. */
void form_read_answers(const struct form *form, struct record *record, struct error_list *unread);
/* form_link.c: opens a chooser of the records that match what stands in the focused LINK. */
void form_choose_link(struct form *form);
/* For a line that offers titles in use: opens a chooser of those that begin with what stands there.
 * False when there are none, or that is one already. */
bool form_choose_title(struct form *form);
/* form_duplicates.c: says who may be the new person already, when the focused answer tells. True
 * when there was something new to say. */
bool form_hint_duplicates(struct form *form);
/* Opens a chooser of them; the one that is picked opens on top of the form. */
void form_choose_duplicate(struct form *form);

#endif
