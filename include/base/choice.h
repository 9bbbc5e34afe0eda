/* choice.h - a code and what people read for it: code lists, fixed or from posact.yaml.
 *
 * Retired codes stay readable on old records but are not offered for new ones (T46). */
#ifndef BASE_CHOICE_H
#define BASE_CHOICE_H

#include <stdbool.h>
#include <stddef.h>

struct choice {
    const char *code;
    const char *label;
    bool retired;
};

/* Borrowed: the items live in a const table or in the configuration. */
struct choice_list {
    const struct choice *items;
    size_t count;
};

/* NULL when there is none with that code (exact), or with that code or label (ASCII case
 * ignored). */
const struct choice *choice_find(const struct choice_list *list, const char *code);
const struct choice *choice_find_typed(const struct choice_list *list, const char *typed);

#endif
