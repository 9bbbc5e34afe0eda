/* suggest.c - prints the suggestions for one, and seeks, prints and saves an intake. */
#include "cli/suggest.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cli/cli_call.h"
#include "cli/many.h"
#include "exchange/json_text.h"
#include "modules/buddy.h"
#include "modules/candidate.h"
#include "modules/suggestion_list.h"

static void
append_named(struct text *out, const char *member, const struct record *record, const char *name)
{
    text_append_format(out, "\"%s\": {", member);
    json_text_append_member(out, "id", record_get(record, RECORD_ID));
    text_append(out, ", ");
    json_text_append_member(out, "name", name);
    text_append_char(out, '}');
}

/* --- for one --- */

/* " 17  9d3c22f1  PC 4471 Reid, Buddy  Speaks Welsh, which they asked for" */
static void
append_suggestion(const struct suggestion *item, struct text *out)
{
    const char *reference = record_get(item->buddy->record, RECORD_ID);
    if (item->offered)
        text_append_format(out, "%3ld", (long)item->score);
    else
        text_append(out, "  -");
    text_append_format(out, "  %.8s  %s  %s\n", reference, item->buddy->title, item->why);
}

static void
append_suggestion_object(const struct suggestion *item, struct text *out)
{
    text_append(out, "{");
    if (item->offered)
        text_append_format(out, "\"score\": %ld, ", (long)item->score);
    else
        text_append(out, "\"score\": null, ");
    append_named(out, "buddy", item->buddy->record, item->buddy->title);
    text_append(out, ", ");
    json_text_append_member(out, item->offered ? "reasons" : "obstacle", item->why);
    text_append_char(out, '}');
}

bool
suggest_run(struct call *call, struct error *error)
{
    struct cli_call *run = cli_call_of(call);
    struct suggestion_list list;
    struct text out = TEXT_EMPTY;
    bool json = cli_is_given(call, SUGGEST_JSON);
    bool done = suggestion_list_read(call->session, &call->id, NULL, &list, error);
    size_t count = cli_is_given(call, SUGGEST_ALL) ? list.count : list.offered;
    text_append(&out, json ? "[" : "");
    for (size_t i = 0; i < count && done; i++) {
        text_append(&out, !json ? "" : i > 0 ? ",\n" : "\n");
        if (json)
            append_suggestion_object(&list.items[i], &out);
        else
            append_suggestion(&list.items[i], &out);
    }
    text_append(&out, json ? "]\n" : "");
    if (done && json)
        output_text(&run->output, &out);
    else if (done)
        output_safe(&run->output, text_string(&out));
    if (done) {
        suggestion_list_summary(&list, &call->outcome.message);
        call->outcome.exit_code = list.offered == 0 ? CLI_NOTHING_MATCHED : 0;
    }
    text_clear(&out);
    suggestion_list_clear(&list);
    return done;
}

/* --- for many: what the officer chose --- */

static struct intake_row *
find_row(struct intake *intake, const struct id *id)
{
    for (size_t i = 0; i < intake->count; i++)
        if (id_equal(&intake->rows[i].seeker.candidate->id, id))
            return &intake->rows[i];
    return NULL;
}

/* "3f2a=9d3c", "3f2a=nobody". */
static bool
choose_one(struct call *call, struct intake *intake, const char *choice, struct error *error)
{
    const char *equals = strchr(choice, '=');
    if (!equals)
        return error_set(error, ERROR_USAGE,
                         "'--choose' says ID=BUDDY or ID=nobody, and this is '%s'", choice);
    char *person = must_strndup(choice, (size_t)(equals - choice));
    struct id id, buddy;
    struct intake_row *row = NULL;
    bool done = session_find(call->session, &candidate_type, person, &id, error);
    if (done && !(row = find_row(intake, &id)))
        done = error_set(error, ERROR_USAGE, "'%s' is not in this intake", person);
    if (done && string_equal_no_case(equals + 1, "nobody"))
        done = intake_leave_out(row, error);
    else if (done)
        done = session_find(call->session, &buddy_type, equals + 1, &buddy, error) &&
               intake_choose(intake, call->session, row, &buddy, error);
    free(person);
    return done;
}

/* One a line. */
static bool
choose_all(struct call *call, struct intake *intake, struct error *error)
{
    const char *typed = call->args[INTAKE_COMMAND_CHOOSE];
    while (typed && *typed != '\0') {
        size_t length = strcspn(typed, "\n");
        char *choice = must_strndup(typed, length);
        bool done = choose_one(call, intake, choice, error);
        free(choice);
        if (!done)
            return false;
        typed += length + (typed[length] == '\n' ? 1 : 0);
    }
    return true;
}

/* --- for many: told, done --- */

static void
append_intake(const struct intake *intake, struct text *out)
{
    intake_summary(intake, out);
    text_append_char(out, '\n');
    for (size_t i = 0; i < intake->count; i++) {
        const struct intake_row *row = &intake->rows[i];
        text_append_format(out, "  %.8s  ", record_get(row->seeker.candidate, RECORD_ID));
        intake_line(intake, row, out);
        text_append_char(out, '\n');
    }
}

static void
append_row_object(const struct intake *intake, const struct intake_row *row, struct text *out)
{
    static const char *const fates[INTAKE_FATES] = {
        [INTAKE_PAIRED] = "paired",
        [INTAKE_NOBODY] = "nobody",
        [INTAKE_REFUSED] = "refused",
        [INTAKE_LEFT_OUT] = "left out",
    };
    struct text why = TEXT_EMPTY;
    intake_why(intake, row, &why);
    text_append_char(out, '{');
    append_named(out, "candidate", row->seeker.candidate, intake_name(row));
    text_append(out, ", ");
    json_text_append_member(out, "fate", fates[row->fate]);
    text_append(out, ", ");
    if (row->fate == INTAKE_PAIRED)
        append_named(out, "buddy", row->buddy->record, row->buddy->title);
    else
        text_append(out, "\"buddy\": null");
    text_append(out, ", ");
    json_text_append_member(out, "why", text_string(&why));
    text_append_char(out, '}');
    text_clear(&why);
}

static void
print_intake(struct call *call, const struct intake *intake)
{
    struct cli_call *run = cli_call_of(call);
    struct text out = TEXT_EMPTY;
    bool json = cli_is_given(call, INTAKE_COMMAND_JSON);
    text_append(&out, json ? "[" : "");
    for (size_t i = 0; i < intake->count && json; i++) {
        text_append(&out, i > 0 ? ",\n" : "\n");
        append_row_object(intake, &intake->rows[i], &out);
    }
    text_append(&out, json ? "]\n" : "");
    if (!json)
        append_intake(intake, &out);
    if (json)
        output_text(&run->output, &out);
    else
        output_safe(&run->output, text_string(&out));
    text_clear(&out);
}

static bool
tell_or_do(struct call *call, const struct intake *intake, struct error *error)
{
    struct text words = TEXT_EMPTY;
    bool dry = cli_is_given(call, INTAKE_COMMAND_DRY_RUN);
    bool yes = cli_is_given(call, INTAKE_COMMAND_YES);
    if (dry || cli_is_given(call, INTAKE_COMMAND_JSON))
        print_intake(call, intake);
    if (dry) {
        text_append(&call->outcome.message, "Nothing is changed by a dry run");
        return true;
    }
    append_intake(intake, &words);
    bool done = many_is_agreed(yes, &words, error) &&
                intake_do(intake, call->session, &call->outcome, error);
    if (done && intake_count(intake, INTAKE_PAIRED) < intake->count)
        call->outcome.exit_code = 1;
    text_clear(&words);
    return done;
}

static bool
seek(struct call *call, const struct many_found *found, struct error *error)
{
    struct intake intake;
    const char *args[INTAKE_ARG_COUNT] = {
        [INTAKE_KIND] = call->args[INTAKE_COMMAND_KIND],
        [INTAKE_ADULT] = call->args[INTAKE_COMMAND_ADULT],
        [INTAKE_AIM] = call->args[INTAKE_COMMAND_AIM],
    };
    bool done = intake_read(call->session, found->ids, found->count, args, NULL, &intake, error) &&
                choose_all(call, &intake, error) && tell_or_do(call, &intake, error);
    intake_clear(&intake);
    return done;
}

bool
suggest_run_intake(struct call *call, struct error *error)
{
    const struct query query = query_default(&candidate_type);
    struct many_found found = {.ids = NULL};
    bool done = many_find_either(call->session, &query, call->args[INTAKE_COMMAND_PEOPLE],
                                 call->args[INTAKE_COMMAND_WHERE],
                                 "posact intake ID ID --adult adult", &found, error);
    if (done && found.count == 0) {
        text_append(&call->outcome.message, "Nothing matches");
        call->outcome.exit_code = CLI_NOTHING_MATCHED;
    } else if (done) {
        done = seek(call, &found, error);
    }
    many_found_clear(&found);
    return done;
}

/* --- args --- */

const struct field suggest_args[SUGGEST_ARG_COUNT] = {
    [SUGGEST_ALL] = {.name = "all",
                     .label = "All",
                     .kind = FIELD_CHOICE,
                     .choices = &cli_switch,
                     .help = "Those who do not fit too, with what stands in the way"},
    [SUGGEST_JSON] = {.name = "json",
                      .label = "As JSON",
                      .kind = FIELD_CHOICE,
                      .choices = &cli_switch,
                      .help = "An array of buddies and mentors"},
};

const struct field intake_command_args[INTAKE_COMMAND_ARG_COUNT] = {
    [INTAKE_COMMAND_PEOPLE] = {.name = "id",
                               .label = "Id",
                               .kind = FIELD_NOTES,
                               .help = "The candidates to pair, by their ids"},
    [INTAKE_COMMAND_WHERE] = {.name = "where",
                              .label = "Where",
                              .kind = FIELD_TEXT,
                              .help = "In place of ID: all candidates that a filter finds"},
    [INTAKE_COMMAND_KIND] = {.name = "kind",
                             .label = "Pair with",
                             .kind = FIELD_CHOICE,
                             .choices = &intake_kinds,
                             .help = "Buddies without it, or mentors"},
    [INTAKE_COMMAND_ADULT] = {.name = "adult",
                              .label = "Adult",
                              .kind = FIELD_CHOICE,
                              .flags = FIELD_REQUIRED,
                              .choices = &intake_adults,
                              .help = "As all of them say; nobody younger is paired"},
    [INTAKE_COMMAND_AIM] =
        {.name = "aim",
         .label = "Aim",
         .kind = FIELD_CHOICE,
         .choices = &intake_aims,
         .help = "As many paired as can be without it, or the highest total of scores"},
    [INTAKE_COMMAND_CHOOSE] = {.name = "choose",
                               .label = "Choose",
                               .kind = FIELD_NOTES,
                               .help = "ID=BUDDY gives one of them another buddy, ID=nobody leaves "
                                       "one out; may be given again"},
    [INTAKE_COMMAND_DRY_RUN] = {.name = "dry-run",
                                .label = "Dry run",
                                .kind = FIELD_CHOICE,
                                .choices = &cli_switch,
                                .help = "Say who would be paired and why, and change nothing"},
    [INTAKE_COMMAND_YES] = {.name = "yes",
                            .label = "Yes",
                            .kind = FIELD_CHOICE,
                            .choices = &cli_switch,
                            .help = "Save without asking; without a terminal it is needed"},
    [INTAKE_COMMAND_JSON] = {.name = "json",
                             .label = "As JSON",
                             .kind = FIELD_CHOICE,
                             .choices = &cli_switch,
                             .help = "Print an array of candidates and their buddies"},
};
