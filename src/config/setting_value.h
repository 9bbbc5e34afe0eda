/* setting_value.h - one setting's value: checked against its row, from text or from YAML. */
#ifndef CONFIG_SETTING_VALUE_H
#define CONFIG_SETTING_VALUE_H

#include "base/choice.h"
#include "base/error.h"
#include "config/settings.h"

#include <stdbool.h>

#include "yaml_reader.h"

/* The choices that an item of a LIST brings itself. */
struct item_choices {
    struct choice *items; /* owned */
    struct choice_list list;
};

struct setting_value {
    char *text;               /* TEXT, PATH (resolved), NUMBER, WORD; owned */
    long number;              /* NUMBER */
    struct choice *items;     /* LIST, PAIRS out of a file; owned, its strings belong to the YAML */
    struct choice_list list;  /* LIST, PAIRS: `items`, or the row's own */
    const char **own_cells;   /* LIST with columns out of a file; owned, as `items` */
    const char *const *cells; /* LIST with columns: `own_cells`, or the row's own */
    struct item_choices *choices;  /* LIST whose items bring choices: those of each; owned */
    char *file;                    /* out of a file: which; owned */
    const struct yaml_value *yaml; /* out of a file: what stands there; borrowed */
};

/* The built-in value. */
void setting_value_default(enum setting setting, struct setting_value *value);
/* From the environment or the command line; not for LIST and PAIRS. The error is ERROR_CONFIG. */
bool setting_value_from_text(enum setting setting, const char *text, struct setting_value *value,
                             struct error *error);
/* From a file. The error is "file:line:column: what". The value borrows from `yaml`. */
bool setting_value_from_yaml(enum setting setting, const char *file, const struct yaml_value *yaml,
                             struct setting_value *value, struct error *error);
/* PAIRS out of a file: those of `before` too, but for the keys that are there already. */
void setting_value_add(struct setting_value *value, const struct setting_value *before);
void setting_value_clear(struct setting_value *value);

#endif
