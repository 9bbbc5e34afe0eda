/* board.h - who stands where (T15): the live applications of a role, or of one campaign, by stage
 * in the order of the pipeline. */
#ifndef MODULES_BOARD_H
#define MODULES_BOARD_H

#include "base/text.h"
#include "modules/session.h"
#include "record/filter.h"
#include "record/query.h"

#include <stdbool.h>
#include <stddef.h>

/* Of a role or of a campaign. Zeroed is the board of those without a role. */
struct board {
    char *role;         /* code; NULL for none, or when it is of a campaign; owned */
    struct id campaign; /* zero: of the role */
};
void board_clear(struct board *board);
bool board_equal(const struct board *a, const struct board *b);
/* That of the campaign of an application, or else of its role. */
struct board board_of_application(const struct record *application);
struct board board_of_campaign(const struct id *campaign);
/* "Autumn intake"; "Police constable". */
void board_title(struct session *session, const struct board *board, struct text *out);

struct board_column {
    char *stage; /* code; "" for none; owned */
    size_t count;
    bool in_order; /* a stage of the role; else people stand there though posact.yaml has it out */
};

struct board_columns {
    struct board_column *items; /* owned */
    size_t count;
};
void board_columns_clear(struct board_columns *columns);
/* Every stage of the role, and behind them those that are none and where somebody stands. Fills
 * *columns from empty; clear it in any case. */
bool board_read(struct session *session, const struct board *board, struct board_columns *columns,
                struct error *error);
/* "Online assessment". */
void board_append_stage(struct session *session, const struct board_column *column,
                        struct text *out);
/* "Online assessment (41)". */
void board_append_heading(struct session *session, const struct board_column *column,
                          struct text *out);
/* "usual 42 days", or what to do about a stage that is none; nothing when there is nothing to say.
 */
void board_append_note(struct session *session, const struct board_column *column,
                       struct text *out);

/* The applications of a column, who has stood there longest first. The filter is the caller's, to
 * be cleared, and belongs to the query. */
struct query board_query(const struct board *board, const char *stage, struct filter *filter);

/* The same in words, as people type a filter: "role:pc outcome:live stage:sift". */
void board_append_filter(const struct board *board, const char *stage, struct text *out);

/* Boards to choose from: those with live applications, roles first, the most first. */
struct board_choice {
    struct board board;
    size_t count;
};
struct board_choices {
    struct board_choice *items; /* owned */
    size_t count;
};
void board_choices_clear(struct board_choices *choices);
bool board_choices_read(struct session *session, struct board_choices *choices,
                        struct error *error);

#endif
