/* process.h - what this process keeps from others. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

/* F10: no core dump, which would hold what was on the screen, and no other process of this user
 * looks into the memory. */
void process_keep_private(void);

#endif
