// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

namespace ui {

/// The message in one piece, for lists, quotes and whoever listens: its text, "Photo: caption", "Poll:
/// question", or plain words for one that we cannot show. No direction marks in it.
QString shownText(const model::Message &message);
/// What its author wrote: the text or the caption. Of one that is gone or cannot be shown, plain words; empty
/// when what it carries says all.
QString writtenText(const model::Message &message);
/// Whether those are our words and not the author's.
bool isPlaceholder(const model::Message &message);

/// "Photo", "Voice message", "Poll": of what cannot be named by its own words.
QString kindName(model::MessageKind kind);
QString durationText(int seconds); ///< "0:12", "1:02:03"
QString sizeText(qint64 bytes); ///< "1.2 MB"
QString coordinatesText(const model::Location &location); ///< "32.08530, 34.78180"

/// What stands around the text, each one sentence: "forwarded", options with their votes, reactions.
QStringList spokenExtras(const model::Message &message);

}
