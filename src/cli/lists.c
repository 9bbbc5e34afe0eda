/* lists.c - the commands that read many records: list, export, search. */
#include "cli/lists.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "cli/cli_call.h"
#include "cli/search_hits.h"
#include "exchange/export.h"
#include "modules/candidate.h"
#include "modules/registry.h"

/* --- query --- */

static bool
no_such_sort(const struct record_type *type, const char *typed, struct error *error)
{
    struct text names = TEXT_EMPTY;
    for (size_t i = 0; i < type->field_count; i++) {
        if (type->fields[i].flags & FIELD_KEYED)
            text_append_format(&names, "%s%s", names.length > 0 ? ", " : "", type->fields[i].name);
    }
    error_set(error, ERROR_USAGE, "A list of %s cannot be sorted by '%s'; it can by %s",
              type->table, typed, text_string(&names));
    text_clear(&names);
    return false;
}

/* "changed", or "-changed" for the largest first. */
static bool
set_sort(struct query *query, const char *typed, struct error *error)
{
    const char *name = typed[0] == '-' ? typed + 1 : typed;
    const struct field *field = record_type_field(query->type, name);
    if (!field || !(field->flags & FIELD_KEYED))
        return no_such_sort(query->type, typed, error);
    query->sort_field = record_type_index(query->type, field);
    query->descending = typed[0] == '-';
    return true;
}

/* Fills *query, and *filter, which the query borrows; clear the filter in any case. */
static bool
read_query(struct cli_call *run, const char *words, const char *sort, struct query *query,
           struct filter *filter, struct error *error)
{
    const struct record_type *type = run->call.type;
    *filter = (struct filter){.type = type};
    *query = query_default(type);
    if (!string_is_empty(words)) {
        const struct field_context *context = session_context(run->call.session);
        if (!filter_parse(filter, type, words, context, false, error)) {
            error->code = ERROR_USAGE; /* it is the command line that is wrong, not a record */
            return false;
        }
        query->filter = filter;
    }
    return !sort || set_sort(query, sort, error);
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
    struct query query;
    struct filter filter = {0};
    enum export_format format;
    uint64_t limit = 0;
    size_t count = 0;
    bool ok =
        list_format(call, &format, error) &&
        cli_number(&list_args[LIST_LIMIT], call->args[LIST_LIMIT], &limit, error) &&
        read_query(run, call->args[LIST_FILTER], call->args[LIST_SORT], &query, &filter, error);
    if (ok) {
        query.trash = cli_is_given(call, LIST_TRASH);
        ok = export_list(call->session, &query, format, (size_t)limit, output_write, &run->output,
                         &count, error);
    }
    if (ok && count == 0)
        tell_empty(run, &query);
    filter_clear(&filter);
    return ok;
}

/* --- export --- */

static bool
append_to_text(void *text, const char *bytes, size_t length)
{
    text_append_bytes(text, bytes, length);
    return true;
}

static bool
ends_with(const char *string, const char *end)
{
    size_t length = strlen(string), end_length = strlen(end);
    return length >= end_length && string_equal_no_case(string + length - end_length, end);
}

/* As asked for, else as the name of the file says, else CSV. */
static bool
export_format(const struct call *call, const char *path, enum export_format *format,
              struct error *error)
{
    static const struct {
        size_t arg;
        const char *end;
        enum export_format format;
    } formats[] = {
        {EXPORT_AS_CSV, ".csv", EXPORT_CSV},
        {EXPORT_AS_JSON, ".json", EXPORT_JSON},
        {EXPORT_AS_TSV, ".tsv", EXPORT_TSV},
        {EXPORT_AS_VCARD, ".vcf", EXPORT_VCARD},
    };
    size_t given = 0;
    *format = EXPORT_CSV;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        bool asked = cli_is_given(call, formats[i].arg);
        bool named = given == 0 && path && ends_with(path, formats[i].end);
        given += asked;
        if (asked || named)
            *format = formats[i].format;
    }
    if (given > 1)
        return error_set(error, ERROR_USAGE, "Choose one of --json, --csv, --tsv and --vcard");
    if (*format == EXPORT_VCARD && call->type != &candidate_type)
        return error_set(error, ERROR_USAGE, "Only a candidate goes out as a vCard, not a %s",
                         call->type->name);
    return true;
}

/* One export: what the note in the log and the file are about. */
struct export_work {
    const struct record_type *type;
    const char *path; /* NULL: standard output, written later */
    const struct text *bytes;
    bool replace;
};

/* A file is there when the note of it is, and neither is otherwise. */
static bool
note_export(struct session *session, void *context, struct error *error)
{
    const struct export_work *work = context;
    if (!session_note(session, work->type, NULL, error))
        return false;
    return !work->path || file_write(work->path, text_string(work->bytes), work->bytes->length,
                                     work->replace, error);
}

/* True for the database that is open, also by another name, and for what lies beside it. */
static bool
is_of_database(const char *path, const char *database)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-writer"};
    struct stat target, file;
    bool same = false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0] && !same; i++) {
        char *name = must_format("%s%s", database, endings[i]);
        same = string_equal(path, name) ||
               (stat(path, &target) == 0 && stat(name, &file) == 0 &&
                target.st_dev == file.st_dev && target.st_ino == file.st_ino);
        free(name);
    }
    return same;
}

static bool
run_note(struct session *session, struct export_work *work, struct error *error)
{
    if (!session_is_read_only(session))
        return session_write(session, "export", note_export, work, error);
    return !work->path || file_write(work->path, text_string(work->bytes), work->bytes->length,
                                     work->replace, error);
}

static bool
export_to_file(struct cli_call *run, const struct query *query, struct export_work *work,
               enum export_format format, size_t *count, struct error *error)
{
    if (is_of_database(work->path, session_database_path(run->call.session)))
        return error_set(error, ERROR_FILE, "'%s' is the database itself; name another file",
                         work->path);
    struct text bytes = TEXT_EMPTY;
    bool ok =
        export_list(run->call.session, query, format, 0, append_to_text, &bytes, count, error);
    if (ok && (*count > 0 || !query->filter)) {
        work->bytes = &bytes;
        ok = run_note(run->call.session, work, error);
        work->bytes = NULL;
        if (ok)
            text_append_format(&run->call.outcome.message, "Wrote '%s': %zu %s", work->path, *count,
                               *count == 1 ? work->type->name : work->type->table);
    }
    text_clear(&bytes);
    return ok;
}

/* The note goes first: nothing leaves without it. */
static bool
export_to_output(struct cli_call *run, const struct query *query, struct export_work *work,
                 enum export_format format, size_t *count, struct error *error)
{
    return run_note(run->call.session, work, error) &&
           export_list(run->call.session, query, format, 0, output_write, &run->output, count,
                       error);
}

bool
lists_run_export(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    const char *path = call->args[EXPORT_OUTPUT];
    if (string_equal(path, "-"))
        path = NULL;
    struct query query;
    struct filter filter = {0};
    size_t count = 0;
    struct export_work work = {
        .type = call->type,
        .path = path,
        .replace = cli_is_given(call, EXPORT_FORCE),
    };
    enum export_format format = EXPORT_CSV;
    bool ok = export_format(call, path, &format, error) &&
              read_query(run, call->args[EXPORT_FILTER], NULL, &query, &filter, error);
    if (ok && path)
        ok = export_to_file(run, &query, &work, format, &count, error);
    else if (ok)
        ok = export_to_output(run, &query, &work, format, &count, error);
    if (ok && count == 0 && query.filter)
        tell_empty(run, &query);
    filter_clear(&filter);
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

static const char filter_help[] =
    "Words to find, and field:value, field<value, !term, or, brackets: 'ada role:pc created>-7d'; "
    "'posact help filter' says it all";

const struct field list_args[LIST_ARG_COUNT] = {
    [LIST_FILTER] = {.name = "filter", .label = "Filter", .kind = FIELD_NOTES, .help = filter_help},
    [LIST_SORT] = {.name = "sort",
                   .label = "Sort by",
                   .kind = FIELD_TEXT,
                   .help = "The field to sort by; a hyphen in front turns the order round"},
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
                               "the file ends in .json, .tsv or .vcf"},
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
    [EXPORT_OUTPUT] = {.name = "output",
                       .label = "File",
                       .kind = FIELD_TEXT,
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
