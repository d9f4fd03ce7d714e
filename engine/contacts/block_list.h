// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/contacts/profile_node.h"
#include "engine/store/store.h"
#include "engine/transport/connection.h"

#include <QObject>

#include <functional>

namespace contacts {

/// Whom the number does not want to hear from, the same on all its devices; the network holds it, and keeps
/// their messages back. One per account; what it is given outlives it.
class BlockList : public QObject {
    Q_OBJECT
public:
    using Ask = std::function<base::Task<transport::Answer>(wire::Node iq)>;
    struct Parts {
        model::AccountId account;
        Ask ask;
        store::Store &store;
    };
    explicit BlockList(Parts parts) : parts_(std::move(parts)) { }

    /// Asks for the whole list; with every login, because what changed meanwhile is not told again.
    void begin();
    /// A notice `account_sync` with a `blocklist`. Inside Store::write. The whole list is asked for after it.
    base::Result<void> onNotification(const wire::NodeView &blockList);
    /// Answers when the network has taken it. NotFound (no_lid): nobody's hidden id is known for them, and
    /// the network blocks by nothing else. Offline, Timeout, Refused.
    base::Task<void> set(const model::Jid &person, bool on);

Q_SIGNALS:
    void changed();

private:
    Parts parts_;
};

}
