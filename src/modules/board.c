/* board.c - the columns of a board out of the counts that the store keeps. */
#include "modules/board.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "config/settings.h"
#include "modules/application.h"
#include "modules/campaign.h"
#include "modules/permission.h"
#include "modules/pipeline.h"
#include "session_private.h"
#include "store/stage_counts.h"

/* --- which --- */

void
board_clear(struct board *board)
{
    free(board->role);
    *board = (struct board){.role = NULL};
}

static bool
same_role(const char *a, const char *b)
{
    return string_is_empty(a) ? string_is_empty(b) : string_equal(a, b);
}

bool
board_equal(const struct board *a, const struct board *b)
{
    return same_role(a->role, b->role) && id_equal(&a->campaign, &b->campaign);
}

struct board
board_of_application(const struct record *application)
{
    const char *campaign = record_get(application, APPLICATION_CAMPAIGN);
    const char *role = record_get(application, APPLICATION_ROLE);
    struct board board = {.role = NULL};
    if (!campaign || !id_from_text(campaign, &board.campaign))
        board.role = role ? must_strdup(role) : NULL;
    return board;
}

struct board
board_of_campaign(const struct id *campaign)
{
    return (struct board){.campaign = *campaign};
}

static bool
is_of_campaign(const struct board *board)
{
    return !id_is_zero(&board->campaign);
}

void
board_title(struct session *session, const struct board *board, struct text *out)
{
    if (is_of_campaign(board))
        session_title(session, &campaign_type, &board->campaign, out);
    else if (board->role)
        session_show(session, &application_type.fields[APPLICATION_ROLE], board->role, out);
    else
        text_append(out, "No role");
}

/* --- columns --- */

void
board_columns_clear(struct board_columns *columns)
{
    for (size_t i = 0; i < columns->count; i++)
        free(columns->items[i].stage);
    free(columns->items);
    *columns = (struct board_columns){.items = NULL};
}

/* The role whose stages are the columns; the caller's, NULL for none. */
static bool
find_role(struct session *session, const struct board *board, char **role, struct error *error)
{
    *role = NULL;
    if (!is_of_campaign(board)) {
        *role = board->role ? must_strdup(board->role) : NULL;
        return true;
    }
    struct record *campaign = session_get(session, &campaign_type, &board->campaign, error);
    if (!campaign)
        return false;
    const char *of = record_get(campaign, CAMPAIGN_ROLE);
    *role = of ? must_strdup(of) : NULL;
    record_free(campaign);
    return true;
}

static void
lay_out(const struct pipeline *pipeline, const struct stage_count_list *counts,
        struct board_columns *columns)
{
    columns->items = must_calloc(pipeline->count + counts->count + 1, sizeof *columns->items);
    for (size_t i = 0; i < pipeline->count; i++)
        columns->items[i] =
            (struct board_column){.stage = must_strdup(pipeline->codes[i]), .in_order = true};
    columns->count = pipeline->count;
    for (size_t i = 0; i < counts->count; i++) {
        const struct stage_count *row = &counts->items[i];
        size_t place = pipeline_find(pipeline, row->code);
        if (place < pipeline->count)
            columns->items[place].count += row->count;
        else
            columns->items[columns->count++] =
                (struct board_column){.stage = must_strdup(row->code), .count = row->count};
    }
}

bool
board_read(struct session *session, const struct board *board, struct board_columns *columns,
           struct error *error)
{
    *columns = (struct board_columns){.items = NULL};
    struct stage_count_list counts = {.items = NULL};
    struct pipeline pipeline;
    char *role;
    if (!find_role(session, board, &role, error))
        return false;
    pipeline_read(session_context(session), role, &pipeline);
    enum stage_question question = is_of_campaign(board) ? STAGES_OF_CAMPAIGN : STAGES_OF_ROLE;
    bool done = permission_everything(session, error) &&
                stage_counts_read(session->store, question, role ? role : "", &board->campaign,
                                  &counts, error);
    if (done)
        lay_out(&pipeline, &counts, columns);
    stage_count_list_clear(&counts);
    free(role);
    return done;
}

void
board_append_stage(struct session *session, const struct board_column *column, struct text *out)
{
    if (*column->stage == '\0')
        text_append(out, "No stage");
    else
        session_show(session, &application_type.fields[APPLICATION_STAGE], column->stage, out);
}

void
board_append_heading(struct session *session, const struct board_column *column, struct text *out)
{
    board_append_stage(session, column, out);
    text_append(out, " (");
    text_append_count(out, column->count);
    text_append_char(out, ')');
}

void
board_append_note(struct session *session, const struct board_column *column, struct text *out)
{
    const struct field_context *context = session_context(session);
    int days = stage_days(context, column->stage);
    const struct field *field = &application_type.fields[APPLICATION_STAGE];
    bool known = choice_find(field_choices(field, context), column->stage) != NULL;
    if (column->in_order && days > 0)
        text_append_format(out, "usual %d %s", days, days == 1 ? "day" : "days");
    else if (!column->in_order && *column->stage == '\0')
        text_append(out, "They stand in no stage; move them to one");
    else if (!column->in_order && known)
        text_append_format(out, "'%s' is no stage of this role; move them to one that is",
                           column->stage);
    else if (!column->in_order)
        text_append_format(out,
                           "posact.yaml has no stage '%s' any more; move them to one that it has",
                           column->stage);
}

/* --- the applications of a column --- */

/* The value is not given when it is "". By hand, for posact.yaml may have the code no more. */
static void
add_term(struct filter *filter, size_t field, const char *code)
{
    struct filter_term *term = &filter->terms[filter->count++];
    *term = (struct filter_term){.relation = FILTER_IS, .field = &application_type.fields[field]};
    if (string_is_empty(code))
        return;
    term->values = must_calloc(1, sizeof *term->values);
    term->values[0] = (struct filter_value){.match = FILTER_WHOLE, .text = must_strdup(code)};
    term->value_count = 1;
}

struct query
board_query(const struct board *board, const char *stage, struct filter *filter)
{
    struct query query = query_default(&application_type);
    char campaign[ID_TEXT_SIZE];
    id_to_text(&board->campaign, campaign);
    *filter = (struct filter){.type = &application_type, .capacity = 3};
    filter->terms = must_calloc(filter->capacity, sizeof *filter->terms);
    if (is_of_campaign(board))
        add_term(filter, APPLICATION_CAMPAIGN, campaign);
    else
        add_term(filter, APPLICATION_ROLE, board->role);
    add_term(filter, APPLICATION_OUTCOME, OUTCOME_LIVE);
    add_term(filter, APPLICATION_STAGE, stage);
    query.filter = filter;
    query.sort_field = APPLICATION_SINCE;
    query.descending = false;
    return query;
}

void
board_append_filter(const struct board *board, const char *stage, struct text *out)
{
    char campaign[ID_TEXT_SIZE];
    id_to_text(&board->campaign, campaign);
    if (is_of_campaign(board))
        text_append_format(out, "campaign:%s", campaign);
    else
        text_append_format(out, "role:%s", board->role ? board->role : "");
    text_append_format(out, " outcome:%s stage:%s", OUTCOME_LIVE, stage);
}

/* --- to choose from --- */

void
board_choices_clear(struct board_choices *choices)
{
    for (size_t i = 0; i < choices->count; i++)
        board_clear(&choices->items[i].board);
    free(choices->items);
    *choices = (struct board_choices){.items = NULL};
}

static struct board
board_of_count(enum stage_question question, const struct stage_count *row)
{
    if (question == LIVE_CAMPAIGNS)
        return board_of_campaign(&row->campaign);
    return (struct board){.role = *row->code != '\0' ? must_strdup(row->code) : NULL};
}

static bool
add_choices(struct session *session, enum stage_question question, struct board_choices *choices,
            struct error *error)
{
    struct stage_count_list counts = {.items = NULL};
    bool done = permission_everything(session, error) &&
                stage_counts_read(session->store, question, NULL, NULL, &counts, error);
    if (done && counts.count > 0)
        choices->items =
            must_realloc(choices->items, (choices->count + counts.count) * sizeof *choices->items);
    for (size_t i = 0; done && i < counts.count; i++)
        choices->items[choices->count++] = (struct board_choice){
            .board = board_of_count(question, &counts.items[i]), .count = counts.items[i].count};
    stage_count_list_clear(&counts);
    return done;
}

bool
board_choices_read(struct session *session, struct board_choices *choices, struct error *error)
{
    *choices = (struct board_choices){.items = NULL};
    return add_choices(session, LIVE_ROLES, choices, error) &&
           add_choices(session, LIVE_CAMPAIGNS, choices, error);
}
