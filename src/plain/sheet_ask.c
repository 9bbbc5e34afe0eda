/* sheet_ask.c - one question: its prompt, its help, and reading what was typed. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "sheet.h"

#define MATCHES 10
#define TITLES_SHOWN 20
#define CLEAR "-"
#define COPY "="
#define TO_END ">"
#define ADD "+"
#define NOTES_END "."

static char *
copy_or_null(const char *string)
{
    return string ? must_strdup(string) : NULL;
}

void
sheet_set(struct sheet_answer *answer, char *value, char *typed)
{
    free(answer->value);
    free(answer->typed);
    answer->value = value;
    answer->typed = typed;
    answer->touched = true;
}

bool
sheet_answer_differs(const struct sheet *sheet, const struct sheet_answer *answer)
{
    if (sheet->many)
        return answer->touched;
    return answer->typed || !string_equal(answer->value, answer->opened) ||
           (answer->value == NULL) != (answer->opened == NULL);
}

struct record *
sheet_record(const struct sheet *sheet)
{
    struct record *record = record_copy(sheet->record);
    for (size_t i = 0; i < sheet->count; i++)
        record_set(record, sheet->answers[i].index, sheet->answers[i].value);
    return record;
}

void
sheet_show_answer(const struct sheet *sheet, const struct sheet_answer *answer, struct text *out)
{
    size_t before = out->length;
    if (sheet->many && !answer->touched)
        text_append(out, "unchanged");
    else if (answer->typed)
        text_append(out, answer->typed);
    else if (answer->value)
        session_show(sheet->plain->session, answer->field, answer->value, out);
    if (out->length == before)
        text_append(out, sheet->many ? "emptied" : "Not provided");
}

static bool
is_required(const struct sheet *sheet, const struct sheet_answer *answer)
{
    return (answer->field->flags & FIELD_REQUIRED) != 0 && !sheet->many;
}

/* -- Reading ------------------------------------------------------------------------------- */

/* What the rules say of this one answer: a required one that is missing. */
static bool
check_alone(struct sheet *sheet, const struct sheet_answer *answer, const char *value,
            struct error *error)
{
    struct error_list problems = {.items = NULL};
    struct record *record = sheet_record(sheet);
    record_set(record, answer->index, value);
    const struct record *before = record_is_new(sheet->record) ? NULL : sheet->record;
    record_check(record, before, session_context(sheet->plain->session), &problems);
    bool sound = true;
    for (size_t i = 0; i < problems.count && sound; i++) {
        sound = problems.items[i].field != (int)answer->index;
        if (!sound)
            *error = problems.items[i];
    }
    error_list_clear(&problems);
    record_free(record);
    return sound;
}

/* Of 51 groups those of the characteristic that was answered; *items is the caller's. */
static struct choice_list
offered(const struct sheet *sheet, const struct sheet_answer *answer, struct choice **items)
{
    const char *by = NULL;
    for (size_t i = 0; i < sheet->count && answer->field->narrowed_by != 0; i++) {
        if (sheet->answers[i].index == answer->field->narrowed_by)
            by = sheet->answers[i].value;
    }
    return field_choices_beside(answer->field, session_context(sheet->plain->session), by,
                                answer->value, items);
}

/* The choice with a number in the menu; retired ones have none. */
static const struct choice *
numbered_choice(const struct choice_list *choices, const char *typed)
{
    size_t index, number = 0;
    if (!talk_number(typed, choices->count, &index))
        return NULL;
    for (size_t i = 0; i < choices->count; i++) {
        if (!choices->items[i].retired && number++ == index)
            return &choices->items[i];
    }
    return NULL;
}

bool
sheet_read(struct sheet *sheet, struct sheet_answer *answer, const char *typed, struct error *error)
{
    const struct field *field = answer->field;
    const struct field_context *context = session_context(sheet->plain->session);
    const struct choice *choice = NULL;
    char *value = NULL;
    error->field = (int)answer->index;
    struct choice *items;
    struct choice_list choices = offered(sheet, answer, &items);
    if (field->kind == FIELD_CHOICE)
        choice = numbered_choice(&choices, typed);
    if (choice)
        value = must_strdup(choice->code);
    free(items);
    if (!choice && !field_parse(field, typed, context, &value, error))
        return false;
    if (!value && is_required(sheet, answer) && !check_alone(sheet, answer, NULL, error))
        return false;
    sheet_set(answer, value, NULL);
    return true;
}

/* -- Links --------------------------------------------------------------------------------- */

static bool
find_matches(struct sheet *sheet, const struct record_type *type, const char *typed,
             struct record_list *list, struct error *error)
{
    struct session *session = sheet->plain->session;
    struct filter filter = {.count = 0};
    bool done = filter_parse(&filter, type, typed, session_context(session), true, error);
    struct query query = query_default(type);
    query.filter = &filter;
    done = done && session_read(session, &query, QUERY_FIRST, NULL, MATCHES, list, error);
    filter_clear(&filter);
    return done;
}

static void
show_matches(struct sheet *sheet, const struct record_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct text title = TEXT_EMPTY;
        session_title(sheet->plain->session, list->items[i]->type, &list->items[i]->id, &title);
        talk_line(&sheet->plain->talk, "%zu. %s", i + 1, text_string(&title));
        text_clear(&title);
    }
}

/* Words become one of those who match; other words look again. False when it was left. */
static bool
choose_link(struct sheet *sheet, struct sheet_answer *answer, struct text *words)
{
    struct talk *talk = &sheet->plain->talk;
    struct record_list list = {.items = NULL};
    struct error error;
    enum answer typed = ANSWER_LINE;
    size_t index = 0;
    while (typed == ANSWER_LINE) {
        record_list_clear(&list);
        if (!find_matches(sheet, answer->field->target, text_string(words), &list, &error)) {
            talk_error(talk, &error);
            break;
        }
        if (list.count == 0) {
            talk_line(talk, "Nobody and nothing matches '%s': try fewer letters",
                      text_string(words));
            break;
        }
        show_matches(sheet, &list);
        char *prompt =
            list.count == 1
                ? must_strdup("Choose 1, other words, or < to go back")
                : must_format("Choose 1 to %zu, other words, or < to go back", list.count);
        typed = talk_ask_number(talk, prompt, list.count, 0, &index, words);
        free(prompt);
        if (typed == ANSWER_LINE && index < list.count)
            break;
    }
    bool chosen = typed == ANSWER_LINE && index < list.count;
    if (chosen) {
        char id[ID_TEXT_SIZE];
        id_to_text(&list.items[index]->id, id);
        sheet_set(answer, must_strdup(id), NULL);
    }
    record_list_clear(&list);
    return chosen;
}

/* -- Notes --------------------------------------------------------------------------------- */

/* Lines up to a full stop on its own; `first` was typed at the prompt. */
static enum asked
read_notes(struct sheet *sheet, struct sheet_answer *answer, const char *first, struct error *error)
{
    struct text notes = TEXT_EMPTY, line = TEXT_EMPTY;
    bool adds = string_equal(first, ADD);
    if (adds && answer->value)
        text_append_format(&notes, "%s\n", answer->value);
    if (!adds)
        text_append(&notes, first);
    bool ended = string_equal(first, NOTES_END);
    if (ended)
        text_reset(&notes);
    bool more = ended || talk_read(&sheet->plain->talk, &line);
    while (!ended && more && !string_equal(text_string(&line), NOTES_END)) {
        text_append_format(&notes, "%s%s", adds || notes.length == 0 ? "" : "\n",
                           text_string(&line));
        adds = false;
        more = talk_read(&sheet->plain->talk, &line);
        ended = !more;
    }
    bool read = sheet_read(sheet, answer, text_string(&notes), error);
    if (!read)
        sheet_set(answer, copy_or_null(answer->value), must_strdup(text_string(&notes)));
    text_clear(&notes);
    text_clear(&line);
    return !more ? ASKED_STOP : read ? ASKED_NEXT : ASKED_BACK;
}

/* -- Asking -------------------------------------------------------------------------------- */

static void
show_choices(const struct sheet *sheet, const struct sheet_answer *answer)
{
    struct choice *items;
    struct choice_list choices = offered(sheet, answer, &items);
    size_t number = 0;
    for (size_t i = 0; i < choices.count; i++) {
        if (!choices.items[i].retired)
            talk_line(&sheet->plain->talk, "%zu. %s", ++number, choices.items[i].label);
    }
    free(items);
}

static void
show_titles(const struct sheet *sheet, const struct field *field)
{
    struct record_list list = {.items = NULL};
    struct error ignored;
    struct text line = TEXT_EMPTY;
    if (session_titles(sheet->plain->session, field->offers, "", TITLES_SHOWN, &list, &ignored)) {
        for (size_t i = 0; i < list.count; i++)
            text_append_format(&line, "%s%s", i > 0 ? ", " : "In use: ",
                               record_get(list.items[i], field->offers->title_field));
    }
    if (line.length > 0)
        talk_line(&sheet->plain->talk, "%s", text_string(&line));
    text_clear(&line);
    record_list_clear(&list);
}

static void
show_help(const struct sheet *sheet, const struct sheet_answer *answer)
{
    struct talk *talk = &sheet->plain->talk;
    const struct field *field = answer->field;
    talk_line(talk, "%s: %s", field->label, field->help ? field->help : field->label);
    if (field->purpose && !field_is_custom(field)) /* whose help says so */
        talk_line(talk, "It is asked %s", field->purpose);
    if (field->offers)
        show_titles(sheet, field);
    if (field->kind == FIELD_NOTES)
        talk_line(talk, "Type lines, and a full stop on a line of its own at the end; " ADD
                        " alone adds to what is there");
    talk_line(talk,
              "Enter keeps what stands in brackets%s; < goes one question back, > to the "
              "end, ! leaves and keeps a draft%s",
              is_required(sheet, answer) ? "" : ", " CLEAR " empties it",
              sheet->of_args ? "" : ", = takes the answer of the record saved before");
}

/* "Phone (optional)". */
static void
prompt_of(const struct sheet *sheet, const struct sheet_answer *answer, struct text *out)
{
    const struct field *field = answer->field;
    text_append(out, field->label);
    if (!is_required(sheet, answer))
        text_append(out, " (optional)");
    if (field->kind == FIELD_CHOICE)
        text_append(out, ", number or words");
    else if (field->kind == FIELD_LINK)
        text_append(out, ", words to find it by");
    else if (field->kind == FIELD_NOTES)
        text_append(out, ", ending with a line that is only a full stop");
}

static bool
copy_last(struct sheet *sheet, struct sheet_answer *answer, struct error *error)
{
    const struct record *last = sheet->plain->last_saved;
    const struct record_type *type = sheet->record->type;
    if (sheet->of_args || !last || last->type != type)
        return error_set(error, ERROR_NOT_FOUND,
                         "There is nothing to copy: no %s was saved yet since posact was started",
                         type->name);
    sheet_set(answer, copy_or_null(record_get(last, answer->index)), NULL);
    return true;
}

/* B06: says the day that was read, where it was typed in another way. */
static void
echo(const struct sheet *sheet, const struct sheet_answer *answer, const char *typed)
{
    struct text shown = TEXT_EMPTY;
    sheet_show_answer(sheet, answer, &shown);
    bool is_day = answer->field->kind == FIELD_DATE || answer->field->kind == FIELD_MOMENT;
    bool says_more = is_day || answer->field->kind == FIELD_LINK;
    if (says_more && !string_equal(text_string(&shown), typed))
        talk_line(&sheet->plain->talk, "%s: %s", answer->field->label, text_string(&shown));
    text_clear(&shown);
}

/* ASKED_BACK here means that it is to be asked again, after *error was said. */
static enum asked
take(struct sheet *sheet, struct sheet_answer *answer, struct text *line, struct error *error)
{
    const char *typed = text_string(line);
    bool clears = string_equal(typed, CLEAR);
    if (string_equal(typed, TO_END))
        return ASKED_TO_END;
    if (string_equal(typed, COPY))
        return copy_last(sheet, answer, error) ? ASKED_NEXT : ASKED_BACK;
    if (answer->field->kind == FIELD_NOTES && !clears)
        return read_notes(sheet, answer, typed, error);
    if (answer->field->kind == FIELD_LINK && !clears) {
        error->code = ERROR_NONE;
        if (!choose_link(sheet, answer, line))
            return ASKED_BACK;
        echo(sheet, answer, typed);
        return ASKED_NEXT;
    }
    if (!sheet_read(sheet, answer, clears ? "" : typed, error)) {
        if (!clears) /* what was typed stays, should it be left here */
            sheet_set(answer, copy_or_null(answer->value), must_strdup(typed));
        return ASKED_BACK;
    }
    if (!clears)
        echo(sheet, answer, typed);
    return ASKED_NEXT;
}

/* A required answer has nothing that Enter could keep. */
static bool
may_keep(struct sheet *sheet, struct sheet_answer *answer, struct error *error)
{
    if (answer->typed)
        return sheet_read(sheet, answer, answer->typed, error);
    return answer->value || !is_required(sheet, answer) || check_alone(sheet, answer, NULL, error);
}

enum asked
sheet_ask(struct sheet *sheet, struct sheet_answer *answer)
{
    struct talk *talk = &sheet->plain->talk;
    struct text prompt = TEXT_EMPTY, line = TEXT_EMPTY, usual = TEXT_EMPTY;
    enum asked asked = ASKED_STOP;
    bool done = false;
    prompt_of(sheet, answer, &prompt);
    if (answer->field->kind == FIELD_CHOICE)
        show_choices(sheet, answer);
    while (!done) {
        struct error error = {.code = ERROR_NONE};
        text_reset(&usual);
        if (answer->value || answer->typed || sheet->many)
            sheet_show_answer(sheet, answer, &usual);
        done = true;
        switch (talk_ask(talk, text_string(&prompt), usual.length ? text_string(&usual) : NULL,
                         &line)) {
        case ANSWER_ENTER:
            done = may_keep(sheet, answer, &error);
            asked = ASKED_NEXT;
            break;
        case ANSWER_BACK:
            asked = ASKED_BACK;
            break;
        case ANSWER_STOP:
            asked = ASKED_STOP;
            break;
        case ANSWER_HELP:
            show_help(sheet, answer);
            done = false;
            break;
        case ANSWER_LINE:
            asked = take(sheet, answer, &line, &error);
            done = asked != ASKED_BACK;
            break;
        }
        if (!done && error.code != ERROR_NONE)
            talk_error(talk, &error);
    }
    text_clear(&prompt);
    text_clear(&line);
    text_clear(&usual);
    return asked;
}
