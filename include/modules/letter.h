/* letter.h - messages from the force's own texts (T20, T22): lists.letters of posact.yaml, with
 * what is known of the person put in, in the person's language (P51). posact sends nothing. */
#ifndef MODULES_LETTER_H
#define MODULES_LETTER_H

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "config/config.h"
#include "record/field.h"

#include <stdbool.h>
#include <stddef.h>

struct session;

/* What a screen asks for; error.field is one of them where it is about one. */
enum letter_arg {
    LETTER_TEMPLATE,
    LETTER_LANGUAGE,
    LETTER_EVENT,
    LETTER_DAY,
    LETTER_TIME,
    LETTER_VENUE,
    LETTER_SENT_BY,
    LETTER_TO,
    LETTER_FILE,
    LETTER_ARG_COUNT,
};
extern const struct field letter_args[LETTER_ARG_COUNT];
/* "en", "cy", "both". */
extern const struct choice_list letter_language_list;

/* Where it goes: as typed in LETTER_TO, else to the file that is named, else to the screen. */
enum letter_to {
    LETTER_TO_SCREEN,
    LETTER_TO_FILE,
    LETTER_TO_EDITOR,
};
enum letter_to letter_to(const char *const *args);

/* Which letter, about what, to whom. Borrowed, as all of it. */
struct letter {
    const char *code;               /* of lists.letters */
    const char *language;           /* NULL: each in their own */
    const char *day, *time, *venue; /* what the text may name; NULL for none */
    const char *event;              /* the id of one that the text may name; NULL for none */
    const char *sent_by;            /* a contact channel: a contact is logged; NULL for none */
    const struct id *ids;           /* of candidates */
    size_t count;
    bool html;     /* as a page to print, else as plain text */
    bool referred; /* the ids are of referrals: people who have not said yes (P28) */
};

/* The one letter that goes to somebody who was referred: it says who gave the name. */
#define LETTER_SOURCE "source_notice"

/* What a screen asks for the letter to somebody who was referred. */
enum source_letter_arg {
    SOURCE_LETTER_LANGUAGE,
    SOURCE_LETTER_SENT_BY,
    SOURCE_LETTER_TO,
    SOURCE_LETTER_FILE,
    SOURCE_LETTER_ARG_COUNT,
};
extern const struct field source_letter_args[SOURCE_LETTER_ARG_COUNT];
/* These answers as those of letter_args. */
void source_letter_answers(const char *const *args, const char *answers[LETTER_ARG_COUNT]);
/* By the end of the file's name. */
bool letter_is_html(const char *path);

/* As answered on a screen. */
struct letter letter_of(const char *const *args, const struct id *ids, size_t count);

/* What is wrong with the texts of the settings, each with its file, line and column. */
void letter_check(const struct config *config, struct error_list *problems);

/* Appends the letters. A field without an answer, or no Welsh for whoever wants it, is an error
 * that says whose. */
bool letter_write(struct session *session, const struct letter *letter, struct text *out,
                  struct error *error);
/* "letter-thanks-0b0e7b5c.txt", for nobody's name stands in the name of a file. */
void letter_file_name(struct session *session, const struct letter *letter, struct text *out);
/* What was written leaves: into a new file, 0600, or another way with path NULL. It is noted in the
 * log, and with sent_by as a contact of each: one step, all or nothing. */
bool letter_keep(struct session *session, const struct letter *letter, const struct text *written,
                 const char *path, struct error *error);
/* "Wrote 'x': 2 letters, each logged as a contact; posact sends nothing". */
void letter_tell(const struct letter *letter, const char *path, struct text *out);

#endif
