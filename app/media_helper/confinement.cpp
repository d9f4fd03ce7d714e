// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/confinement.h"

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace media_helper {

namespace {

struct FreeFilter {
    void operator()(void *filter) const { seccomp_release(filter); }
};

/// All that reading, decoding and writing call. What is not here answers EPERM.
constexpr int kAllowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(getrandom),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_yield),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

bool limit(decltype(RLIMIT_AS) what, rlim_t most)
{
    const rlimit both{most, most};
    return setrlimit(what, &both) == 0;
}

bool setLimits()
{
    alarm(kMostSeconds);
    // descriptors that are open stay so; there are no new ones
    return limit(RLIMIT_AS, kMostMemory) && limit(RLIMIT_CPU, kMostCpuSeconds) && limit(RLIMIT_FSIZE, 0)
        && limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, 0) && limit(RLIMIT_NPROC, 0);
}

bool setFilter()
{
    const std::unique_ptr<void, FreeFilter> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    if (!filter)
        return false;
    for (const int call : kAllowed) {
        if (seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) != 0)
            return false;
    }
    // memory, but none that can be run
    const scmp_arg_cmp notRun{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
    return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &notRun) == 0
        && seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, &notRun) == 0
        && seccomp_load(filter.get()) == 0;
}

}

bool confine()
{
    if (clearenv() != 0 || close_range(3, ~0U, 0) != 0)
        return false;
    // a network of its own, with nothing in it: not every system lets a user have that, and the filter is
    // the wall that counts
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) != 0)
        errno = 0;
    return prctl(PR_SET_DUMPABLE, 0) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && setLimits()
        && setFilter();
}

}
