// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/contacts/presence_node.h"
#include "engine/store/store.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace contacts {

/// What people do just now: who is there, who types where. In memory alone, bounded, and gone with the line.
/// One per account; what it is given outlives it.
///
/// The network tells where somebody is only to whoever subscribed; who types it tells by itself, but only to
/// devices that are available (`OwnPresence`).
class Presences : public QObject {
    Q_OBJECT
public:
    using Send = std::function<void(const wire::Node &)>;
    struct Parts {
        model::AccountId account;
        model::Jid pn; ///< ours
        model::Jid lid; ///< ours
        Send send; ///< into the line, if there is one
        store::Store &store;
        base::Clock &clock;
    };
    explicit Presences(Parts parts);

    /// Asks for the whereabouts of a person, now and on every new line. The network knows no way to take that
    /// back: the last `kMostFollowed` stay. Groups and ourselves have none.
    void follow(const model::Jid &person);
    /// What is known of the chat; nobody who does nothing and of whom nothing is known.
    QList<model::Presence> of(const model::Jid &chat) const;

    void onPresence(const wire::NodeView &presence);
    void onTyping(const wire::NodeView &chatstate);
    /// A message came: whoever sent it has stopped typing it.
    void wrote(const model::Jid &chat, const model::Jid &from);
    void lineUp();
    void lineLost();
    /// What is known of people, in memory.
    qint64 heldBytes() const;

    static constexpr qsizetype kMostFollowed = 16;
    static constexpr qsizetype kMostTyping = 200;
    /// Whoever still types says so again long before.
    static constexpr base::milliseconds kTypes{20'000};

Q_SIGNALS:
    /// It is like this now. Changes within `kGather` are told as one.
    void changed(const model::Presence &presence);

private:
    using Key = std::pair<model::Jid, model::Jid>; ///< chat and person, as the store calls them
    struct State {
        model::Doing doing = model::Doing::Nothing;
        model::Whereabouts is = model::Whereabouts::Unknown;
        qint64 lastSeenMs = 0;
        bool operator==(const State &) const = default;
    };
    struct Entry {
        State now;
        State told;
        base::Timer expiry; ///< of typing
    };
    struct Followed {
        model::Jid person; ///< as the store calls them
        model::Jid asked; ///< as the network was asked
    };
    model::Jid addressOf(const model::Jid &jid) const;
    void subscribe(const Followed &followed);
    void set(const Key &key, model::Doing doing);
    void gather();
    void tell();
    model::Presence view(const Key &key, const State &state) const;

    Parts parts_;
    QList<Followed> followed_; ///< latest last
    QHash<Key, Entry> entries_;
    base::Timer gathering_;
};

}
