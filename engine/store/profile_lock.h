// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

namespace store {

/// One owner of a profile directory. Held as long as the object lives; the system frees it when a process
/// dies. Room internal.
class ProfileLock {
public:
    ProfileLock() = default;
    ProfileLock(const ProfileLock &) = delete;
    ProfileLock &operator=(const ProfileLock &) = delete;
    ~ProfileLock();
    /// Storage with locked; the detail then names the owner, "program pid".
    base::Result<void> take(const QString &directory, const QString &program);

private:
    int file_ = -1;
};

}
