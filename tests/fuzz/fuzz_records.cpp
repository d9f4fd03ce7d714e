// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/e2e/padding.h"
#include "engine/e2e/sender_key.h"
#include "engine/e2e/session.h"
#include "tests/fuzz/measured.h"
#include "tests/support/seeded_random.h"

/// Stored records and incoming ciphertexts: a record that is taken is written back the same, and nothing
/// opens that was not sealed for us.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    support::SeededRandom random;
    static const e2e::LocalIdentity local{crypto::KeyPair::generate(random), 1};
    static const e2e::SignedPreKey signedPreKey{1, crypto::KeyPair::generate(random), {}};
    static const e2e::PreKey oneTime{1, crypto::KeyPair::generate(random)};
    fuzz::bounded(size, [&] {
        if (auto session = e2e::Session::fromRecord(bytes)) {
            const QByteArray record = session->record();
            const auto again = e2e::Session::fromRecord(record);
            if (!again || again->record() != record)
                std::abort();
            static_cast<void>(session->encrypt("x", local).has_value());
        }
        if (auto key = e2e::SenderKey::fromRecord(bytes)) {
            const QByteArray record = key->record();
            const auto again = e2e::SenderKey::fromRecord(record);
            if (!again || again->record() != record)
                std::abort();
        }
        e2e::Session fresh;
        if (fresh.decrypt(bytes, local, random)
            || fresh.decryptPreKey(bytes, local, &signedPreKey, &oneTime, random))
            std::abort();
        e2e::SenderKey group;
        static_cast<void>(group.accept(bytes).has_value());
        static_cast<void>(group.decrypt(bytes).has_value());
        static_cast<void>(e2e::unpad(bytes).has_value());
    });
    return 0;
}
