/* consent_lists.h - what ships about personal data: what people are asked to agree to, and the
 * lawful basis on which each kind of record is kept. The rows of settings.c name them. */
#ifndef CONFIG_CONSENT_LISTS_H
#define CONFIG_CONSENT_LISTS_H

#include "config/settings.h"

extern const struct choice_list consent_purposes, consent_bases;
extern const struct setting_column consent_purpose_columns[PURPOSE_COLUMN_COUNT],
    consent_basis_columns[BASIS_COLUMN_COUNT];
/* As many as items times columns, item after item. */
extern const char *const consent_purpose_cells[], *const consent_basis_cells[];

#endif
