/* key.h - one key press, and its name in posact.yaml, help and screen tests.
 *
 * Names: a printable character stands for itself ("e", "?", ":"); else Enter, Esc, Tab, Space,
 * Backspace, Delete, Up, Down, Left, Right, Home, End, PageUp, PageDown, F1 to F12, Shift-Tab,
 * Ctrl-S. Several are separated by spaces: "Enter", "j Down". */
#ifndef BASE_KEY_H
#define BASE_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A Unicode code point, a control character 1 to 26 for Ctrl-A to Ctrl-Z where it has no name of
 * its own, or one of the constants below (above U+10FFFF). */
typedef uint32_t key;

#define KEY_NONE 0u /* nothing came before the timeout */
#define KEY_TAB 9u
#define KEY_RETURN 13u
#define KEY_ESCAPE 27u
#define KEY_BASE 0x110000u
#define KEY_ARROW_UP (KEY_BASE + 1)
#define KEY_ARROW_DOWN (KEY_BASE + 2)
#define KEY_ARROW_LEFT (KEY_BASE + 3)
#define KEY_ARROW_RIGHT (KEY_BASE + 4)
#define KEY_GO_HOME (KEY_BASE + 5)
#define KEY_GO_END (KEY_BASE + 6)
#define KEY_PAGE_UP (KEY_BASE + 7)
#define KEY_PAGE_DOWN (KEY_BASE + 8)
#define KEY_RUB_OUT (KEY_BASE + 9) /* Backspace, whatever the terminal sends for it */
#define KEY_DELETE (KEY_BASE + 10)
#define KEY_BACK_TAB (KEY_BASE + 11)
#define KEY_RESIZED (KEY_BASE + 12)     /* the window has another size */
#define KEY_HUNG_UP (KEY_BASE + 13)     /* the terminal is gone */
#define KEY_STOP (KEY_BASE + 14)        /* SIGTERM */
#define KEY_PASTE_BEGIN (KEY_BASE + 15) /* the keys up to the end are a pasted text */
#define KEY_PASTE_END (KEY_BASE + 16)
#define KEY_FUNCTION(n) (KEY_BASE + 32 + (uint32_t)(n)) /* 1 to 12 */

#define KEY_CTRL(letter) ((uint32_t)((letter)&31)) /* KEY_CTRL('S') */

#define KEY_NAME_SIZE 16

/* "Ctrl-S", "é"; writes "" for KEY_NONE. */
void key_to_name(key pressed, char out[KEY_NAME_SIZE]);
/* One name of `length` bytes; false when there is no such key. */
bool key_from_name(const char *name, size_t length, key *out);
/* True for what a line editor inserts: a code point that is not a control. */
bool key_is_printable(key pressed);

#endif
