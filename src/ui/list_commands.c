/* list_commands.c - filter, sort and trash of a list. */
#include "ui/views.h"

#include "base/text.h"
#include "ui/columns_view.h"
#include "ui/list_columns.h"
#include "ui/list_view.h"
#include "ui/prompt_view.h"

/* -- Filter -------------------------------------------------------------------------------- */

static void
filter_changed(struct view *below, const char *typed)
{
    struct list_view *list = list_of(below);
    struct error error;
    struct list_mark first = {.row = 0};
    if (list_set_filter(list, typed, true, &error))
        list_read_again(list, first);
    else
        shell_say_error(below->shell, &error);
}

static bool
filter_accepted(struct view *below, const char *typed)
{
    struct list_view *list = list_of(below);
    struct error error;
    struct list_mark stay = list_mark(list);
    if (!list_set_filter(list, typed, false, &error)) {
        shell_say_error(below->shell, &error);
        return false;
    }
    list_read_again(list, stay);
    return true;
}

static void
filter_cancelled(struct view *below, const char *before)
{
    struct list_view *list = list_of(below);
    struct error error;
    if (list_set_filter(list, before, false, &error))
        list_read_again(list, list->before_filter);
    else
        shell_say_error(below->shell, &error);
}

static const struct prompt_class filter_prompt = {
    .label = "Filter: ",
    .changed = filter_changed,
    .accepted = filter_accepted,
    .cancelled = filter_cancelled,
};

/* -- Commands ------------------------------------------------------------------------------ */

static bool
run_open(struct call *call, struct error *error)
{
    struct list_view *list = list_of(call->view);
    struct id id = list_mark(list).id;
    if (id_is_zero(&id))
        return error_set(error, ERROR_NOT_FOUND, "There is no record to open");
    shell_push(call->shell, detail_view_new(call->shell, list->type, &id));
    return true;
}

static bool
run_filter(struct call *call, struct error *error)
{
    (void)error;
    struct list_view *list = list_of(call->view);
    list->before_filter = list_mark(list);
    shell_push(call->shell, prompt_view_new(call->shell, call->view, &filter_prompt,
                                            text_string(&list->filter_text)));
    return true;
}

static void
sort_by(struct list_view *list, size_t field, bool descending)
{
    list_set_sort(list, field, descending);
    shell_say(list->view.shell, MESSAGE_DONE, "Sorted by %s%s", list->type->fields[field].label,
              list_sort_word(&list->query));
}

/* What happened last is what people look for. */
static bool
begins_descending(const struct list_view *list, size_t field)
{
    return list->type->fields[field].kind == FIELD_MOMENT;
}

static void
sort_picked(void *context, size_t index)
{
    struct list_view *list = context;
    size_t fields[RECORD_FIELDS_MAX];
    list_columns_sortable(list->type, fields);
    bool again = fields[index] == list->query.sort_field;
    sort_by(list, fields[index],
            again ? !list->query.descending : begins_descending(list, fields[index]));
}

/* Where the list's own sort stands among the `count` sortable fields; 0 when it is none. */
static size_t
sort_index(const struct list_view *list, const size_t *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (fields[i] == list->query.sort_field)
            return i;
    }
    return 0;
}

static bool
run_sort(struct call *call, struct error *error)
{
    (void)error;
    struct list_view *list = list_of(call->view);
    size_t fields[RECORD_FIELDS_MAX];
    const char *labels[RECORD_FIELDS_MAX];
    size_t count = list_columns_sortable(list->type, fields);
    for (size_t i = 0; i < count; i++)
        labels[i] = list->type->fields[fields[i]].label;
    shell_push(call->shell,
               chooser_view_new(call->shell, "Sort by; the same again reverses", labels, count,
                                sort_index(list, fields, count), sort_picked, list));
    return true;
}

static bool
sort_beside(struct list_view *list, bool next)
{
    size_t fields[RECORD_FIELDS_MAX];
    size_t count = list_columns_sortable(list->type, fields);
    size_t index = sort_index(list, fields, count);
    index = (next ? index + 1 : index + count - 1) % count;
    sort_by(list, fields[index], begins_descending(list, fields[index]));
    return true;
}

static bool
run_sort_previous(struct call *call, struct error *error)
{
    (void)error;
    return sort_beside(list_of(call->view), false);
}

static bool
run_sort_next(struct call *call, struct error *error)
{
    (void)error;
    return sort_beside(list_of(call->view), true);
}

static bool
run_columns(struct call *call, struct error *error)
{
    (void)error;
    shell_push(call->shell, columns_view_new(list_of(call->view)));
    return true;
}

static bool
run_trash(struct call *call, struct error *error)
{
    (void)error;
    list_toggle_trash(list_of(call->view));
    return true;
}

static const struct command rows[] = {
    {
        .name = "open",
        .summary = "Open the record with the cursor",
        .where = PLACE_LIST,
        .keys = "Enter",
        .flags = COMMAND_HINT,
        .run = run_open,
    },
    {
        .name = "filter",
        .summary = "Show only what fits some words or fields",
        .help = "Words are looked for in names, numbers and notes; role:pc asks for a field, "
                "role: for nothing in it, owner:me for yours, tag:fair for a tag, created>-7d for "
                "a day, ! before a term for its opposite; 'or' and brackets join terms.",
        .where = PLACE_LIST,
        .keys = "/",
        .flags = COMMAND_HINT,
        .run = run_filter,
    },
    {
        .name = "sort",
        .summary = "Choose what the list is sorted by",
        .where = PLACE_LIST,
        .keys = "s",
        .run = run_sort,
    },
    {
        .name = "sort-previous",
        .summary = "Sort by the field before",
        .where = PLACE_LIST,
        .keys = "<",
        .run = run_sort_previous,
    },
    {
        .name = "sort-next",
        .summary = "Sort by the next field",
        .where = PLACE_LIST,
        .keys = ">",
        .run = run_sort_next,
    },
    {
        .name = "columns",
        .summary = "Choose which columns the list has, and how wide",
        .help = "Kept for the next time, as the sort is.",
        .where = PLACE_LIST,
        .keys = "C",
        .run = run_columns,
    },
    {
        .name = "trash",
        .summary = "Show the trash, or the list again",
        .where = PLACE_LIST,
        .keys = "Z",
        .run = run_trash,
    },
};

const struct command_table list_commands = {rows, sizeof rows / sizeof *rows};
