/* process.c - what this process keeps from others. */
#include "base/process.h"

#include <sys/mman.h>
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

/* With a small limit each further piece of memory would be refused, which ends the program. */
bool
process_lock_memory(void)
{
#ifndef __SANITIZE_ADDRESS__ /* it reserves more than there is */
    const rlim_t enough = 1024 * 1024 * 1024;
    struct rlimit limit;
    if (getrlimit(RLIMIT_MEMLOCK, &limit) == 0 && limit.rlim_cur >= enough)
        return mlockall(MCL_CURRENT | MCL_FUTURE) == 0;
#endif
    return false;
}
