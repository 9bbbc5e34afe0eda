/* paste.h - a text that comes all at once (A27).
 *
 * Its line ends become line feeds, its tabs blanks, other controls and keys are dropped (F03): a
 * paste types, it gives no orders. What a view does not take is refused in words. However much
 * comes, only so much of it is kept as any text may have. */
#ifndef UI_PASTE_H
#define UI_PASTE_H

#include "ui/shell.h"

#include <stdbool.h>

/* After KEY_PASTE_BEGIN: reads up to the end of the paste and hands it to `view`, NULL for nobody.
 * False when it was broken off: keys that cannot wait (the terminal is gone) end it at once and get
 * their turn. */
bool paste_read(struct shell *shell, struct view *view);

#endif
