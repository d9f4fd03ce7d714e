// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/app_state_server.h"

namespace flows {

using appstate::Mutation;
using base::Result;
using wire::Node;
using wire::NodeView;

namespace {

appstate::FindValue finder(const AppStateServer::Collection &one)
{
    return [&one](const QByteArray &indexMac) -> Result<QByteArray> { return one.valueMacs.value(indexMac); };
}

template <class Message>
QByteArray bytesOf(const Message &message)
{
    return QByteArray::fromStdString(message.SerializeAsString());
}

}

AppStateServer::AppStateServer(base::Random &random) : random_(random)
{
    if (!ring_.add(keyId(), keyData()))
        qFatal("no key");
    for (const char *name :
        {"critical_block", "critical_unblock_low", "regular_high", "regular_low", "regular"})
        collections_[name];
}

bool AppStateServer::take(Collection &one, const QByteArray &name, const QByteArray &bytes, bool isCompanions)
{
    proto::SyncdPatch patch;
    if (!patch.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return false;
    patch.mutable_version()->set_version(one.state.version + 1);
    const QByteArray numbered = bytesOf(patch);
    const auto read = appstate::Patch::read(numbered);
    const auto opened = read ? read->open(name, one.state, ring_, finder(one))
                             : Result<appstate::Opened>(base::fail(read.error()));
    if (!opened)
        return false;
    for (const Mutation &mutation : opened->mutations) {
        const QByteArray index = QByteArray::fromStdString(mutation.data.index());
        one.valueMacs.remove(mutation.indexMac);
        one.values.remove(index);
        if (!mutation.isRemoval) {
            one.valueMacs.insert(mutation.indexMac, mutation.valueMac);
            one.values.insert(index, mutation.data.value());
        }
        one.taken[index] += isCompanions ? 1 : 0;
    }
    one.state = opened->state;
    one.patches.emplace(one.state.version, numbered);
    return true;
}

void AppStateServer::change(const QByteArray &name, const std::vector<appstate::Change> &changes)
{
    Collection &one = collections_.at(name);
    const auto built
        = appstate::buildPatch(name, one.state, changes, keyId(), *ring_.find(keyId()), finder(one), random_);
    if (!built || !take(one, name, built->bytes, false))
        qFatal("the phone's patch does not fit");
}

QByteArray AppStateServer::snapshot(const QByteArray &name)
{
    Collection &one = collections_.at(name);
    proto::SyncdSnapshot snapshot;
    proto::SyncdPatch last;
    std::map<std::string, proto::SyncdRecord> records;
    for (const auto &[version, bytes] : one.patches) {
        if (!last.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
            qFatal("no patch");
        for (const auto &mutation : last.mutations()) {
            if (mutation.operation() == proto::SyncdMutation::REMOVE)
                records.erase(mutation.record().index().blob());
            else
                records[mutation.record().index().blob()] = mutation.record();
        }
    }
    for (const auto &[index, record] : records)
        *snapshot.add_records() = record;
    snapshot.mutable_version()->set_version(one.state.version);
    snapshot.set_mac(last.snapshotmac()); // of the same state
    snapshot.mutable_keyid()->set_id(last.keyid().id());
    one.patches.clear();
    one.snapshotVersion = one.state.version;
    return bytesOf(snapshot);
}

void AppStateServer::snapshotAt(const QByteArray &name, const QByteArray &reference)
{
    collections_.at(name).snapshotReference = reference;
}

void AppStateServer::addPatches(Node &node, const Collection &one, quint64 after)
{
    constexpr int kAtOnce = 2;
    Node patches("patches");
    int added = 0;
    for (const auto &[version, bytes] : one.patches) {
        if (version <= after)
            continue;
        if (++added > kAtOnce) {
            node.set("has_more_patches", QByteArray("true"));
            break;
        }
        patches.add(Node("patch").bytes(bytes));
    }
    if (added > 0)
        node.add(std::move(patches));
}

Node AppStateServer::answerOne(const NodeView &asked)
{
    const QByteArray name = asked.text("name");
    Collection &one = collections_.at(name);
    const auto version = static_cast<quint64>(asked.number("version").value_or(0));
    Node answer("collection");
    answer.set("name", name);
    if (const NodeView patch = asked.child("patch")) {
        if (version != one.state.version) {
            answer.set("type", QByteArray("error")).add(Node("error").set("code", QByteArray("409")));
            addPatches(answer, one, version);
        } else if (take(one, name, patch.content().toByteArray(), true)) {
            if (took)
                took(name);
        } else {
            isViolated = true;
            answer.set("type", QByteArray("error")).add(Node("error").set("code", QByteArray("400")));
        }
    } else if (asked.textView("return_snapshot") == "true" && !one.snapshotReference.isEmpty()) {
        answer.add(Node("snapshot").bytes(one.snapshotReference));
        addPatches(answer, one, one.snapshotVersion);
    } else {
        addPatches(answer, one, version);
    }
    return answer.set("version", QByteArray::number(one.state.version));
}

Node AppStateServer::answer(const NodeView &sync)
{
    Node node("sync");
    for (const NodeView asked : sync.children()) {
        if (asked.is("collection") && collections_.count(asked.text("name")) > 0)
            node.add(answerOne(asked));
    }
    return node;
}

Node AppStateServer::notice(const QByteArray &name, const QByteArray &id)
{
    Node notice("notification");
    notice.set("id", id).set("type", QByteArray("server_sync")).set("from", model::Jid::network());
    return notice.add(Node("collection").set("name", name));
}

}
