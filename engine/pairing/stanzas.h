// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phone.h"
#include "engine/pairing/client_payload.h"
#include "engine/pairing/link_code.h"
#include "engine/wire/document.h"

#include <QList>

namespace pairing {

/// What pairing says and hears on the line. Bytes and trees only; used by this room and its tests.

/// Whether the server itself says it (or says nothing of a sender).
bool isFromServer(const wire::NodeView &stanza);

/// Codes of a pair-device iq, in the order they are shown: at most 16 of at most 512 bytes.
/// Malformed if there is none or one does not fit a QR text.
base::Result<QList<QByteArray>> readRefs(const wire::NodeView &pairDevice);

struct PairSuccess {
    QByteArray container; ///< ADVSignedDeviceIdentityHMAC
    model::Jid pn; ///< with device
    model::Jid lid; ///< with device; empty when the server names none
    QString platform;
};
/// Malformed if the device is not one of ours to be: no phone number, or device 0.
base::Result<PairSuccess> readPairSuccess(const wire::NodeView &pairSuccess);

wire::Node iqResult(const QByteArray &id);
wire::Node pairSign(const QByteArray &id, const QByteArray &identity, quint32 keyIndex);
/// 401 with its reason for a forged answer, 500 for everything else.
wire::Node pairRefusal(const QByteArray &id, const base::Error &why);
wire::Node ackOf(const wire::NodeView &notification);

wire::Node companionHello(const base::Phone &phone, const LinkCode &code, const crypto::PublicKey &noise,
    const DeviceIdentity &device);
wire::Node companionFinish(const base::Phone &phone, const QByteArray &wrappedBundle,
    const crypto::PublicKey &identity, const QByteArray &ref);

}
