// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/base/task.h"
#include "engine/sim/authority.h"
#include "engine/sim/link.h"
#include "engine/sim/mishaps.h"

#include <QObject>

#include <map>

namespace sim {

class Phone;

/// The server: who there is, what waits for whom, what is allowed. Knows clients only as links; decrypts
/// nothing. Lives on one thread; `clock` and `random` outlive it.
class World : public QObject {
    Q_OBJECT
public:
    World(base::Clock &clock, base::Random &random);
    ~World() override;

    /// Takes up the state of before. Malformed when the file is none of ours.
    base::Result<void> restore(const QByteArray &state);
    QByteArray state() const;

    const Authority &authority() const { return authority_; }
    Directory &directory() { return directory_; }
    Mishaps &mishaps() { return mishaps_; }
    base::Clock &clock() { return clock_; }
    base::Random &random() { return random_; }
    const QList<Violation> &violations() const { return violations_; }

    /// A new number with its phone. @param pn  digits; empty: made up
    Phone &addPhone(const QString &name, QByteArray pn = {});
    Phone *phone(const QByteArray &pn) const;
    QList<Phone *> phones() const;

    // -- what links tell
    void onPayload(Link &link, QByteArrayView clientPayload, const QByteArray &clientStatic);
    void onStanza(Link &link, const wire::NodeView &stanza);
    void onGone(Link &link);

    // -- what phones do
    /// Links the companion behind a code that was scanned or typed.
    /// @param advSecret  what the identity is authenticated with
    base::Task<quint16> completePairing(Link &companion, Phone &phone, const QByteArray &advSecret);
    void removeDevice(Number &number, quint16 device);
    Link *linkOfRef(const QByteArray &ref) const; ///< a registration whose code is still good
    Link *linkOfCode(const QByteArray &pn) const; ///< that asked for this number by code

    // -- shared by its own files
    void deliver(Number &number, Device &device, wire::Node node);
    void violation(const Link *link, const QString &kind, const QString &detail = {});
    void answer(Link &link, const wire::NodeView &iq, QList<wire::Node> children = {});
    void refuse(Link &link, const wire::NodeView &iq, int code, const char *text);
    /// Tells those who asked that the number came or went.
    void tellPresence(const Number &number);
    void notifyDevices(Number &number, const char *what, const Device &device);
    QByteArray newId();
    qint64 nowSeconds() const { return clock_.wallMs() / 1000; }
    void touch(); ///< the state has changed

Q_SIGNALS:
    void changed(); ///< `state` is worth keeping
    void deviceAdded(const QByteArray &pn, quint16 device);
    void wentActive(const QByteArray &pn, quint16 device);

private:
    void startRegistration(Link &link, const QByteArray &clientStatic, QByteArrayView payload);
    void logIn(Link &link, Number &number, Device &device);
    void failLogin(Link &link, const QByteArray &reason);
    void goActive(Link &link);
    void pump(Device &device);
    void onIq(Link &link, const wire::NodeView &iq);
    void onBlockList(Link &link, const wire::NodeView &iq);
    void onPrivacy(Link &link, const wire::NodeView &iq);
    void onMd(Link &link, const wire::NodeView &iq);
    void onLinkCode(Link &link, const wire::NodeView &iq, const wire::NodeView &reg);
    void onKeys(Link &link, const wire::NodeView &iq);
    void onUpload(Link &link, Device &device, const wire::NodeView &iq);
    void onFetch(Link &link, const wire::NodeView &iq, const wire::NodeView &key);
    void onDigest(Link &link, const Device &device, const wire::NodeView &iq);
    void onUsync(Link &link, const wire::NodeView &iq);
    void onMessage(Link &link, const wire::NodeView &message);
    void onReceipt(Link &link, const wire::NodeView &receipt);
    void onRetryReceipt(Link &link, const wire::NodeView &receipt);
    void onAck(Link &link, const wire::NodeView &ack);
    void onPresence(Link &link, const wire::NodeView &presence);
    void onTyping(Link &link, const wire::NodeView &chatstate);
    void ackMessage(Link &link, const wire::NodeView &message, const QByteArray &error = {},
        const QByteArray &phash = {});
    struct Target;
    QList<Target> targetsOf(const Link &link, const wire::NodeView &message, const Place &to);
    void forward(Number &author, quint16 sender, const wire::NodeView &message, const Target &target);
    QByteArray wrongDevices(Link &link, const wire::NodeView &message, const QList<Target> &given, Place to);
    void unqueue(Device &device, const QByteArray &key);
    Device *deviceOf(const Link &link) const;

    base::Clock &clock_;
    base::Random &random_;
    Authority authority_;
    Directory directory_;
    Mishaps mishaps_;
    std::map<QByteArray, std::unique_ptr<Phone>> phones_;
    QList<Violation> violations_;
    QList<Link *> registering_;
    quint32 ids_ = 0;
};

/// A key or id of a prekey node: big-endian bytes.
std::optional<quint32> bigEndian(QByteArrayView bytes, qsizetype size);
QByteArray bigEndianBytes(quint32 value, int size);
/// A public signed prekey under a node with id, value, signature; nothing when a part is missing.
std::optional<PublicSignedPreKey> readSignedPreKey(const wire::NodeView &skey);
bool verifySignedPreKey(QByteArrayView identity, const PublicSignedPreKey &key);

}
