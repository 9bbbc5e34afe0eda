/* lists.c - the commands that read many records: list, export, search. */
#include "cli/lists.h"

#include <stdlib.h>
#include <string.h>

#include "cli/cli_call.h"
#include "cli/search_hits.h"
#include "exchange/export.h"
#include "exchange/export_file.h"
#include "modules/reading.h"
#include "modules/registry.h"
#include "modules/saved_views.h"
#include "record/list_shape.h"

/* --- query --- */

/* Which list, as the words of the command line say it. */
struct asked {
    const char *view, *filter, *sort, *columns; /* NULL where not given */
};

/* What a query and an export borrow from. */
struct list_query {
    struct list_shape shape;
    struct filter filter;
    struct query query;
    size_t fields[LIST_COLUMNS_MAX];
    struct export_choice choice;
};

static void
list_query_clear(struct list_query *list)
{
    list_shape_clear(&list->shape);
    filter_clear(&list->filter);
}

/* The type is the view's; one that was named too must be the same. */
static bool
begin_shape(const struct cli_call *run, const char *view, struct list_shape *shape,
            struct error *error)
{
    const struct record_type *type = run->call.type;
    if (!view) {
        list_shape_init(shape, type);
        return true;
    }
    if (!saved_view_find(run->call.session, view, shape, error))
        return false;
    return !type || type == shape->type ||
           error_set(error, ERROR_USAGE, "View '%s' is one of %s, not of %s", view,
                     shape->type->table, type->table);
}

/* More words narrow a view further. */
static void
add_filter(struct list_shape *shape, const char *words)
{
    if (!string_is_empty(words))
        text_append_format(&shape->filter, "%s%s", shape->filter.length > 0 ? " " : "", words);
}

static bool
parse_filter(const struct cli_call *run, struct list_query *list, struct error *error)
{
    const struct field_context *context = session_context(run->call.session);
    if (list->shape.filter.length == 0)
        return true;
    list->query.filter = &list->filter;
    if (filter_parse(&list->filter, list->shape.type, text_string(&list->shape.filter), context,
                     false, error))
        return true;
    error->code = ERROR_USAGE; /* it is the command line that is wrong, not a record */
    return false;
}

/* list_query_clear it in any case. */
static bool
read_query(const struct cli_call *run, const struct asked *asked, struct list_query *list,
           struct error *error)
{
    struct list_shape *shape = &list->shape;
    if (!begin_shape(run, asked->view, shape, error) ||
        (asked->sort && !list_shape_set_sort(shape, asked->sort, error)) ||
        (asked->columns && !list_shape_set_columns(shape, asked->columns, error)))
        return false;
    list->query = query_default(shape->type);
    list->query.sort_field = shape->sort_field;
    list->query.descending = shape->descending;
    list->query.guarded = true;
    for (size_t i = 0; i < shape->column_count; i++)
        list->fields[i] = shape->columns[i].field;
    if (asked->view || asked->columns)
        list->choice =
            (struct export_choice){.fields = list->fields, .field_count = shape->column_count};
    add_filter(shape, asked->filter);
    struct reading reading = {.begun = false};
    return parse_filter(run, list, error) &&
           reading_begin_list(run->call.session, &reading, shape->type, list->query.filter, error);
}

/* A list that says what it looked for and found nothing is told apart from an empty one. */
static void
tell_empty(struct cli_call *run, const struct query *query)
{
    const char *words = query->trash ? "in the trash" : "yet";
    if (query->filter) {
        text_append(&run->call.outcome.message, "Nothing matches");
        run->call.outcome.exit_code = CLI_NOTHING_MATCHED;
        return;
    }
    text_append_format(&run->call.outcome.message, "There are no %s %s", query->type->table, words);
}

/* --- list --- */

static bool
list_format(const struct call *call, enum export_format *format, struct error *error)
{
    size_t given = 0;
    *format = EXPORT_TABLE;
    for (size_t i = LIST_TABLE; i <= LIST_IDS; i++) {
        if (!cli_is_given(call, i))
            continue;
        *format = (enum export_format)(i - LIST_TABLE);
        given++;
    }
    if (given > 1)
        return error_set(error, ERROR_USAGE,
                         "Choose one of --table, --json, --csv, --tsv and --ids");
    return true;
}

bool
lists_run_list(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    const struct asked asked = {call->args[LIST_VIEW], call->args[LIST_FILTER],
                                call->args[LIST_SORT], call->args[LIST_COLUMNS]};
    struct list_query list = {.shape = {.type = NULL}};
    enum export_format format;
    uint64_t limit = 0;
    size_t count = 0;
    bool ok = list_format(call, &format, error) &&
              cli_number(&list_args[LIST_LIMIT], call->args[LIST_LIMIT], &limit, error) &&
              read_query(run, &asked, &list, error);
    if (ok) {
        list.query.trash = cli_is_given(call, LIST_TRASH);
        list.choice.limit = (size_t)limit;
        ok = export_chosen(call->session, &list.query, &list.choice, format, output_write,
                           &run->output, &count, error);
    }
    if (ok && count == 0)
        tell_empty(run, &list.query);
    list_query_clear(&list);
    return ok;
}

/* --- export --- */

/* As asked for, else as the name of the file says, else CSV. */
static bool
export_format(const struct call *call, const char *path, enum export_format *format,
              struct error *error)
{
    static const struct {
        size_t arg;
        enum export_format format;
    } formats[] = {
        {EXPORT_AS_CSV, EXPORT_CSV},     {EXPORT_AS_JSON, EXPORT_JSON}, {EXPORT_AS_TSV, EXPORT_TSV},
        {EXPORT_AS_VCARD, EXPORT_VCARD}, {EXPORT_AS_ICS, EXPORT_ICS},
    };
    size_t given = 0;
    *format = path ? export_format_of(path) : EXPORT_CSV;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (!cli_is_given(call, formats[i].arg))
            continue;
        *format = formats[i].format;
        given++;
    }
    if (given > 1)
        return error_set(error, ERROR_USAGE,
                         "Choose one of --json, --csv, --tsv, --vcard and --ics");
    return export_format_fits(*format, call->type, error);
}

static bool
export_to_file(struct cli_call *run, const struct list_query *list, const char *path,
               enum export_format format, size_t *count, struct error *error)
{
    const struct export_file file = {
        .query = &list->query,
        .choice = list->choice,
        .path = path,
        .format = format,
        .replace = cli_is_given(&run->call, EXPORT_FORCE),
    };
    const struct record_type *type = list->query.type;
    if (!export_file_write(run->call.session, &file, count, error))
        return false;
    if (*count > 0 || !list->query.filter)
        text_append_format(&run->call.outcome.message, "Wrote '%s': %zu %s", path, *count,
                           *count == 1 ? type->name : type->table);
    return true;
}

/* The note goes first: nothing leaves without it. */
static bool
export_to_output(struct cli_call *run, const struct list_query *list, enum export_format format,
                 size_t *count, struct error *error)
{
    return export_note(run->call.session, list->query.type, error) &&
           export_chosen(run->call.session, &list->query, &list->choice, format, output_write,
                         &run->output, count, error);
}

bool
lists_run_export(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    const char *path = call->args[EXPORT_OUTPUT];
    if (string_equal(path, "-"))
        path = NULL;
    const struct asked asked = {call->args[EXPORT_VIEW], call->args[EXPORT_FILTER],
                                call->args[EXPORT_SORT], call->args[EXPORT_COLUMNS]};
    struct list_query list = {.shape = {.type = NULL}};
    size_t count = 0;
    enum export_format format = EXPORT_CSV;
    bool ok = export_format(call, path, &format, error) && read_query(run, &asked, &list, error);
    if (ok && path)
        ok = export_to_file(run, &list, path, format, &count, error);
    else if (ok)
        ok = export_to_output(run, &list, format, &count, error);
    if (ok && count == 0 && list.query.filter)
        tell_empty(run, &list.query);
    list_query_clear(&list);
    return ok;
}

/* --- search --- */

bool
lists_run_search(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    uint64_t limit = SIZE_MAX;
    if (!cli_number(&search_args[SEARCH_LIMIT], call->args[SEARCH_LIMIT], &limit, error))
        return false;
    if (cli_is_given(call, SEARCH_JSON) && cli_is_given(call, SEARCH_IDS))
        return error_set(error, ERROR_USAGE, "Choose one of --json and --ids");
    struct search_hits hits = {
        .session = call->session,
        .output = &run->output,
        .format = cli_is_given(call, SEARCH_JSON)  ? EXPORT_JSON
                  : cli_is_given(call, SEARCH_IDS) ? EXPORT_IDS
                                                   : EXPORT_TABLE,
        .limit = (size_t)limit,
    };
    if (!search_hits_write(&hits, call->args[SEARCH_TEXT], error))
        return false;
    if (hits.count == 0) {
        text_append(&call->outcome.message, "Nothing matches");
        call->outcome.exit_code = CLI_NOTHING_MATCHED;
    }
    return true;
}

/* --- args --- */

static const char view_help[] =
    "A saved view by its name: its type, filter, sort and columns; TYPE need not be named then";
static const char columns_help[] = "The fields to write, in this order, such as name,phone,owner";

static const char filter_help[] =
    "Words to find, and field:value, field<value, !term, or, brackets: 'ada role:pc created>-7d'; "
    "'posact help filter' says it all";

const struct field list_args[LIST_ARG_COUNT] = {
    [LIST_FILTER] = {.name = "filter", .label = "Filter", .kind = FIELD_NOTES, .help = filter_help},
    [LIST_SORT] = {.name = "sort",
                   .label = "Sort by",
                   .kind = FIELD_TEXT,
                   .help = "The field to sort by; a hyphen in front turns the order round"},
    [LIST_COLUMNS] = {.name = "columns",
                      .label = "Columns",
                      .kind = FIELD_TEXT,
                      .help = columns_help},
    [LIST_VIEW] = {.name = "view", .label = "View", .kind = FIELD_TEXT, .help = view_help},
    [LIST_LIMIT] = {.name = "limit",
                    .label = "Limit",
                    .kind = FIELD_TEXT,
                    .help = "At most so many records; all without it"},
    [LIST_TRASH] = {.name = "trash",
                    .label = "In the trash",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "The removed records instead"},
    [LIST_TABLE] = {.name = "table",
                    .label = "As a table",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "Columns for people to read; so it is without a format"},
    [LIST_JSON] = {.name = "json",
                   .label = "As JSON",
                   .kind = FIELD_CHOICE,
                   .choices = &cli_switch,
                   .help = "An array of objects, one a line, exactly as stored"},
    [LIST_CSV] = {.name = "csv",
                  .label = "As CSV",
                  .kind = FIELD_CHOICE,
                  .choices = &cli_switch,
                  .help = "Comma-separated, for spreadsheets"},
    [LIST_TSV] = {.name = "tsv",
                  .label = "As TSV",
                  .kind = FIELD_CHOICE,
                  .choices = &cli_switch,
                  .help = "Tab-separated, with \\t, \\n and \\\\ in values"},
    [LIST_IDS] = {.name = "ids",
                  .label = "Ids alone",
                  .kind = FIELD_CHOICE,
                  .choices = &cli_switch,
                  .help = "One id a line"},
};

const struct field export_args[EXPORT_ARG_COUNT] = {
    [EXPORT_FILTER] = {.name = "filter",
                       .label = "Filter",
                       .kind = FIELD_NOTES,
                       .help = filter_help},
    [EXPORT_SORT] = {.name = "sort",
                     .label = "Sort by",
                     .kind = FIELD_TEXT,
                     .help = "The field to sort by; a hyphen in front turns the order round"},
    [EXPORT_COLUMNS] = {.name = "columns",
                        .label = "Columns",
                        .kind = FIELD_TEXT,
                        .help = columns_help},
    [EXPORT_VIEW] = {.name = "view", .label = "View", .kind = FIELD_TEXT, .help = view_help},
    [EXPORT_AS_JSON] = {.name = "json",
                        .label = "As JSON",
                        .kind = FIELD_CHOICE,
                        .choices = &cli_switch,
                        .help = "An array of objects, one a line, exactly as stored"},
    [EXPORT_AS_CSV] = {.name = "csv",
                       .label = "As CSV",
                       .kind = FIELD_CHOICE,
                       .choices = &cli_switch,
                       .help = "Comma-separated; so it is without a format, unless the name of "
                               "the file ends in .json, .tsv, .vcf or .ics"},
    [EXPORT_AS_TSV] = {.name = "tsv",
                       .label = "As TSV",
                       .kind = FIELD_CHOICE,
                       .choices = &cli_switch,
                       .help = "Tab-separated, with \\t, \\n and \\\\ in values"},
    [EXPORT_AS_VCARD] = {.name = "vcard",
                         .label = "As vCards",
                         .kind = FIELD_CHOICE,
                         .choices = &cli_switch,
                         .help = "A contact card for each candidate, for phones and address "
                                 "books: name, phone, email, area, notes and language of "
                                 "letters; status, role, owner and source stay here"},
    [EXPORT_AS_ICS] = {.name = "ics",
                       .label = "As a calendar",
                       .kind = FIELD_CHOICE,
                       .choices = &cli_switch,
                       .help = "An .ics of events, for calendars: when, what and where; who "
                               "comes, and what it is for, stays here. A calendar that has an "
                               "event already takes the change; a cancelled one by itself is "
                               "withdrawn"},
    [EXPORT_OUTPUT] = {.name = "output",
                       .label = "File",
                       .kind = FIELD_TEXT,
                       .flags = FIELD_PATH,
                       .help = "The file to write, whole or not at all; else standard output"},
    [EXPORT_FORCE] = {.name = "force",
                      .label = "Replace the file",
                      .kind = FIELD_CHOICE,
                      .choices = &cli_switch,
                      .help = "Replace the file when it is there"},
};

const struct field search_args[SEARCH_ARG_COUNT] = {
    [SEARCH_TEXT] = {.name = "text",
                     .label = "Text",
                     .kind = FIELD_NOTES,
                     .flags = FIELD_REQUIRED,
                     .help = "Words, or how they begin; case and accents do not matter"},
    [SEARCH_LIMIT] = {.name = "limit",
                      .label = "Limit",
                      .kind = FIELD_TEXT,
                      .help = "At most so many records; all without it"},
    [SEARCH_JSON] = {.name = "json",
                     .label = "As JSON",
                     .kind = FIELD_CHOICE,
                     .choices = &cli_switch,
                     .help = "An array of objects with type, id and title"},
    [SEARCH_IDS] = {.name = "ids",
                    .label = "Ids alone",
                    .kind = FIELD_CHOICE,
                    .choices = &cli_switch,
                    .help = "One id a line"},
};
