/* text.h - a growing string, and the few string helpers C lacks.
 *
 * struct text owns its bytes; text_init or `= TEXT_EMPTY`, then text_clear. `bytes` is always
 * NUL-terminated once something was appended; text_string gives "" before that. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct text {
    char *bytes;
    size_t length; /* without the NUL */
    size_t capacity;
};

#define TEXT_EMPTY ((struct text){.bytes = NULL})

void text_init(struct text *text);
void text_clear(struct text *text); /* frees */
void text_reset(struct text *text); /* empties, keeps the room */
void text_append(struct text *text, const char *string);
void text_append_bytes(struct text *text, const void *bytes, size_t length);
void text_append_char(struct text *text, char byte);
/* Ends a line of columns: no blanks stand behind its last words. */
void text_end_line(struct text *text);
void text_append_format(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void text_append_vformat(struct text *text, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
/* A count as people read it: "1,204". */
void text_append_count(struct text *text, size_t count);
/* Appends a name as words: "user key" of "user_key". */
void text_append_words(struct text *text, const char *name);
/* Cuts the text to `length` bytes. */
void text_cut(struct text *text, size_t length);
/* Puts a blank for each line end and tab: for cells, which are one line. */
void text_join_lines(struct text *text);
/* The bytes, never NULL; borrowed. */
const char *text_string(const struct text *text);
/* Gives the bytes to the caller (free) and leaves the text empty. */
char *text_take(struct text *text);

/* NULL counts as "". */
bool string_equal(const char *a, const char *b);
/* ASCII letters only; for keywords, headings and options, never for names of people. */
bool string_equal_no_case(const char *a, const char *b);
bool string_starts(const char *string, const char *prefix);
bool string_is_empty(const char *string); /* NULL or "" */
/* The candidate nearest to `typed` by edit distance, for "did you mean"; NULL when none is near
 * (more than a third of the letters differ). Borrowed from candidates. */
const char *string_nearest(const char *typed, const char *const *candidates, size_t count);

#endif
