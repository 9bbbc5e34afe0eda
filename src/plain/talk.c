/* talk.c - lines out and lines in. */
#include "plain/talk.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

#define BLANKS " \t\r"

void
talk_clear(struct talk *talk)
{
    for (size_t i = 0; i < talk->message_count; i++)
        free(talk->messages[i]);
    talk->message_count = 0;
}

/* -- Out ----------------------------------------------------------------------------------- */

/* Nobody is there any more: the next prompt ends it. */
static void
write_bytes(struct talk *talk, const char *bytes, size_t length)
{
    const struct plain_streams *streams = talk->streams;
    if (!streams->write(streams->context, bytes, length) && talk->ended == PLAIN_LINE)
        talk->ended = PLAIN_HUNG_UP;
}

static void
write_safe(struct talk *talk, const char *string, bool keep_lines, const char *end)
{
    struct text safe = TEXT_EMPTY;
    utf8_safe(&safe, string, keep_lines);
    text_append(&safe, end);
    write_bytes(talk, text_string(&safe), safe.length);
    text_clear(&safe);
}

static void
keep_message(struct talk *talk, const char *message)
{
    if (talk->message_count == TALK_MESSAGES)
        free(talk->messages[--talk->message_count]);
    memmove(talk->messages + 1, talk->messages, talk->message_count * sizeof *talk->messages);
    talk->messages[0] = must_strdup(message);
    talk->message_count++;
}

void
talk_line(struct talk *talk, const char *format, ...)
{
    struct text line = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_append_vformat(&line, format, args);
    va_end(args);
    write_safe(talk, text_string(&line), true, "\n");
    text_clear(&line);
}

void
talk_say(struct talk *talk, const char *format, ...)
{
    struct text line = TEXT_EMPTY;
    va_list args;
    va_start(args, format);
    text_append_vformat(&line, format, args);
    va_end(args);
    keep_message(talk, text_string(&line));
    write_safe(talk, text_string(&line), false, "\n");
    text_clear(&line);
}

void
talk_error(struct talk *talk, const struct error *error)
{
    talk_say(talk, "Error: %s", error->text);
}

static size_t
count_lines(const char *lines)
{
    size_t count = 0;
    for (const char *at = lines; *at != '\0'; at++)
        count += *at == '\n' || at[1] == '\0' ? 1 : 0;
    return count;
}

/* Of the lines that are left, those of one page; returns how many bytes. */
static size_t
page_bytes(const char *lines, size_t most)
{
    const char *end = lines;
    for (size_t i = 0; i < most && *end != '\0'; i++) {
        end += strcspn(end, "\n");
        end += *end == '\n' ? 1 : 0;
    }
    return (size_t)(end - lines);
}

static bool
ask_for_more(struct talk *talk, size_t shown, size_t all)
{
    bool yes;
    char *prompt = must_format("%zu of %zu lines; more? yes or no", shown, all);
    enum answer answer = talk_ask_yes(talk, prompt, true, &yes);
    free(prompt);
    return answer == ANSWER_LINE && yes;
}

bool
talk_text(struct talk *talk, const char *lines)
{
    size_t most = talk->streams->page_lines, all = count_lines(lines), shown = 0;
    while (*lines != '\0') {
        bool last = shown + most + 1 == all; /* whose question would be as long */
        size_t length = most > 0 ? page_bytes(lines, most + last) : strlen(lines);
        char *page = must_strndup(lines, length);
        bool ends = length > 0 && page[length - 1] == '\n';
        write_safe(talk, page, true, ends ? "" : "\n");
        free(page);
        lines += length;
        shown += most;
        if (*lines != '\0' && !ask_for_more(talk, shown, all))
            return false;
    }
    return talk->ended == PLAIN_LINE;
}

/* -- In ------------------------------------------------------------------------------------ */

/* False when no line came. */
static bool
read_line(struct talk *talk, struct text *line, bool *interrupted)
{
    text_reset(line);
    *interrupted = false;
    if (talk->ended != PLAIN_LINE)
        return false;
    enum plain_input input = talk->streams->read(talk->streams->context, line);
    if (input == PLAIN_LINE)
        return true;
    write_bytes(talk, "\n", 1); /* the prompt is not left half a line */
    *interrupted = input == PLAIN_INTERRUPTED;
    if (!*interrupted)
        talk->ended = input;
    return false;
}

static bool
is_text(const struct text *line)
{
    return strlen(text_string(line)) == line->length &&
           utf8_check(text_string(line), line->length, NULL);
}

static void
cut_blanks(struct text *line)
{
    const char *string = text_string(line);
    size_t length = line->length;
    while (length > 0 && strchr(BLANKS, string[length - 1]))
        length--;
    if (length < line->length)
        text_cut(line, length);
    size_t lead = strspn(text_string(line), BLANKS);
    if (lead > 0) {
        memmove(line->bytes, line->bytes + lead, line->length - lead);
        text_cut(line, line->length - lead);
    }
}

static enum answer
meaning(const struct text *line)
{
    const char *typed = text_string(line);
    if (*typed == '\0')
        return ANSWER_ENTER;
    if (string_equal(typed, "<"))
        return ANSWER_BACK;
    if (string_equal(typed, "!"))
        return ANSWER_STOP;
    return string_equal(typed, "?") ? ANSWER_HELP : ANSWER_LINE;
}

static void
write_prompt(struct talk *talk, const char *prompt, const char *usual)
{
    struct text shown = TEXT_EMPTY;
    text_append(&shown, prompt);
    if (usual)
        text_append_format(&shown, " [%s]", usual);
    text_join_lines(&shown);
    write_safe(talk, text_string(&shown), false, ": ");
    text_clear(&shown);
}

enum answer
talk_ask(struct talk *talk, const char *prompt, const char *usual, struct text *line)
{
    bool interrupted;
    while (talk->ended == PLAIN_LINE) {
        write_prompt(talk, prompt, usual);
        if (!read_line(talk, line, &interrupted))
            return ANSWER_STOP;
        if (is_text(line)) {
            cut_blanks(line);
            return meaning(line);
        }
        talk_line(talk, "Error: What was typed must be UTF-8 text; type it again");
    }
    text_reset(line);
    return ANSWER_STOP;
}

bool
talk_read(struct talk *talk, struct text *line)
{
    bool interrupted;
    while (read_line(talk, line, &interrupted)) {
        if (is_text(line)) {
            if (line->length > 0 && line->bytes[line->length - 1] == '\r')
                text_cut(line, line->length - 1);
            return true;
        }
        talk_line(talk, "Error: What was typed must be UTF-8 text; type the line again");
    }
    return false;
}

static bool
is_word(const struct text *line, const char *word)
{
    const char *typed = text_string(line);
    return string_equal_no_case(typed, word) ||
           (strlen(typed) == 1 && string_equal_no_case(typed, (char[]){word[0], '\0'}));
}

enum answer
talk_ask_yes(struct talk *talk, const char *prompt, bool usual, bool *yes)
{
    struct text line = TEXT_EMPTY;
    enum answer answer;
    *yes = false;
    for (;;) {
        answer = talk_ask(talk, prompt, usual ? "yes" : "no", &line);
        bool known = answer == ANSWER_ENTER || is_word(&line, "yes") || is_word(&line, "no");
        if (answer == ANSWER_BACK || answer == ANSWER_STOP || known)
            break;
        talk_line(talk, "Type yes or no; Enter is %s, < goes back", usual ? "yes" : "no");
    }
    if (answer == ANSWER_ENTER || answer == ANSWER_LINE) {
        *yes = answer == ANSWER_ENTER ? usual : is_word(&line, "yes");
        answer = ANSWER_LINE;
    }
    text_clear(&line);
    return answer;
}

bool
talk_number(const char *typed, size_t count, size_t *index)
{
    size_t digits = strspn(typed, "0123456789");
    if (digits == 0 || digits > 9 || typed[digits] != '\0')
        return false;
    size_t number = (size_t)strtoul(typed, NULL, 10);
    if (number < 1 || number > count)
        return false;
    *index = number - 1;
    return true;
}

enum answer
talk_ask_number(struct talk *talk, const char *prompt, size_t count, size_t usual, size_t *index,
                struct text *line)
{
    char *number = must_format("%zu", usual + 1);
    enum answer answer = talk_ask(talk, prompt, number, line);
    free(number);
    *index = count;
    if (answer == ANSWER_ENTER) {
        *index = usual;
        return ANSWER_LINE;
    }
    if (answer == ANSWER_LINE)
        talk_number(text_string(line), count, index);
    return answer;
}
