/* paste.c - reads a paste to its end and gives it to the view that has the keyboard. */
#include "ui/paste.h"

#include "base/text.h"
#include "base/utf8.h"
#include "ui/text_edit.h"

struct paste {
    struct text text;
    size_t characters; /* all that came, kept or not */
    bool after_return; /* a line feed would belong to it */
};

static void
add_character(struct paste *paste, uint32_t point)
{
    paste->characters++;
    if (paste->text.length < TEXT_EDIT_MOST_BYTES)
        utf8_append(&paste->text, point);
}

static void
add_key(struct paste *paste, key pressed)
{
    bool second_half = pressed == '\n' && paste->after_return;
    paste->after_return = pressed == KEY_RETURN;
    if (second_half)
        return;
    if (pressed == KEY_RETURN || pressed == '\n')
        add_character(paste, '\n');
    else if (pressed == KEY_TAB)
        add_character(paste, ' ');
    else if (key_is_printable(pressed))
        add_character(paste, pressed);
}

/* False when the paste was broken off; what came of it is taken. Nothing is drawn meanwhile. */
static bool
read_to_end(struct shell *shell, struct paste *paste)
{
    struct terminal *terminal = shell_terminal(shell);
    for (;;) {
        key pressed = terminal->class->read_key(terminal, -1);
        if (pressed == KEY_PASTE_END)
            return true;
        if (pressed == KEY_HUNG_UP || pressed == KEY_STOP) {
            shell_key_later(shell, pressed);
            return false;
        }
        if (pressed == KEY_RESIZED)
            shell_key_later(shell, pressed);
        add_key(paste, pressed);
    }
}

static void
hand_over(struct shell *shell, struct view *view, const struct paste *paste)
{
    size_t kept;
    if (!view || !view->class->paste ||
        !view->class->paste(view, text_string(&paste->text), &kept)) {
        shell_say(shell, MESSAGE_DONE,
                  "A paste goes only where a text is typed; here it was left out");
        return;
    }
    if (kept < paste->characters)
        shell_say(shell, MESSAGE_WARNING,
                  "The first %zu of %zu pasted characters were taken; more does not fit here", kept,
                  paste->characters);
}

bool
paste_read(struct shell *shell, struct view *view)
{
    struct paste paste = {.text = TEXT_EMPTY};
    bool whole = read_to_end(shell, &paste);
    hand_over(shell, view, &paste);
    text_clear(&paste.text);
    return whole;
}
