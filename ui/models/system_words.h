// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

namespace ui {

/// What happened in a group, in one sentence: "Dana added +972 50 123 4567". For eye and ear alike; names and
/// numbers in it are isolated.
QString systemText(const model::Message &message);

}
