/* letter.c - letters and copies line by line. Nothing here is ever put on a clipboard: that takes
 * an escape sequence. */
#include "modules/letter.h"
#include "base/editor.h"
#include "modules/copied.h"
#include "plain_private.h"

/* -- Letters ------------------------------------------------------------------------------- */

static void
tell_next(struct plain *plain, const struct letter *letter, const char *path)
{
    struct text message = TEXT_EMPTY;
    letter_tell(letter, path, &message);
    bool log = !letter->sent_by && letter->count == 1 && !letter->referred;
    talk_say(&plain->talk, "%s%s", text_string(&message),
             log ? ": once you have, contact logs it" : "");
    text_clear(&message);
}

static bool
keep(struct plain *plain, const char *const *args, const struct letter *letter,
     const struct text *written, struct error *error)
{
    bool editor = letter_to(args) == LETTER_TO_EDITOR;
    struct text name = TEXT_EMPTY;
    if (editor && !editor_is_allowed(error))
        return false;
    if (args[LETTER_FILE])
        text_append(&name, args[LETTER_FILE]);
    else
        letter_file_name(plain->session, letter, &name);
    bool done = letter_keep(plain->session, letter, written, text_string(&name), error);
    if (done)
        tell_next(plain, letter, text_string(&name));
    done = done && (!editor || editor_run(text_string(&name), error));
    text_clear(&name);
    return done;
}

static bool
show(struct plain *plain, const struct letter *letter, const struct text *written,
     struct error *error)
{
    if (letter->sent_by && !letter_keep(plain->session, letter, written, NULL, error))
        return false;
    talk_text(&plain->talk, text_string(written));
    tell_next(plain, letter, NULL);
    return true;
}

static void
write_letter(struct plain *plain, const char *const *args, bool referred)
{
    struct letter letter = letter_of(args, plain->chosen.ids, plain->chosen.count);
    struct text written = TEXT_EMPTY;
    struct error error;
    letter.referred = referred;
    bool done = letter_write(plain->session, &letter, &written, &error);
    if (done && letter_to(args) == LETTER_TO_SCREEN)
        done = show(plain, &letter, &written, &error);
    else if (done)
        done = keep(plain, args, &letter, &written, &error);
    if (!done)
        talk_error(&plain->talk, &error);
    text_clear(&written);
}

void
plain_letter(struct plain *plain, const char *const *args, const char *rest)
{
    (void)rest;
    write_letter(plain, args, false);
}

void
plain_source_letter(struct plain *plain, const char *const *args, const char *rest)
{
    (void)rest;
    const char *answers[LETTER_ARG_COUNT];
    source_letter_answers(args, answers);
    write_letter(plain, answers, true);
}

/* -- Copies -------------------------------------------------------------------------------- */

void
plain_copy(struct plain *plain, const char *const *args, const char *rest)
{
    (void)rest;
    const struct level *level = plain_level(plain);
    struct text written = TEXT_EMPTY, path = TEXT_EMPTY, message = TEXT_EMPTY;
    struct list_shape usual;
    struct error error;
    size_t without;
    list_shape_init(&usual, plain->chosen.type);
    const struct copied copied = {
        .what = copied_what_of(args[0]),
        .type = plain->chosen.type,
        .ids = plain->chosen.ids,
        .count = plain->chosen.count,
        .shape = level->place == PLACE_LIST ? &level->shape : &usual,
    };
    if (copied_write(plain->session, &copied, &written, &without, &error) &&
        copied_keep(&written, &path, &error)) {
        copied_tell(&copied, without, text_string(&path), &message);
        talk_say(&plain->talk, "%s", text_string(&message));
    } else {
        talk_error(&plain->talk, &error);
    }
    list_shape_clear(&usual);
    text_clear(&written);
    text_clear(&path);
    text_clear(&message);
}
