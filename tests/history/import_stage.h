// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/importer.h"
#include "engine/history/progress.h"
#include "tests/media/media_stage.h"
#include "tests/support/runner.h"

#include <QCoreApplication>

/// The importer at its desk: pieces of history as phones make them, kept and worked off.
namespace {

using namespace Qt::StringLiterals;
using base::Result;
using model::Jid;

const messaging::Self kSelf{Jid::pn("15550009").withDevice(3), Jid::lid("9000009").withDevice(3)};
const QByteArray kFriend = "15550001@s.whatsapp.net";
const QByteArray kFriendLid = "9000001@lid";
constexpr quint64 kThen = 1'790'000'000;

QByteArray deflated(const proto::HistorySync &sync)
{
    return qCompress(QByteArray::fromStdString(sync.SerializeAsString())).mid(4);
}

proto::Conversation chat(const QByteArray &id)
{
    proto::Conversation made;
    made.set_id(id.toStdString());
    return made;
}

proto::HistorySyncMsg &add(
    proto::Conversation &to, const char *id, quint64 seconds, const char *text = "hello")
{
    proto::HistorySyncMsg &wrapped = *to.add_messages();
    proto::WebMessageInfo &info = *wrapped.mutable_message();
    info.mutable_key()->set_id(id);
    info.mutable_key()->set_remotejid(to.id());
    info.set_messagetimestamp(seconds);
    info.mutable_message()->set_conversation(text);
    return wrapped;
}

proto::HistorySync syncOf(const proto::Conversation &one)
{
    proto::HistorySync sync;
    sync.set_synctype(0);
    *sync.add_conversations() = one;
    return sync;
}

class Desk {
public:
    Desk() { begin(); }
    /// As after a restart.
    void begin()
    {
        importer.reset();
        importer = std::make_unique<history::Importer>(history::Importer::Parts{
            stage.number, kSelf, line, *stage.store, downloader, stage.clock, stage.random, peers});
    }
    void keep(const QByteArray &id, const proto::HistorySyncNotification &said)
    {
        proto::Message message;
        message.mutable_protocolmessage()->set_type(proto::ProtocolMessage::HISTORY_SYNC_NOTIFICATION);
        *message.mutable_protocolmessage()->mutable_historysyncnotification() = said;
        store::RawItem item;
        item.account = stage.number;
        item.kind = u"history_sync"_s;
        item.waId = id;
        item.bytes = QByteArray::fromStdString(message.SerializeAsString());
        write([&] { return stage.store->raw().keep(item); });
    }
    void keepInline(const QByteArray &id, const QByteArray &bytes)
    {
        proto::HistorySyncNotification said;
        said.set_initialhistbootstrapinlinepayload(bytes.toStdString());
        keep(id, said);
    }
    void write(store::Store::Work work)
    {
        stage.store->write(std::move(work)).finally(qApp, [](const Result<void> &done) { QVERIFY(done); });
        stage.settle();
    }
    void work()
    {
        importer->start();
        drain();
    }
    void drain()
    {
        for (int i = 0; i < 200; ++i) {
            QCoreApplication::sendPostedEvents();
            stage.settle();
        }
    }
    qsizetype waiting() const
    {
        return stage.store->raw().list(stage.number, u"history_sync"_s, 100).value().size();
    }
    QStringList idsIn(const QByteArray &jid) const
    {
        QStringList ids;
        const auto id = stage.store->chats().find(stage.number, *Jid::parse(jid)).value();
        const auto page
            = id ? stage.store->messages().list(*id, 1000, {}).value() : model::Page<model::Message>();
        for (const model::Message &message : page.items)
            ids.prepend(QString::fromUtf8(message.waId));
        return ids;
    }
    model::Chat chatOf(const QByteArray &jid) const
    {
        const auto id = stage.store->chats().find(stage.number, *Jid::parse(jid)).value();
        return id ? stage.store->chats().view(*id).value().value_or(model::Chat()) : model::Chat();
    }
    QStringList told() const
    {
        QStringList types;
        const auto rows = stage.store->feed().after(0, 10'000).value();
        for (const store::FeedRow &row : rows)
            types.append(row.type);
        types.removeDuplicates();
        return types;
    }

    support::MediaStage stage;
    transport::Line line;
    media::Downloader downloader{
        {*stage.store, stage.transfers, stage.hosts, stage.clock, stage.random}, stage.number};
    messaging::Cipher cipher{stage.number, *stage.store, stage.random};
    messaging::Bundles bundles{stage.number, line, *stage.store, cipher};
    messaging::PeerMessages peers{
        {stage.number, kSelf, line, *stage.store, stage.clock, stage.random, bundles, cipher}};
    std::unique_ptr<history::Importer> importer;
};

}
