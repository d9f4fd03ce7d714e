// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/search.h"

namespace door {

/// The words of a text that is shown by which a search for `wanted` finds it: the same rule that finds
/// messages. Nothing for what cannot be looked for. On any thread.
QList<model::TextMark> wordsFound(const QString &wanted, const QString &text);

}
