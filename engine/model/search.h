// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"

namespace model {

/// What is looked for among the messages, and which part of what is found.
struct SearchFilter {
    QString text = {}; ///< words; each has to begin a word of the message
    AccountId account = {}; ///< empty: of all accounts
    ClientId client = {}; ///< empty: of all clients
    Jid chat = {}; ///< empty: in all chats
    qint64 fromMs = 0; ///< the message's time, this one included; 0: however old
    qint64 toMs = 0; ///< this one not included; 0: up to now
    int limit = 50;
    QString cursor = {}; ///< opaque, from the page before
};

/// A stretch of a text, in UTF-16 units.
struct TextMark {
    qsizetype from = 0;
    qsizetype length = 0;
    bool operator==(const TextMark &) const = default;
};

/// The part of a message around what was looked for, on one line.
struct Snippet {
    QString text;
    QList<TextMark> marks; ///< the words that were looked for, in the order of the text
    bool operator==(const Snippet &) const = default;
};

struct FoundMessage {
    Message message;
    Snippet snippet;
};

/// Newest first. A page may hold fewer than were asked for, even none, and still have a `next`: so much is
/// looked through at a time and no more.
struct FoundMessages {
    QList<FoundMessage> items;
    QString next; ///< empty at the end
    bool isComplete = true; ///< false: there are messages that the index does not know yet
};

}
