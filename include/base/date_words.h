/* date_words.h - days as a letter names them, in full and in its language (P51). */
#ifndef BASE_DATE_WORDS_H
#define BASE_DATE_WORDS_H

#include "base/date.h"

/* "Thursday 3 December 2026". */
void date_words_english(struct date date, char out[DATE_TEXT_SIZE]);
/* "dydd Iau 3 Rhagfyr 2026". Some words in front would soften it to "ddydd": a text puts it behind
 * a colon. */
void date_words_welsh(struct date date, char out[DATE_TEXT_SIZE]);

#endif
