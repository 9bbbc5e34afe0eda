/* sheet_stale.c - somebody else changed the record since it was opened: both values of each field,
 * and which one is kept (C09). */
#include <stdlib.h>

#include "base/memory.h"
#include "sheet.h"

static char *
copy_or_null(const char *string)
{
    return string ? must_strdup(string) : NULL;
}

static void
show_value(const struct sheet *sheet, const struct sheet_answer *answer, const char *value,
           int number, const char *who)
{
    struct text shown = TEXT_EMPTY;
    if (value)
        session_show(sheet->plain->session, answer->field, value, &shown);
    talk_line(&sheet->plain->talk, "%d. %s wrote: %s", number, who,
              shown.length > 0 ? text_string(&shown) : "nothing");
    text_clear(&shown);
}

/* Enter keeps what they wrote: it is there already. */
static bool
choose(struct sheet *sheet, struct sheet_answer *answer)
{
    struct talk *talk = &sheet->plain->talk;
    char *author = session_author(sheet->plain->session, sheet->record, answer->index);
    struct text line = TEXT_EMPTY;
    size_t index = 2;
    enum answer typed = ANSWER_LINE;
    talk_line(talk, "%s", answer->field->label);
    show_value(sheet, answer, answer->opened, 1, author ? author : "Somebody else");
    show_value(sheet, answer, answer->value, 2, "You");
    while (index == 2 && (typed == ANSWER_LINE || typed == ANSWER_HELP)) {
        typed = talk_ask_number(talk, "Which is kept, 1 or 2", 2, 0, &index, &line);
        if (typed == ANSWER_HELP || (typed == ANSWER_LINE && index == 2))
            talk_line(talk, "Type 1 or 2; < goes back to the answers, and nothing is saved");
    }
    if (index == 0)
        sheet_set(answer, copy_or_null(answer->opened), NULL);
    text_clear(&line);
    free(author);
    return index < 2;
}

/* What they wrote becomes what the answers are compared with; what was not touched shows it. */
static bool
rebase(struct sheet *sheet, const struct record *read, struct sheet_answer *answer)
{
    bool theirs = !record_same_value(read, sheet->record, answer->index);
    bool ours = sheet_answer_differs(sheet, answer);
    const char *stored = record_get(sheet->record, answer->index);
    free(answer->opened);
    answer->opened = copy_or_null(stored);
    if (!ours)
        sheet_set(answer, copy_or_null(stored), NULL);
    return theirs && ours && sheet_answer_differs(sheet, answer);
}

bool
sheet_settle(struct sheet *sheet, bool *settled)
{
    struct error error;
    *settled = false;
    if (sheet->of_args || record_is_new(sheet->record))
        return false;
    struct record *read = sheet->record;
    struct record *fresh = session_get(sheet->plain->session, read->type, &read->id, &error);
    if (!fresh)
        return false;
    sheet->record = fresh;
    bool found = false, kept = true;
    for (size_t i = 0; i < sheet->count; i++) {
        if (!rebase(sheet, read, &sheet->answers[i]))
            continue;
        if (!found)
            talk_say(&sheet->plain->talk,
                     "Changed by somebody else since you opened it; nothing is saved yet");
        found = true;
        kept = kept && choose(sheet, &sheet->answers[i]);
    }
    record_free(read);
    *settled = found && kept;
    return found;
}
