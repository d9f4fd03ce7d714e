// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pairing/adv.h"
#include "engine/pairing/stanzas.h"
#include "tests/fuzz/measured.h"
#include "tests/support/seeded_random.h"

/// No identity is taken that was not made with our secret.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    support::SeededRandom random;
    static const crypto::KeyPair identity = crypto::KeyPair::generate(random);
    const auto read = [&] {
        if (pairing::verifyIdentity(bytes, QByteArray(32, 's'), identity, random))
            std::abort();
        wire::Document document;
        if (const auto stanza = document.decode(bytes)) {
            pairing::isFromServer(*stanza);
            if (const auto refs = pairing::readRefs(*stanza); refs && (refs->isEmpty() || refs->size() > 16))
                std::abort();
            if (const auto success = pairing::readPairSuccess(*stanza); success && success->pn.device == 0)
                std::abort();
        }
    };
    if (size > 0 && (data[0] & 2) == 0) // deflated stanzas are bounded by 16 MiB instead
        fuzz::bounded(size, read);
    else
        read();
    return 0;
}
