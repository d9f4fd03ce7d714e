// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crypto/secret.h"

#include <sodium.h>

namespace crypto {

// picks the fast implementations for this processor before anything is computed
[[maybe_unused]] static const int kSodiumReady = sodium_init();

void wipe(void *data, std::size_t size)
{
    sodium_memzero(data, size);
}

void wipe(QByteArray &bytes)
{
    // detached data belongs to someone else too: overwriting would need a copy, which helps nobody
    if (bytes.isDetached() && !bytes.isEmpty())
        sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

}
