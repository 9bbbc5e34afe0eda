/* yaml_reader.h - the small, strict part of YAML that posact reads: one document of text, lists
 * and maps, each with its place in the file.
 *
 * Refused, as sources of surprise or attack (F13): anchors and aliases, tags, a second document,
 * nesting over 16, more than 64 KiB, text that is not UTF-8, keys that are not text. Nothing is
 * converted: a value is what was written, and whoever asks for a number or a yes says so. */
#ifndef CONFIG_YAML_READER_H
#define CONFIG_YAML_READER_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

#define YAML_SIZE_MAX ((size_t)64 * 1024)
#define YAML_DEPTH_MAX 16

enum yaml_kind {
    YAML_TEXT,
    YAML_LIST,
    YAML_MAP,
};

struct yaml_value {
    enum yaml_kind kind;
    size_t line, column; /* from 1; the column counts characters */
    char *text;          /* TEXT */
    size_t block_column; /* TEXT written as a block (|): where its lines begin, which stand on the
                            lines after `line`; else 0 */
    bool quoted;         /* TEXT: in quotes or as a block, so never a number, yes or no */
    char *key;           /* of a value in a map; may stand there more than once */
    size_t key_line, key_column;
    struct yaml_value *first, *next; /* what a LIST or MAP holds, in the file's order */
};

/* The document in `bytes`; `file` is its name in faults. An empty one is a MAP with nothing in
 * it. NULL with ERROR_CONFIG "file:line:column: what". The caller frees it. */
struct yaml_value *yaml_read(const char *file, const char *bytes, size_t length,
                             struct error *error);
/* The same for a file. */
struct yaml_value *yaml_read_file(const char *path, struct error *error);
/* With all that it holds. */
void yaml_value_free(struct yaml_value *value);

/* How many values a LIST or MAP holds. */
size_t yaml_value_count(const struct yaml_value *value);
/* True when nothing was written: "key:". */
bool yaml_value_is_blank(const struct yaml_value *value);
/* yes, no, true or false; false when it is none of them. */
bool yaml_value_yes(const struct yaml_value *value, bool *yes);
/* For faults: "'text'", "a list", "a mapping". The caller frees it. */
char *yaml_value_show(const struct yaml_value *value);

#endif
