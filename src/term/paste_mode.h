/* paste_mode.h - whether the terminal brackets what is pasted, and how it is told to (A27).
 *
 * Only a terminal whose terminfo says so is told: another could print the sequence. To be asked
 * while curses is open. Both are "" for a terminal that cannot. */
#ifndef TERM_PASTE_MODE_H
#define TERM_PASTE_MODE_H

const char *paste_mode_on(void);
const char *paste_mode_off(void);

#endif
