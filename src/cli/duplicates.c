/* duplicates.c - prints the pairs, merges two, tells two apart. */
#include "cli/duplicates.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cli/cli_call.h"
#include "exchange/json_text.h"
#include "modules/candidate.h"
#include "modules/distinction.h"
#include "modules/duplicate.h"
#include "modules/merge.h"

/* -- The list ------------------------------------------------------------------------------- */

static void
append_person(struct session *session, const struct id *id, struct text *out)
{
    char reference[ID_TEXT_SIZE];
    id_to_text(id, reference);
    text_append_format(out, "  %.8s  ", reference);
    session_title(session, &candidate_type, id, out);
}

/* "17  581cc640  Siân Wyn-Jones  9d3c22f1  Sian Wyn-Jones  (same phone and name)" */
static void
append_line(struct session *session, const struct likeness *like, struct text *out)
{
    text_append_format(out, "%3ld", like->score);
    append_person(session, &like->one, out);
    append_person(session, &like->other, out);
    text_append(out, "  (");
    duplicate_append_reason(like, out);
    text_append(out, ")\n");
}

static void
append_member_person(struct session *session, const char *member, const struct id *id,
                     struct text *out)
{
    char reference[ID_TEXT_SIZE];
    struct text name = TEXT_EMPTY;
    id_to_text(id, reference);
    session_title(session, &candidate_type, id, &name);
    text_append_format(out, ", \"%s\": {", member);
    json_text_append_member(out, "id", reference);
    text_append(out, ", ");
    json_text_append_member(out, "name", text_string(&name));
    text_append_char(out, '}');
    text_clear(&name);
}

static void
append_object(struct session *session, const struct likeness *like, struct text *out)
{
    struct text reason = TEXT_EMPTY;
    duplicate_append_reason(like, &reason);
    text_append_format(out, "{\"score\": %ld, ", like->score);
    json_text_append_member(out, "reason", text_string(&reason));
    append_member_person(session, "one", &like->one, out);
    append_member_person(session, "other", &like->other, out);
    text_append_char(out, '}');
    text_clear(&reason);
}

static void
append_pairs(struct session *session, const struct likeness_list *list, bool json, struct text *out)
{
    if (json)
        text_append_char(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (json) {
            text_append(out, i > 0 ? ",\n" : "\n");
            append_object(session, &list->items[i], out);
        } else {
            append_line(session, &list->items[i], out);
        }
    }
    if (json)
        text_append(out, "]\n");
}

bool
duplicates_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    uint64_t limit = DUPLICATE_PAIRS;
    bool json = cli_is_given(call, DUPLICATES_JSON), more;
    struct likeness_list list;
    if (!cli_number(&duplicates_args[DUPLICATES_LIMIT], call->args[DUPLICATES_LIMIT], &limit,
                    error) ||
        !duplicate_review(call->session, (size_t)limit, &list, &more, error))
        return false;
    struct text out = TEXT_EMPTY;
    append_pairs(call->session, &list, json, &out);
    if (json)
        output_text(&run->output, &out);
    else
        output_safe(&run->output, text_string(&out));
    if (list.count == 0) {
        text_append(&call->outcome.message, "Nobody looks like somebody else");
        call->outcome.exit_code = CLI_NOTHING_MATCHED;
    } else if (more) {
        text_append_format(&call->outcome.message,
                           "There are more: these are the %zu most like; --limit says how many",
                           list.count);
    }
    text_clear(&out);
    likeness_list_clear(&list);
    return true;
}

/* -- Merging -------------------------------------------------------------------------------- */

/* A field a line. */
static bool
choose(struct merge *merge, const char *typed, struct error *error)
{
    while (typed && *typed != '\0') {
        size_t length = strcspn(typed, "\n");
        char *choice = must_strndup(typed, length);
        bool done = merge_choose_typed(merge, choice, error);
        free(choice);
        if (!done)
            return false;
        typed += length + (typed[length] == '\n' ? 1 : 0);
    }
    return true;
}

static bool
tell(struct call *call, const struct merge *merge, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct text out = TEXT_EMPTY, counted = TEXT_EMPTY;
    merge_title(merge, &out);
    text_append_char(&out, '\n');
    for (size_t i = 0; i < merge->type->field_count; i++) {
        struct text line = TEXT_EMPTY;
        merge_line(merge, call->session, i, &line);
        if (line.length > 0)
            text_append_format(&out, "  %s\n", text_string(&line));
        text_clear(&line);
    }
    bool done = merge_count(merge, call->session, &counted, error);
    if (counted.length > 0)
        text_append_format(&out, "  Moved: %s\n", text_string(&counted));
    if (done)
        output_safe(&run->output, text_string(&out));
    text_append(&call->outcome.message, "Nothing is changed by a dry run");
    text_clear(&counted);
    text_clear(&out);
    return done;
}

bool
duplicates_run_merge(struct call *call, struct error *error)
{
    struct merge merge = {.type = NULL};
    struct id other;
    bool done = session_find(call->session, call->type, call->args[MERGE_OTHER], &other, error) &&
                merge_read(&merge, call->session, call->type, &call->id, &other, error) &&
                choose(&merge, call->args[MERGE_TAKES], error);
    if (done)
        done = cli_is_given(call, MERGE_DRY_RUN)
                   ? tell(call, &merge, error)
                   : merge_run(&merge, call->session, &call->outcome, error);
    merge_clear(&merge);
    return done;
}

/* -- Telling apart -------------------------------------------------------------------------- */

bool
duplicates_run_not_same(struct call *call, struct error *error)
{
    struct id other;
    if (call->type != &candidate_type)
        return error_set(error, ERROR_USAGE, "'not-same' is for candidates");
    return session_find(call->session, call->type, call->args[0], &other, error) &&
           distinction_add(call->session, &call->id, &other, &call->outcome, error);
}

/* -- Args ----------------------------------------------------------------------------------- */

const struct field duplicates_args[DUPLICATES_ARG_COUNT] = {
    [DUPLICATES_LIMIT] = {.name = "limit",
                          .label = "Limit",
                          .kind = FIELD_TEXT,
                          .help = "At most so many pairs; 200 without it"},
    [DUPLICATES_JSON] = {.name = "json",
                         .label = "As JSON",
                         .kind = FIELD_CHOICE,
                         .choices = &cli_switch,
                         .help = "An array of pairs"},
};

const struct field merge_args[MERGE_ARG_COUNT] = {
    [MERGE_OTHER] = {.name = "other",
                     .label = "Other",
                     .kind = FIELD_TEXT,
                     .flags = FIELD_REQUIRED,
                     .help = "The reference of the record that is merged away"},
    [MERGE_TAKES] = {.name = "take",
                     .label = "Take",
                     .kind = FIELD_NOTES,
                     .help =
                         "FIELD=other takes the other's value, FIELD=kept leaves an empty field "
                         "empty, notes=both keeps both; may be given again"},
    [MERGE_DRY_RUN] = {.name = "dry-run",
                       .label = "Dry run",
                       .kind = FIELD_CHOICE,
                       .choices = &cli_switch,
                       .help = "Say what the record would be, and change nothing"},
};

const struct field not_same_args[1] = {
    {.name = "other",
     .label = "Other",
     .kind = FIELD_TEXT,
     .flags = FIELD_REQUIRED,
     .help = "The reference of the other candidate"},
};
