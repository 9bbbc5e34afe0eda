/* config.h - the settings in force, and where each came from.
 *
 * Layers, later ones win: built in, /etc/posact/posact.yaml, the user's posact.yaml (XDG), the
 * file given with --config, the environment, flags. A list or mapping replaces the one
 * before; views add up (setting_row.adds).
 *
 * Each fault is a problem "file:line:column: what; did you mean 'theme'". An unknown or repeated
 * key, a wrong type or a value out of range costs that setting only, the rest of the file holds.
 * A file that is not YAML or not UTF-8, is over 64 KiB, nests deeper than 16 or uses anchors,
 * aliases, tags or several documents (F13) is left out whole. */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include "base/choice.h"
#include "base/error.h"
#include "base/text.h"
#include "config/settings.h"

#include <stdbool.h>
#include <stddef.h>

/* Where to look; every path may be NULL for "none". */
struct config_sources {
    const char *system_path;
    const char *user_path;
    const char *given_path; /* --config: must exist */
    bool use_environment;
};

struct config;

/* Never NULL: with problems, the settings at fault keep the value of the layer below. */
struct config *config_load(const struct config_sources *sources, struct error_list *problems);
/* The built-in values alone, for tests. */
struct config *config_default(void);
void config_free(struct config *config);

/* A flag of the command line; ERROR_CONFIG when the value does not fit the setting. */
bool config_set(struct config *config, enum setting setting, const char *value,
                struct error *error);

/* TEXT, PATH, WORD; never NULL. Borrowed until the next config_set. */
const char *config_text(const struct config *config, enum setting setting);
long config_number(const struct config *config, enum setting setting);
/* LIST and PAIRS. Borrowed, and as long-lived as the config. */
const struct choice_list *config_list(const struct config *config, enum setting setting);
/* What the items of a LIST say in its columns, item after item; NULL where one says nothing. Codes
 * of other lists may be unknown there. As long-lived as the config. */
const char *const *config_cells(const struct config *config, enum setting setting);
/* The choices that the item with this index brings itself; empty for none. As long-lived as the
 * config. */
const struct choice_list *config_item_choices(const struct config *config, enum setting setting,
                                              size_t item);
/* Puts in front of a fault in LIST or PAIRS out of a file where the item with this index was
 * written: "file:line:column: ". The error becomes ERROR_CONFIG. */
void config_locate(const struct config *config, enum setting setting, size_t item,
                   struct error *error);
/* The same for the byte at `offset` of a cell of a LIST. */
void config_locate_cell(const struct config *config, enum setting setting, size_t item,
                        size_t column, size_t offset, struct error *error);
/* "built in", "environment POSACT_THEME", "/home/.../posact.yaml:3". Borrowed. */
const char *config_origin(const struct config *config, enum setting setting);

/* What posact.yaml is, in paragraphs, and what one setting does: the help of its row with the
 * values that fit and the variable of the environment. The words of posact.yaml and the manual. */
extern const char *const config_about[];
extern const size_t config_about_count;
void config_describe(enum setting setting, struct text *out);

/* What `posact config defaults` prints: a complete posact.yaml, each setting with its help as
 * comment. The shipped posact.yaml is this text. */
void config_write_defaults(struct text *out);
/* Every setting with its value and origin, a line each (lists: a line per code). */
void config_write_values(const struct config *config, struct text *out);
/* A JSON Schema (draft 2020-12) of posact.yaml. */
void config_write_schema(struct text *out);

#endif
