/* headings.h - which column of a file fills which field.
 *
 * In this order: what the user says, posact's own field names, headings known from other
 * programs, and questions of forms by the words in them. A column that asks for a protected
 * characteristic fills nothing, whoever says so (P16-P18). */
#ifndef EXCHANGE_HEADINGS_H
#define EXCHANGE_HEADINGS_H

#include "base/choice.h"
#include "base/error.h"
#include "base/text.h"
#include "record/record_type.h"

#include <stdbool.h>
#include <stddef.h>

/* Habits of one program. */
enum import_quirk {
    QUIRK_ACCOUNT = 1,       /* Email and Name are of the account, or "anonymous" */
    QUIRK_SEMICOLONS = 2,    /* several answers are written "A;B;" */
    QUIRK_SEVERAL = 4,       /* several values are written "a ::: b" */
    QUIRK_PHONE_PREFIX = 8,  /* phones are written "p:+44..." */
    QUIRK_SPARES_NOTED = 16, /* a second phone or email goes into the notes */
};

/* The program that wrote a file, known by some of its headings. */
struct import_kind {
    const char *name;  /* source of the records when none is given: "mailchimp" */
    const char *label; /* "Mailchimp audience export" */
    const char *first; /* the first heading, or NULL */
    const char *headings[3];
    const char *key[2]; /* the columns that tell its rows apart, for ever; may be none */
    bool asks;          /* columns beyond those known are questions */
    unsigned quirks;    /* enum import_quirk */
};

enum heading_use {
    HEADING_VALUE, /* fills the field by itself */
    HEADING_GIVEN, /* parts of the name, joined in this order */
    HEADING_MIDDLE,
    HEADING_FAMILY,
    HEADING_NOTED, /* goes into the notes, with its heading */
    HEADING_TIME,  /* the time of day of a moment whose day stands in another column */
};

/* What to do with a value that does not fit the field. Nothing is dropped in silence. */
enum heading_unfit {
    UNFIT_REFUSE, /* the row is refused */
    UNFIT_NOTE,   /* heading and value go into the notes of the person */
    UNFIT_SKIP,   /* it is left out, and the report says so */
};

/* A heading in its normal form (heading_normalise), with % for any number. */
struct known_heading {
    const char *heading;
    size_t field; /* of the type */
    enum heading_use use;
    int rank; /* of several columns for one field the lowest that is filled counts */
    enum heading_unfit unfit;
};

/* What other programs' files of a type are like. */
struct importable {
    const struct record_type *type;
    const struct known_heading *known;
    size_t known_count;
    size_t person;    /* the field that names fill, or the one that leads to the person named; 0:
                         none, a name is a value like others */
    size_t within;    /* the LINK field to what the person belongs to; 0: none */
    bool held;        /* a dry run holds its rows against the other records, as the door does */
    size_t notes;     /* the field for what fits nowhere else */
    size_t needed[3]; /* no row comes in unless a column fills these; 0: no more */
};

#define RANK_GIVEN 0     /* what the user said */
#define RANK_QUESTION 25 /* answered by the person */
#define RANK_NAME_PARTS 30
#define RANK_ACCOUNT 40 /* of the account that filled in a form; it may be another's */

#define NO_COLUMN ((size_t)-1)

struct column {
    char *heading;             /* as the file has it; owned */
    const struct field *field; /* NULL when it is left out */
    size_t index;              /* of the field */
    enum heading_use use;
    enum heading_unfit unfit;
    int rank;
    const struct choice *choice; /* of what was said of the heading; NULL: nothing. Borrowed */
    bool question;
    bool characteristic; /* it may tell a protected one, so it fills nothing */
    size_t type_column;  /* Google's "Phone 1 - Type" to "Phone 1 - Value"; NO_COLUMN */
};

struct mapping {
    const struct record_type *type;
    const struct importable *importable; /* NULL: only posact's own files come in */
    const struct import_kind *kind;
    bool own; /* posact's own file: values as stored, rows known by their id */
    struct column *columns;
    size_t count;
    size_t *order; /* the columns that fill something: by rank, then as they stand */
    size_t order_count;
    size_t key_columns[2];
    size_t key_count;
};

/* What is said of headings elsewhere; code is a heading, label a field name or "". */
struct heading_choices {
    const struct choice *items;
    size_t count;
};

/* For people: on one line, no blanks at the ends. Appended to out. */
void heading_tidy(struct text *out, const char *heading);
/* Folded, one blank for any run of blanks and line ends, _ as a blank, "e-mail" as "email",
 * without colon, full stop, star or question mark at the end. Appended to out. */
void heading_normalise(struct text *out, const char *heading);

/* Fills *mapping (mapping_clear). `first_cells`, of the first row, may be NULL. ERROR_USAGE when
 * a choice names no field. */
bool mapping_build(struct mapping *mapping, const struct record_type *type,
                   const char *const *headings, size_t count, const char *const *first_cells,
                   size_t first_count, const struct heading_choices *choices, struct error *error);
/* The same for a file that says itself what each column means: known[i], whose heading is NULL for
 * a column that fills nothing. What a person chose goes before it. */
bool mapping_build_known(struct mapping *mapping, const struct record_type *type,
                         const struct import_kind *kind, const char *const *headings,
                         const struct known_heading *known, size_t count,
                         const struct heading_choices *choices, struct error *error);
/* Whether a column has the heading, however it is written. */
bool mapping_has_heading(const struct mapping *mapping, const char *heading);
/* Whether a second value for a field that has one already goes into the notes; else it is left out.
 * Of a postcode nothing does (B09). */
bool mapping_notes_spare(const struct mapping *mapping, size_t column);
/* The mapping of JSON: every field by its name. */
void mapping_build_direct(struct mapping *mapping, const struct record_type *type);
void mapping_clear(struct mapping *mapping);

/* -- The tables (known_headings.c) ---------------------------------------------------------- */

extern const struct import_kind import_kind_own, import_kind_json, import_kind_vcard,
    import_kind_calendar, import_kind_table;
extern const struct import_kind import_kinds[]; /* the first that fits is it */
extern const size_t import_kind_count;
/* NULL when only posact's own files of the type come in. */
const struct importable *importable_find(const struct record_type *type);
/* The same for words in a question; the first that fits is it. */
extern const struct known_heading known_questions[];
extern const size_t known_question_count;
/* Words as has_any_word takes them (modules/characteristic.h). */
extern const char third_person_words[]; /* the answer is about somebody else */
extern const char other_openers[];      /* they begin questions for another answer: yes, by post */

#endif
