// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/search.h"
#include "ui/models/who.h"

#include <QHash>

namespace ui {

/// What a text shows for those it mentions: by user part, "@" and direction marks included.
using MentionWords = QHash<QByteArray, QString>;

/// "@Dana", "@~dana" of a hidden number, "@+972 55-555-0142": in one piece whichever way the text runs.
QString shownMention(const Who &who);

/// A text as it is shown, and where in it somebody is mentioned.
struct NamedText {
    QString text;
    QList<model::TextMark> marks; ///< in the order of the text
};

/// A place in a text that has the form of a mention, "@972…".
struct UserAt {
    model::TextMark place;
    QByteArray user;
};
QList<UserAt> usersIn(const QString &text);
/// With names instead of digits; whom nothing is known of stays as it is.
/// @param everyone  "@all" is a mention, too
NamedText named(const QString &text, const MentionWords &words, bool everyone = false);
/// The same to be copied or read aloud: no direction marks, phones with ordinary blanks and hyphens.
QString namedPlain(const QString &text, const MentionWords &words);

/// A text on its way out: "@972…" and whom that names, as the network wants it.
struct WrittenText {
    QString text;
    QList<model::Jid> mentions;
    bool operator==(const WrittenText &) const = default;
};

/// Somebody who can be mentioned in a text that is being written.
struct MentionUnit {
    model::Jid jid; ///< as the chat addresses them
    model::Jid other; ///< their other address, or empty
    QString shown;
    bool isCalled(QByteArrayView user) const { return jid.user == user || other.user == user; }
};

}
