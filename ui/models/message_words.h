// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

namespace ui {

/// What stands in a message's place: its text, or plain words for one that we cannot show.
QString shownText(const model::Message &message);
/// Whether those are our words and not the author's.
bool isPlaceholder(const model::Message &message);

}
