// SPDX-License-Identifier: GPL-3.0-or-later
// What came is checked whole, done, and written down in one transaction.
#include "engine/appstate/collections.h"
#include "engine/proto/bounded.h"

#include <QLoggingCategory>

#include <algorithm>

namespace appstate {

using base::Fault;
using base::Result;

Q_DECLARE_LOGGING_CATEGORY(logCollections)

namespace {

constexpr qsizetype kLongestKeyId = 64;

/// Of a record's name, which is a JSON list: `["mute","…"]`.
QByteArray firstWord(const std::string &name)
{
    constexpr std::size_t kLongest = 64;
    const std::size_t begin = name.find('"');
    const std::size_t end = begin == std::string::npos ? begin : name.find('"', begin + 1);
    return end == std::string::npos || end - begin > kLongest
        ? QByteArray()
        : QByteArray(name.data() + begin + 1, static_cast<qsizetype>(end - begin - 1));
}

}

/// The keys that the phone shared, out of what was kept of it. @return whether one is new
Result<bool> Collections::readKeys()
{
    constexpr int kShares = 100;
    bool isNew = false;
    ASSIGN_OR_RETURN(const auto items,
        parts_.store.raw().list(parts_.account, QStringLiteral("app_state_key_share"), kShares));
    for (const store::RawItem &item : items) {
        proto::Message message;
        if (parts_.self.owns(item.sender)
            && proto::read(message, {item.bytes.data(), static_cast<std::size_t>(item.bytes.size())})) {
            for (const auto &key : message.protocolmessage().appstatesynckeyshare().keys()) {
                const std::string &data = key.keydata().keydata();
                const QByteArray id = QByteArray::fromStdString(key.keyid().keyid());
                if (data.size() != crypto::Key32::size() || id.isEmpty() || id.size() > kLongestKeyId)
                    continue;
                ASSIGN_OR_RETURN(const bool added,
                    parts_.store.appState().saveKey(parts_.account,
                        {id, crypto::Key32(QByteArrayView(data.data(), static_cast<qsizetype>(data.size()))),
                            key.keydata().timestamp()}));
                isNew = isNew || added;
            }
        }
        RETURN_IF_FAILED(parts_.store.raw().remove(item.id));
    }
    return isNew;
}

Result<KeyRing> Collections::ring() const
{
    KeyRing ring;
    ASSIGN_OR_RETURN(const auto keys, parts_.store.appState().keys(parts_.account));
    for (const store::AppStateKey &key : keys)
        RETURN_IF_FAILED(ring.add(key.id, key.key.view()));
    return ring;
}

Result<State> Collections::stateOf(const QByteArray &name) const
{
    ASSIGN_OR_RETURN(const auto stored, parts_.store.appState().collection(parts_.account, name));
    return stored ? State{stored->version, LtHash(stored->hash)} : State();
}

FindValue Collections::finder(const QByteArray &name) const
{
    return [this, name](const QByteArray &indexMac) {
        return parts_.store.appState().valueMac(parts_.account, name, indexMac);
    };
}

Result<QList<proto::ExternalBlobReference>> Collections::wantedBlobs(const Batch &batch)
{
    QList<proto::ExternalBlobReference> wanted;
    if (!batch.snapshot.isEmpty()) {
        proto::ExternalBlobReference reference;
        if (!proto::read(reference, {batch.snapshot.data(), static_cast<std::size_t>(batch.snapshot.size())}))
            return base::fail(Fault::Malformed, QStringLiteral("a snapshot is named by nothing"));
        wanted.append(reference);
    }
    for (const QByteArray &bytes : batch.patches) {
        ASSIGN_OR_RETURN(const Patch patch, Patch::read(bytes));
        if (const auto external = patch.external())
            wanted.append(*external);
    }
    return wanted;
}

Result<Collections::Taken> Collections::apply(const Batch &batch)
{
    Taken taken;
    ASSIGN_OR_RETURN(const KeyRing keys, ring());
    qsizetype blob = 0;
    if (!batch.snapshot.isEmpty()) {
        ++blob;
        RETURN_IF_FAILED(applySnapshot(batch, keys, taken));
    } else if (batch.patches.isEmpty() && batch.version == 0 && batch.error.isEmpty()) {
        // there is nothing in it yet: ours may be the first
        RETURN_IF_FAILED(parts_.store.appState().save(parts_.account, batch.name, {0, LtHash().bytes()}));
    }
    for (const QByteArray &patch : batch.patches) {
        if (!taken.missingKeys.isEmpty())
            break; // what follows waits with it
        RETURN_IF_FAILED(applyPatch(batch, patch, blob, keys, taken));
    }
    return taken;
}

Result<void> Collections::applySnapshot(const Batch &batch, const KeyRing &keys, Taken &taken)
{
    ASSIGN_OR_RETURN(const Snapshot snapshot, Snapshot::read(batch.blobs.value(0)));
    taken.missingKeys = snapshot.missing(keys);
    if (!taken.missingKeys.isEmpty())
        return {};
    ASSIGN_OR_RETURN(const State before, stateOf(batch.name));
    if (snapshot.version() < before.version)
        return {}; // older than what is here
    ASSIGN_OR_RETURN(const Opened opened, snapshot.open(batch.name, keys));
    RETURN_IF_FAILED(parts_.store.appState().forget(parts_.account, batch.name));
    RETURN_IF_FAILED(keep(batch.name, opened, true, taken));
    // so many changes at once are told as one
    return parts_.store.feed().append(
        {0, 0, QStringLiteral("sync.done"), parts_.account, QString::fromLatin1(batch.name), {}});
}

Result<void> Collections::applyPatch(
    const Batch &batch, const QByteArray &bytes, qsizetype &blob, const KeyRing &keys, Taken &taken)
{
    ASSIGN_OR_RETURN(Patch patch, Patch::read(bytes));
    if (patch.external())
        RETURN_IF_FAILED(patch.setExternal(batch.blobs.value(blob++)));
    ASSIGN_OR_RETURN(const State before, stateOf(batch.name));
    if (patch.version() <= before.version)
        return {}; // we have it: our own, or one that came twice
    taken.missingKeys = patch.missing(keys);
    if (!taken.missingKeys.isEmpty())
        return {};
    ASSIGN_OR_RETURN(const Opened opened, patch.open(batch.name, before, keys, finder(batch.name)));
    return keep(batch.name, opened, false, taken);
}

Result<void> Collections::keep(const QByteArray &name, const Opened &opened, bool isSnapshot, Taken &taken)
{
    store::AppStateRows &rows = parts_.store.appState();
    for (const Mutation &mutation : opened.mutations) {
        ASSIGN_OR_RETURN(const Actions::Done done, actions_.apply(mutation));
        if (!mutation.isRemoval)
            Q_EMIT recordRead(firstWord(mutation.data.index()), mutation.data.version());
        if (done.ownName)
            taken.ownName = done.ownName;
        if (mutation.isRemoval) {
            RETURN_IF_FAILED(rows.remove(parts_.account, name, mutation.indexMac));
        } else {
            const QByteArray kept
                = done.isKnown ? QByteArray() : QByteArray::fromStdString(mutation.data.SerializeAsString());
            RETURN_IF_FAILED(rows.put(parts_.account, name, mutation.indexMac, mutation.valueMac, kept));
        }
        if (!isSnapshot && !done.chat.isEmpty())
            RETURN_IF_FAILED(parts_.store.feed().append({0, 0, QStringLiteral("chat.changed"), parts_.account,
                QString::fromLatin1(done.chat.text()), {}}));
    }
    RETURN_IF_FAILED(fulfil(name, opened.mutations));
    return rows.save(parts_.account, name, {opened.state.version, opened.state.hash.bytes()});
}

/// A patch of ours whose answer never came is read like anybody's. What it says is wished no longer: sent
/// again, it would undo what others did since.
Result<void> Collections::fulfil(const QByteArray &name, const std::vector<Mutation> &mutations)
{
    constexpr int kMost = 1000;
    store::AppStateRows &rows = parts_.store.appState();
    ASSIGN_OR_RETURN(const auto wishes, rows.wishes(parts_.account, name, kMost));
    for (const store::AppStateWish &wish : wishes) {
        const std::string index = wish.index.toStdString();
        const bool isFulfilled
            = std::any_of(mutations.begin(), mutations.end(), [&](const Mutation &mutation) {
                  return mutation.data.index() == index && mutation.isRemoval == wish.isRemoval
                      && mutation.data.value().SerializeAsString() == wish.value.toStdString();
              });
        if (isFulfilled)
            RETURN_IF_FAILED(rows.removeWish(wish.id));
    }
    return {};
}

}
