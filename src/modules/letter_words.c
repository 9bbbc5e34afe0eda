/* letter_words.c - finds the words in braces, checks and fills them in. */
#include "letter_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/date_words.h"
#include "base/memory.h"
#include "modules/application.h"
#include "modules/candidate.h"
#include "modules/event.h"
#include "modules/event_calendar.h"
#include "modules/session.h"
#include "record/query.h"

#define ATTEMPTS_READ 100
#define WORDS_MOST 100

/* Those that are not fields of a candidate. */
enum word {
    WORD_TODAY,
    WORD_OFFICER,
    WORD_REFERENCE,
    WORD_ELIGIBLE_FROM,
    WORD_DAY,
    WORD_TIME,
    WORD_VENUE,
    WORD_EVENT_TITLE, /* of the event that they are invited to, from here on */
    WORD_EVENT_DAY,
    WORD_EVENT_TIME,
    WORD_EVENT_END,
    WORD_EVENT_VENUE,
    WORD_EVENT_LINK,
    WORD_COUNT,
};
static const char *const word_names[WORD_COUNT] = {
    "today",       "officer",   "reference",  "eligible_from", "day",         "time",       "venue",
    "event title", "event day", "event time", "event end",     "event venue", "event link",
};

/* -- Finding them ------------------------------------------------------------------------------ */

/* Some text, then the names between two braces; none at the end of the whole. */
struct piece {
    const char *text, *names;
    size_t text_length, names_length;
};

/* "{{" gives a piece without names that ends with the first brace. False when a brace is never
 * closed. */
static bool
next_piece(const char **at, struct piece *piece)
{
    *piece = (struct piece){.text = *at, .text_length = strcspn(*at, "{")};
    const char *brace = *at + piece->text_length;
    *at = brace;
    if (*brace == '\0')
        return true;
    if (brace[1] == '{') {
        piece->text_length++;
        *at = brace + 2;
        return true;
    }
    piece->names = brace + 1;
    piece->names_length = strcspn(piece->names, "}\n");
    *at = piece->names + piece->names_length;
    if (**at != '}')
        return false;
    ++*at;
    return true;
}

/* The next of "known_as|name", without the blanks around it; the caller's, NULL at the end. */
static char *
next_name(const char **at, const char *end)
{
    if (*at > end)
        return NULL;
    const char *from = *at, *bar = memchr(from, '|', (size_t)(end - from));
    const char *to = bar ? bar : end;
    *at = to + 1;
    while (from < to && *from == ' ')
        from++;
    while (to > from && to[-1] == ' ')
        to--;
    return must_strndup(from, (size_t)(to - from));
}

static enum word
find_word(const char *name)
{
    enum word word = 0;
    while (word < WORD_COUNT && !string_equal(word_names[word], name))
        word++;
    return word;
}

static bool
is_one_line(const struct field *field)
{
    return field->kind != FIELD_ID && field->kind != FIELD_LINK && field->kind != FIELD_NOTES;
}

/* NULL when a candidate has no such field, or one that fits in no sentence. */
static const struct field *
find_field(const char *name)
{
    for (size_t i = 0; i < candidate_type.field_count; i++) {
        const struct field *field = &candidate_type.fields[i];
        if (is_one_line(field) && string_equal(field->name, name))
            return field;
    }
    return NULL;
}

/* -- Checking ---------------------------------------------------------------------------------- */

static bool
refuse_name(const char *name, struct error *error)
{
    const char *names[WORDS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < WORD_COUNT; i++)
        names[count++] = word_names[i];
    for (size_t i = 0; i < candidate_type.field_count && count < WORDS_MOST; i++) {
        if (is_one_line(&candidate_type.fields[i]))
            names[count++] = candidate_type.fields[i].name;
    }
    const char *nearest = string_nearest(name, names, count);
    if (nearest)
        return error_set(error, ERROR_CONFIG, "nothing is called '%s'; did you mean '%s'", name,
                         nearest);
    return error_set(error, ERROR_CONFIG,
                     "nothing is called '%s'; 'posact help candidate' names the fields", name);
}

static bool
check_name(const char *name, bool welsh, struct error *error)
{
    const struct field *field = find_field(name);
    if (!field && find_word(name) == WORD_COUNT)
        return refuse_name(name, error);
    if (welsh && field && field->kind == FIELD_CHOICE)
        return error_set(error, ERROR_CONFIG,
                         "'%s' is a list with English labels; leave it out of the Welsh", name);
    return true;
}

/* The first word that cannot be filled in; *offset is where in the text it stands. */
static bool
words_check(const char *cell, bool welsh, size_t *offset, struct error *error)
{
    struct piece piece;
    bool fits = true;
    for (const char *at = cell; *at != '\0' && fits;) {
        bool closed = next_piece(&at, &piece);
        *offset = (size_t)(piece.text - cell) + piece.text_length;
        if (!closed)
            return error_set(error, ERROR_CONFIG,
                             "'{' is never closed; '{{' stands for a brace of its own");
        const char *names = piece.names, *end = names ? names + piece.names_length : NULL;
        for (char *name; names && fits && (name = next_name(&names, end)); free(name))
            fits = check_name(name, welsh, error);
    }
    return fits;
}

void
letter_check(const struct config *config, struct error_list *problems)
{
    const struct choice_list *list = config_list(config, SETTING_LETTERS);
    const char *const *cells = config_cells(config, SETTING_LETTERS);
    for (size_t i = 0; i < list->count * LETTER_COLUMN_COUNT; i++) {
        size_t column = i % LETTER_COLUMN_COUNT, offset = 0;
        bool welsh = column == LETTER_CY_SUBJECT || column == LETTER_CY;
        struct error error = {.field = NO_FIELD};
        if (!cells[i] || column == LETTER_PURPOSE || words_check(cells[i], welsh, &offset, &error))
            continue;
        config_locate_cell(config, SETTING_LETTERS, i / LETTER_COLUMN_COUNT, column, offset,
                           &error);
        *error_list_new(problems) = error;
    }
}

/* -- Filling in -------------------------------------------------------------------------------- */

static void
append_day(const struct words *words, const char *iso, struct text *out)
{
    struct date date;
    char shown[DATE_TEXT_SIZE];
    if (!iso || !date_from_iso(iso, &date))
        return;
    (words->welsh ? date_words_welsh : date_words_english)(date, shown);
    text_append(out, shown);
}

/* The latest day from which one of the applications may be made again. */
static bool
append_eligible(const struct words *words, struct text *out, struct error *error)
{
    struct query query = query_default(&application_type);
    struct record_list list = {.items = NULL};
    const char *latest = NULL;
    query.link_field = APPLICATION_CANDIDATE;
    query.link_id = words->person->id;
    bool read =
        session_read(words->session, &query, QUERY_FIRST, NULL, ATTEMPTS_READ, &list, error);
    for (size_t i = 0; i < list.count; i++) {
        const char *day = record_get(list.items[i], APPLICATION_ELIGIBLE);
        if (day && (!latest || strcmp(day, latest) > 0))
            latest = day;
    }
    append_day(words, latest, out);
    record_list_clear(&list);
    return read;
}

static void
append_text(const char *value, struct text *out)
{
    text_append(out, value ? value : "");
}

/* The day, or the time, at which the event begins or ends. */
static void
append_moment(const struct words *words, size_t field, bool day, struct text *out)
{
    char iso[DATE_TEXT_SIZE];
    int64_t moment;
    const char *value = record_get(words->event, field);
    if (!value || !moment_from_iso(value, &moment))
        return;
    date_to_iso(moment_to_date(moment), iso);
    if (day)
        append_day(words, iso, out);
    else
        moment_append_time(moment, out);
}

/* Nothing without an event. */
static bool
append_event(const struct words *words, enum word word, struct text *out, struct error *error)
{
    if (!words->event)
        return true;
    if (word == WORD_EVENT_TITLE)
        return event_calendar_append_name(words->session, words->event, out, error);
    if (word == WORD_EVENT_VENUE || word == WORD_EVENT_LINK)
        append_text(record_get(words->event, word == WORD_EVENT_VENUE ? EVENT_VENUE : EVENT_LINK),
                    out);
    else
        append_moment(words, word == WORD_EVENT_END ? EVENT_ENDS : EVENT_STARTS,
                      word == WORD_EVENT_DAY, out);
    return true;
}

static bool
append_word(const struct words *words, enum word word, struct text *out, struct error *error)
{
    char iso[DATE_TEXT_SIZE], reference[ID_TEXT_SIZE];
    switch (word) {
    case WORD_TODAY:
        date_to_iso(session_context(words->session)->today, iso);
        append_day(words, iso, out);
        break;
    case WORD_OFFICER:
        append_text(session_officer(words->session), out);
        break;
    case WORD_REFERENCE:
        id_to_text(&words->person->id, reference);
        text_append_format(out, "%.8s", reference);
        break;
    case WORD_ELIGIBLE_FROM:
        return append_eligible(words, out, error);
    case WORD_DAY:
        append_day(words, words->letter->day, out);
        break;
    case WORD_TIME:
        append_text(words->letter->time, out);
        break;
    case WORD_VENUE:
        append_text(words->letter->venue, out);
        break;
    case WORD_EVENT_TITLE:
    case WORD_EVENT_DAY:
    case WORD_EVENT_TIME:
    case WORD_EVENT_END:
    case WORD_EVENT_VENUE:
    case WORD_EVENT_LINK:
        return append_event(words, word, out, error);
    case WORD_COUNT:
        break;
    }
    return true;
}

static void
append_field(const struct words *words, const struct field *field, struct text *out)
{
    const char *value = record_get(words->person, (size_t)(field - candidate_type.fields));
    char iso[DATE_TEXT_SIZE];
    int64_t moment;
    if (value && field->kind == FIELD_MOMENT && moment_from_iso(value, &moment)) {
        date_to_iso(moment_to_date(moment), iso);
        append_day(words, iso, out);
    } else if (value && field->kind == FIELD_DATE) {
        append_day(words, value, out);
    } else if (value) {
        field_show(field, value, session_context(words->session), out);
    }
}

/* The answer that would have filled the last of the names: an arg to ask for, or a field. */
static bool
refuse_missing(const struct words *words, const char *last, struct error *error)
{
    static const enum letter_arg asked[WORD_COUNT] = {
        [WORD_DAY] = LETTER_DAY, [WORD_TIME] = LETTER_TIME, [WORD_VENUE] = LETTER_VENUE};
    enum word word = find_word(last);
    const struct field *field = find_field(last);
    if (word >= WORD_EVENT_TITLE && word < WORD_COUNT && words->event)
        return error_set_field(error, LETTER_EVENT,
                               "The event says no %s, which '%s' names; fill it in first",
                               word_names[word] + strlen("event "), words->label);
    if (word >= WORD_EVENT_TITLE && word < WORD_COUNT)
        return error_set_field(error, LETTER_EVENT, "Enter the event that '%s' is about",
                               words->label);
    if (word >= WORD_DAY && word < WORD_EVENT_TITLE)
        return error_set_field(error, (int)asked[word], "Enter the %s that '%s' names", last,
                               words->label);
    error_set(error, ERROR_INPUT, "%s has nothing under %s, which '%s' names; fill it in first",
              record_get(words->person, CANDIDATE_NAME), field ? field->label : last, words->label);
    return false;
}

static bool
append_first_known(const struct words *words, const struct piece *piece, struct text *out,
                   struct error *error)
{
    const char *names = piece->names, *end = names + piece->names_length;
    size_t before = out->length;
    char *last = NULL;
    bool done = true;
    for (char *name; done && out->length == before && (name = next_name(&names, end));) {
        const struct field *field = find_field(name);
        free(last);
        last = name;
        done = check_name(name, words->welsh, error);
        if (done && field)
            append_field(words, field, out);
        else if (done)
            done = append_word(words, find_word(name), out, error);
    }
    if (done && out->length == before)
        done = refuse_missing(words, last, error);
    free(last);
    return done;
}

bool
words_fill(const struct words *words, const char *cell, struct text *out, struct error *error)
{
    struct piece piece;
    for (const char *at = cell; *at != '\0';) {
        if (!next_piece(&at, &piece))
            return error_set(error, ERROR_CONFIG,
                             "'%s' has a '{' that is never closed; posact config check says where",
                             words->label);
        text_append_bytes(out, piece.text, piece.text_length);
        if (piece.names && !append_first_known(words, &piece, out, error))
            return false;
    }
    return true;
}
