// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody here wants to be so, on its way to the other devices.
#include "engine/appstate/collections.h"
#include "engine/proto/bounded.h"

#include <QLoggingCategory>

namespace appstate {

using base::Fault;
using base::Result;
using wire::Node;
using wire::NodeView;

Q_DECLARE_LOGGING_CATEGORY(logCollections)

namespace {

constexpr int kAtOnce = 100; ///< wishes in one patch
constexpr int kMostConflicts = 5; ///< in a row

}

void Collections::send(const QByteArray &name)
{
    const auto built = build(name);
    if (!built || built->wishes.isEmpty()) {
        if (!built && built.error().fault != Fault::Storage)
            qCWarning(logCollections) << name << "not built:" << base::faultWord(built.error().fault);
        wished_.remove(name);
        next();
        return;
    }
    busy_ = true;
    auto held = std::make_shared<Sent>(*built);
    Node collection("collection");
    collection.set("name", name)
        .set("version", QByteArray::number(held->built.after.state.version - 1))
        .set("return_snapshot", QByteArray("false"))
        .add(Node("patch").bytes(held->built.bytes));
    Node iq("iq");
    iq.set("to", model::Jid::network())
        .set("type", QByteArray("set"))
        .set("xmlns", QByteArray("w:sync:app:state"));
    parts_.line.request(iq.add(Node("sync").add(std::move(collection))))
        .finally(alive_.get(), [this, name, held](const Result<transport::Answer> &answer) {
            if (answer) {
                sent(name, held, answer->node().child("sync").child("collection"));
                return;
            }
            busy_ = false; // unknown whether it arrived: with the next login we see, and send it again
            if (answer.error().fault == Fault::Timeout)
                due_.insert(name);
        });
}

Result<Collections::Sent> Collections::build(const QByteArray &name)
{
    Sent sent;
    store::AppStateRows &rows = parts_.store.appState();
    ASSIGN_OR_RETURN(const auto wishes, rows.wishes(parts_.account, name, kAtOnce));
    std::vector<Change> changes;
    for (const store::AppStateWish &wish : wishes) {
        Change change{wish.index, {}, wish.version, wish.isRemoval};
        if (!proto::read(change.value, {wish.value.data(), static_cast<std::size_t>(wish.value.size())}))
            continue;
        changes.push_back(std::move(change));
        sent.wishes.append(wish.id);
    }
    if (changes.empty())
        return sent;
    ASSIGN_OR_RETURN(const auto keys, rows.keys(parts_.account));
    const auto newest = std::max_element(keys.begin(), keys.end(),
        [](const store::AppStateKey &a, const store::AppStateKey &b) { return a.atMs < b.atMs; });
    if (newest == keys.end())
        return base::fail(
            Fault::NotFound, QStringLiteral("no key of app state"), QStringLiteral("missing_key"));
    ASSIGN_OR_RETURN(const SyncKeys expanded, expandSyncKey(newest->key.view()));
    ASSIGN_OR_RETURN(const State before, stateOf(name));
    ASSIGN_OR_RETURN(
        sent.built, buildPatch(name, before, changes, newest->id, expanded, finder(name), parts_.random));
    return sent;
}

void Collections::sent(const QByteArray &name, const std::shared_ptr<Sent> &sent, const NodeView &answer)
{
    const Batch batch = batchOf(answer);
    if (batch.error == "409") {
        // somebody was faster: what they did first, ours after it
        if (++conflicts_[name] >= kMostConflicts)
            wished_.remove(name); // until something else happens
        take({batch});
        return;
    }
    conflicts_.remove(name);
    auto taken = std::make_shared<Taken>();
    parts_.store
        .write([this, name, sent, taken, batch]() -> Result<void> {
            if (!batch.error.isEmpty())
                return giveUp(name);
            for (const qint64 wish : sent->wishes)
                RETURN_IF_FAILED(parts_.store.appState().removeWish(wish));
            return keep(name, sent->built.after, false, *taken);
        })
        .finally(alive_.get(), [this, name, taken, batch](const Result<void> &done) {
            busy_ = false;
            if (done && batch.error.isEmpty()) {
                failures_.remove(name);
                settled(*taken);
            } else if (!batch.error.isEmpty()) {
                qCWarning(logCollections) << name << "refused:" << batch.error;
                due_.insert(name);
            }
            push();
        });
}

/// The server does not take it: what was done here is undone by reading the collection anew.
Result<void> Collections::giveUp(const QByteArray &name)
{
    store::AppStateRows &rows = parts_.store.appState();
    ASSIGN_OR_RETURN(const auto wishes, rows.wishes(parts_.account, name, 1000));
    for (const store::AppStateWish &wish : wishes)
        RETURN_IF_FAILED(rows.removeWish(wish.id));
    RETURN_IF_FAILED(rows.forget(parts_.account, name));
    return parts_.store.feed().append({0, 0, QStringLiteral("alert"), parts_.account,
        QString::fromLatin1(name), R"({"code":"app_state_refused"})"});
}

}
