/* process.h - what this process keeps from others. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include <stdbool.h>

/* F10: no core dump, which would hold what was on the screen, and no other process of this user
 * looks into the memory. */
void process_keep_private(void);

/* S17: keeps the memory of this process off the disk, as far as this user may. True when it is, or
 * when there is no swap that it could go to. */
bool process_is_off_the_disk(void);

#endif
