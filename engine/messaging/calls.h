// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/messaging/stanza.h"
#include "engine/store/store.h"
#include "engine/transport/line.h"

#include <QHash>
#include <QObject>

namespace messaging {

/// Calls that come in: this program cannot take one, but it says that somebody calls, logs what became of it
/// as a line of the chat (call_ringing, then call_missed, call_answered or call_rejected), and turns one away
/// when a person wants that; never by itself. One per account; everything given outlives it.
/// Source: protocol note "Calls".
class Calls : public QObject {
    Q_OBJECT
public:
    struct Parts {
        model::AccountId account;
        Self self;
        transport::Line &line;
        store::Store &store;
        base::Clock &clock;
        base::Random &random;
    };
    explicit Calls(Parts parts) : parts_(std::move(parts)) { }

    /// A `call` stanza: stored, then acked.
    void take(const wire::NodeView &call);
    /// A new line: what rang when the last one ended is over.
    void begin();
    /// Tells the caller no. Answers when the line of the chat says so. @param message  the id of that line.
    /// NotFound: it does not ring (any more); Offline.
    base::Task<void> reject(const QString &message);

    /// The network gives up earlier; what it does not tell is over by then.
    static constexpr base::milliseconds kRings{75'000};
    static constexpr qsizetype kMostRinging = 20; ///< at once; more are acked and nothing else

private:
    struct Ringing {
        QString message; ///< the id of the line in the chat
        model::Jid caller; ///< without device
        model::Jid creator; ///< as the network names who called
        base::Timer over;
    };
    base::Result<void> apply(const wire::NodeView &call);
    base::Result<void> offer(const wire::NodeView &call, const wire::NodeView &offer);
    base::Result<void> end(const QByteArray &id, const QString &how);
    void endLater(const QByteArray &id);
    base::Result<void> remember();

    Parts parts_;
    QHash<QByteArray, Ringing> ringing_; ///< by the network's id of the call
};

}
