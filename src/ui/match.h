/* match.h - how well a row fits what was typed: five steps that a person can foresee. */
#ifndef UI_MATCH_H
#define UI_MATCH_H

enum match {
    MATCH_NONE,
    MATCH_LETTERS, /* the letters stand in it in this order: "hst" in "history" */
    MATCH_INSIDE,  /* each word typed stands somewhere in it */
    MATCH_WORD,    /* each word typed starts a word of it */
    MATCH_START,   /* it starts with what was typed, or nothing was typed */
    MATCH_WHOLE,   /* it is what was typed */
};

/* Both folded (utf8_fold). */
enum match match_rank(const char *text, const char *typed);

#endif
