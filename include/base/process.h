/* process.h - what this process keeps from others. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include <stdbool.h>

/* F10: no core dump, which would hold what was on the screen, and no other process of this user
 * looks into the memory. */
void process_keep_private(void);

/* S17: keeps the memory of this process out of the swap; false where this user may not. */
bool process_lock_memory(void);

#endif
