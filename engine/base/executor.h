// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace base {

/// Runs something later on the owner's thread, after what runs now has unwound. Injected so that tests decide
/// when.
class Executor {
public:
    virtual ~Executor() = default;
    virtual void post(std::function<void()> work) = 0;
};

}
