/* view_commands.c - saved views without a screen: kept from a line of words, forgotten, listed. */
#include "cli/view_commands.h"

#include "base/utf8.h"
#include "cli/cli_call.h"
#include "exchange/json_text.h"
#include "modules/saved_views.h"

static bool
save(struct call *call, struct error *error)
{
    const char *name = call->args[VIEWS_NAME], *line = call->args[VIEWS_LINE];
    struct list_shape shape;
    bool kept = saved_view_read(call->session, line ? line : "", &shape, error);
    if (!kept) {
        error->code = ERROR_USAGE; /* it is the command line that is wrong */
        error_prefix(error, "View '%s'", name);
    }
    kept = kept && saved_view_keep(call->session, name, &shape, &call->outcome.message, error);
    list_shape_clear(&shape);
    return kept;
}

static bool
forget(struct call *call, struct error *error)
{
    return saved_view_forget(call->session, call->args[VIEWS_NAME], &call->outcome.message, error);
}

static void
append_json(const struct saved_view_list *list, struct text *out)
{
    text_append(out, "[");
    for (size_t i = 0; i < list->count; i++) {
        text_append(out, i > 0 ? ",\n{" : "\n{");
        json_text_append_member(out, "name", list->items[i].name);
        text_append(out, ", ");
        json_text_append_member(out, "view", list->items[i].line);
        text_append_format(out, ", \"shared\": %s}", list->items[i].shared ? "true" : "false");
    }
    text_append(out, list->count > 0 ? "\n]\n" : "]\n");
}

/* Safe to show, and a tab stays a tab. */
static void
append_lines(const struct saved_view_list *list, struct text *out)
{
    for (size_t i = 0; i < list->count; i++) {
        utf8_safe(out, list->items[i].name, false);
        text_append_char(out, '\t');
        utf8_safe(out, list->items[i].line, false);
        text_append(out, list->items[i].shared ? "\tshared\n" : "\n");
    }
}

static bool
print_all(struct call *call, struct error *error)
{
    struct saved_view_list list = {.items = NULL};
    struct text out = TEXT_EMPTY;
    bool read = saved_views_read(call->session, &list, error);
    if (read && cli_is_given(call, VIEWS_JSON))
        append_json(&list, &out);
    else if (read)
        append_lines(&list, &out);
    output_text(&cli_call_of(call)->output, &out);
    text_clear(&out);
    saved_view_list_clear(&list);
    return read;
}

bool
view_commands_run(struct call *call, struct error *error)
{
    const char *what = call->args[VIEWS_WHAT];
    if (!what)
        return print_all(call, error);
    if (string_is_empty(call->args[VIEWS_NAME]))
        return error_set(error, ERROR_USAGE, "Name the view: posact views %s NAME", what);
    return string_equal(what, "save") ? save(call, error) : forget(call, error);
}

static const struct choice what_items[] = {
    {.code = "save", .label = "save"},
    {.code = "forget", .label = "forget"},
};
static const struct choice_list whats = {.items = what_items, .count = 2};

const struct field views_args[VIEWS_ARG_COUNT] = {
    [VIEWS_WHAT] = {.name = "what",
                    .label = "Views",
                    .kind = FIELD_CHOICE,
                    .choices = &whats,
                    .help = "Nothing, to list them, or one of"},
    [VIEWS_NAME] = {.name = "name",
                    .label = "Name",
                    .kind = FIELD_TEXT,
                    .help = "What the view is called, such as stafford"},
    [VIEWS_LINE] = {.name = "view",
                    .label = "View",
                    .kind = FIELD_NOTES,
                    .help = "A type, then its filter, sort:field and columns:field,field: "
                            "candidate role:pc sort:-changed columns:name,phone"},
    [VIEWS_JSON] = {.name = "json",
                    .label = "As JSON",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "An array of objects with name, view and shared"},
};
