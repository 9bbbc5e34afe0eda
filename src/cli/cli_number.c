/* cli_number.c - whole numbers that are typed, and the range of each. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli_call.h"
#include "cli/database_commands.h"
#include "cli/duplicates.h"
#include "cli/lists.h"
#include "cli/one_record.h"

static const struct number_range {
    const struct field *arg;
    uint64_t least, most;
} number_ranges[] = {
    {&demo_args[DEMO_ARG_PEOPLE], 1, DEMO_MOST_PEOPLE},
    {&demo_args[DEMO_ARG_SEED], 0, UINT64_MAX},
    {&history_args[HISTORY_LIMIT], 1, HISTORY_MOST},
    {&list_args[LIST_LIMIT], 1, UINT32_MAX},
    {&search_args[SEARCH_LIMIT], 1, UINT32_MAX},
    {&duplicates_args[DUPLICATES_LIMIT], 1, 10000},
};

static const struct number_range *
range_of(const struct field *arg)
{
    for (size_t i = 0; i < sizeof number_ranges / sizeof number_ranges[0]; i++) {
        if (number_ranges[i].arg == arg)
            return &number_ranges[i];
    }
    return NULL;
}

bool
cli_number(const struct field *arg, const char *typed, uint64_t *number, struct error *error)
{
    const struct number_range *range = range_of(arg);
    if (!range || !typed)
        return true;
    errno = 0;
    unsigned long long value = strtoull(typed, NULL, 10);
    bool digits = typed[0] != '\0' && strspn(typed, "0123456789") == strlen(typed);
    if (digits && errno == 0 && value >= range->least && value <= range->most) {
        *number = value;
        return true;
    }
    return error_set(error, ERROR_USAGE,
                     "'--%s' must be a whole number from %llu to %llu, not '%s'", arg->name,
                     (unsigned long long)range->least, (unsigned long long)range->most, typed);
}
