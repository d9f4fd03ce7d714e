// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/store.h"
#include "tests/bench/inputs.h"

#include <QTemporaryDir>

#include <memory>

namespace bench {

/// A profile directory of its own with one paired account in it, gone at the end.
class Profile {
public:
    enum class On { Disk, Memory };
    /// @param state whose identity the account has; @param scratch a folder on the disk to be measured
    Profile(const SignalState &state, const QString &scratch, On on, base::Clock &clock);

    store::Store &store() { return *store_; }
    /// Runs `work` in a group commit of its own; ends the program when it fails.
    void write(const store::Store::Work &work);
    const model::AccountId account{QStringLiteral("0190a0b0-0000-7000-8000-000000000001")};
    base::SystemRandom random;

private:
    QTemporaryDir directory_;
    std::unique_ptr<store::Store> store_;
};

}
