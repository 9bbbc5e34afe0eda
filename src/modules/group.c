/* group.c - reads the groups of the settings. */
#include "modules/group.h"

#include "base/text.h"
#include "config/settings.h"

#define LIST "groups"
#define WIDER_MOST 10 /* no group is part of so many */

static const char *
cell_of(const struct field_context *context, const char *group, enum group_column column)
{
    return field_list_cell(context, LIST, group, column);
}

bool
group_is_of(const struct field_context *context, const char *group, const char *characteristic)
{
    return string_equal(group, GROUP_NOT_SAID) ||
           string_equal(cell_of(context, group, GROUP_CHARACTERISTIC), characteristic);
}

bool
group_is_within(const struct field_context *context, const char *group, const char *wider)
{
    for (int steps = 0; group && steps < WIDER_MOST; steps++) {
        if (string_equal(group, wider))
            return true;
        group = cell_of(context, group, GROUP_WITHIN);
    }
    return false;
}

const char *
group_version(const struct field_context *context, const char *group)
{
    return cell_of(context, group, GROUP_VERSION);
}

void
group_check(const struct record *record, size_t characteristic, size_t group, bool not_said,
            const struct field_context *context, struct error_list *problems)
{
    const char *code = record_get(record, group), *of = record_get(record, characteristic);
    struct text shown = TEXT_EMPTY;
    if (!code || !of)
        return;
    record_show_field(record, group, context, &shown);
    if (!not_said && string_equal(code, GROUP_NOT_SAID))
        error_list_add(problems, (int)group, "'%s' is no group; choose one", text_string(&shown));
    else if (!group_is_of(context, code, of))
        error_list_add(problems, (int)group,
                       "'%s' is not a group of this characteristic; choose one that is, or the "
                       "other characteristic",
                       text_string(&shown));
    text_clear(&shown);
}

/* --- the list itself --- */

struct groups {
    const struct config *config;
    const struct choice_list *list;
    struct error_list *problems;
};

static const char *
cell(const struct groups *groups, size_t item, enum group_column column)
{
    return config_cells(groups->config, SETTING_GROUPS)[item * GROUP_COLUMN_COUNT + column];
}

static void
tell(const struct groups *groups, size_t item, enum group_column column, const char *what)
{
    struct error error = {.field = NO_FIELD};
    error_set(&error, ERROR_CONFIG, "'%s' %s", groups->list->items[item].code, what);
    config_locate_cell(groups->config, SETTING_GROUPS, item, column, 0, &error);
    *error_list_new(groups->problems) = error;
}

static size_t
find(const struct groups *groups, const char *code)
{
    const struct choice *choice = choice_find(groups->list, code);
    return choice ? (size_t)(choice - groups->list->items) : groups->list->count;
}

static void
check_item(const struct groups *groups, size_t item)
{
    const char *of = cell(groups, item, GROUP_CHARACTERISTIC);
    bool not_said = string_equal(groups->list->items[item].code, GROUP_NOT_SAID);
    size_t at = item;
    if (!not_said && !of)
        tell(groups, item, GROUP_VERSION, "must name the characteristic that its people share");
    if (not_said && of)
        tell(groups, item, GROUP_CHARACTERISTIC, "is offered with each characteristic, not one");
    for (int steps = 0; steps < WIDER_MOST; steps++) {
        const char *wider = cell(groups, at, GROUP_WITHIN);
        if (!wider || (at = find(groups, wider)) == groups->list->count)
            return; /* the code is checked with the settings */
        if (!string_equal(cell(groups, at, GROUP_CHARACTERISTIC), of)) {
            tell(groups, item, GROUP_WITHIN, "is within a group of another characteristic");
            return;
        }
    }
    tell(groups, item, GROUP_WITHIN, "is within itself");
}

void
group_check_list(const struct config *config, struct error_list *problems)
{
    const struct groups groups = {config, config_list(config, SETTING_GROUPS), problems};
    size_t not_said = find(&groups, GROUP_NOT_SAID);
    for (size_t i = 0; i < groups.list->count; i++)
        check_item(&groups, i);
    if (groups.list->count > 0 &&
        (not_said == groups.list->count || groups.list->items[not_said].retired)) {
        struct error error = {.field = NO_FIELD};
        error_set(&error, ERROR_CONFIG,
                  "lists.groups must offer '%s', and not retire it: nobody has to say",
                  GROUP_NOT_SAID);
        config_locate_cell(config, SETTING_GROUPS, 0, GROUP_VERSION, 0, &error);
        *error_list_new(problems) = error;
    }
}
