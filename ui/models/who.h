// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

namespace ui {

/// How a person or a chat is called, in pieces: whoever shows it isolates each. No direction marks in it.
struct Who {
    QString name; ///< may be empty
    QString phone; ///< E.164, may be empty
    bool isHidden = false; ///< a person whose number we do not know
    bool operator==(const Who &) const = default;
};

Who whoOf(const model::Chat &chat);
Who authorOf(const model::Message &message); ///< of an incoming one

/// As a screen reader says it: the name, else the number, else that it is hidden.
QString spoken(const Who &who);
/// Ditto for the eye, where the two kinds of text differ: whether it is `who.phone` that must be shown.
inline bool showsPhone(const Who &who)
{
    return who.name.isEmpty() && !who.phone.isEmpty();
}

/// "10:42" today, day and time before that: for texts that are read aloud.
QString spokenTime(qint64 ms, qint64 nowMs);

}
