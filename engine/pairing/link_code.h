// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/base/result.h"
#include "engine/crypto/curve.h"

#include <QByteArray>

namespace pairing {

/// Five bytes as eight characters of the link-code alphabet.
QByteArray linkCodeText(QByteArrayView fiveBytes);

/// The companion's side of pairing by phone number. Pure: bytes in, bytes out.
/// Source: protocol note "Link code"; vectors link_code.json.
class LinkCode {
public:
    explicit LinkCode(base::Random &random);
    /// Everything given: for known answers.
    LinkCode(QByteArray code, crypto::KeyPair ephemeral, QByteArray salt, QByteArray iv);
    const QByteArray &code() const { return code_; } ///< eight characters, no dash
    /// salt || iv || sealed ephemeral key, 80 bytes.
    QByteArray wrappedEphemeral() const;

    struct Finish {
        QByteArray wrappedBundle;
        QByteArray advSecret; ///< to be kept before the bundle is sent
    };
    /// @param wrappedPrimaryEphemeral 80 bytes; @param primaryIdentity 32 bytes. Malformed for other lengths,
    /// Forged for points of low order. `keySalt`, `nonce`, `secret` come from `random` in this order (32, 12,
    /// 32 bytes).
    base::Result<Finish> finish(QByteArrayView wrappedPrimaryEphemeral, QByteArrayView primaryIdentity,
        const crypto::KeyPair &identity, base::Random &random) const;

private:
    QByteArray code_;
    crypto::KeyPair ephemeral_;
    QByteArray salt_;
    QByteArray iv_;
};

}
