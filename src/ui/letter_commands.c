/* letter_commands.c - letters from the list and the detail: to read, into a file, into the editor.
 */
#include "ui/views.h"

#include "base/editor.h"
#include "modules/candidate.h"
#include "modules/letter.h"
#include "modules/marks.h"
#include "modules/referral.h"
#include "ui/records_below.h"
#include "ui/shell.h"

struct editing {
    const char *path;
    bool done;
    struct error *error;
};

static void
edit(void *context)
{
    struct editing *editing = context;
    editing->done = editor_run(editing->path, editing->error);
}

static bool
open_editor(struct shell *shell, const char *path, struct error *error)
{
    struct terminal *terminal = shell_terminal(shell);
    struct editing editing = {.path = path, .error = error};
    shell_keep(shell, DRAFT_OPEN); /* nobody knows how long it takes */
    terminal->class->lend(terminal, edit, &editing);
    return editing.done;
}

/* What comes next: nothing is sent, and unless it was logged already a contact is to be. */
static void
tell_next(struct shell *shell, const struct letter *letter, const char *path, struct text *message)
{
    char way[KEY_WAY_SIZE];
    letter_tell(letter, path, message);
    if (letter->sent_by || letter->count > 1 || letter->referred)
        return;
    keymap_way(shell_keymap(shell), PLACE_DETAIL, "contact", way);
    text_append_format(message, ": once you have, %s logs it", way);
}

static bool
show(struct call *call, const struct letter *letter, struct text *written, struct error *error)
{
    if (letter->sent_by && !letter_keep(call->session, letter, written, NULL, error))
        return false;
    shell_push(call->shell, reader_view_new(call->shell, letter->count > 1 ? "Letters" : "Letter",
                                            text_take(written)));
    tell_next(call->shell, letter, NULL, &call->outcome.message);
    return true;
}

static bool
keep(struct call *call, const char *const *answers, const struct letter *letter,
     const struct text *written, struct error *error)
{
    bool editor = letter_to(answers) == LETTER_TO_EDITOR;
    struct text name = TEXT_EMPTY;
    if (editor && !editor_is_allowed(error)) {
        error->field = LETTER_TO;
        return false;
    }
    if (answers[LETTER_FILE])
        text_append(&name, answers[LETTER_FILE]);
    else
        letter_file_name(call->session, letter, &name);
    bool done = letter_keep(call->session, letter, written, text_string(&name), error);
    if (!done && error->field == NO_FIELD)
        error->field = LETTER_FILE;
    struct error failure;
    if (done)
        tell_next(call->shell, letter, text_string(&name), &call->outcome.message);
    if (done && editor && !open_editor(call->shell, text_string(&name), &failure)) {
        text_reset(&call->outcome.message);
        shell_say_error(call->shell, &failure);
    }
    text_clear(&name);
    return done;
}

static bool
write_letter(struct call *call, const char *const *answers, bool referred, struct error *error)
{
    struct records_below below;
    struct text written = TEXT_EMPTY;
    if (!records_below(call, &below, error))
        return false;
    struct letter letter = letter_of(answers, below.ids, below.count);
    letter.referred = referred;
    bool done = letter_write(call->session, &letter, &written, error);
    if (done && letter_to(answers) == LETTER_TO_SCREEN)
        done = show(call, &letter, &written, error);
    else if (done)
        done = keep(call, answers, &letter, &written, error);
    text_clear(&written);
    return done;
}

static bool
run_letter(struct call *call, struct error *error)
{
    return write_letter(call, call->args, false, error);
}

static bool
run_source_letter(struct call *call, struct error *error)
{
    static const int asked[LETTER_ARG_COUNT] = {
        [LETTER_TEMPLATE] = NO_FIELD,   [LETTER_LANGUAGE] = SOURCE_LETTER_LANGUAGE,
        [LETTER_DAY] = NO_FIELD,        [LETTER_TIME] = NO_FIELD,
        [LETTER_VENUE] = NO_FIELD,      [LETTER_SENT_BY] = SOURCE_LETTER_SENT_BY,
        [LETTER_TO] = SOURCE_LETTER_TO, [LETTER_FILE] = SOURCE_LETTER_FILE,
    };
    const char *answers[LETTER_ARG_COUNT];
    source_letter_answers(call->args, answers);
    bool done = write_letter(call, answers, true, error);
    if (!done && error->field >= 0 && error->field < LETTER_ARG_COUNT)
        error->field = asked[error->field];
    return done;
}

static const struct command rows[] = {
    {
        .name = "letter",
        .summary = "Write a letter to this person",
        .help = "In the language in which they want letters, from the texts of posact.yaml. With "
                "marks all who are marked get one, in one file. It goes to the screen, a file that "
                "nobody else may read, or your editor; posact sends nothing. Sent by logs a "
                "contact of each as one step.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .keys = "L",
        .only = &candidate_type,
        .args = letter_args,
        .arg_count = LETTER_ARG_COUNT,
        .flags = COMMAND_TAKES_ID | COMMAND_MARKED,
        .run = run_letter,
    },
    {
        .name = "source-letter",
        .summary = "Write to somebody who was referred",
        .help = "Who gave the name, what it is used for, and by when to answer (the letter "
                "source_notice of posact.yaml). Sent by notes in the referral that they know.",
        .where = PLACE_LIST | PLACE_DETAIL,
        .only = &referral_type,
        .args = source_letter_args,
        .arg_count = SOURCE_LETTER_ARG_COUNT,
        .flags = COMMAND_TAKES_ID | COMMAND_ASKS,
        .run = run_source_letter,
    },
};

const struct command_table letter_commands = {rows, sizeof rows / sizeof *rows};
