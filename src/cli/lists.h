/* lists.h - the commands that read many records; their rows are in cli_commands.c. */
#ifndef CLI_LISTS_H
#define CLI_LISTS_H

#include "command/command.h"
#include "record/field.h"

enum list_arg {
    LIST_FILTER,
    LIST_SORT,
    LIST_COLUMNS,
    LIST_VIEW,
    LIST_LIMIT,
    LIST_TRASH,
    LIST_TABLE, /* the formats, in the order of enum export_format */
    LIST_JSON,
    LIST_CSV,
    LIST_TSV,
    LIST_IDS,
    LIST_ARG_COUNT,
};

enum export_arg {
    EXPORT_FILTER,
    EXPORT_SORT,
    EXPORT_COLUMNS,
    EXPORT_VIEW,
    EXPORT_AS_JSON,
    EXPORT_AS_CSV,
    EXPORT_AS_TSV,
    EXPORT_AS_VCARD,
    EXPORT_AS_ICS,
    EXPORT_OUTPUT,
    EXPORT_FORCE,
    EXPORT_ARG_COUNT,
};

enum search_arg {
    SEARCH_TEXT,
    SEARCH_LIMIT,
    SEARCH_JSON,
    SEARCH_IDS,
    SEARCH_ARG_COUNT,
};

extern const struct field list_args[LIST_ARG_COUNT];
extern const struct field export_args[EXPORT_ARG_COUNT];
extern const struct field search_args[SEARCH_ARG_COUNT];

bool lists_run_list(struct call *call, struct error *error);
bool lists_run_export(struct call *call, struct error *error);
bool lists_run_search(struct call *call, struct error *error);

#endif
