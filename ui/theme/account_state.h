// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/account.h"
#include "ui/theme/shapes.h"

namespace ui {

/// The shape that a state of an account wears.
StateShape shapeOf(model::AccountState state);

}
