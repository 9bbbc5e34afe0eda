/* process.c - what this process keeps from others. */
#include "base/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>

void
process_keep_private(void)
{
    const struct rlimit none = {.rlim_cur = 0, .rlim_max = 0};
    setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ /* its search for leaks looks into the memory from another process */
    prctl(PR_SET_DUMPABLE, 0);
#endif
}
