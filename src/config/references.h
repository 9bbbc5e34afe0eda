/* references.h - codes in one setting that must stand in the list of another. What is at fault is
 * told with its place and left where it is: who reads it passes over codes that nobody knows. */
#ifndef CONFIG_REFERENCES_H
#define CONFIG_REFERENCES_H

#include "setting_value.h"

/* The list that codes must stand in. */
struct codes {
    const char *name; /* "lists.stages" */
    const struct choice_list *list;
};

/* The cells of one column of a list out of a file. */
void references_check_column(const struct setting_row *row, size_t column,
                             const struct setting_value *value, const struct codes *codes,
                             struct error_list *problems);
/* The keys of pairs out of a file, and the words of their values, each of which stands there once.
 */
void references_check_pairs(const struct setting_row *row, const struct setting_value *value,
                            const struct codes *keys, const struct codes *words,
                            struct error_list *problems);

#endif
