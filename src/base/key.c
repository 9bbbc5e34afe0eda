/* key.c - key presses to names and back. */
#include "base/key.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/utf8.h"

#define FUNCTION_KEYS 12
#define LONGEST_POINT 4 /* bytes of UTF-8 */

static const char control_prefix[] = "Ctrl-";

static const struct {
    key key;
    const char *name;
} named_keys[] = {
    {KEY_RETURN, "Enter"},
    {KEY_ESCAPE, "Esc"},
    {KEY_TAB, "Tab"},
    {' ', "Space"},
    {KEY_RUB_OUT, "Backspace"},
    {KEY_DELETE, "Delete"},
    {KEY_ARROW_UP, "Up"},
    {KEY_ARROW_DOWN, "Down"},
    {KEY_ARROW_LEFT, "Left"},
    {KEY_ARROW_RIGHT, "Right"},
    {KEY_GO_HOME, "Home"},
    {KEY_GO_END, "End"},
    {KEY_PAGE_UP, "PageUp"},
    {KEY_PAGE_DOWN, "PageDown"},
    {KEY_BACK_TAB, "Shift-Tab"},
};

#define NAMED_KEYS (sizeof named_keys / sizeof named_keys[0])

void
key_to_name(key pressed, char out[KEY_NAME_SIZE])
{
    out[0] = '\0';
    for (size_t i = 0; i < NAMED_KEYS; i++) {
        if (named_keys[i].key == pressed) {
            snprintf(out, KEY_NAME_SIZE, "%s", named_keys[i].name);
            return;
        }
    }
    if (pressed >= KEY_CTRL('A') && pressed <= KEY_CTRL('Z')) {
        snprintf(out, KEY_NAME_SIZE, "%s%c", control_prefix, (char)('A' + (int)pressed - 1));
    } else if (pressed >= KEY_FUNCTION(1) && pressed <= KEY_FUNCTION(FUNCTION_KEYS)) {
        snprintf(out, KEY_NAME_SIZE, "F%u", (unsigned)(pressed - KEY_FUNCTION(0)));
    } else if (key_is_printable(pressed)) {
        struct text character = TEXT_EMPTY;
        utf8_append(&character, pressed);
        snprintf(out, KEY_NAME_SIZE, "%s", text_string(&character));
        text_clear(&character);
    }
}

static bool
is_name(const char *name, size_t length, const char *wanted)
{
    return strlen(wanted) == length && strncasecmp(name, wanted, length) == 0;
}

static bool
from_character(const char *name, size_t length, key *out)
{
    char character[LONGEST_POINT + 1] = {0};
    if (length == 0 || length > LONGEST_POINT || !utf8_check(name, length, NULL))
        return false;
    memcpy(character, name, length);
    uint32_t point;
    if (utf8_decode(character, &point) != length || !key_is_printable(point))
        return false;
    *out = point;
    return true;
}

static bool
from_control(const char *name, size_t length, key *out)
{
    size_t prefix = sizeof control_prefix - 1;
    if (length != prefix + 1 || strncasecmp(name, control_prefix, prefix) != 0)
        return false;
    char letter = name[prefix];
    if (!((letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z')))
        return false;
    *out = KEY_CTRL(letter);
    return true;
}

bool
key_from_name(const char *name, size_t length, key *out)
{
    if (from_character(name, length, out) || from_control(name, length, out))
        return true;
    for (size_t i = 0; i < NAMED_KEYS; i++) {
        if (is_name(name, length, named_keys[i].name)) {
            *out = named_keys[i].key;
            return true;
        }
    }
    for (unsigned i = 1; i <= FUNCTION_KEYS; i++) {
        char function_name[KEY_NAME_SIZE];
        snprintf(function_name, sizeof function_name, "F%u", i);
        if (is_name(name, length, function_name)) {
            *out = KEY_FUNCTION(i);
            return true;
        }
    }
    return false;
}

bool
key_is_printable(key pressed)
{
    bool surrogate = pressed >= 0xD800 && pressed <= 0xDFFF;
    return pressed != KEY_NONE && pressed < KEY_BASE && !surrogate && !utf8_is_control(pressed);
}
