/* sheet.h - a form asked line by line: its answers so far. Shared by the files that ask, save and
 * keep it. */
#ifndef PLAIN_SHEET_H
#define PLAIN_SHEET_H

#include "modules/bulk.h"
#include "plain/plain_private.h"
#include "record/draft.h"

#include <stdbool.h>
#include <stddef.h>

struct sheet_answer {
    const struct field *field;
    size_t index; /* in the record */
    char *opened; /* the value that the form opened with; NULL for not given; owned, as all */
    char *value;  /* what is in force */
    char *typed;  /* what was typed last and cannot be read; NULL when there is no such */
    bool fixed;   /* shown, never asked: whose contact this is */
    bool touched; /* many: it is for all of them, also when it is empty */
};

struct sheet {
    struct plain *plain;
    const struct command *command;
    struct record *record; /* as it was read, with its heads; owned */
    struct sheet_answer *answers;
    size_t count;
    bool of_args;
    bool many;         /* what is not touched stays as each record has it */
    struct id draft;   /* as which it was kept; zero for not yet */
    struct text clues; /* who was named as perhaps here already */
};

/* How a question ended. */
enum asked {
    ASKED_NEXT,
    ASKED_BACK,
    ASKED_TO_END, /* the questions that are left keep what they have */
    ASKED_STOP,
};

/* sheet_ask.c: asks until the answer can be read. */
enum asked sheet_ask(struct sheet *sheet, struct sheet_answer *answer);
/* Its value for people: "Not provided" for none. */
void sheet_show_answer(const struct sheet *sheet, const struct sheet_answer *answer,
                       struct text *out);
/* Reads what was typed as the form of the screen does: the same words for the same fault (A09). */
bool sheet_read(struct sheet *sheet, struct sheet_answer *answer, const char *typed,
                struct error *error);
bool sheet_answer_differs(const struct sheet *sheet, const struct sheet_answer *answer);
/* Takes both strings; either may be NULL. */
void sheet_set(struct sheet_answer *answer, char *value, char *typed);
/* The record with what was answered; the caller's. */
struct record *sheet_record(const struct sheet *sheet);

/* sheet.c */
struct sheet *sheet_new(struct plain *plain, const struct command *command, struct record *record,
                        bool many);
void sheet_free(struct sheet *sheet);
bool sheet_differs(const struct sheet *sheet);
/* Asks from the first question on or, with `checking`, begins with the answers; then saves. */
void sheet_go(struct sheet *sheet, bool checking);

/* sheet_keep.c */
/* Keeps what was typed as a draft, or drops it when nothing differs any more (C02). */
bool sheet_keep(struct sheet *sheet, enum draft_stop stop, struct error *error);

/* sheet_stale.c: when somebody else changed the same fields meanwhile, asks which values are kept;
 * false when that was not what stood in the way (C09). *settled is false when it was left. */
bool sheet_settle(struct sheet *sheet, bool *settled);

#endif
