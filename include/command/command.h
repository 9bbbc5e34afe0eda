/* command.h - everything posact can do is a row: keys, hint bar, help, palette, CLI and manual are
 * read from it.
 *
 * A command opens no prompt and runs no loop: what it needs and was not given, the place that runs
 * it asks for (the screen with a form, the CLI with an error). It says in the outcome what happened
 * and what to open next. */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

struct session; /* modules/session.h */
struct shell;   /* ui/shell.h */
struct view;    /* ui/view.h */

/* Where a command works; a row may name several. */
enum place {
    PLACE_LIST = 1,
    PLACE_DETAIL = 2,
    PLACE_FORM = 4,
    PLACE_READER = 8,   /* help, history, messages, reports: text to read */
    PLACE_CHOOSER = 16, /* palette, sort list: a line to type in and rows to pick */
    PLACE_ASK = 32,     /* the filter line, a confirmation: a line to type in */
    PLACE_CLI = 64,
    PLACE_DAY = 128,       /* my day */
    PLACE_BOARD = 256,     /* columns by stage */
    PLACE_DESK = 512,      /* the door of an event: a name to type in and who is meant */
    PLACE_CALENDAR = 1024, /* the events of a week or month */
    PLACE_ENTRY = 4096,    /* equality questions, answered by whom they are about: no command */
    PLACE_MATRIX = 2048,   /* representation: roles by groups */
};
/* Where records are seen and chosen. */
#define PLACE_RECORDS (PLACE_LIST | PLACE_DETAIL | PLACE_DAY | PLACE_BOARD)
/* Screens without a text being typed, where single letters are commands. */
#define PLACE_LETTERS (PLACE_RECORDS | PLACE_READER | PLACE_CALENDAR | PLACE_MATRIX)
#define PLACE_SCREEN (PLACE_LETTERS | PLACE_FORM | PLACE_CHOOSER | PLACE_ASK | PLACE_DESK)

enum command_flag {
    COMMAND_WRITES = 1,       /* changes records: runs in one transaction, is one undo step */
    COMMAND_TAKES_RECORD = 2, /* needs a filled record: a form on screen, flags on the CLI */
    COMMAND_TAKES_ID = 4,     /* needs one selected record */
    COMMAND_TAKES_TYPE = 8,   /* CLI: the first word names the record type */
    COMMAND_CONFIRM = 16,     /* the screen asks for its name to be typed first (A25) */
    COMMAND_NO_STORE = 32,    /* CLI: works without a database */
    COMMAND_CREATES = 64,     /* CLI: makes the database when it is missing */
    COMMAND_HINT = 128,       /* stands in the hint bar */
    COMMAND_ESSENTIAL = 256,  /* keeps a key in each of its places, whatever posact.yaml says */
    COMMAND_MANY = 512,       /* may be run for one record after the other as one step (bulk.h); the
                                 summary says "a record", where a count can stand */
    COMMAND_ASKS = 1024,      /* the screen shows the form of its args though none is required */
    COMMAND_MARKED = 2048,    /* with TAKES_ID: is about all marked records together, where some are
                                 (ui/records_below.h) */
    COMMAND_SCREEN = 4096,    /* CLI: it opens the screen, or the lines, in a certain place */
    COMMAND_AGAIN = 8192,     /* the next one is asked for at once, until that is left (C04) */
    COMMAND_READS = 16384,    /* CLI: the database is opened to be read only */
};

/* Under which word the command line names a command (`posact help`). */
enum command_group {
    GROUP_CHANGE, /* changes records */
    GROUP_LOOK,   /* shows or finds records */
    GROUP_EXCHANGE,
    GROUP_DATABASE,
    GROUP_PROGRAM, /* posact itself */
    GROUP_COUNT,
};

enum open {
    OPEN_NOTHING,
    OPEN_DETAIL,
    OPEN_HISTORY,
    OPEN_LIST,
};

struct outcome {
    struct text message; /* "Saved: Siân Wyn-Jones"; for data commands empty */
    enum open open;
    const struct record_type *type; /* of what to open */
    struct id id;                   /* the record made, changed or to open */
    struct text filter;             /* OPEN_LIST: of what it shows; empty for all */
    bool unchanged;                 /* it was so already, and nothing was written */
    size_t tasks;                   /* so many were laid down with it (T6) */
    size_t number;                  /* of the message, to be read from afar; 0 for none */
    int exit_code;                  /* CLI: 0 unless a report says otherwise (3: nothing matched) */
};

/* One run of a command. Everything is borrowed but the outcome. */
struct call {
    struct session *session; /* NULL only for COMMAND_NO_STORE */
    struct shell *shell;     /* NULL outside the screen */
    struct view *view;       /* the view the key came from, or NULL */
    const struct record_type *type;
    struct id id;            /* the selected record; zero when there is none */
    struct record *record;   /* TAKES_RECORD: filled in; add writes the new id into it */
    struct id draft;         /* of the form: goes with what is written (C02); zero for none */
    const char *const *args; /* one per command->args, NULL where not given */
    struct outcome outcome;
};

/* The records that link to the one in hand, of which a filter finds those that are meant. */
struct command_each {
    const struct record_type *type;
    size_t link_field;
    const char *filter;
    const char *none; /* behind the title of one that has none: "has no open pairing; ..." */
};

struct command {
    const char *name;               /* "edit": in :palette, CLI, posact.yaml, log */
    const char *summary;            /* "Change a record": sentence case, no full stop */
    const char *help;               /* a few sentences more, or NULL */
    const char *label;              /* short word of the hint bar, or NULL for the name */
    unsigned where;                 /* PLACE_... */
    enum command_group group;       /* PLACE_CLI */
    const char *keys;               /* "e Enter", as in key.h; NULL for none */
    const struct record_type *type; /* type of the record taken; NULL for the place's own */
    const struct record_type *only; /* it is done to records of this type alone; NULL for any */
    /* It takes the id of one record and is run for each of these as one step (bulk.h), shown
     * before it is done; the summary says "each pairing", where a count can stand. NULL: no. */
    const struct command_each *each;
    const struct record_type *hint; /* COMMAND_HINT for records of this type alone; NULL for any */
    const struct field *args;
    size_t arg_count;
    size_t word_count; /* CLI: so many of the first args are plain words, the others --flags */
    /* What the args start with for the record of this id, beyond their `otherwise`: puts it into a
     * record of them; may be NULL. */
    void (*prepare)(struct session *session, const struct id *id, struct record *args);
    unsigned flags;
    bool (*run)(struct call *call, struct error *error);
};

/* A table of rows; the tables of all layers are put together in main.c. */
struct command_table {
    const struct command *rows;
    size_t count;
};

void outcome_clear(struct outcome *outcome);
/* By exact name, and usable at one of the places; NULL. */
const struct command *command_find(const struct command_table *tables, size_t table_count,
                                   const char *name, unsigned where);

#endif
