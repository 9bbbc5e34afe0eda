/* pack.h - a data pack of equality questions: their wording in English and Welsh, the answers that
 * are offered, and the groups that reports count (B16, B17). No question stands in the program: the
 * shipped pack is schema/packs/equality.yaml, and a force may name another at monitoring-pack. */
#ifndef CONFIG_PACK_H
#define CONFIG_PACK_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum pack_language {
    PACK_ENGLISH,
    PACK_WELSH,
    PACK_LANGUAGES,
};

struct pack_text {
    const char *in[PACK_LANGUAGES];
};

/* What the pages say besides the questions. */
enum pack_word {
    PACK_TITLE,
    PACK_FOR,
    PACK_WHY,
    PACK_EFFECT,
    PACK_BEFORE,
    PACK_BEGIN,
    PACK_SKIP,
    PACK_REMOVE,
    PACK_OTHER_LANGUAGE,
    PACK_OR,
    PACK_PREFER_NOT,
    PACK_DO_NOT_KNOW,
    PACK_BLANK,
    PACK_AS_BEFORE,
    PACK_BACK,
    PACK_OWN_WORDS,
    PACK_OWN_LABEL,
    PACK_QUESTION,
    PACK_CHECK,
    PACK_CHECK_HELP,
    PACK_NO_ANSWER,
    PACK_NOT_SHOWN,
    PACK_SEND,
    PACK_DO_NOT_SEND,
    PACK_THANKS_TITLE,
    PACK_THANKS,
    PACK_SKIPPED,
    PACK_REMOVED,
    PACK_STOPPED,
    PACK_HAND_BACK,
    PACK_KEY,
    PACK_WRONG_KEY,
    PACK_KEYS,
    PACK_CHOOSE_NUMBER,
    PACK_NUMBERS_ONLY,
    PACK_WORD_COUNT,
};

struct pack_group {
    const char *code;
    struct pack_text label;
};

struct pack_characteristic {
    const char *code;
    struct pack_text label;
    const char *concept; /* what is meant by it, for reports (P24) */
    size_t least; /* counts below are never shown, whatever posact.yaml says (P22); 0: none */
    struct pack_group *groups;
    size_t group_count;
};

#define PACK_NONE ((size_t)-1)

struct pack_option {
    const char *code;
    struct pack_text label;
    size_t group; /* of the characteristic; PACK_NONE: the next question says */
    size_t next;  /* the question that asks on; PACK_NONE */
    bool own_words;
    bool retired; /* no longer offered; answers of earlier years count */
};

struct pack_question {
    const char *code;
    size_t characteristic;
    struct pack_text wording, hint; /* hint: NULL for none */
    bool do_not_know;               /* that answer is offered */
    bool follows;                   /* it is the next question of an option, not asked by itself */
    struct pack_option *options;
    size_t option_count;
};

struct pack {
    const char *name, *version, *jurisdiction, *source, *owner, *valid_from, *note;
    struct pack_text words[PACK_WORD_COUNT];
    struct pack_characteristic *characteristics;
    size_t characteristic_count;
    struct pack_question *questions;
    size_t question_count;
    struct yaml_value *yaml; /* owns every word */
};

/* The pack in a file; "" for the one that ships. NULL with ERROR_CONFIG "file:line:column: what".
 */
struct pack *pack_load(const char *path, struct error *error);
void pack_free(struct pack *pack);

/* PACK_NONE when there is none. */
size_t pack_find_characteristic(const struct pack *pack, const char *code);
size_t pack_find_question(const struct pack *pack, const char *code);
size_t pack_find_option(const struct pack_question *question, const char *code);

#endif
