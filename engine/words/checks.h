// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/self_check.h"

#include <QString>

namespace words {

/// A point of the self-check in plain words.
struct CheckWords {
    QString title;
    QString reference; ///< what the reference of the wire says
    QString program; ///< what Gesher does
};
CheckWords check(model::CheckId id);
QString verdictName(model::CheckVerdict verdict); ///< "As expected"

/// What the network did, as one line: "offline after offline_batch ×3, no offline ×1". Not a sentence: words
/// of the protocol, written from left to right in every language.
QString seenText(const model::CheckPoint &point);

}
