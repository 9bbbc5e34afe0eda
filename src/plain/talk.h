/* talk.h - what plain mode says and asks. Everything written is made safe to show, so no escape
 * byte ever leaves (A08, F01). */
#ifndef PLAIN_TALK_H
#define PLAIN_TALK_H

#include "base/error.h"
#include "base/text.h"
#include "plain/plain.h"

#include <stdbool.h>
#include <stddef.h>

#define TALK_MESSAGES 50

struct talk {
    const struct plain_streams *streams;
    enum plain_input ended;        /* PLAIN_LINE while it goes on; then nothing is read any more */
    char *messages[TALK_MESSAGES]; /* newest first; owned */
    size_t message_count;
};

void talk_clear(struct talk *talk);

/* A line of its own. */
void talk_line(struct talk *talk, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same for what happened: kept for the command messages (A34). */
void talk_say(struct talk *talk, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "Error: " and the words of the error (B02). */
void talk_error(struct talk *talk, const struct error *error);
/* Many lines, a page at a time; false when the person has had enough. */
bool talk_text(struct talk *talk, const char *lines);

/* What was typed at a prompt. */
enum answer {
    ANSWER_LINE,  /* something else; in `line` */
    ANSWER_ENTER, /* nothing: the default */
    ANSWER_BACK,  /* < */
    ANSWER_STOP,  /* !, Ctrl-C, or the end of the input */
    ANSWER_HELP,  /* ? */
};

/* Shows "prompt [usual]: " and waits. `usual` may be NULL. What is no text is asked for again. */
enum answer talk_ask(struct talk *talk, const char *prompt, const char *usual, struct text *line);
/* "prompt [yes or no]"; Enter is `usual`. *yes is false unless ANSWER_LINE came back, which it does
 * for Enter too. */
enum answer talk_ask_yes(struct talk *talk, const char *prompt, bool usual, bool *yes);
/* A line as it is, without a prompt, for notes; false at the end of the input or Ctrl-C. */
bool talk_read(struct talk *talk, struct text *line);
/* Asks for a number from 1 to `count`; *index counts from 0, `usual` too. ANSWER_LINE for Enter as
 * well. Anything else that is typed is ANSWER_LINE with *index == count and stays in `line`. */
enum answer talk_ask_number(struct talk *talk, const char *prompt, size_t count, size_t usual,
                            size_t *index, struct text *line);
/* A number from 1 to `count` and nothing else; *index counts from 0. */
bool talk_number(const char *typed, size_t count, size_t *index);

#endif
