// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/pairing/link_code.h"
#include "engine/pairing/pairing.h"
#include "engine/pairing/stanzas.h"

namespace pairing {

/// One wish to pair by phone number, from the wish to its end.
struct Link {
    base::Phone phone;
    LinkCode code;
    base::Promise<QString> asked;
    bool saidHello = false;
    QByteArray ref; ///< the server's name of it; empty until it accepted
    QByteArray answered; ///< the phone's key that was answered: the secret is derived from it
    bool saved = false; ///< that secret is on disk
};

/// The two ways of pairing share their secret and their end, so they are one object in two files: codes and
/// the end in pairing.cpp, the link code in pairing_link.cpp.
class Pairing::Parts {
public:
    Parts(Pairing &owner, Party party, store::DeviceKeys keys, transport::Connection &connection,
        store::Store &store, base::Clock &clock, base::Random &random)
        : owner_(owner),
          party_(std::move(party)),
          keys_(std::move(keys)),
          connection_(connection),
          store_(store),
          clock_(clock),
          random_(random)
    {
    }

    bool take(const wire::NodeView &stanza);
    base::Task<QString> requestCode(const base::Phone &phone);

private:
    enum class Stage { Open, Saving, Paired };

    bool takeIq(const wire::NodeView &iq);
    bool takeNotification(const wire::NodeView &notification);
    void onPairDevice(const wire::NodeView &pairDevice);
    void showNextCode();
    void drawCode();
    void stopCodes();
    void replaceSecret(const wire::Node &ack);
    void sayHello();
    void onHelloAnswered(const base::Result<transport::Answer> &answer);
    void dropLink(const base::Error &why);
    void onLinkStage(const wire::NodeView &stage, const wire::Node &ack);
    void onPrimaryHello(const wire::NodeView &hello, const wire::Node &ack);
    void sendFinish(const std::shared_ptr<Link> &link, const QByteArray &wrappedBundle);
    void onPairSuccess(const wire::NodeView &pairSuccess, const QByteArray &id);
    base::Result<void> savePaired(
        const store::DeviceKeys &keys, const PairSuccess &success, const crypto::PublicKey &accountKey);
    void refuse(const QByteArray &id, const base::Error &why);
    base::Task<void> saveKeys(const std::shared_ptr<store::DeviceKeys> &keys);
    /// Our keys with another secret, to be saved first and used then.
    std::shared_ptr<store::DeviceKeys> withSecret(QByteArray secret) const;
    /// Takes saved keys into use and wipes the secret that was.
    void adopt(store::DeviceKeys &saved);
    bool secretIsDerived() const { return link_ && !link_->answered.isEmpty(); }

    Pairing &owner_;
    Party party_;
    store::DeviceKeys keys_;
    transport::Connection &connection_;
    store::Store &store_;
    base::Clock &clock_;
    base::Random &random_;

    Stage stage_ = Stage::Open;
    bool registered_ = false; ///< the server sent codes: it knows our keys
    QList<QByteArray> refs_; ///< still to be shown
    QByteArray current_; ///< shown now
    qint64 currentUntilMs_ = 0;
    base::Timer nextCode_;
    std::shared_ptr<Link> link_;
    QByteArray accepted_; ///< the container we signed
    QByteArray reply_; ///< what we answered it with
    quint32 keyIndex_ = 0;
};

}
