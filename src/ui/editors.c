/* editors.c - a name in the title, and on the message line when somebody begins. */
#include "ui/editors.h"

#include "modules/session.h"

#define ROOM_COLUMNS 60

void
editors_look(struct shell *shell, const struct record *record, struct text *editors)
{
    struct text now = TEXT_EMPTY;
    session_append_editors(shell_session(shell), record->type, &record->id, &now);
    if (now.length > 0 && !string_equal(text_string(&now), text_string(editors)))
        shell_say(shell, MESSAGE_DONE, "%s", text_string(&now));
    text_clear(editors);
    *editors = now;
}

void
editors_append(const struct text *editors, const struct canvas *canvas, struct text *right)
{
    if (editors->length > 0 && canvas->columns >= ROOM_COLUMNS)
        text_append_format(right, "%.*s  ", (int)editors->length, editors->bytes);
}
