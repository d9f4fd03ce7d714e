// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/messaging/bundles.h"
#include "engine/messaging/stanza.h"

#include <QHash>
#include <QObject>

namespace messaging {

/// Answers devices that could not read a message of ours: the same message, under the same id, for that
/// device alone. Source: protocol note "Retry receipts". Everything given outlives it.
class Retries : public QObject {
    Q_OBJECT
public:
    struct Parts {
        model::AccountId account;
        Self self;
        transport::Line &line;
        store::Store &store;
        base::Clock &clock;
        Bundles &bundles;
        Cipher &cipher;
    };
    explicit Retries(Parts parts) : parts_(std::move(parts)) { }

    /// A receipt of type retry. It is acked once the answer is on its way or the request is refused.
    void take(const wire::NodeView &receipt);

private:
    struct Request {
        QByteArray waId;
        model::Jid device; ///< who asks
        model::Jid from;
        model::Jid participant;
        model::Jid recipient;
        QByteArray time;
        qint64 count = 1;
        quint32 registration = 0;
        std::optional<e2e::Bundle> keys;
        wire::Node ack;
    };
    static base::Result<Request> read(const wire::NodeView &receipt);
    base::Result<store::MessageRow> find(const Request &request) const;
    base::Result<void> checkAsker(const store::MessageRow &row, const Request &request) const;
    bool mayAnswer(const Request &request);
    base::Task<void> prepareSession(const Request &request);
    base::Result<wire::Node> seal(const Request &request, const store::MessageRow &row);

    Parts parts_;
    struct Tries {
        int answered = 0;
    };
    QHash<QByteArray, Tries> tries_; ///< by id and device; bounded
    QHash<model::Jid, base::milliseconds> renewed_; ///< when a session was last built anew, by device
};

}
