// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/store/store.h"
#include "engine/transport/line.h"

#include <QObject>
#include <QSet>

namespace trust {

/// The tokens by which people say that this number may write to them, and ours that we give them. One per
/// account. Everything given outlives it.
/// Source: protocol note "Privacy tokens".
class Tokens : public QObject {
    Q_OBJECT
public:
    struct Parts {
        model::AccountId account;
        transport::Line &line;
        store::Store &store;
        base::Clock &clock;
    };
    explicit Tokens(Parts parts) : parts_(std::move(parts)) { }

    /// A `privacy_token` notification. Inside Store::write. What is in it and unsound is left out.
    base::Result<void> onNotification(const wire::NodeView &notification);
    /// A message of that person brought one along. Inside Store::write. @param atMs  when it was written
    base::Result<void> onMessage(store::PersonId person, const wire::NodeView &message, qint64 atMs);
    /// What goes into a message to them, a question for their picture, a subscription to their presence:
    /// `tctoken`, or `cstoken` where they gave us none, or nothing where we have neither.
    base::Result<std::optional<wire::Node>> proofFor(const model::Jid &person) const;
    /// A message to them was taken: ours is given to them when that is due. What fails is done with the next
    /// message.
    void wroteTo(const model::Jid &person);

private:
    base::Result<void> keepAll(store::PersonId person, const wire::NodeView &tokens);

    Parts parts_;
    QSet<store::PersonId> giving_;
};

}
