/* field.h - what a field is: how it is typed, shown, compared and checked.
 *
 * A value is canonical text or NULL (not given): dates ISO 8601, choices their code, links and
 * ids the UUID. Everything else - form, list, CSV, JSON, SQL, history, CLI - follows from the row.
 */
#ifndef RECORD_FIELD_H
#define RECORD_FIELD_H

#include "base/choice.h"
#include "base/date.h"
#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct record_type;
struct session; /* modules/session.h */

enum field_kind {
    FIELD_ID,     /* the record's own id */
    FIELD_TEXT,   /* one line */
    FIELD_NOTES,  /* several lines; kept byte for byte */
    FIELD_DATE,   /* a day */
    FIELD_MOMENT, /* a day and a time, UTC */
    FIELD_CHOICE, /* a code of `choices`, or of the configured list named `list` */
    FIELD_LINK,   /* the id of a record of type `target` */
    FIELD_EMAIL,
    FIELD_PHONE,  /* kept as typed (B08) */
    FIELD_NUMBER, /* whole, 0 or more */
    FIELD_KIND_COUNT,
};

enum field_flag {
    FIELD_REQUIRED = 1,
    FIELD_READ_ONLY = 2, /* set by posact, or retired: shown, never in a form */
    FIELD_KEYED = 4,     /* has a column <name>_key with field_key() and an index: can be sorted
                            by and found by */
    FIELD_SEARCHED = 8,  /* its words are in the search index; of a LINK, whose column has an index,
                            what the record behind it is called */
    FIELD_OFFICER = 16,  /* TEXT: the name of an officer; `me` in a filter is who is working */
    FIELD_OWN = 32,      /* tells one record from all others, or is about it alone: never the same
                            for many, so many are never given it at once */
    FIELD_PATH = 64,     /* TEXT: the path of a file, an arg of a command */
    FIELD_INHERITED = 128, /* starts as the field of the same name in the parent */
    FIELD_TITLE = 256,     /* stands in what a record is called, behind the title field */
    FIELD_PAST = 512,      /* DATE, MOMENT: it has happened, so 14/11 is the last one; a DATE is
                              today at the latest */
    FIELD_WITHIN = 1024, /* stands in what a record is called where its parent is shown, and nowhere
                            else: it would say too much of somebody (T73) */
    FIELD_ALONE = 2048,  /* shown with its record alone: no list has it as a column, is sorted or
                            narrowed by it (P9) */
    FIELD_TABLE = 4096,  /* NOTES: a whole table of figures, up to 8 MiB, of which `show` says what
                            it  is: people read it in reports, not in the field */
};

/* The number of a field that a force added in posact.yaml is made of its name, from here on: so the
 * same name has the same number on every machine (modules/custom_fields.h). */
#define FIELD_CUSTOM_FIRST 0x40000000

/* A list of choices that comes from the configuration. */
struct named_list {
    const char *name;
    const struct choice_list *choices;
    const char *const *cells; /* what the items say in further columns, item after item */
    size_t column_count;
};

/* What parsing and showing need to know of the day and the place; injected. Borrowed pointers. */
struct field_context {
    struct date today;
    int64_t now_ms;
    const char *officer;            /* who is working */
    const char *notice;             /* wording version of the privacy notice now in use */
    const struct named_list *lists; /* configured lists */
    size_t list_count;
};

struct field {
    const char *name;  /* column, CSV heading, JSON key, CLI flag and filter word at once */
    const char *label; /* sentence case, as on the form */
    enum field_kind kind;
    unsigned flags;
    int number;          /* stable for ever and never reused (S2); 0 for the core fields */
    int list_width;      /* columns in a list; 0 not shown there */
    const char *purpose; /* why it is asked (B11) */
    const char *help;    /* one sentence for the person typing */
    const struct choice_list *choices; /* CHOICE: fixed list, or NULL */
    const char *otherwise; /* an arg of a command: as if typed, where nothing is; NULL for none */
    const char *list;      /* CHOICE: name of the configured list, or NULL */
    size_t narrowed_by;    /* CHOICE of `list`: field of the record whose value says which items are
                              offered, those whose first column has it or nothing; 0 none */
    const struct record_type *target; /* LINK */
    const struct record_type *offers; /* TEXT: its titles in use are offered; NULL for none */
    size_t key_from; /* KEYED: field whose value, when given, sorts instead of this one; 0 none */
    /* Kinds of code with a shape of their own (a postcode area, a rule of days): tidies and checks
     * what was typed, and says it to people, in words that `parse` reads as the same value; NULL
     * for the kind's own way. */
    bool (*parse)(const struct field *field, const char *typed, const struct field_context *context,
                  char **value, struct error *error);
    void (*show)(const char *value, struct text *out);
    /* What it says of somebody is kept back from whoever may not see it (T29), ERROR_DENIED: to
     * them it is empty, and stays as it is when they save. It goes with ALONE: to nobody do lists,
     * exports, and the log of everybody say it, and each look of somebody who may see it is noted
     * in the log (modules/reading.h). NULL: who may see the record may see it. */
    bool (*may_see)(struct session *session, struct error *error);
};

bool field_is_custom(const struct field *field);

/* What a person typed or a file holds, to canonical text. Drops what cannot be seen (B10): at
 * both ends, everywhere in EMAIL and ids, and in PHONE what has no width (its blanks stay, B08);
 * NOTES stay byte for byte. Nothing to be seen gives *value = NULL. Refuses control characters
 * (F03; NOTES may hold LF, CRLF and TAB) and text over the kind's length (TEXT 300, EMAIL 254,
 * PHONE 60 characters, NOTES 64 KiB). A CHOICE is typed as its code or label, whatever the case
 * and punctuation; retired ones are refused, so a form parses only what was changed. *value is
 * the caller's. The error is ERROR_INPUT and repeats the label (B03, B04). Whether a required
 * field is missing is for record_check. */
bool field_parse(const struct field *field, const char *typed, const struct field_context *context,
                 char **value, struct error *error);

/* Checks a value that claims to be canonical (JSON, the operation log): same rules, nothing
 * tidied. A CHOICE accepts retired codes. */
bool field_accept(const struct field *field, const char *value, const struct field_context *context,
                  struct error *error);

/* For people: "3 April 2026", the label of a choice, "-" never: NULL shows nothing. A LINK shows
 * its id here; session_show knows the name. Appended to out, not yet passed through utf8_safe. */
void field_show(const struct field *field, const char *value, const struct field_context *context,
                struct text *out);

/* As it goes back into an editor: what field_parse reads as the same value. For a CHOICE the
 * label, or the code where another choice has that label too. */
void field_edit(const struct field *field, const char *value, const struct field_context *context,
                struct text *out);

/* Which 14/11 is meant by a field. */
enum date_side field_date_side(const struct field *field);

/* The form in which values are sorted and found: TEXT folded (utf8_fold), EMAIL lower case,
 * PHONE digits in international form ("+447700900123"; extension kept), NUMBER with noughts in
 * front, others as they are.
 * NULL gives nothing. Appended to out. */
void field_key(const struct field *field, const char *value, struct text *out);

/* The choices of a CHOICE field; an empty list when the configuration has none. Borrowed. */
const struct choice_list *field_choices(const struct field *field,
                                        const struct field_context *context);

/* The choices that are offered where the field that it is narrowed by has a value, NULL for none,
 * and `present`, which stays; *items, where they lie, is the caller's. */
struct choice_list field_choices_beside(const struct field *field,
                                        const struct field_context *context, const char *value,
                                        const char *present, struct choice **items);

/* What the item of a configured list says in one of its columns (config/settings.h); NULL for
 * nothing, as for a code that the list does not have. Borrowed. */
const char *field_list_cell(const struct field_context *context, const char *list, const char *code,
                            size_t column);

/* The choice that somebody typed, retired ones too: code or label, whatever the case, blanks and
 * punctuation (B10); NULL when there is none. */
const struct choice *field_find_choice(const struct field *field,
                                       const struct field_context *context, const char *typed);
/* ERROR_INPUT for a choice that is not there: "Status has no 'opn'; did you mean 'Open'". */
bool field_no_choice(const struct field *field, const struct field_context *context,
                     const char *typed, struct error *error);

/* A label as it reads inside a sentence: "Full name" gives "full name", "PCSO" stays. Appended
 * to out. */
void label_inside(const char *label, struct text *out);

/* "text", "date": for help and the JSON of `help`. */
const char *field_kind_name(enum field_kind kind);

#endif
