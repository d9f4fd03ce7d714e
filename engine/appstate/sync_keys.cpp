// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/appstate/sync_keys.h"

#include "engine/crypto/digest.h"

namespace appstate {

using base::Fault;
using base::Result;

Result<SyncKeys> expandSyncKey(QByteArrayView keyData)
{
    if (keyData.size() != static_cast<qsizetype>(crypto::Key32::size()))
        return base::fail(Fault::Malformed, QStringLiteral("an app-state key has not 32 bytes"));
    crypto::Secret<160> expanded;
    crypto::hkdfSha256(keyData, {}, "WhatsApp Mutation Keys", expanded.data(), expanded.size());
    const auto part
        = [&expanded](qsizetype number) { return crypto::Key32(expanded.view().sliced(number * 32, 32)); };
    return SyncKeys{part(0), part(1), part(2), part(3), part(4)};
}

Result<void> KeyRing::add(const QByteArray &id, QByteArrayView keyData)
{
    ASSIGN_OR_RETURN(SyncKeys keys, expandSyncKey(keyData));
    keys_.insert(id, std::make_shared<const SyncKeys>(std::move(keys)));
    return {};
}

const SyncKeys *KeyRing::find(const QByteArray &id) const
{
    const auto found = keys_.constFind(id);
    return found == keys_.constEnd() ? nullptr : found->get();
}

}
