// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/appstate/collections.h"

#include <QLoggingCategory>

namespace appstate {

using base::Fault;
using base::Result;
using base::Task;
using wire::Node;
using wire::NodeView;

Q_LOGGING_CATEGORY(logCollections, "gesher.appstate")

namespace {

/// The ones without which little can be shown come first.
const QList<QByteArray> kNames{
    "critical_block", "critical_unblock_low", "regular_high", "regular_low", "regular"};
constexpr int kMostFailures = 3;

}

Collections::Collections(Parts parts)
    : parts_(std::move(parts)),
      actions_(parts_.account, parts_.self, parts_.store),
      blobs_(parts_.account, parts_.store, parts_.downloader)
{
}

void Collections::begin()
{
    alive_ = std::make_unique<QObject>();
    failures_.clear();
    conflicts_.clear();
    busy_ = false; // whatever was under way went with the former line
    due_ = {kNames.begin(), kNames.end()};
    const auto wished = parts_.store.appState().wished(parts_.account);
    if (wished)
        wished_ = {wished->begin(), wished->end()};
    keysCame();
}

void Collections::keysCame()
{
    auto isNew = std::make_shared<bool>(false);
    parts_.store
        .write([this, isNew]() -> Result<void> {
            ASSIGN_OR_RETURN(*isNew, readKeys());
            return {};
        })
        .finally(alive_.get(), [this, isNew](const Result<void> &done) {
            const auto keys = parts_.store.appState().keys(parts_.account);
            hasKeys_ = done && keys && !keys->empty();
            if (*isNew) { // what waited for them
                due_ = {kNames.begin(), kNames.end()};
                failures_.clear();
            }
            next();
        });
}

void Collections::onNotification(const NodeView &notification)
{
    for (const NodeView child : notification.children()) {
        const QByteArray name = child.text("name");
        if (child.is("collection") && kNames.contains(name))
            due_.insert(name);
    }
    next();
}

void Collections::push()
{
    const auto wished = parts_.store.appState().wished(parts_.account);
    if (wished)
        wished_ = {wished->begin(), wished->end()};
    next();
}

void Collections::next()
{
    if (busy_ || !hasKeys_ || !parts_.line.isReady())
        return;
    QList<QByteArray> names;
    for (const QByteArray &name : kNames) {
        if (due_.contains(name) && failures_.value(name) < kMostFailures)
            names.append(name);
    }
    if (!names.isEmpty()) {
        ask(names);
        return;
    }
    for (const QByteArray &name : kNames) {
        if (wished_.contains(name) && failures_.value(name) < kMostFailures) {
            send(name);
            return;
        }
    }
}

void Collections::ask(const QList<QByteArray> &names)
{
    Node sync("sync");
    for (const QByteArray &name : names) {
        due_.remove(name);
        const auto state = parts_.store.appState().collection(parts_.account, name);
        if (!state)
            return;
        Node collection("collection");
        collection.set("name", name);
        if (*state)
            collection.set("version", QByteArray::number((*state)->version));
        sync.add(collection.set("return_snapshot", QByteArray(*state ? "false" : "true")));
    }
    busy_ = true;
    Node iq("iq");
    iq.set("to", model::Jid::network())
        .set("type", QByteArray("set"))
        .set("xmlns", QByteArray("w:sync:app:state"));
    parts_.line.request(iq.add(std::move(sync)))
        .finally(alive_.get(), [this, names](const Result<transport::Answer> &answer) {
            if (!answer) {
                qCInfo(logCollections)
                    << "not read:" << base::faultWord(answer.error().fault) << answer.error().code;
                busy_ = false; // with the next login, or when somebody changes something
                return;
            }
            std::vector<Batch> batches;
            for (const NodeView node : answer->node().child("sync").children()) {
                if (node.is("collection") && names.contains(node.text("name")))
                    batches.push_back(batchOf(node));
            }
            take(std::move(batches));
        });
}

Collections::Batch Collections::batchOf(const NodeView &collection)
{
    Batch batch;
    batch.name = collection.text("name");
    batch.hasMore = collection.textView("has_more_patches") == "true";
    batch.version = static_cast<quint64>(std::max<qint64>(0, collection.number("version").value_or(0)));
    if (collection.textView("type") == "error")
        batch.error = collection.child("error").text("code");
    if (const NodeView snapshot = collection.child("snapshot"))
        batch.snapshot = snapshot.content().toByteArray();
    for (const NodeView patch : collection.child("patches").children()) {
        if (patch.is("patch"))
            batch.patches.append(patch.content().toByteArray());
    }
    return batch;
}

/// One after the other: each is stored before the next one is looked at.
void Collections::take(std::vector<Batch> batches)
{
    if (batches.empty()) {
        busy_ = false;
        next();
        return;
    }
    auto first = std::make_shared<Batch>(std::move(batches.front()));
    batches.erase(batches.begin());
    takeOne(first).finally(
        alive_.get(), [this, first, rest = std::move(batches)](const Result<void> &done) mutable {
            if (!done)
                wentWrong(*first, done.error());
            else if (first->hasMore)
                due_.insert(first->name);
            take(std::move(rest));
        });
}

Task<void> Collections::takeOne(const std::shared_ptr<Batch> &batch)
{
    if (!batch->error.isEmpty() && batch->error != "409")
        return Task<void>::failed({Fault::Refused, QStringLiteral("the server does not give the collection"),
            QString::fromLatin1(batch->error)});
    const auto wanted = wantedBlobs(*batch);
    if (!wanted)
        return Task<void>::failed(wanted.error());
    if (const qsizetype have = batch->blobs.size(); have < wanted->size())
        return blobs_.fetch(wanted->at(have)).then(alive_.get(), [this, batch](const QByteArray &bytes) {
            batch->blobs.append(bytes);
            return takeOne(batch);
        });
    auto taken = std::make_shared<Taken>();
    return parts_.store
        .write([this, batch, taken]() -> Result<void> {
            ASSIGN_OR_RETURN(*taken, apply(*batch));
            return {};
        })
        .then(alive_.get(), [this, batch, taken] {
            failures_.remove(batch->name);
            settled(*taken);
        });
}

void Collections::settled(const Taken &taken)
{
    if (taken.ownName)
        Q_EMIT ownNameCame(*taken.ownName);
    if (!taken.missingKeys.isEmpty())
        requestKeys(taken.missingKeys);
}

/// What does not fit is read anew from the beginning, once; a phone or a server that goes on like that is
/// left alone until the next login, and what was read before stays.
void Collections::wentWrong(const Batch &batch, const base::Error &why)
{
    qCWarning(logCollections) << batch.name << "not taken:" << base::faultWord(why.fault) << why.code
                              << why.detail;
    const int failures = ++failures_[batch.name];
    if (why.fault == Fault::Offline || why.fault == Fault::Storage || failures >= kMostFailures)
        return;
    due_.insert(batch.name);
    if (why.fault == Fault::Forged || why.fault == Fault::Malformed)
        parts_.store
            .write([this, name = batch.name] { return parts_.store.appState().forget(parts_.account, name); })
            .finally(alive_.get(), [](const Result<void> &) {});
}

void Collections::requestKeys(const QList<QByteArray> &ids)
{
    auto wanted = std::make_shared<QList<QByteArray>>();
    parts_.store
        .write([this, ids, wanted]() -> Result<void> {
            constexpr qint64 kOnceIn = 24LL * 60 * 60 * 1000;
            const qint64 now = parts_.clock.wallMs();
            wanted->clear();
            for (const QByteArray &id : ids) {
                ASSIGN_OR_RETURN(const bool isDue,
                    parts_.store.appState().askForKey(parts_.account, id, now, now - kOnceIn));
                if (isDue)
                    wanted->append(id);
            }
            return {};
        })
        .finally(alive_.get(), [this, wanted](const Result<void> &done) {
            if (!done || wanted->isEmpty())
                return;
            proto::ProtocolMessage message;
            message.set_type(proto::ProtocolMessage::APP_STATE_SYNC_KEY_REQUEST);
            for (const QByteArray &id : std::as_const(*wanted))
                message.mutable_appstatesynckeyrequest()->add_keyids()->set_keyid(id.toStdString());
            parts_.peers.send(message).finally(alive_.get(), [](const Result<QByteArray> &asked) {
                qCInfo(logCollections) << "a missing key was asked for:" << asked.has_value();
            });
        });
}

}
