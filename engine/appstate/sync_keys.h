// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/crypto/secret.h"

#include <QByteArray>
#include <QHash>

#include <memory>

namespace appstate {

/// The five keys that one key of the phone stands for. Source: protocol note "App state", Keys.
struct SyncKeys {
    crypto::Key32 index;
    crypto::Key32 valueEncryption;
    crypto::Key32 valueMac;
    crypto::Key32 snapshotMac;
    crypto::Key32 patchMac;
};

/// @param keyData  32 bytes, as the phone shared them; Malformed otherwise
base::Result<SyncKeys> expandSyncKey(QByteArrayView keyData);

/// Keys by the id that records and patches name. Holds what was put in and nothing else.
class KeyRing {
public:
    /// Malformed when the key has not 32 bytes.
    base::Result<void> add(const QByteArray &id, QByteArrayView keyData);
    /// Null when there is none. Lives as long as the ring.
    const SyncKeys *find(const QByteArray &id) const;

private:
    QHash<QByteArray, std::shared_ptr<const SyncKeys>> keys_;
};

}
