// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"

#include <QHash>

namespace ui {

/// Who is there and who types in the chats of the window, as the engine tells it. `desk` outlives it.
class Presences : public QObject {
    Q_OBJECT
public:
    explicit Presences(door::Desk &desk, QObject *parent = nullptr);

    /// Asks the network where the other side is, from now on.
    void follow(const model::Chat &chat);
    /// Those of the chat who do something or of whom something is known.
    QList<model::Presence> of(const model::Chat &chat) const;
    /// "typing…", "recording…"; in a group with who it is. Empty when nobody writes.
    QString typing(const model::Chat &chat) const;
    /// "typing…", "online", "last seen today at 14:02"; empty when nothing is known.
    QString line(const model::Chat &chat, qint64 nowMs) const;

Q_SIGNALS:
    void changed(const model::AccountId &account, const model::Jid &chat);

private:
    using Key = std::pair<model::AccountId, model::Jid>;
    void take(const model::Presence &presence);

    door::Desk &desk_;
    QHash<Key, QList<model::Presence>> chats_; ///< only those with something in them
};

/// The words for it. @param presences  of one chat
QString typingWords(const QList<model::Presence> &presences, bool isGroup);
QString lastSeen(qint64 ms, qint64 nowMs);

}
