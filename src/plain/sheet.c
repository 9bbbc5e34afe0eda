/* sheet.c - asks the questions, shows the answers to check, saves. */
#include "sheet.h"

#include <stdlib.h>

#include "base/memory.h"
#include "modules/duplicate.h"

/* -- Making -------------------------------------------------------------------------------- */

static bool
is_asked(const struct sheet *sheet, size_t field)
{
    const struct record_type *type = sheet->record->type;
    if (sheet->many)
        return bulk_takes(type, field);
    return !(type->fields[field].flags & FIELD_READ_ONLY) &&
           session_sees_field(sheet->plain->session, &type->fields[field]);
}

/* A record does not move from one life to another. */
static bool
is_fixed(const struct record *record, size_t field)
{
    return field != 0 && field == record->type->parent_field && record_get(record, field);
}

static void
add_answers(struct sheet *sheet)
{
    const struct record *record = sheet->record;
    sheet->answers = must_calloc(record->type->field_count, sizeof *sheet->answers);
    for (size_t i = 0; i < record->type->field_count; i++) {
        if (!is_asked(sheet, i))
            continue;
        const char *value = record_get(record, i);
        sheet->answers[sheet->count++] = (struct sheet_answer){
            .field = &record->type->fields[i],
            .index = i,
            .opened = value ? must_strdup(value) : NULL,
            .value = value ? must_strdup(value) : NULL,
            .fixed = is_fixed(record, i),
        };
    }
}

struct sheet *
sheet_new(struct plain *plain, const struct command *command, struct record *record, bool many)
{
    struct sheet *sheet = must_calloc(1, sizeof *sheet);
    sheet->many = many;
    sheet->plain = plain;
    sheet->command = command;
    sheet->record = record;
    add_answers(sheet);
    return sheet;
}

void
sheet_free(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        free(sheet->answers[i].opened);
        free(sheet->answers[i].value);
        free(sheet->answers[i].typed);
    }
    free(sheet->answers);
    record_free(sheet->record);
    text_clear(&sheet->clues);
    free(sheet);
}

bool
sheet_differs(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        if (sheet_answer_differs(sheet, &sheet->answers[i]))
            return true;
    }
    return false;
}

/* -- Asking -------------------------------------------------------------------------------- */

/* Who may be the new person already (C04); each is named once. */
static void
hint_duplicates(struct sheet *sheet, const struct sheet_answer *answer)
{
    struct duplicate_list list;
    struct error ignored;
    if (sheet->of_args || sheet->many || !record_is_new(sheet->record) ||
        !duplicate_is_clue(sheet->record->type, answer->index))
        return;
    struct record *record = sheet_record(sheet);
    struct text names = TEXT_EMPTY;
    if (duplicate_find(sheet->plain->session, record, &list, &ignored)) {
        for (size_t i = 0; i < list.count; i++) {
            text_append(&names, i > 0 ? ", " : "Perhaps here already: ");
            duplicate_show(sheet->plain->session, &list.items[i], &names);
        }
        duplicate_list_clear(&list);
    }
    if (names.length > 0 && !string_equal(text_string(&names), text_string(&sheet->clues)))
        talk_say(&sheet->plain->talk, "%s", text_string(&names));
    text_clear(&sheet->clues);
    sheet->clues = names;
    record_free(record);
}

/* What is being typed is kept as it goes; a writer in the way costs nothing but that. */
static enum asked
ask_one(struct sheet *sheet, struct sheet_answer *answer)
{
    struct error ignored;
    enum asked asked = sheet_ask(sheet, answer);
    if (asked == ASKED_NEXT) {
        hint_duplicates(sheet, answer);
        sheet_keep(sheet, DRAFT_OPEN, &ignored);
    }
    return asked;
}

/* From question `i` on, past those that are not asked; count at the end. */
static size_t
next_question(const struct sheet *sheet, size_t i)
{
    while (i < sheet->count && sheet->answers[i].fixed)
        i++;
    return i;
}

static size_t
question_before(const struct sheet *sheet, size_t i)
{
    for (size_t before = i; before > 0; before--) {
        if (!sheet->answers[before - 1].fixed)
            return before - 1;
    }
    return i;
}

/* False when it was left. */
static bool
ask_all(struct sheet *sheet, size_t from)
{
    size_t i = next_question(sheet, from);
    while (i < sheet->count) {
        switch (ask_one(sheet, &sheet->answers[i])) {
        case ASKED_NEXT:
            i = next_question(sheet, i + 1);
            break;
        case ASKED_BACK:
            if (question_before(sheet, i) == i)
                return false;
            i = question_before(sheet, i);
            break;
        case ASKED_TO_END:
            return true;
        case ASKED_STOP:
            return false;
        }
    }
    return true;
}

/* -- Checking ------------------------------------------------------------------------------ */

/* What stands in the way of saving, in the order of the questions: what cannot be read, then what
 * the rules say. */
static void
check(struct sheet *sheet, struct error_list *problems)
{
    struct error_list broken = {.items = NULL};
    struct record *record = sheet_record(sheet);
    const struct record *before = record_is_new(sheet->record) ? NULL : sheet->record;
    if (!sheet->many)
        record_check(record, before, session_context(sheet->plain->session), &broken);
    for (size_t i = 0; i < sheet->count; i++) {
        struct sheet_answer *answer = &sheet->answers[i];
        struct error error = {.code = ERROR_NONE};
        const struct error *problem = error_list_of(&broken, answer->index);
        char *typed = answer->typed ? must_strdup(answer->typed) : NULL;
        if (typed && !sheet_read(sheet, answer, typed, &error))
            problem = &error;
        if (problem)
            error_list_add(problems, (int)i, "%s", problem->text);
        free(typed);
    }
    for (size_t i = 0; i < broken.count; i++) {
        bool asked = false;
        for (size_t j = 0; j < sheet->count; j++)
            asked = asked || broken.items[i].field == (int)sheet->answers[j].index;
        if (!asked)
            error_list_add(problems, NO_FIELD, "%s", broken.items[i].text);
    }
    error_list_clear(&broken);
    record_free(record);
}

static void
show_problems(struct sheet *sheet, const struct error_list *problems)
{
    struct talk *talk = &sheet->plain->talk;
    if (problems->count == 1)
        talk_say(talk, "There is a problem");
    else
        talk_say(talk, "There are %zu problems", problems->count);
    for (size_t i = 0; i < problems->count; i++)
        talk_line(talk, "%zu. %s", i + 1, problems->items[i].text);
}

/* The numbered lines lead to their questions (B02). False when it was left. */
static bool
correct(struct sheet *sheet, const struct error_list *problems)
{
    struct talk *talk = &sheet->plain->talk;
    struct text line = TEXT_EMPTY;
    size_t index;
    show_problems(sheet, problems);
    char *prompt = must_format(problems->count == 1 ? "Type %zu to correct it, or ! to leave"
                                                    : "Choose 1 to %zu to correct, or ! to leave",
                               problems->count);
    enum answer typed = talk_ask_number(talk, prompt, problems->count, 0, &index, &line);
    free(prompt);
    text_clear(&line);
    if (typed == ANSWER_LINE && index < problems->count) {
        int question = problems->items[index].field;
        if (question != NO_FIELD)
            return ask_one(sheet, &sheet->answers[question]) != ASKED_STOP;
    }
    return typed != ANSWER_STOP;
}

static void
show_answers(struct sheet *sheet)
{
    struct text lines = TEXT_EMPTY;
    for (size_t i = 0; i < sheet->count; i++) {
        struct text shown = TEXT_EMPTY;
        sheet_show_answer(sheet, &sheet->answers[i], &shown);
        text_join_lines(&shown);
        text_append_format(&lines, "%zu. %s: %s\n", i + 1, sheet->answers[i].field->label,
                           text_string(&shown));
        text_clear(&shown);
    }
    talk_text(&sheet->plain->talk, text_string(&lines));
    text_clear(&lines);
}

enum checked {
    CHECKED_SAVE,
    CHECKED_AGAIN,
    CHECKED_LEAVE,
};

static bool
is_save(const char *typed)
{
    return string_equal_no_case(typed, "yes") || string_equal_no_case(typed, "y") ||
           string_equal_no_case(typed, "save");
}

static bool
is_leave(const char *typed)
{
    return string_equal_no_case(typed, "no") || string_equal_no_case(typed, "n");
}

/* A number is followed by its question alone, and leads straight back here (B13). */
static enum checked
change_one(struct sheet *sheet, const char *typed)
{
    struct talk *talk = &sheet->plain->talk;
    size_t index;
    if (!talk_number(typed, sheet->count, &index)) {
        talk_line(talk, "Type yes to %s, or 1 to %zu to change an answer",
                  sheet->many ? "go on, no to leave" : "save, no to leave and keep a draft",
                  sheet->count);
        return CHECKED_AGAIN;
    }
    if (sheet->answers[index].fixed) {
        talk_line(talk, "%s stays as it is", sheet->answers[index].field->label);
        return CHECKED_AGAIN;
    }
    return ask_one(sheet, &sheet->answers[index]) == ASKED_STOP ? CHECKED_LEAVE : CHECKED_AGAIN;
}

static enum checked
check_answers(struct sheet *sheet)
{
    struct talk *talk = &sheet->plain->talk;
    struct text line = TEXT_EMPTY;
    bool differs = sheet_differs(sheet) || (record_is_new(sheet->record) && !sheet->many);
    const char *verb = sheet->many ? "Go on" : "Save";
    char *prompt = must_format("%s? yes, no, or a number to change", verb);
    enum answer typed = talk_ask(talk, prompt, differs ? "yes" : "no", &line);
    free(prompt);
    bool asks_back = typed == ANSWER_BACK && record_is_new(sheet->record) && !sheet->many;
    bool said = typed == ANSWER_LINE;
    enum checked checked = CHECKED_LEAVE;
    if ((typed == ANSWER_ENTER && differs) || (said && is_save(text_string(&line))))
        checked = CHECKED_SAVE;
    else if (asks_back)
        checked = ask_all(sheet, question_before(sheet, sheet->count)) ? CHECKED_AGAIN : checked;
    else if (typed == ANSWER_HELP || (said && !is_leave(text_string(&line))))
        checked = change_one(sheet, text_string(&line));
    text_clear(&line);
    return checked;
}

/* -- Leaving and saving -------------------------------------------------------------------- */

static enum draft_stop
stop_of(const struct plain *plain)
{
    switch (plain->talk.ended) {
    case PLAIN_HUNG_UP:
        return DRAFT_HUNG_UP;
    case PLAIN_TOLD_TO_STOP:
        return DRAFT_STOPPED;
    case PLAIN_ENDED:
        return DRAFT_QUIT;
    case PLAIN_LINE:
    case PLAIN_INTERRUPTED:
        break;
    }
    return DRAFT_LEFT;
}

static void
leave(struct sheet *sheet)
{
    struct talk *talk = &sheet->plain->talk;
    struct error error;
    bool differs = sheet_differs(sheet);
    if (sheet->of_args || sheet->many)
        talk_line(talk, "Left; nothing is changed");
    else if (!sheet_keep(sheet, stop_of(sheet->plain), &error))
        talk_error(talk, &error);
    else if (differs && session_is_read_only(sheet->plain->session))
        talk_line(talk, "Left; what was typed is not kept, for posact was opened to read only");
    else
        talk_line(talk,
                  differs ? "Kept as a draft; type drafts to go on with it" : "Left as it was");
}

enum saved {
    SAVED,
    SAVED_AGAIN, /* somebody else's values were settled: once more, without asking */
    SAVED_NOT,
};

static enum saved
save(struct sheet *sheet)
{
    struct plain *plain = sheet->plain;
    struct record *record = sheet_record(sheet);
    struct call call = {
        .type = record->type, .id = record->id, .record = record, .draft = sheet->draft};
    struct error error = {.field = NO_FIELD};
    bool settled = false;
    bool saved = session_do(plain->session, sheet->command, &call, &error);
    if (saved) {
        run_outcome(plain, &call.outcome);
        record_free(plain->last_saved);
        plain->last_saved = record_copy(record);
    } else if (error.code != ERROR_CONFLICT || !sheet_settle(sheet, &settled)) {
        talk_error(&plain->talk, &error);
    }
    outcome_clear(&call.outcome);
    record_free(record);
    return saved ? SAVED : settled ? SAVED_AGAIN : SAVED_NOT;
}

/* True when nothing stands in the way any more; *left when it was left. */
static bool
is_sound(struct sheet *sheet, bool *left)
{
    struct error_list problems = {.items = NULL};
    check(sheet, &problems);
    bool sound = problems.count == 0;
    *left = !sound && !correct(sheet, &problems);
    error_list_clear(&problems);
    return sound;
}

/* Until all is answered and checked; false when it was left. */
static bool
complete(struct sheet *sheet)
{
    for (bool shown = false;; shown = true) {
        if (!shown)
            show_answers(sheet);
        enum checked checked = check_answers(sheet);
        bool left = checked == CHECKED_LEAVE;
        if (checked == CHECKED_SAVE && is_sound(sheet, &left))
            return true;
        if (left || sheet->plain->talk.ended != PLAIN_LINE)
            return false;
    }
}

void
sheet_go(struct sheet *sheet, bool checking)
{
    enum saved saved = SAVED_NOT;
    bool going_on = checking || ask_all(sheet, 0);
    while (going_on && saved != SAVED) {
        going_on = saved == SAVED_AGAIN || complete(sheet);
        saved = going_on ? save(sheet) : SAVED_NOT;
    }
    if (saved != SAVED)
        leave(sheet);
}

/* "Contact, Siân Wyn-Jones, new": whose life it is in, or what it is called. */
static void
say_title(struct plain *plain, const struct record *record)
{
    const struct record_type *type = record->type;
    bool is_new = record_is_new(record);
    const char *of = type->parent_field ? record_get(record, type->parent_field) : NULL;
    struct text title = TEXT_EMPTY;
    text_append_format(&title, "%s, ", type->label);
    if (!is_new)
        session_title(plain->session, type, &record->id, &title);
    else if (of)
        session_show(plain->session, &type->fields[type->parent_field], of, &title);
    talk_line(&plain->talk, "%s%s%s", text_string(&title), is_new && !of ? "" : ", ",
              is_new ? "new; ? explains a question, > goes to the end, ! leaves" : "editing");
    text_clear(&title);
}

/* A new record is asked from the first question on; of one that is there few answers change. */
void
sheet_run(struct plain *plain, const struct command *command, struct record *record)
{
    bool is_new = record_is_new(record);
    say_title(plain, record);
    if (!is_new)
        record_say_editors(plain, record);
    struct sheet *sheet = sheet_new(plain, command, record, false);
    sheet_go(sheet, !is_new);
    sheet_free(sheet);
}

/* -- What is not a record ------------------------------------------------------------------ */

/* The args with what they are when nobody says anything else. */
static struct record *
new_args(struct plain *plain, const struct command *command, const struct id *id,
         const struct record_type *type)
{
    struct record *record = record_new(type);
    for (size_t i = 0; i < type->field_count; i++) {
        const struct field *field = &type->fields[i];
        char *value = NULL;
        struct error ignored;
        if (field->otherwise &&
            field_parse(field, field->otherwise, session_context(plain->session), &value, &ignored))
            record_take(record, i, value);
    }
    if (command->prepare && (!id_is_zero(id) || !(command->flags & COMMAND_TAKES_ID)))
        command->prepare(plain->session, id, record);
    return record;
}

/* What was said in one line is the first answer; the others keep what they have, but for those that
 * have nothing and must. */
static size_t
question_behind_line(const struct sheet *sheet)
{
    size_t question = 1;
    while (question < sheet->count && (sheet->answers[question].value ||
                                       !(sheet->answers[question].field->flags & FIELD_REQUIRED)))
        question++;
    return question < sheet->count ? 1 : sheet->count;
}

struct record *
sheet_args(struct plain *plain, const struct command *command, const struct id *id,
           const char *rest, struct record_type *type)
{
    *type = (struct record_type){
        .name = command->name,
        .label = command->summary,
        .fields = command->args,
        .field_count = command->arg_count,
    };
    struct sheet *sheet = sheet_new(plain, command, new_args(plain, command, id, type), false);
    struct error error = {.code = ERROR_NONE};
    struct record *record = NULL;
    size_t from = 0;
    sheet->of_args = true;
    if (!string_is_empty(rest) && sheet->count > 0) {
        if (sheet_read(sheet, &sheet->answers[0], rest, &error))
            from = question_behind_line(sheet);
        else
            talk_error(&plain->talk, &error);
    }
    if (ask_all(sheet, from))
        record = sheet_record(sheet);
    else
        leave(sheet);
    sheet_free(sheet);
    return record;
}

bool
sheet_ask_again(struct plain *plain, const struct command *command, struct record **args, int field)
{
    struct sheet *sheet = sheet_new(plain, command, *args, false);
    bool asked = false;
    sheet->of_args = true;
    for (size_t i = 0; i < sheet->count; i++) {
        if ((int)sheet->answers[i].index == field)
            asked = ask_one(sheet, &sheet->answers[i]) != ASKED_STOP;
    }
    if (!asked)
        leave(sheet);
    *args = asked ? sheet_record(sheet) : NULL;
    sheet_free(sheet);
    return asked;
}

static bool
take_changes(const struct sheet *sheet, struct bulk *bulk, struct error *error)
{
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sheet_answer *answer = &sheet->answers[i];
        if (answer->touched && !bulk_set(bulk, answer->index, answer->value, error))
            return false;
    }
    return true;
}

bool
sheet_many(struct plain *plain, struct bulk *bulk)
{
    struct sheet *sheet = sheet_new(plain, bulk->command, record_new(bulk->type), true);
    struct error error;
    struct text title = TEXT_EMPTY;
    bulk_title(bulk, &title);
    talk_line(&plain->talk, "%s", text_string(&title));
    text_clear(&title);
    bool done = complete(sheet);
    if (!done)
        leave(sheet);
    else if (!take_changes(sheet, bulk, &error)) {
        talk_error(&plain->talk, &error);
        done = false;
    }
    sheet_free(sheet);
    return done;
}
