/* utf8.h - UTF-8 as people read it: code points, grapheme clusters, columns.
 *
 * Text is checked once at the edges (utf8_check); inside it is valid. Clusters and folding come
 * from utf8proc (UAX #29, NFKD), columns from wcwidth(3), for which main() sets a C.UTF-8
 * LC_CTYPE (A33). */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True when all `length` bytes are valid UTF-8 (RFC 3629: no surrogates, no overlong forms);
 * else *bad is the offset of the first wrong byte (bad may be NULL). */
bool utf8_check(const char *bytes, size_t length, size_t *bad);

/* Decodes one code point; returns its length in bytes, 0 at the NUL. An invalid byte gives
 * U+FFFD and 1. */
size_t utf8_decode(const char *string, uint32_t *point);
/* Appends one code point; U+FFFD for NUL and for what is none. */
void utf8_append(struct text *text, uint32_t point);

/* How many code points. */
size_t utf8_length(const char *string);

/* Offset of the next cluster boundary after `offset` (strlen at the end), and of the one
 * before (0 at the start). */
size_t utf8_next_cluster(const char *string, size_t offset);
size_t utf8_previous_cluster(const char *string, size_t offset);

/* Columns of a terminal that the whole string, or one cluster of `length` bytes, takes. */
size_t utf8_columns(const char *string);
size_t utf8_cluster_columns(const char *cluster, size_t length);
/* Length in bytes of the longest run of whole clusters that fits in `columns`. */
size_t utf8_fit(const char *string, size_t columns);
/* The same for the 40 columns that a message quotes of what somebody wrote, as `'%.*s'` takes it.
 */
int utf8_quoted(const char *string);

/* The form in which people search and sort: case, accents and other marks, and letters such as
 * Ł, ø, ß folded away (NFKD, marks dropped, case folded, a short table for letters without a
 * decomposition); typographic apostrophes and dashes become ' and -. Appended to `out`. "Siân"
 * gives "sian". */
void utf8_fold(struct text *out, const char *string);

/* The folded words alone, each with a blank before and behind: " stafford library ". Two strings of
 * the same words give the same, and strstr finds whole words. Nothing for a string without words.
 */
void utf8_fold_words(struct text *out, const char *string);

/* F01: text as it may be shown. C0, DEL, C1, bidi controls, zero-width and other invisible code
 * points, tag characters and invalid bytes become visible: \x1b, \u202e. ZWJ and ZWNJ stay
 * between letters, a variation selector behind what it belongs to. With keep_lines, LF and CRLF
 * stay line feeds and TAB becomes four spaces.
 * Appended to `out`. */
void utf8_safe(struct text *out, const char *string, bool keep_lines);

/* True for what a person cannot see: spaces of all kinds, zero-width, BOM, soft hyphen. */
bool utf8_is_invisible(uint32_t point);
/* True for letters and digits of any script: what words are made of. */
bool utf8_is_word(uint32_t point);
/* True for C0, DEL and C1. */
bool utf8_is_control(uint32_t point);

/* Appends a cell of a table: filled with blanks to so many columns, or cut to them with "~" at the
 * end, as on a screen. */
void utf8_append_cell(struct text *out, const char *text, size_t columns);

#endif
