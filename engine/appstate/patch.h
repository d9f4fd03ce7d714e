// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/appstate/lt_hash.h"
#include "engine/appstate/sync_keys.h"
#include "engine/base/random.h"
#include "engine/proto/app_state.pb.h"

#include <functional>
#include <optional>
#include <vector>

namespace appstate {

/// How far a collection is.
struct State {
    quint64 version = 0;
    LtHash hash;
};

/// One record that was set or removed, its MACs checked.
struct Mutation {
    bool isRemoval = false;
    QByteArray indexMac; ///< 32 bytes: what the record is known by
    QByteArray valueMac; ///< 32 bytes
    proto::SyncActionData data;
};

/// What a collection becomes.
struct Opened {
    State state;
    std::vector<Mutation> mutations; ///< in the order in which they count
};

/// The value MAC that the collection has under an index MAC; empty when it has none.
using FindValue = std::function<base::Result<QByteArray>(const QByteArray &indexMac)>;

/// A patch or a snapshot as it came: parsed, bounded, nothing of it checked yet.
class Patch {
public:
    /// Malformed when it is none.
    static base::Result<Patch> read(QByteArrayView bytes);
    quint64 version() const { return proto_.version().version(); }
    /// Where its mutations lie when they are too many for the patch itself.
    std::optional<proto::ExternalBlobReference> external() const;
    /// What was fetched from there takes the place of its mutations. Malformed when it is no list of them.
    base::Result<void> setExternal(QByteArrayView bytes);
    /// Of the keys that it names, those that are not there: without them nothing of it can be checked.
    QList<QByteArray> missing(const KeyRing &ring) const;
    /// Forged when any MAC does not fit, or it does not follow on `state`; NotFound (missing_key) when a key
    /// is missing.
    base::Result<Opened> open(
        const QByteArray &name, const State &state, const KeyRing &ring, const FindValue &find) const;

private:
    proto::SyncdPatch proto_;
};

class Snapshot {
public:
    static base::Result<Snapshot> read(QByteArrayView bytes);
    quint64 version() const { return proto_.version().version(); }
    QList<QByteArray> missing(const KeyRing &ring) const;
    /// As Patch::open; starts from nothing.
    base::Result<Opened> open(const QByteArray &name, const KeyRing &ring) const;

private:
    proto::SyncdSnapshot proto_;
};

/// What we want to be so.
struct Change {
    QByteArray index; ///< JSON
    proto::SyncActionValue value;
    int version = 0; ///< of the action
    bool isRemoval = false;
};

struct Built {
    QByteArray bytes; ///< the patch as it is sent
    Opened after; ///< what the collection is when the server has taken it
};

/// @param keyId  of `keys`
base::Result<Built> buildPatch(const QByteArray &name, const State &state, const std::vector<Change> &changes,
    const QByteArray &keyId, const SyncKeys &keys, const FindValue &find, base::Random &random);

}
