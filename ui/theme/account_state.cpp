// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/account_state.h"

namespace ui {

using model::AccountState;

StateShape shapeOf(AccountState state)
{
    switch (state) {
    case AccountState::Connected:
        return StateShape::Ok;
    case AccountState::Quiet:
    case AccountState::Unpaired:
    case AccountState::Stopped:
        return StateShape::Quiet;
    case AccountState::Restricted:
    case AccountState::PasskeyNeeded:
    case AccountState::Replaced:
    case AccountState::Outdated:
        return StateShape::Warn;
    case AccountState::LoggedOut:
    case AccountState::Banned:
        return StateShape::Error;
    case AccountState::Paused:
        return StateShape::Paused;
    default:
        return StateShape::Busy;
    }
}

}
