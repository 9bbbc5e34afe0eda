/* many.c - finds the records, tries the command on them, asks, does it. */
#include "cli/many.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "modules/bulk.h"
#include "modules/reading.h"
#include "modules/registry.h"
#include "record/filter.h"
#include "record/query.h"

#define WINDOW 200 /* records read at a time */
#define YES "yes"

const struct field many_args[MANY_ARG_COUNT] = {
    [MANY_WHERE] = {.name = "where",
                    .label = "Where",
                    .kind = FIELD_TEXT,
                    .help = "In place of ID: all records that a filter finds, at most 10,000, as "
                            "one step and all or nothing"},
    [MANY_DRY_RUN] = {.name = "dry-run",
                      .label = "Dry run",
                      .kind = FIELD_CHOICE,
                      .choices = &cli_switch,
                      .help = "Of many: say what would happen, and change nothing"},
    [MANY_LEAVE_OUT] = {.name = "leave-out",
                        .label = "Leave out",
                        .kind = FIELD_CHOICE,
                        .choices = &cli_switch,
                        .help = "With --where: leave out those that a rule refuses, saying why, "
                                "and do the others"},
    [MANY_YES] = {.name = "yes",
                  .label = "Yes",
                  .kind = FIELD_CHOICE,
                  .choices = &cli_switch,
                  .help = "Of many: do it without asking; without a terminal it is needed"},
};

size_t
many_first_arg(const struct command *command)
{
    if (command->each)
        return MANY_DRY_RUN;
    return command->flags & COMMAND_MANY ? MANY_WHERE : MANY_ARG_COUNT;
}

/* --- which records --- */

static bool
take_window(struct many_found *found, const struct record_list *list, struct error *error)
{
    for (size_t i = 0; i < list->count; i++) {
        if (found->count >= BULK_MOST)
            return error_set(
                error, ERROR_USAGE,
                "More than 10,000 records fit '--where'; narrow it, and go on in steps");
        found->ids[found->count++] = list->items[i]->id;
    }
    return true;
}

static bool
read_found(struct session *session, const struct query *query, struct many_found *found,
           struct error *error)
{
    struct query_place place = {.key = NULL};
    bool ok = true, more = true;
    for (enum query_from from = QUERY_FIRST; ok && more; from = QUERY_AFTER) {
        struct record_list list = {.items = NULL};
        ok = session_read(session, query, from, &place, WINDOW, &list, error) &&
             take_window(found, &list, error);
        more = list.count == WINDOW;
        if (more)
            session_place(query, list.items[list.count - 1], &place);
        record_list_clear(&list);
    }
    query_place_clear(&place);
    return ok;
}

/* What is restored lies in the trash. */
static bool
is_of_trash(const struct cli_call *run)
{
    return run->cli->request->command == command_restore;
}

void
many_found_clear(struct many_found *found)
{
    free(found->ids);
    *found = (struct many_found){.ids = NULL};
}

/* The live or removed ones, as the query says, that fit `where` too; clear them in any case. */
static bool
many_find(struct session *session, const struct query *query, const char *where,
          struct many_found *found, struct error *error)
{
    struct filter filter = {.count = 0};
    struct query narrow = *query;
    bool ok = filter_parse(&filter, query->type, where, session_context(session), false, error);
    found->ids = must_calloc(BULK_MOST, sizeof *found->ids);
    narrow.filter = &filter;
    if (!ok)
        error->code = ERROR_USAGE; /* it is the command line that is wrong, not a record */
    else if (filter.count == 0)
        ok = error_set(error, ERROR_USAGE, "'--where' must say which records, such as 'role:pc'");
    else
        ok = read_found(session, &narrow, found, error);
    filter_clear(&filter);
    return ok;
}

/* Each word is an id. */
static bool
find_named(struct session *session, const struct record_type *type, const char *words,
           struct many_found *found, struct error *error)
{
    char *copy = must_strdup(words), *rest;
    bool ok = true;
    found->ids = must_calloc(strlen(words) + 1, sizeof *found->ids);
    for (char *word = strtok_r(copy, " ", &rest); word && ok; word = strtok_r(NULL, " ", &rest))
        ok = session_find(session, type, word, &found->ids[found->count++], error);
    free(copy);
    return ok;
}

bool
many_find_either(struct session *session, const struct query *query, const char *named,
                 const char *where, const char *usage, struct many_found *found,
                 struct error *error)
{
    if (!named == !where)
        return error_set(error, ERROR_USAGE,
                         "Name the people by their ids, or many with '--where': %s", usage);
    return named ? find_named(session, query->type, named, found, error)
                 : many_find(session, query, where, found, error);
}

static bool
find(struct cli_call *run, struct many_found *found, struct error *error)
{
    struct query query = query_default(run->call.type);
    query.trash = is_of_trash(run);
    query.guarded = true;
    return reading_begin(run->call.session, query.type, NULL, error) &&
           many_find(run->call.session, &query, run->cli->request->many[MANY_WHERE], found, error);
}

/* --- what is written into them --- */

static bool
take_values(struct cli_call *run, struct bulk *bulk, struct error_list *problems,
            struct error *error)
{
    const struct cli_request *request = run->cli->request;
    if (request->value_count == 0)
        return error_set(error, ERROR_USAGE,
                         "Name a field to change: posact %s %s --where FILTER --field VALUE",
                         request->command->name, run->call.type->name);
    struct record *values = record_new(run->call.type);
    bool ok = true;
    cli_set_values(run->cli, values, problems);
    for (size_t i = 0; i < request->value_count && ok && problems->count == 0; i++) {
        size_t field = record_type_index(run->call.type, request->values[i].field);
        ok = bulk_set(bulk, field, record_get(values, field), error);
    }
    record_free(values);
    return ok;
}

/* --- telling and asking --- */

static void
append_foreseen(const struct bulk *bulk, struct session *session, struct text *out)
{
    bulk_title(bulk, out);
    text_append_char(out, '\n');
    bulk_summary(bulk, out);
    text_append_char(out, '\n');
    bulk_lines(bulk, session, out);
}

static void
tell_on_error(const struct text *words)
{
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, text_string(words), true);
    fputs(text_string(&safe), stderr);
    text_clear(&safe);
}

/* Only a person at a terminal is asked. */
bool
many_is_agreed(bool yes, const struct text *words, struct error *error)
{
    if (yes)
        return true;
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return error_set(
            error, ERROR_USAGE,
            "Nothing was changed: '--yes' does it, '--dry-run' shows what it would do");
    char answer[16] = "";
    tell_on_error(words);
    fputs("Type " YES " to do it: ", stderr);
    if (fgets(answer, sizeof answer, stdin) && string_starts(answer, YES "\n"))
        return true;
    return error_set(error, ERROR_STOPPED, "Nothing was changed");
}

/* Tries it, tells who is refused and why, and tries it once more without them. */
static bool
foresee(struct cli_call *run, struct bulk *bulk, struct error *error)
{
    struct session *session = run->call.session;
    if (!bulk_foresee(bulk, session, NULL, NULL, error))
        return false;
    if (!run->cli->request->many[MANY_LEAVE_OUT] || bulk->counts[BULK_REFUSED] == 0)
        return true;
    struct text words = TEXT_EMPTY;
    text_append_format(&words, "%zu left out:\n", bulk->counts[BULK_REFUSED]);
    bulk_refusals(bulk, session, &words);
    tell_on_error(&words);
    text_clear(&words);
    bulk_leave_out_refused(bulk);
    return bulk_foresee(bulk, session, NULL, NULL, error);
}

static int
do_or_tell(struct cli_call *run, struct bulk *bulk, struct error *error)
{
    struct session *session = run->call.session;
    if (!foresee(run, bulk, error))
        return cli_fail(error);
    struct text words = TEXT_EMPTY;
    append_foreseen(bulk, session, &words);
    bool refused = bulk->counts[BULK_REFUSED] > 0;
    int code = refused ? 1 : 0;
    if (run->cli->request->many[MANY_DRY_RUN]) {
        output_safe(&run->output, text_string(&words));
        text_append(&run->call.outcome.message, "Nothing is changed by a dry run");
    } else if (refused) {
        tell_on_error(&words);
        text_append(&run->call.outcome.message,
                    run->cli->request->command->each
                        ? "Nothing was changed: see to the refused first"
                        : "Nothing was changed: narrow '--where', or leave them out with "
                          "'--leave-out'");
    } else if (!many_is_agreed(run->cli->request->many[MANY_YES] != NULL, &words, error) ||
               !bulk_run(bulk, session, NULL, NULL, &run->call.outcome, error)) {
        code = cli_fail(error);
    }
    text_clear(&words);
    return code;
}

/* --- the whole --- */

static int
run_on(struct cli_call *run, struct bulk *bulk, struct error *error)
{
    const struct cli_request *request = run->cli->request;
    struct error_list problems = {0};
    int code = 0;
    bulk_set_args(bulk, run->call.args);
    if ((request->command->flags & COMMAND_TAKES_RECORD) &&
        !take_values(run, bulk, &problems, error))
        code = cli_fail(error);
    else if (problems.count > 0)
        code = cli_fail_problems(&problems);
    else
        code = do_or_tell(run, bulk, error);
    error_list_clear(&problems);
    return code;
}

int
many_run_each(struct cli_call *run, struct error *error)
{
    struct bulk *bulk =
        bulk_of_each(run->cli->request->command, run->call.session, &run->call.id, error);
    if (!bulk)
        return cli_fail(error);
    int code = run_on(run, bulk, error);
    bulk_free(bulk);
    return code;
}

int
many_run(struct cli_call *run, struct error *error)
{
    struct many_found found = {.ids = NULL};
    int code = 0;
    if (!find(run, &found, error)) {
        code = cli_fail(error);
    } else if (found.count == 0) {
        text_append(&run->call.outcome.message, "Nothing matches");
        code = CLI_NOTHING_MATCHED;
    } else {
        struct bulk *bulk = bulk_new(run->cli->request->command, run->call.type, found.ids,
                                     found.count, is_of_trash(run));
        code = run_on(run, bulk, error);
        bulk_free(bulk);
    }
    many_found_clear(&found);
    return code;
}
