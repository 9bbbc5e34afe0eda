/* sheet_keep.c - unfinished answers as a draft, and going on with one (C02). */
#include <stdlib.h>

#include "base/memory.h"
#include "sheet.h"

#define LEAVING_TIMEOUT_MS 700

/* As it would stand in the editor of a screen, which may go on with it. */
static void
append_typed(const struct sheet *sheet, const struct sheet_answer *answer, struct text *out)
{
    struct session *session = sheet->plain->session;
    if (answer->typed)
        text_append(out, answer->typed);
    else if (!answer->value)
        return;
    else if (answer->field->kind == FIELD_CHOICE)
        text_append(out, answer->value);
    else if (answer->field->kind == FIELD_LINK)
        session_show(session, answer->field, answer->value, out);
    else
        field_edit(answer->field, answer->value, session_context(session), out);
}

static struct draft *
draft_of(const struct sheet *sheet, enum draft_stop stop)
{
    struct draft *draft = must_calloc(1, sizeof *draft);
    draft->id = sheet->draft;
    draft->command = must_strdup(sheet->command->name);
    draft->opened = record_copy(sheet->record);
    draft->stop = stop;
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sheet_answer *answer = &sheet->answers[i];
        struct text typed = TEXT_EMPTY;
        if (!sheet_answer_differs(sheet, answer))
            continue;
        append_typed(sheet, answer, &typed);
        bool links = answer->field->kind == FIELD_LINK && !answer->typed;
        draft_add_answer(draft, answer->index, text_string(&typed), links ? answer->value : NULL);
        text_clear(&typed);
    }
    return draft;
}

bool
sheet_keep(struct sheet *sheet, enum draft_stop stop, struct error *error)
{
    struct session *session = sheet->plain->session;
    if (sheet->of_args || sheet->many || session_is_read_only(session))
        return true;
    if (!sheet_differs(sheet)) {
        bool dropped =
            id_is_zero(&sheet->draft) || session_drop_draft(session, &sheet->draft, error);
        if (dropped)
            sheet->draft = (struct id){.bytes = {0}};
        return dropped;
    }
    struct draft *draft = draft_of(sheet, stop);
    int timeout_ms = stop == DRAFT_OPEN ? 0 : LEAVING_TIMEOUT_MS;
    bool kept = session_keep_draft(session, draft, timeout_ms, error);
    sheet->draft = draft->id;
    draft_free(draft);
    return kept;
}

/* -- Going on ------------------------------------------------------------------------------ */

static struct sheet_answer *
answer_to(struct sheet *sheet, size_t field)
{
    for (size_t i = 0; i < sheet->count; i++) {
        if (sheet->answers[i].index == field)
            return &sheet->answers[i];
    }
    return NULL;
}

/* A choice was kept by its code, which may look like the number of another in the menu. */
static void
put(struct sheet *sheet, struct sheet_answer *answer, const struct draft_answer *drafted)
{
    struct error ignored;
    const char *typed = drafted->typed;
    enum field_kind kind = answer->field->kind;
    if (drafted->chosen || kind == FIELD_CHOICE) {
        const char *value = drafted->chosen ? drafted->chosen : typed;
        sheet_set(answer, string_is_empty(value) ? NULL : must_strdup(value), NULL);
    } else if (kind == FIELD_LINK || !sheet_read(sheet, answer, typed, &ignored)) {
        sheet_set(answer, answer->opened ? must_strdup(answer->opened) : NULL,
                  string_is_empty(typed) ? NULL : must_strdup(typed));
    }
}

void
sheet_resume(struct plain *plain, const struct command *command, const struct draft *draft)
{
    struct sheet *sheet = sheet_new(plain, command, record_copy(draft->opened), false);
    sheet->draft = draft->id;
    for (size_t i = 0; i < draft->count; i++) {
        struct sheet_answer *answer = answer_to(sheet, draft->answers[i].field);
        if (answer)
            put(sheet, answer, &draft->answers[i]);
    }
    sheet_go(sheet, true);
    sheet_free(sheet);
}
