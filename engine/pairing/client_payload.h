// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/key_rows.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace pairing {

/// The web version a client claims: 2.3000.<revision>. Data, not code: a 405 is answered by newer data.
struct WebVersion {
    quint32 major = 2;
    quint32 minor = 3000;
    quint32 revision = 1045649367;
    QString text() const;
};

/// The identity shown in the phone's list of linked devices. Platform and client type must agree.
struct DeviceIdentity {
    QString os = QStringLiteral("Windows");
    QByteArray browser = "Chrome";
    char clientType = '1'; ///< QR and link code: Chrome
};

/// The revision that WhatsApp's own page runs: the number after "client_revision" (its quotes may be
/// escaped). Nothing when there is none, or none of ten digits.
std::optional<quint32> readRevision(QByteArrayView page);

/// Last handshake message of a companion that is not paired yet. Source: protocol note "ClientPayload".
QByteArray registrationPayload(
    const store::DeviceKeys &keys, const WebVersion &version, const DeviceIdentity &device);
/// The same of a paired one. @param own PN with device
QByteArray loginPayload(const model::Jid &own, const WebVersion &version);

/// Keys of a new companion. @param random fresh
store::DeviceKeys makeDeviceKeys(base::Random &random);
/// Another advertising secret; the former one is wiped. Everything that a phone was shown before is void.
void renewSecret(store::DeviceKeys &keys, base::Random &random);
}
