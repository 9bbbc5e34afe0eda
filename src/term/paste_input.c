/* paste_input.c - reads pasted bytes past curses. */
#include "term/paste_input.h"

#include <poll.h>
#include <unistd.h>

#include "base/clock.h"

#define AFTER_ESCAPE_MS 1000 /* more than a slow line leaves between the bytes of the end mark */
#define SILENCE_MS 10000

void
paste_input_note(struct paste_input *paste, key found)
{
    if (found == KEY_PASTE_BEGIN) {
        paste->open = true;
        paste->last_ms = clock_steady_ms();
    }
    if (found == KEY_PASTE_END)
        paste->open = false;
}

static bool
read_more(struct paste_input *paste)
{
    struct pollfd source = {.fd = STDIN_FILENO, .events = POLLIN};
    if (poll(&source, 1, 0) <= 0 || (source.revents & POLLIN) == 0)
        return false;
    ssize_t got = read(STDIN_FILENO, paste->bytes, sizeof paste->bytes);
    paste->next = 0;
    paste->count = got > 0 ? (size_t)got : 0;
    if (got > 0)
        paste->last_ms = clock_steady_ms();
    return got > 0;
}

bool
paste_input_take(struct paste_input *paste, unsigned char *byte)
{
    if (paste->next == paste->count && !(paste->open && read_more(paste)))
        return false;
    *byte = paste->bytes[paste->next++];
    return true;
}

bool
paste_input_is_over(const struct paste_input *paste, bool by_escape)
{
    int64_t silent_ms = clock_steady_ms() - paste->last_ms;
    return silent_ms > (by_escape ? AFTER_ESCAPE_MS : SILENCE_MS);
}
