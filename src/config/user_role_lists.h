/* user_role_lists.h - the roles that ship for users of a server. The rows of settings.c name them.
 */
#ifndef CONFIG_USER_ROLE_LISTS_H
#define CONFIG_USER_ROLE_LISTS_H

#include "config/settings.h"

extern const struct choice_list user_roles;
extern const struct setting_column user_role_columns[USER_ROLE_COLUMN_COUNT];
/* As many as items times columns, item after item. */
extern const char *const user_role_cells[];

#endif
