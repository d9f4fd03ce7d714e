// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/base/result.h"
#include "engine/crypto/curve.h"

#include <QByteArray>

namespace pairing {

/// What a verified pair-success says of us.
struct VerifiedIdentity {
    QByteArray
        full; ///< ADVSignedDeviceIdentity with our device signature and the account's signature key: kept
    QByteArray reply; ///< the same without the account's signature key: sent back
    quint32 keyIndex = 0;
    crypto::PublicKey accountKey; ///< the phone's identity
};

/// Verifies ADVSignedDeviceIdentityHMAC and signs it. Forged with code "hmac-mismatch" or
/// "signature-mismatch", Malformed if unreadable. Source: protocol note "ADV verification"; vectors
/// adv_pairing.json.
base::Result<VerifiedIdentity> verifyIdentity(QByteArrayView container, QByteArrayView advSecret,
    const crypto::KeyPair &identity, base::Random &random);

}
