// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/noise/handshake.h"
#include "tests/fuzz/measured.h"
#include "tests/support/seeded_random.h"

/// No server hello that its root has not signed is taken.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    support::SeededRandom random;
    static const crypto::KeyPair identity = crypto::KeyPair::generate(random);
    static const crypto::KeyPair ephemeral = crypto::KeyPair::generate(random);
    static const crypto::KeyPair root = crypto::KeyPair::generate(random);
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    fuzz::bounded(size, [&] {
        noise::Handshake handshake(identity, ephemeral.copy(), {root.pub, 0});
        handshake.hello();
        if (handshake.onServerHello(bytes, "payload", 1'764'000'000))
            std::abort();
        if (noise::checkCertificates(bytes, {root.pub, 0}, identity.pub, 1'764'000'000))
            std::abort();
        noise::FrameCipher cipher{crypto::Key32(QByteArray(32, 'k'))};
        QByteArray opened;
        if (size != 16 && cipher.open(bytes, opened))
            std::abort();
    });
    return 0;
}
