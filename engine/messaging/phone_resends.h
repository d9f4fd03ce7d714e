// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/messaging/peer_messages.h"

#include <QObject>
#include <QSet>

namespace messaging {

/// Messages that stay unreadable although their sender was asked: our own phone has read them and gives them
/// to us. One per account; everything given outlives it. Source: protocol notes "Retries" and "PDO types".
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
    /// then; nothing older than kOldest, and not more than kMostAnHour. @param waId  the network's id
    void wait(const model::Jid &chat, const model::Jid &sender, bool fromMe, const QByteArray &waId);
    /// The phone's answer, a Message of our own device: what can be read heals its placeholder. Inside
    /// Store::write. Malformed: it is none.
    base::Result<void> onAnswer(QByteArrayView message);

    static constexpr qint64 kOldest = 14LL * 24 * 60 * 60 * 1000;
    static constexpr int kMostAtOnce = 20;
    static constexpr int kMostAnHour = 200;

private:
    struct Placeholder {
        model::Jid chat;
        model::Jid sender; ///< without device
        bool fromMe = false;
        QByteArray waId;
        bool operator==(const Placeholder &) const = default;
    };
    void ask();
    base::Result<std::optional<store::MessageRow>> find(const Placeholder &one) const;
    base::Result<void> heal(std::string_view webMessage);

    Parts parts_;
    QList<Placeholder> waiting_;
    base::Timer soon_;
    int asked_ = 0; ///< in this hour
    base::milliseconds hour_{0}; ///< when it began
};

}
