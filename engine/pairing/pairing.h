// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phone.h"
#include "engine/base/task.h"
#include "engine/model/account.h"
#include "engine/pairing/client_payload.h"
#include "engine/store/store.h"
#include "engine/transport/connection.h"

#include <QObject>

#include <memory>

/// pairing: become and be a linked device.
namespace pairing {

/// The text of a QR code. Source: protocol note "QR pairing"; vectors qr_string.json.
QByteArray qrText(const QByteArray &ref, const crypto::PublicKey &noise, const crypto::PublicKey &identity,
    QByteArrayView advSecret, char clientType);

/// Pairing over one connection that has no login yet: QR codes, the link code, and what the server says in
/// between. Everything is on disk before it is answered. `connection` and `store` outlive it.
class Pairing : public QObject {
    Q_OBJECT
public:
    struct Party {
        model::AccountId account;
        DeviceIdentity device;
    };
    Pairing(Party party, store::DeviceKeys keys, transport::Connection &connection, store::Store &store,
        base::Clock &clock, base::Random &random);
    ~Pairing() override;

    /// @return whether the stanza was pairing's (then it has been answered or acked).
    bool take(const wire::NodeView &stanza);
    /// Asks for a code for this phone; answers "ABCDEFGH" once the server accepted it (waits for the first
    /// pair-device).
    base::Task<QString> requestCode(const base::Phone &phone);

Q_SIGNALS:
    /// A code to show, and until when (ms UTC).
    void qrChanged(const QByteArray &text, qint64 expiresAtMs);
    /// No refs are left and no link code is pending: the line is of no more use.
    void qrExpired();
    /// The link code was replaced on the phone's wish: ask for a new one.
    void codeExpired();
    /// The account wants a passkey, which only WhatsApp's own page can give.
    void passkeyNeeded();
    /// Keys, identity and account row (pn, lid, platform) are on disk and the signed identity is on its way:
    /// the server will say 515 next.
    void paired();
    /// The phone's answer was refused: Forged with hmac-mismatch or signature-mismatch, Storage, Malformed.
    void failed(const base::Error &why);

private:
    class Parts;
    std::unique_ptr<Parts> parts_;
};

/// Tells the server that this device goes. Best effort.
base::Task<void> removeDevice(transport::Connection &connection, const model::Jid &own, QObject *context);

}
