/* board.c - who stands in which stage, and how far they came: counts to choose a stage from, and
 * the funnel as sentences (T15, D01). */
#include <stdlib.h>

#include "modules/application.h"
#include "modules/board.h"
#include "modules/campaign.h"
#include "modules/funnel_text.h"
#include "plain_private.h"

/* -- Which --------------------------------------------------------------------------------- */

/* What is open here, or the row of a list with a number behind the command. */
static bool
find_here(const struct plain *plain, const char *rest, const struct record_type **type,
          struct id *id)
{
    const struct level *level = plain_level(plain);
    size_t index;
    *type = level->type;
    *id = level->id;
    if (level->place == PLACE_DETAIL)
        return true;
    if (!talk_number(rest, level->rows.count, &index))
        return false;
    *id = level->rows.items[index]->id;
    return true;
}

static bool
board_here(struct plain *plain, const char *rest, struct board *board)
{
    const struct record_type *type;
    struct id id;
    struct error error;
    bool here = find_here(plain, rest, &type, &id);
    if (here && type == &campaign_type)
        *board = board_of_campaign(&id);
    else if (here && type == &application_type) {
        struct record *record = session_get(plain->session, type, &id, &error);
        here = record != NULL;
        if (record)
            *board = board_of_application(record);
        else
            talk_error(&plain->talk, &error);
        record_free(record);
    } else {
        here = false;
    }
    return here;
}

static bool
pick_board(struct plain *plain, const struct board_choices *choices, struct board *board)
{
    struct text line = TEXT_EMPTY;
    size_t index;
    for (size_t i = 0; i < choices->count; i++) {
        struct text title = TEXT_EMPTY;
        board_title(plain->session, &choices->items[i].board, &title);
        talk_line(&plain->talk, "%zu. %s%s, %zu live", i + 1,
                  id_is_zero(&choices->items[i].board.campaign) ? "" : "Campaign ",
                  text_string(&title), choices->items[i].count);
        text_clear(&title);
    }
    enum answer answer =
        talk_ask_number(&plain->talk, "Which board", choices->count, 0, &index, &line);
    bool picked = answer == ANSWER_LINE && index < choices->count;
    if (picked)
        *board = choices->items[index].board;
    else if (answer == ANSWER_LINE)
        talk_line(&plain->talk, "Error: '%s' must be a number from 1 to %zu", text_string(&line),
                  choices->count);
    text_clear(&line);
    return picked;
}

static bool
choose_board(struct plain *plain, struct board *board)
{
    struct board_choices choices;
    struct error error;
    struct board picked = {.role = NULL};
    bool read = board_choices_read(plain->session, &choices, &error);
    bool done = read && choices.count > 0 && pick_board(plain, &choices, &picked);
    if (!read)
        talk_error(&plain->talk, &error);
    else if (choices.count == 0)
        talk_line(&plain->talk, "There is no live application; apply, on a candidate, adds one");
    if (done) {
        *board = picked;
        for (size_t i = 0; i < choices.count; i++) {
            if (choices.items[i].board.role == picked.role)
                choices.items[i].board.role = NULL;
        }
    }
    board_choices_clear(&choices);
    return done;
}

/* -- The board ----------------------------------------------------------------------------- */

static void
list_stage(struct plain *plain, const struct board *board, const char *stage)
{
    static const size_t fields[] = {APPLICATION_CANDIDATE, APPLICATION_SINCE, APPLICATION_OWNER};
    struct list_shape shape;
    struct filter filter;
    struct query query = board_query(board, stage, &filter);
    list_shape_init(&shape, &application_type);
    shape.sort_field = query.sort_field;
    shape.descending = query.descending;
    shape.column_count = sizeof fields / sizeof *fields;
    for (size_t i = 0; i < shape.column_count; i++)
        shape.columns[i] = (struct shape_column){.field = fields[i]};
    board_append_filter(board, stage, &shape.filter);
    list_open_filtered(plain, &shape, &filter);
    filter_clear(&filter);
    list_shape_clear(&shape);
}

static void
say_columns(struct plain *plain, const struct board *board, const struct board_columns *columns)
{
    struct text lines = TEXT_EMPTY;
    text_append(&lines, "Board: ");
    board_title(plain->session, board, &lines);
    text_append_char(&lines, '\n');
    for (size_t i = 0; i < columns->count; i++) {
        struct text note = TEXT_EMPTY;
        text_append_format(&lines, "%zu. ", i + 1);
        board_append_heading(plain->session, &columns->items[i], &lines);
        board_append_note(plain->session, &columns->items[i], &note);
        text_append_format(&lines, "%s%s\n", note.length > 0 ? ", " : "", text_string(&note));
        text_clear(&note);
    }
    talk_text(&plain->talk, text_string(&lines));
    text_clear(&lines);
}

static void
show_board(struct plain *plain, const struct board *board)
{
    struct board_columns columns;
    struct error error;
    struct text line = TEXT_EMPTY;
    size_t index;
    if (!board_read(plain->session, board, &columns, &error)) {
        talk_error(&plain->talk, &error);
        board_columns_clear(&columns);
        return;
    }
    say_columns(plain, board, &columns);
    enum answer answer =
        talk_ask(&plain->talk, "Number of a stage to list, < to go back", "<", &line);
    if (answer == ANSWER_LINE && talk_number(text_string(&line), columns.count, &index))
        list_stage(plain, board, columns.items[index].stage);
    else if (answer == ANSWER_LINE)
        talk_line(&plain->talk, "Error: '%s' must be a number from 1 to %zu", text_string(&line),
                  columns.count);
    text_clear(&line);
    board_columns_clear(&columns);
}

/* "board" of the campaign or application that is open, "board 2" of that one of a list, or chosen.
 */
void
plain_board(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct board board = {.role = NULL};
    if (board_here(plain, rest, &board) || choose_board(plain, &board))
        show_board(plain, &board);
    board_clear(&board);
}

/* -- The funnel ---------------------------------------------------------------------------- */

void
plain_funnel(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    const struct command *command = run_find(plain, "funnel");
    struct targets targets;
    struct funnel funnel;
    struct error error;
    struct text lines = TEXT_EMPTY;
    if (plain_level(plain)->type != &campaign_type) {
        talk_line(&plain->talk, "Error: 'funnel' is for campaigns; go campaigns shows them");
        return;
    }
    if (!targets_find(plain, command, &rest, &targets))
        return;
    if (targets.count > 1) {
        talk_line(&plain->talk, "Error: 'funnel' is for one record at a time");
    } else if (!funnel_read(plain->session, &targets.ids[0], &funnel, &error)) {
        talk_error(&plain->talk, &error);
    } else {
        funnel_append_sentence(plain->session, &targets.ids[0], &funnel, &lines);
        text_append_char(&lines, '\n');
        funnel_append_lines(plain->session, &funnel, &lines);
        talk_text(&plain->talk, text_string(&lines));
    }
    text_clear(&lines);
    targets_clear(&targets);
}
