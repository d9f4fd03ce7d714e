// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"

#include <QObject>

namespace ui {

/// A list reads anew so long after a change: those of the meantime are read with it.
inline constexpr int kSoonMs = 250;

/// Follows the feed for the window: what changed, with the object as it is now. Any number of changes of one
/// object between two looks are told once. One for the whole window; `desk` outlives it.
class Changes : public QObject {
    Q_OBJECT
public:
    explicit Changes(door::Desk &desk, QObject *parent = nullptr);

Q_SIGNALS:
    void accountChanged(const model::AccountId &account); ///< state, label, made or removed
    void messageChanged(const model::Message &message); ///< new, healed, or another state
    void chatChanged(const model::Chat &chat); ///< last message, unread, draft
    void chatGone(const model::AccountId &account, const model::Jid &jid); ///< nothing is left of it
    void messageGone(const QString &id); ///< nothing is found under its id any more
    void chatCleared(const model::AccountId &account, const model::Jid &jid); ///< some or all of it
    void happened(const door::Event &event); ///< each event, in order
    /// More was missed than can be told: read everything anew.
    void missed();

private:
    struct Batch {
        QList<door::Event> events;
        QList<model::Message> messages;
        QList<model::Chat> chats;
        QList<std::pair<model::AccountId, model::Jid>> gone;
        QList<std::pair<model::AccountId, model::Jid>> cleared;
        QStringList goneMessages;
    };
    static base::Result<Batch> read(door::Engine &engine, qint64 after);
    void look();
    void tell(const base::Result<Batch> &batch);

    door::Desk &desk_;
    qint64 cursor_ = -1; ///< before the first look: unknown
    bool looking_ = false;
    bool again_ = false;
};

}
