// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/noise/handshake.h"
#include "engine/sim/authority.h"

#include <memory>

namespace sim {

/// Server side of Noise_XX_25519_AESGCM_SHA256.
class Responder {
public:
    Responder(const Authority &authority, base::Random &random);
    ~Responder();

    /// Answers the body of the server hello. Malformed, Forged.
    base::Result<QByteArray> onClientHello(QByteArrayView frame, const QByteArray &certificates);

    struct Finished {
        QByteArray payload; ///< the serialised ClientPayload
        crypto::PublicKey clientStatic;
        noise::FrameCipher send;
        noise::FrameCipher receive;
    };
    base::Result<Finished> onClientFinish(QByteArrayView frame);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
