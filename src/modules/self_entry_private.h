/* self_entry_private.h - the equality questions as their own files see them: what is chosen so far
 * (self_entry.c), and how a page says it (entry_pages.c). */
#ifndef MODULES_SELF_ENTRY_PRIVATE_H
#define MODULES_SELF_ENTRY_PRIVATE_H

#include "config/pack.h"
#include "modules/monitoring.h"
#include "modules/self_entry.h"

enum stage {
    STAGE_INTRODUCTION,
    STAGE_QUESTION,
    STAGE_OWN_WORDS,
    STAGE_CHECK,
    STAGE_OVER,
};

/* What a row does. */
enum action {
    ACTION_BEGIN,
    ACTION_SKIP,
    ACTION_REMOVE,
    ACTION_LANGUAGE,
    ACTION_OPTION, /* with `number`, and `then` of the question that follows it */
    ACTION_PREFER_NOT,
    ACTION_DO_NOT_KNOW,
    ACTION_BLANK,
    ACTION_AS_BEFORE,
    ACTION_BACK,
    ACTION_CHANGE, /* with `number` */
    ACTION_SEND,
    ACTION_STOP,
};

struct row_action {
    enum action action;
    size_t number;
    size_t then; /* PACK_NONE: none */
};

struct given {
    bool seen; /* answered, in one of the ways there are */
    enum answer_state state;
    size_t option; /* ANSWER_GIVEN */
    char *words;
    bool as_before;
};

struct self_entry {
    struct session *session;
    struct id candidate;
    struct pack *pack;
    enum pack_language language;
    char *name;  /* of the person */
    bool before; /* there are answers from an earlier time */
    enum stage stage;
    size_t question;
    struct given *given; /* one a question */
    enum pack_word farewell;
    bool discreet, wrong_key, over;
    struct entry_page page;
    struct row_action *actions; /* one a row */
    size_t capacity;
};

/* Whether it has a page of its own: how many there are would tell what was chosen. */
bool entry_is_paged(const struct self_entry *entry, size_t question);
const char *entry_word(const struct self_entry *entry, enum pack_word which);
void entry_clear_page(struct self_entry *entry);

#endif
