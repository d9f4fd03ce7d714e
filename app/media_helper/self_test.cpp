// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/self_test.h"

#include "app/media_helper/confinement.h"

#include <cerrno>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace media_helper {

namespace {

struct Try {
    const char *name;
    bool (*isRefused)();
};

bool refused(long answer)
{
    return answer == -1 && errno == EPERM;
}

bool noMemory(std::size_t bytes)
{
    return mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED;
}

bool descriptorsAreClosed()
{
    char byte = 0;
    for (int descriptor = 3; descriptor < 64; ++descriptor) {
        if (read(descriptor, &byte, 0) != -1 || errno != EBADF)
            return false;
    }
    return true;
}

constexpr Try kTries[] = {
    {"open", [] { return refused(open("/etc/passwd", O_RDONLY)); }},
    {"create", [] { return refused(open("/tmp/gesher-media-self-test", O_CREAT | O_WRONLY, 0600)); }},
    {"socket_inet", [] { return refused(socket(AF_INET, SOCK_STREAM, 0)); }},
    {"socket_unix", [] { return refused(socket(AF_UNIX, SOCK_STREAM, 0)); }},
    {"fork", [] { return refused(syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr)); }},
    {"exec",
        [] {
            char name[] = "/bin/true";
            char *const arguments[] = {name, nullptr};
            return refused(execve(name, arguments, nullptr));
        }},
    {"signal", [] { return refused(kill(1, 0)); }},
    {"code",
        [] {
            return mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                == MAP_FAILED
                && errno == EPERM;
        }},
    {"memory", [] { return noMemory(kMostMemory); }},
    {"environment", [] { return environ == nullptr || *environ == nullptr; }},
    {"descriptors", descriptorsAreClosed},
};

}

SelfTest selfTest()
{
    std::string refusedNames;
    std::string allowedNames;
    for (const Try &each : kTries) {
        std::string &names = each.isRefused() ? refusedNames : allowedNames;
        names += (names.empty() ? "\"" : ",\"") + std::string(each.name) + '"';
    }
    SelfTest done;
    done.output.facts = "\"refused\":[" + refusedNames + "],\"allowed\":[" + allowedNames + ']';
    done.end = allowedNames.empty() ? End::Done : End::Unconfined;
    return done;
}

}
