// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/task.h"
#include "engine/e2e/session.h"
#include "engine/proto/message.pb.h"
#include "engine/sim/world.h"

namespace sim {

/// A message as the phone shows it.
struct Letter {
    QByteArray id;
    QByteArray chat; ///< the other person's number
    QByteArray from; ///< the author's number
    QString text;
    bool fromMe = false; ///< written on a linked device of this phone
    qint64 atMs = 0;
};

/// Device 0 of a number: a person's phone with keys and sessions of its own. It speaks in stanzas, through
/// the codec, and is checked by the server like any client.
class Phone : public QObject, private Link {
    Q_OBJECT
public:
    Phone(World &world, Number &number);
    static base::Result<std::unique_ptr<Phone>> from(World &world, Number &number, const QCborMap &map);
    QCborMap toMap() const;
    ~Phone() override;

    Number &number() const { return number_; }
    const crypto::PublicKey &identityKey() const { return local_.identity.pub; }
    const QList<Letter> &letters() const { return letters_; } ///< the latest 2000
    /// As on a phone that was emptied: what it wrote and read is gone, its keys stay.
    void forgetLetters();

    /// Scans the text of a code. Malformed: not such a code; NotFound: expired, or of another network.
    base::Task<quint16> scan(const QString &code);
    /// Types a code that a companion shows for this number. NotFound: nobody asked; Refused: wrong code.
    base::Task<quint16> typeCode(const QString &code);
    void removeDevice(quint16 device);
    void goOffline();
    void goOnline();
    bool isOnline() const;

    /// Writes to a number. NotFound: there is none; else the message's id.
    base::Result<QByteArray> write(const QByteArray &pn, const QString &text, const QByteArray &quoted = {});
    /// A voice note that says how long it is, but whose file is nowhere. Otherwise as `write`.
    base::Result<QByteArray> speak(const QByteArray &pn, int seconds);
    void markRead(const QByteArray &pn, const QList<QByteArray> &ids);
    /// The other side sees it as long as somebody is there, until the message comes or it is taken back.
    void setTyping(const QByteArray &pn, bool on);
    /// A new identity, as after a reinstallation.
    void reinstall();

    /// What a companion gets to sign.
    struct Identity {
        QByteArray details;
        QByteArray accountSignature;
        QByteArray sealed; ///< the serialised ADVSignedDeviceIdentityHMAC
    };
    /// @param flaw  empty, or: hmac, signature
    Identity identityFor(const QByteArray &companionIdentity, quint32 keyIndex, const QByteArray &advSecret,
        const QString &flaw);
    QByteArray keyIndexList();
    void topUpPreKeys();

Q_SIGNALS:
    void arrived(const sim::Letter &letter);
    /// A receipt for what this phone wrote. @param type  empty: delivered; else read, played
    void receipted(const QByteArray &id, const QByteArray &from, const QByteArray &type);
    /// Somebody begins or stops writing to this phone. @param from  their number
    void typed(const QByteArray &from, bool on);

private:
    void send(const wire::Node &node) override;
    void close() override { goOffline(); }
    void cut() override { goOffline(); }
    bool isPhone() const override { return true; }
    void adopt();
    QByteArray post(
        Number &other, const proto::Message &content, const QByteArray &type, const QString &text);
    void tell(const wire::Node &stanza);
    /// Asks the server, which answers at once.
    wire::Node ask(wire::Node iq);
    void onStanza(const wire::NodeView &stanza);
    void onMessage(const wire::NodeView &message);
    void onRetry(const wire::NodeView &receipt);
    void askAgain(const wire::NodeView &message);
    void take(const wire::NodeView &message, const proto::Message &content, bool fromMe);
    void keep(Letter letter);
    void confirm(const wire::NodeView &message, bool fromMe);
    std::optional<proto::Message> open(const wire::NodeView &message, const Place &author);
    std::optional<QByteArray> openEnc(const wire::NodeView &enc, const QByteArray &address);
    bool ensureSession(const Number &number, const Device &device, bool anew);
    bool startSession(const QByteArray &address, const wire::NodeView &bundle);
    wire::Node encrypt(const QByteArray &address, const proto::Message &message);
    e2e::Session session(const QByteArray &address) const;
    void publish();

    World &world_;
    Number &number_;
    e2e::LocalIdentity local_;
    e2e::SignedPreKey signedPreKey_;
    std::map<quint32, e2e::PreKey> preKeys_;
    quint32 nextPreKey_ = 1;
    quint32 rawId_ = 0;
    std::map<QByteArray, QByteArray> sessions_; ///< "PN:DEVICE" → record
    struct Sent {
        QByteArray to;
        QByteArray proto;
    };
    std::map<QByteArray, Sent> sent_;
    std::map<QByteArray, int> asked_; ///< how often a resend was asked for
    QList<Letter> letters_;
    QSet<QByteArray> seen_;
    std::optional<wire::Node> answer_;
    quint32 iqs_ = 0;
};

}
