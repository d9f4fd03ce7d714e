// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/messaging/peer_messages.h"

#include <QObject>

namespace messaging {

/// A message that is here and cannot be read, as a phone names it.
struct Placeholder {
    model::Jid chat;
    model::Jid sender; ///< without device
    bool fromMe = false;
    QByteArray waId;
    bool operator==(const Placeholder &) const = default;
};

/// What the own phone gives us for one.
struct Resent {
    Placeholder of;
    QByteArray message; ///< for readContent
};
/// From a Message of our own device. Empty: an answer to something else, or with nothing that can be used. At
/// most PhoneResends::kMostAtOnce. Malformed: no Message.
base::Result<QList<Resent>> readResends(QByteArrayView message);

/// Messages that stay unreadable although their sender was asked: our own phone has read them and is asked
/// for them. One per account; everything given outlives it. Source: protocol notes "Retries" and "PDO types".
class PhoneResends : public QObject {
    Q_OBJECT
public:
    struct Parts {
        model::AccountId account;
        store::Store &store;
        base::Clock &clock;
        PeerMessages &peers;
        base::milliseconds moment; ///< the sender's own answer comes first, mostly
    };
    explicit PhoneResends(Parts parts) : parts_(std::move(parts)) { }

    /// A placeholder has just come. The phone is asked a moment later, for all that are unreadable still by
    /// then; nothing older than kOldest, and not more than kMostAnHour.
    void wait(const Placeholder &placeholder);
    /// The row that waits for it; nothing when there is none, or it can be read meanwhile.
    base::Result<std::optional<store::MessageRow>> find(const Placeholder &placeholder) const;

    static constexpr qint64 kOldest = 14LL * 24 * 60 * 60 * 1000;
    static constexpr int kMostAtOnce = 20;
    static constexpr int kMostAnHour = 200;

private:
    void ask();

    Parts parts_;
    QList<Placeholder> waiting_;
    base::Timer soon_;
    int asked_ = 0; ///< in this hour
    base::milliseconds hour_{0}; ///< when it began
};

}
