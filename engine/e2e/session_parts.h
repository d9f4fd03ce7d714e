// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/e2e/ratchet.h"

namespace e2e {

/// Room internal.
struct Session::Parts {
    std::vector<RatchetState> states; ///< the current one first, then archived ones, newest first

    void makeCurrent(std::size_t at)
    {
        if (at == 0)
            return;
        RatchetState state = std::move(states[at]);
        states.erase(states.begin() + static_cast<std::ptrdiff_t>(at));
        states.insert(states.begin(), std::move(state));
    }
    void putCurrent(RatchetState state)
    {
        states.insert(states.begin(), std::move(state));
        if (states.size() > kMostArchived + 1)
            states.pop_back();
    }
    std::optional<std::size_t> withBaseKey(const crypto::PublicKey &key) const
    {
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (states[i].baseKey == key)
                return i;
        }
        return std::nullopt;
    }
};

}
