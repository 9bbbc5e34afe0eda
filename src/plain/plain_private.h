/* plain_private.h - plain mode as its own files see it: where the person is, and what is there. */
#ifndef PLAIN_PLAIN_PRIVATE_H
#define PLAIN_PLAIN_PRIVATE_H

#include "command/command.h"
#include "command/keymap.h"
#include "modules/marks.h"
#include "modules/reading.h"
#include "modules/session.h"
#include "modules/timeline.h"
#include "plain/plain.h"
#include "plain/talk.h"
#include "record/filter.h"
#include "record/list_shape.h"
#include "record/query.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

#define LEVELS_MOST 20 /* lists and records opened one from another */

/* A list, or one record with what happened in its life. */
struct level {
    enum place place; /* PLACE_LIST or PLACE_DETAIL */
    const struct record_type *type;
    struct record_list rows; /* those with a number: of the page, or of the timeline so far */
    bool more;               /* there are rows after them */
    /* PLACE_LIST */
    struct list_shape shape;
    struct filter filter;
    struct query query;
    struct reading reading; /* that somebody looks, where that has to be noted */
    struct marks marks;
    /* PLACE_DETAIL */
    struct id id;
    struct timeline timeline;
    struct record *next_event; /* read ahead of rows; owned */
};

/* The ids that a command is for. */
struct targets {
    const struct record_type *type;
    struct id *ids;
    size_t count;
    bool trash;
};

struct plain {
    struct session *session;
    const struct keymap *keymap;
    struct talk talk;
    struct level *levels[LEVELS_MOST];
    size_t level_count;
    bool leaving;
    struct targets chosen; /* of the counterpart that runs, when it is for records and has args */
    struct record *last_saved; /* to copy answers from (C06); NULL for none yet */
};

struct level *plain_level(const struct plain *plain);

/* -- list.c, record.c: opening, showing ---------------------------------------------------- */

/* Opens on top and shows it; false, with an error said, when it cannot be read. */
bool list_open(struct plain *plain, const struct record_type *type);
/* The same with another shape: a saved view. */
bool list_open_shape(struct plain *plain, const struct list_shape *shape);
/* The same with a filter that is made already, for which the filter of the shape is only the words;
 * takes it. */
bool list_open_filtered(struct plain *plain, const struct list_shape *shape, struct filter *filter);
bool record_open(struct plain *plain, const struct record_type *type, const struct id *id);
/* Reads again what is there and shows it. */
void level_show(struct plain *plain);
void list_show(struct plain *plain, struct level *level);
void record_show(struct plain *plain, struct level *level);
/* Who else is at work on it; nothing where nobody is. */
void record_say_editors(struct plain *plain, const struct record *record);
/* What Enter does: the next rows, or back, or the same again. */
void level_enter(struct plain *plain);
const char *level_usual(const struct plain *plain);
void level_go_back(struct plain *plain);
void level_free(struct level *level);
/* Puts a new one on top; the oldest but the first goes when there are too many. */
void level_push(struct plain *plain, struct level *level);
bool list_move(struct plain *plain, enum query_from from);
void record_show_more(struct plain *plain, struct level *level);

/* -- numbers.c: which records -------------------------------------------------------------- */

void targets_clear(struct targets *targets);
/* Takes numbers such as "1,3-5" off the front of *rest, or takes what is marked, or the record that
 * is open, or asks. False when there is nothing to do, which was said. */
bool targets_find(struct plain *plain, const struct command *command, const char **rest,
                  struct targets *targets);
/* The one record that a command is for; false, which was said, when there is none. */
bool targets_find_one(struct plain *plain, const char *name, const char *rest,
                      struct targets *targets);

/* -- run.c: commands ----------------------------------------------------------------------- */

/* Runs what was typed at the prompt of a level. */
void run_typed(struct plain *plain, const char *typed);
/* By name, alias or key; NULL. */
const struct command *run_find(const struct plain *plain, const char *word);
/* Says what came of a command, and opens what it wants opened. */
void run_outcome(struct plain *plain, const struct outcome *outcome);
/* A line for each command that works here. */
void run_help(struct plain *plain);

/* A command of the screens that needs one there, done line by line. `args` as in struct call. */
typedef void counterpart_run(struct plain *plain, const char *const *args, const char *rest);
/* NULL when the row has none. */
counterpart_run *counterpart_of(const struct command *command);

/* Runs a command for one record, with its args asked for, the first of them being `rest`. */
void run_for_one(struct plain *plain, const struct command *command, const struct record_type *type,
                 const struct id *id, const char *rest);

/* -- sheet.c, sheet_ask.c, form_drafts.c ----------------------------------------------------- */

/* The form of a command for a record, to the end; takes the record. */
void sheet_run(struct plain *plain, const struct command *command, struct record *record);
/* Goes on with a draft. */
void sheet_resume(struct plain *plain, const struct command *command, const struct draft *draft);
/* Asks for the args of a command, the first of them being what was typed behind its name; the
 * values are the caller's, in order, in a record of a type of their own. NULL when it was left. */
struct record *sheet_args(struct plain *plain, const struct command *command, const struct id *id,
                          const char *rest, struct record_type *type);
/* Asks for one of them again and keeps the others; false when it was left. */
bool sheet_ask_again(struct plain *plain, const struct command *command, struct record **args,
                     int field);
/* What many records are given (T37); false when it was left. */
struct bulk;
bool sheet_many(struct plain *plain, struct bulk *bulk);

/* many.c: foresees, shows, asks, does. Takes the bulk. */
void plain_many(struct plain *plain, struct bulk *bulk);

/* -- The counterparts, by file ------------------------------------------------------------- */

counterpart_run plain_filter, plain_sort, plain_sort_previous, plain_sort_next, plain_columns,
    plain_trash, plain_mark, plain_mark_all, plain_unmark, plain_save_view, plain_forget_view,
    plain_go, plain_day, plain_export, plain_import, plain_log, plain_drafts, plain_letter,
    plain_copy, plain_duplicates, plain_merge, plain_board, plain_funnel, plain_suggest,
    plain_intake, plain_desk, plain_calendar, plain_source_letter, plain_self_entry, plain_set_key,
    plain_representation, plain_import_counts, plain_reports, plain_load, plain_audit,
    plain_who_looked, plain_pack, plain_outcomes, plain_answers, plain_defence_pack,
    plain_assessment_page, plain_conflicts;
/* desk.c: sits at the door of an event. */
void desk_run(struct plain *plain, const struct id *event);
/* entry.c: hands over for the equality questions. */
void entry_run(struct plain *plain, const struct id *candidate);
/* history.c */
void history_show(struct plain *plain, const struct record_type *type, const struct id *id);
/* drafts.c: says at the start that there are some. */
void drafts_tell(struct plain *plain);

#endif
