// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/messaging/add_ons.h"
#include "engine/messaging/phone_resends.h"
#include "engine/messaging/prekeys.h"
#include "engine/messaging/stanza.h"
#include "engine/trust/tokens.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace messaging {

/// Takes incoming message stanzas: decrypts, stores, and only then answers, exactly once each.
/// A message that cannot be read becomes a placeholder; a resend is asked for and heals it under the same id.
/// Source: protocol notes "Receiving" and "Retry receipts". Everything given outlives it.
class Inbox : public QObject {
    Q_OBJECT
public:
    struct Parts {
        model::AccountId account;
        Self self;
        transport::Line &line;
        store::Store &store;
        base::Clock &clock;
        base::Random &random;
        Cipher &cipher;
        PreKeys &preKeys;
        AddOns &addOns;
        trust::Tokens &tokens;
        PhoneResends &phone;
        base::milliseconds retryDelay;
    };
    explicit Inbox(Parts parts) : parts_(std::move(parts)) { }

    /// @param frame  what carried it: kept when nothing of it can be read yet
    void take(const wire::NodeView &message, const QByteArray &frame);
    /// The line is gone: what was not answered yet comes again by itself.
    void lineLost() { waiting_.clear(); }
    /// A companion nobody looks at must not silence the phone: it answers as inactive, unless this says yes.
    void askWhetherHere(std::function<bool()> isHere) { isHere_ = std::move(isHere); }

Q_SIGNALS:
    /// Our phone has shared keys of app state; they are kept.
    void keysCame();
    /// A piece of history is ready at the phone; its notice is kept.
    void historyCame();
    void identityChanged(const model::Jid &person);
    /// A message with a file is stored.
    void fileArrived(const QString &message);
    /// A message of a group is stored.
    void heardOf(const model::Jid &group);

private:
    /// What a message came to, decided inside the transaction and acted upon after it.
    struct Outcome {
        enum class Answer { Receipt, AskAgain, Ack };
        Answer answer = Answer::Receipt;
        int nack = 0;
        bool isHistory = false;
        bool isKeyShare = false;
        bool identityChanged = false;
        e2e::DecryptFault fault = e2e::DecryptFault::InvalidMessage;
    };
    struct Arrival {
        Envelope envelope;
        wire::Node ack;
        store::Person sender; ///< who is behind the envelope's sender; empty when we know nothing yet
        qint64 askedBefore = 0; ///< the resend's number, 0 for a first delivery
        std::optional<store::ChatId> chat; ///< when there is one already
        std::optional<store::MessageRow> before; ///< the message as it was stored earlier
        bool isStored = false; ///< this delivery's message is
        QStringList withFiles; ///< our ids of the messages that it brought, of those with a file
        Outcome outcome;
    };

    base::Result<void> handleAgain(const QByteArray &frame, Arrival &arrival);
    base::Result<void> handle(const wire::NodeView &message, const QByteArray &frame, Arrival &arrival);
    /// Links the addresses that the envelope names, and fills in the sender.
    base::Result<void> learn(Arrival &arrival);
    /// Fills in the chat and the message of the same id, if they are there.
    base::Result<void> lookUp(Arrival &arrival) const;
    base::Result<bool> decryptAll(const wire::NodeView &message, Arrival &arrival, QList<Content> &contents);
    base::Result<Cipher::Opening> decrypt(const wire::NodeView &enc, const Arrival &arrival);
    base::Result<void> accept(const Content &content, Arrival &arrival);
    base::Result<std::optional<store::MessageRow>> quotedMessage(
        const model::Quote &quote, store::ChatId chat, const model::Jid &chatJid) const;
    base::Result<void> storeMessage(const Content &content, Arrival &arrival);
    base::Result<void> takeResends(const QList<Resent> &resends, Arrival &arrival);
    base::Result<void> storePlaceholder(const Arrival &arrival, model::MessageKind kind);
    base::Result<void> takeAddOn(const Content &content, Arrival &arrival);
    base::Result<void> keepControl(const Content &content, Arrival &arrival);
    base::Result<void> keepStanza(const wire::NodeView &message, const QByteArray &frame, Arrival &arrival);
    store::MessageRow rowFor(const Arrival &arrival) const;

    void answer(const Arrival &arrival);
    void askAgain(const Arrival &arrival);
    void sendRetry(const Arrival &arrival, qint64 count);

    Parts parts_;
    QHash<QByteArray, int> asked_; ///< resends asked for, by message id; bounded
    QHash<QByteArray, base::Timer> waiting_; ///< resends about to be asked for
    std::function<bool()> isHere_;
};

}
