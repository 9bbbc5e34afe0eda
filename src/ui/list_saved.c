/* list_saved.c - what a list shows, kept under a name, forgotten, exported. */
#include "ui/views.h"

#include <assert.h>

#include "exchange/export.h"
#include "exchange/export_file.h"
#include "modules/saved_views.h"
#include "ui/list_view.h"
#include "ui/shell.h"

/* The list that the command is about: it may stand below the form that asked for a name. */
static struct list_view *
list_below(struct shell *shell, const struct record_type *type)
{
    struct view *view, *found = NULL;
    for (size_t i = 0; (view = shell_view(shell, i)); i++) {
        if (list_view_is(view, type))
            found = view;
    }
    assert(found); /* the command works in a list alone */
    return list_of(found);
}

/* -- Views --------------------------------------------------------------------------------- */

enum view_arg {
    VIEW_NAME,
    VIEW_ARG_COUNT,
};

static bool
run_save_view(struct call *call, struct error *error)
{
    struct list_shape shape;
    list_shape_of(list_below(call->shell, call->type), &shape);
    bool kept = saved_view_keep(call->session, call->args[VIEW_NAME], &shape,
                                &call->outcome.message, error);
    if (kept)
        text_append(&call->outcome.message, "; : finds it by name");
    list_shape_clear(&shape);
    return kept;
}

static bool
run_forget_view(struct call *call, struct error *error)
{
    return saved_view_forget(call->session, call->args[VIEW_NAME], &call->outcome.message, error);
}

void
list_view_apply(struct view *view, const struct list_shape *shape)
{
    struct list_view *list = list_of(view);
    struct list_mark first = {.row = 0};
    struct error error;
    if (list->query.trash)
        list_toggle_trash(list);
    list_range_clear(list);
    list_shape_copy(&list->shape, shape);
    list->query.sort_field = shape->sort_field;
    list->query.descending = shape->descending;
    if (list_set_filter(list, text_string(&shape->filter), false, &error))
        list_read_again(list, first);
    else
        shell_say_error(view->shell, &error);
}

/* -- Export -------------------------------------------------------------------------------- */

enum export_arg {
    EXPORT_FILE,
    EXPORT_FORMAT,
    EXPORT_ARG_COUNT,
};

static bool
run_export(struct call *call, struct error *error)
{
    struct list_view *list = list_below(call->shell, call->type);
    size_t fields[LIST_COLUMNS_MAX];
    for (size_t i = 0; i < list->shape.column_count; i++)
        fields[i] = list->shape.columns[i].field;
    const char *path = call->args[EXPORT_FILE];
    struct export_file file = {
        .query = &list->query,
        .choice = {.fields = fields,
                   .field_count = list->shape.column_count,
                   .ids = list->marks.ids,
                   .id_count = list->marks.count},
        .path = path,
        .format = export_format_chosen(call->args[EXPORT_FORMAT], path),
        .go_on = shell_go_on,
        .context = call->shell,
    };
    size_t count;
    shell_work(call->shell);
    if (!export_file_write(call->session, &file, &count, error)) {
        error->field = EXPORT_FILE;
        return false;
    }
    if (count == 0)
        return error_set(error, ERROR_NOT_FOUND, "The list is empty; no file was made");
    text_append_format(&call->outcome.message, "Wrote '%s': %zu %s", path, count,
                       count == 1 ? call->type->name : call->type->table);
    return true;
}

/* -- Rows ---------------------------------------------------------------------------------- */

static const struct field view_args[VIEW_ARG_COUNT] = {
    [VIEW_NAME] =
        {
            .name = "name",
            .label = "Name",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED,
            .purpose = "to find the view again",
            .help = "What the view is called, such as stafford",
        },
};

static const struct choice format_items[] = {
    {"csv", "CSV", false},
    {"tsv", "TSV", false},
    {"json", "JSON", false},
    {"ics", "Calendar (.ics), of events", false},
};
static const struct choice_list formats = {format_items, 4};

static const struct field export_args[EXPORT_ARG_COUNT] = {
    [EXPORT_FILE] =
        {
            .name = "file",
            .label = "File",
            .kind = FIELD_TEXT,
            .flags = FIELD_REQUIRED,
            .purpose = "to know where to write",
            .help = "A path that is free yet, such as open-pcs.csv; name nobody in it",
        },
    [EXPORT_FORMAT] =
        {
            .name = "format",
            .label = "Format",
            .kind = FIELD_CHOICE,
            .purpose = "to know how to write it",
            .help = "Without it the end of the file's name says, and else it is CSV",
            .choices = &formats,
        },
};

static const struct command rows[] = {
    {
        .name = "save-view",
        .summary = "Keep filter, sort and columns of this list under a name",
        .help = ":save stafford does it at once. The palette opens the view by its name, with who "
                "fits it then; on the command line --view does.",
        .where = PLACE_LIST,
        .args = view_args,
        .arg_count = VIEW_ARG_COUNT,
        .run = run_save_view,
    },
    {
        .name = "forget-view",
        .summary = "Forget a saved view",
        .where = PLACE_LIST,
        .args = view_args,
        .arg_count = VIEW_ARG_COUNT,
        .run = run_forget_view,
    },
    {
        .name = "export",
        .summary = "Write what the list shows to a file",
        .help = "With its filter, sort and columns; with marks the marked ones alone. The file is "
                "for nobody else to read, and that the records left is noted in the log.",
        .where = PLACE_LIST,
        .keys = "X",
        .args = export_args,
        .arg_count = EXPORT_ARG_COUNT,
        .run = run_export,
    },
};

const struct command_table saved_commands = {rows, sizeof rows / sizeof *rows};
