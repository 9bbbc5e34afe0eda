/* draft.h - a form that was left unfinished: what it opened with, and what was typed into it. */
#ifndef RECORD_DRAFT_H
#define RECORD_DRAFT_H

#include "base/id.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Why a form was left; stored by its word. */
enum draft_stop {
    DRAFT_OPEN,    /* it is on a screen; or it was, when that process ended without a word */
    DRAFT_LEFT,    /* the officer left the form */
    DRAFT_QUIT,    /* the officer left posact */
    DRAFT_HUNG_UP, /* the connection ended */
    DRAFT_STOPPED, /* posact was told to stop */
    DRAFT_STOP_COUNT,
};

/* What stood in the editor of one answer that differed from what it opened with. */
struct draft_answer {
    size_t field; /* index in the record type */
    char *typed;  /* as it stood there; owned */
    char *chosen; /* LINK: id of the record chosen, NULL for none; owned */
};

struct draft {
    struct id id;
    char *officer, *command; /* the command of the form: "edit"; owned */
    struct record *opened;   /* the record as the form opened, with its heads (S6); owned */
    struct draft_answer *answers;
    size_t count;
    int64_t holder;   /* the presence of the process that has the form open */
    int64_t saved_ms; /* when it was last written */
    enum draft_stop stop;
};

void draft_free(struct draft *draft);
void draft_add_answer(struct draft *draft, size_t field, const char *typed, const char *chosen);
const char *draft_stop_word(enum draft_stop stop);
/* DRAFT_OPEN for a word that this posact does not know. */
enum draft_stop draft_stop_of(const char *word);

struct draft_list {
    struct draft **items; /* owned */
    size_t count, capacity;
};
void draft_list_add(struct draft_list *list, struct draft *draft);
void draft_list_clear(struct draft_list *list);

#endif
