// SPDX-License-Identifier: GPL-3.0-or-later
// Source: protocol note "App state": record format, LTHash, MACs, sending a patch.
#include "engine/appstate/patch.h"

#include "engine/crypto/cipher.h"
#include "engine/crypto/digest.h"
#include "engine/proto/bounded.h"

#include <QtEndian>

namespace appstate {

using base::Fault;
using base::Result;

namespace {

constexpr qsizetype kIv = 16;
constexpr qsizetype kMac = 32;
constexpr char kSet = 1;
constexpr char kRemove = 2;

QByteArrayView viewOf(const std::string &text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QByteArray bytesOf(const std::string &text)
{
    return viewOf(text).toByteArray();
}

std::string stringOf(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

std::string_view charsOf(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

std::array<char, 8> bigEndian(quint64 number)
{
    std::array<char, 8> out;
    qToBigEndian(number, out.data());
    return out;
}

tl::unexpected<base::Error> forged(const QString &what)
{
    return base::fail(Fault::Forged, what, QStringLiteral("app_state"));
}

crypto::Digest32 valueMac(bool isRemoval, QByteArrayView keyId, QByteArrayView sealed, const SyncKeys &keys)
{
    const char operation = isRemoval ? kRemove : kSet;
    const auto length = bigEndian(static_cast<quint64>(1 + keyId.size()));
    return crypto::hmacSha512Half(
        keys.valueMac.view(), {QByteArrayView(&operation, 1), keyId, sealed, QByteArrayView(length)});
}

crypto::Digest32 snapshotMac(const QByteArray &name, const State &state, const SyncKeys &keys)
{
    const auto version = bigEndian(state.version);
    return crypto::hmacSha256(
        keys.snapshotMac.view(), {state.hash.bytes(), QByteArrayView(version), QByteArrayView(name)});
}

crypto::Digest32 patchMac(const QByteArray &name, quint64 version, QByteArrayView snapshot,
    const std::vector<Mutation> &mutations, const SyncKeys &keys)
{
    QByteArray all = snapshot.toByteArray();
    all.reserve(all.size() + static_cast<qsizetype>(mutations.size()) * kMac);
    for (const Mutation &mutation : mutations)
        all += mutation.valueMac;
    const auto number = bigEndian(version);
    return crypto::hmacSha256(keys.patchMac.view(), {all, QByteArrayView(number), QByteArrayView(name)});
}

const SyncKeys *keysOf(const KeyRing &ring, const std::string &id)
{
    return ring.find(bytesOf(id));
}

tl::unexpected<base::Error> missingKey()
{
    return base::fail(
        Fault::NotFound, QStringLiteral("an app-state key is missing"), QStringLiteral("missing_key"));
}

/// The MACs of a record, as far as they can be read without opening it.
Result<Mutation> macsOf(const proto::SyncdRecord &record, bool isRemoval)
{
    Mutation mutation;
    mutation.isRemoval = isRemoval;
    mutation.indexMac = bytesOf(record.index().blob());
    const QByteArrayView blob = viewOf(record.value().blob());
    if (mutation.indexMac.size() != kMac || blob.size() < kIv + kIv + kMac)
        return base::fail(Fault::Malformed, QStringLiteral("a record of app state is too short"));
    mutation.valueMac = blob.last(kMac).toByteArray();
    return mutation;
}

Result<void> openRecord(const proto::SyncdRecord &record, const KeyRing &ring, Mutation &mutation)
{
    const SyncKeys *keys = keysOf(ring, record.keyid().id());
    if (!keys)
        return missingKey();
    const QByteArrayView blob = viewOf(record.value().blob());
    const QByteArrayView sealed = blob.chopped(kMac);
    const auto mac = valueMac(mutation.isRemoval, viewOf(record.keyid().id()), sealed, *keys);
    if (!crypto::equal(crypto::view(mac), mutation.valueMac))
        return forged(QStringLiteral("the value's MAC does not fit"));
    ASSIGN_OR_RETURN(const QByteArray plain,
        crypto::openCbc(keys->valueEncryption.view(), sealed.first(kIv), sealed.sliced(kIv)));
    if (!proto::read(mutation.data, charsOf(plain)))
        return base::fail(Fault::Malformed, QStringLiteral("an action of app state cannot be read"));
    const auto index = crypto::hmacSha256(keys->index.view(), {viewOf(mutation.data.index())});
    if (!crypto::equal(crypto::view(index), mutation.indexMac))
        return forged(QStringLiteral("the index's MAC does not fit"));
    return {};
}

/// The hash after the mutations. A value that one of them set before counts as the former one.
Result<LtHash> mixed(LtHash hash, const std::vector<Mutation> &mutations, const FindValue &find)
{
    QHash<QByteArray, QByteArray> now;
    for (const Mutation &mutation : mutations) {
        QByteArray before;
        if (const auto seen = now.constFind(mutation.indexMac); seen != now.constEnd()) {
            before = *seen;
        } else {
            ASSIGN_OR_RETURN(before, find(mutation.indexMac));
        }
        if (!before.isEmpty())
            hash.subtract(before);
        if (!mutation.isRemoval)
            hash.add(mutation.valueMac);
        now.insert(mutation.indexMac, mutation.isRemoval ? QByteArray() : mutation.valueMac);
    }
    return hash;
}

void note(QList<QByteArray> &ids, const std::string &id, const KeyRing &ring)
{
    const QByteArray bytes = bytesOf(id);
    if (!ring.find(bytes) && !ids.contains(bytes))
        ids.append(bytes);
}

}

Result<Patch> Patch::read(QByteArrayView bytes)
{
    Patch patch;
    if (!proto::read(patch.proto_, charsOf(bytes)))
        return base::fail(Fault::Malformed, QStringLiteral("a patch of app state cannot be read"));
    return patch;
}

std::optional<proto::ExternalBlobReference> Patch::external() const
{
    return proto_.has_externalmutations() ? std::optional(proto_.externalmutations()) : std::nullopt;
}

Result<void> Patch::setExternal(QByteArrayView bytes)
{
    proto::SyncdMutations mutations;
    if (!proto::read(mutations, charsOf(bytes)))
        return base::fail(Fault::Malformed, QStringLiteral("a patch's mutations cannot be read"));
    proto_.mutable_mutations()->Swap(mutations.mutable_mutations());
    proto_.clear_externalmutations();
    return {};
}

QList<QByteArray> Patch::missing(const KeyRing &ring) const
{
    QList<QByteArray> ids;
    note(ids, proto_.keyid().id(), ring);
    for (const auto &mutation : proto_.mutations())
        note(ids, mutation.record().keyid().id(), ring);
    return ids;
}

Result<Opened> Patch::open(
    const QByteArray &name, const State &state, const KeyRing &ring, const FindValue &find) const
{
    const SyncKeys *keys = keysOf(ring, proto_.keyid().id());
    if (!keys)
        return missingKey();
    if (version() != state.version + 1)
        return forged(QStringLiteral("the patch does not follow on what is there"));
    Opened opened;
    opened.state.version = version();
    for (const auto &one : proto_.mutations()) {
        ASSIGN_OR_RETURN(
            Mutation mutation, macsOf(one.record(), one.operation() == proto::SyncdMutation::REMOVE));
        opened.mutations.push_back(std::move(mutation));
    }
    ASSIGN_OR_RETURN(opened.state.hash, mixed(state.hash, opened.mutations, find));
    const auto snapshot = snapshotMac(name, opened.state, *keys);
    if (!crypto::equal(crypto::view(snapshot), viewOf(proto_.snapshotmac())))
        return forged(QStringLiteral("the collection's MAC does not fit"));
    const auto mac = patchMac(name, version(), viewOf(proto_.snapshotmac()), opened.mutations, *keys);
    if (!crypto::equal(crypto::view(mac), viewOf(proto_.patchmac())))
        return forged(QStringLiteral("the patch's MAC does not fit"));
    for (std::size_t i = 0; i < opened.mutations.size(); ++i)
        RETURN_IF_FAILED(
            openRecord(proto_.mutations(static_cast<int>(i)).record(), ring, opened.mutations[i]));
    return opened;
}

Result<Snapshot> Snapshot::read(QByteArrayView bytes)
{
    Snapshot snapshot;
    if (!proto::read(snapshot.proto_, charsOf(bytes)))
        return base::fail(Fault::Malformed, QStringLiteral("a snapshot of app state cannot be read"));
    return snapshot;
}

QList<QByteArray> Snapshot::missing(const KeyRing &ring) const
{
    QList<QByteArray> ids;
    note(ids, proto_.keyid().id(), ring);
    for (const auto &record : proto_.records())
        note(ids, record.keyid().id(), ring);
    return ids;
}

Result<Opened> Snapshot::open(const QByteArray &name, const KeyRing &ring) const
{
    const SyncKeys *keys = keysOf(ring, proto_.keyid().id());
    if (!keys)
        return missingKey();
    Opened opened;
    opened.state.version = version();
    for (const auto &record : proto_.records()) {
        ASSIGN_OR_RETURN(Mutation mutation, macsOf(record, false));
        opened.state.hash.add(mutation.valueMac);
        opened.mutations.push_back(std::move(mutation));
    }
    const auto mac = snapshotMac(name, opened.state, *keys);
    if (!crypto::equal(crypto::view(mac), viewOf(proto_.mac())))
        return forged(QStringLiteral("the snapshot's MAC does not fit"));
    for (std::size_t i = 0; i < opened.mutations.size(); ++i)
        RETURN_IF_FAILED(openRecord(proto_.records(static_cast<int>(i)), ring, opened.mutations[i]));
    return opened;
}

namespace {

/// Seals one change into `record`. @return the mutation that it is
Mutation seal(const Change &change, const QByteArray &keyId, const SyncKeys &keys, base::Random &random,
    proto::SyncdRecord &record)
{
    Mutation mutation;
    mutation.isRemoval = change.isRemoval;
    mutation.data.set_index(stringOf(change.index));
    *mutation.data.mutable_value() = change.value;
    mutation.data.set_padding(""); // present and empty, as the others send it
    mutation.data.set_version(change.version);
    const std::string plain = mutation.data.SerializeAsString();
    const QByteArray iv = random.bytes(kIv);
    QByteArray blob = iv + crypto::sealCbc(keys.valueEncryption.view(), iv, viewOf(plain));
    mutation.valueMac = crypto::view(valueMac(change.isRemoval, keyId, blob, keys)).toByteArray();
    mutation.indexMac = crypto::view(crypto::hmacSha256(keys.index.view(), {change.index})).toByteArray();
    blob += mutation.valueMac;
    record.mutable_index()->set_blob(stringOf(mutation.indexMac));
    record.mutable_value()->set_blob(stringOf(blob));
    record.mutable_keyid()->set_id(stringOf(keyId));
    return mutation;
}

}

Result<Built> buildPatch(const QByteArray &name, const State &state, const std::vector<Change> &changes,
    const QByteArray &keyId, const SyncKeys &keys, const FindValue &find, base::Random &random)
{
    proto::SyncdPatch patch;
    Built built;
    built.after.state.version = state.version + 1;
    for (const Change &change : changes) {
        proto::SyncdMutation &mutation = *patch.add_mutations();
        mutation.set_operation(change.isRemoval ? proto::SyncdMutation::REMOVE : proto::SyncdMutation::SET);
        built.after.mutations.push_back(seal(change, keyId, keys, random, *mutation.mutable_record()));
    }
    ASSIGN_OR_RETURN(built.after.state.hash, mixed(state.hash, built.after.mutations, find));
    const auto snapshot = snapshotMac(name, built.after.state, keys);
    const auto mac
        = patchMac(name, built.after.state.version, crypto::view(snapshot), built.after.mutations, keys);
    patch.set_snapshotmac(stringOf(crypto::view(snapshot)));
    patch.set_patchmac(stringOf(crypto::view(mac)));
    patch.mutable_keyid()->set_id(stringOf(keyId));
    built.bytes = QByteArray::fromStdString(patch.SerializeAsString());
    return built;
}

}
