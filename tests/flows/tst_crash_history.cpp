// SPDX-License-Identifier: GPL-3.0-or-later
// The power goes at the n-th write or sync of the disk, or with the n-th byte of a piece on the hosts, while
// past messages are read in. Afterwards: each is there once, in order, with what was done to it; the counts
// are right; no notice is left and none was forgotten.
#include "engine/history/progress.h"
#include "tests/flows/crash_ground.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using base::Result;
using flows::Ground;
using model::Jid;

namespace {

constexpr int kHistoryCuts = 80; ///< points at which the power goes
constexpr quint64 kThen = 1'790'000'000;
const Jid kOldFriend = Jid::pn("15550001");
const Jid kHidden = Jid::lid("9000002"); ///< the phone calls one chat by both addresses
const Jid kHiddensPhone = Jid::pn("15550002");
const Jid kOldGroup = Jid::parse("120363000000000001@g.us").value();

QByteArray deflated(const QList<proto::Conversation> &chats)
{
    proto::HistorySync sync;
    sync.set_synctype(0);
    for (const proto::Conversation &chat : chats)
        *sync.add_conversations() = chat;
    return qCompress(QByteArray::fromStdString(sync.SerializeAsString())).mid(4);
}

proto::Conversation chat(const Jid &jid)
{
    proto::Conversation made;
    made.set_id(jid.text().toStdString());
    return made;
}

QString idOf(const char *prefix, int i)
{
    return QString::fromLatin1(prefix) + QString::number(1000 + i);
}

/// Two messages a second, newest first, as phones tell them.
void fill(proto::Conversation &chat, const char *prefix, int from, int to)
{
    for (int i = to - 1; i >= from; --i) {
        proto::WebMessageInfo &info = *chat.add_messages()->mutable_message();
        info.mutable_key()->set_id(idOf(prefix, i).toStdString());
        info.mutable_key()->set_remotejid(chat.id());
        info.mutable_key()->set_fromme(i % 5 == 0);
        info.set_messagetimestamp(kThen + static_cast<quint64>(i / 2));
        info.mutable_message()->set_conversation("text " + std::to_string(i));
        if (i % 7 == 0)
            info.add_reactions()->set_text("+");
    }
}

QStringList idsOf(const char *prefix, int from, int to)
{
    QStringList ids;
    for (int i = from; i < to; ++i)
        ids.append(idOf(prefix, i));
    return ids;
}

/// A group: who wrote, who has it, and lines that the network told.
proto::Conversation groupChat(int to)
{
    auto made = chat(kOldGroup);
    fill(made, "G", 0, to);
    for (auto &wrapped : *made.mutable_messages()) {
        proto::WebMessageInfo &info = *wrapped.mutable_message();
        for (auto &reaction : *info.mutable_reactions())
            reaction.mutable_key()->set_participant(kOldFriend.text().toStdString());
        if (info.key().fromme()) {
            auto &receipt = *info.add_userreceipt();
            receipt.set_userjid(kOldFriend.text().toStdString());
            receipt.set_readtimestamp(static_cast<qint64>(kThen) + 500);
        } else {
            info.set_participant(kOldFriend.text().toStdString());
        }
    }
    auto &line = *made.mutable_messages(to / 2)->mutable_message();
    line.set_messagestubtype(21);
    line.add_messagestubparameters("A new name");
    line.clear_message();
    line.mutable_key()->set_fromme(false);
    auto &nobodys = *made.mutable_messages(to / 2 + 2)->mutable_message();
    nobodys.set_messagestubtype(26);
    nobodys.clear_message();
    nobodys.clear_participant();
    nobodys.mutable_key()->set_fromme(false);
    return made;
}

class HistoryWorld : public Ground {
public:
    explicit HistoryWorld(quint64 seed, const Rest &before = {}) : Ground(seed, before)
    {
        heard = [this](const wire::NodeView &stanza) {
            if (stanza.is("receipt") && stanza.text("type") == "hist_sync")
                acknowledge(stanza);
        };
    }
    bool keep(const QByteArray &id, const proto::HistorySyncNotification &said)
    {
        proto::Message message;
        message.mutable_protocolmessage()->set_type(proto::ProtocolMessage::HISTORY_SYNC_NOTIFICATION);
        *message.mutable_protocolmessage()->mutable_historysyncnotification() = said;
        store::RawItem item;
        item.account = number;
        item.kind = u"history_sync"_s;
        item.waId = id;
        item.bytes = QByteArray::fromStdString(message.SerializeAsString());
        return write([&] { return store->raw().keep(item); });
    }
    /// Three pieces, the second on the hosts; what the first told of one chat the second tells again.
    bool keepNotices()
    {
        auto one = chat(kOldFriend);
        fill(one, "A", 40, 190);
        one.set_unreadcount(3);
        auto two = chat(kHidden);
        two.set_pnjid(kHiddensPhone.text().toStdString());
        fill(two, "B", 0, 60);
        proto::HistorySyncNotification first;
        first.set_initialhistbootstrapinlinepayload(deflated({one, two}).toStdString());
        auto again = chat(kHiddensPhone);
        fill(again, "B", 20, 80);
        const auto file = host.put(deflated({again, groupChat(60)}), media::Kind::History, random);
        proto::HistorySyncNotification second;
        second.set_directpath(file.directPath.toStdString());
        second.set_mediakey(file.mediaKey.toStdString());
        second.set_filesha256(file.fileSha256.toStdString());
        second.set_fileencsha256(file.fileEncSha256.toStdString());
        auto older = chat(kOldFriend);
        fill(older, "A", 0, 50);
        older.set_unreadcount(9);
        proto::HistorySyncNotification third;
        third.set_initialhistbootstrapinlinepayload(deflated({older}).toStdString());
        return keep("N1", first) && keep("N2", second) && keep("N3", third);
    }
    void begin() { talk->history.start(); }
    bool isThrough() const
    {
        return waiting(u"history_sync"_s) == 0 && waiting(u"history_receipt"_s) == 0 && onDisk().isEmpty();
    }
    qsizetype waiting(const QString &kind) const
    {
        return store->raw().list(number, kind, 100).value().size();
    }
    void acknowledge(const wire::NodeView &receipt)
    {
        confirmed.insert(receipt.text("id"));
        far.say(wire::Node("ack")
                    .set("class", QByteArray("receipt"))
                    .set("type", receipt.text("type"))
                    .set("id", receipt.text("id")));
    }
    QList<model::Message> messages(const Jid &jid) const
    {
        const auto id = store->chats().find(number, jid).value();
        auto page = id ? store->messages().list(*id, 1000, {}).value() : model::Page<model::Message>();
        std::reverse(page.items.begin(), page.items.end());
        return page.items;
    }
    QStringList ids(const Jid &jid) const
    {
        QStringList ids;
        for (const model::Message &message : messages(jid))
            ids.append(QString::fromLatin1(message.waId));
        return ids;
    }
    int unread(const Jid &jid) const
    {
        const auto id = store->chats().find(number, jid).value();
        return id ? store->chats().view(*id).value()->unread : -1;
    }
    /// What was done to messages, as one number each; the same whichever way it came about.
    QList<int> doneTo(const Jid &jid) const
    {
        QList<int> sums{0, 0, 0};
        for (const model::Message &message : messages(jid)) {
            sums[0] += static_cast<int>(message.reactions.size());
            sums[1] += message.receipts ? message.receipts->read : 0;
            sums[2] += message.kind == model::MessageKind::System;
        }
        return sums;
    }

    QSet<QByteArray> confirmed;
};

/// Everything that an undisturbed reading leaves.
bool isRight(const HistoryWorld &world, const QByteArray &where)
{
    const auto told = history::readProgress(*world.store, world.number).value().value();
    const auto holds = [&where](bool is, const char *what) {
        if (!is)
            qWarning() << where << "not as it should be:" << what;
        return is;
    };
    return holds(world.ids(kOldFriend) == idsOf("A", 0, 190), "messages of a chat")
        && holds(world.ids(kHidden) == idsOf("B", 0, 80), "messages of a chat with two addresses")
        && holds(world.ids(kHiddensPhone) == world.ids(kHidden), "one chat of two addresses")
        && holds(world.ids(kOldGroup) == idsOf("G", 0, 60), "messages of a group")
        && holds(world.unread(kOldFriend) == 3, "what is unread")
        && holds(world.doneTo(kOldFriend) == QList<int>({28, 0, 0}), "reactions")
        && holds(world.doneTo(kOldGroup) == QList<int>({9, 12, 2}), "receipts and lines of a group")
        && holds(told.messages == 190 + 80 + 60, "how many messages are new")
        && holds(told.chats == 2 + 2 + 1, "how many chats were spoken of")
        && holds(!told.isRunning, "the end");
}

}

class TstCrashHistory : public QObject {
    Q_OBJECT
    Ground::Rest beginning_; ///< three notices are kept
    int operations_ = 0;

    void cutAndGoOn(HistoryWorld &world, const QByteArray &where, int &cuts)
    {
        world.begin();
        (void)world.until([&] { return world.isThrough(); });
        cuts += world.isCut() ? 1 : 0;
        world.die();
        QVERIFY2(world.open(), where);
        world.begin();
        QVERIFY2(world.until([&] { return world.isThrough(); }), where + ": a notice is left");
        world.turn();
        QVERIFY2(world.confirmed.size() == 3, where + ": the phone was not told of a piece");
        QVERIFY2(isRight(world, where), where);
    }

private Q_SLOTS:
    void initTestCase()
    {
        {
            HistoryWorld world(1);
            QVERIFY(world.open());
            QVERIFY(world.keepNotices());
            beginning_ = world.rest();
        }
        HistoryWorld world(2, beginning_);
        QVERIFY(world.open());
        const int before = world.disk.operations();
        world.begin();
        QVERIFY(world.until([&] { return world.isThrough(); }));
        operations_ = world.disk.operations() - before;
        QVERIFY(isRight(world, "undisturbed"));
        QVERIFY2(operations_ > kHistoryCuts, qPrintable(QString::number(operations_)));
        qInfo() << "operations of the disk:" << operations_;
    }

    void everyPastMessageIsThereOnceWhereverThePowerGoes()
    {
        int cuts = 0;
        for (int i = 0; i < kHistoryCuts; ++i) {
            HistoryWorld world(100 + static_cast<quint64>(i), beginning_);
            QVERIFY(world.open());
            Ground::Cut cut;
            cut.operation = flows::pointOf(i, kHistoryCuts, operations_, world.random);
            cut.files
                = i % 2 == 0 ? flows::CrashFiles::Survives::Everything : flows::CrashFiles::Survives::Synced;
            world.arm(cut);
            cutAndGoOn(world, "cut at " + QByteArray::number(cut.operation), cuts);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY2(cuts >= 60, "too few of the points cut anything");
    }

    void aPieceThatWasHalfFetchedIsFetchedAgain()
    {
        int cuts = 0;
        for (int piece = 0; piece < 2; ++piece) {
            HistoryWorld world(1000 + static_cast<quint64>(piece), beginning_);
            QVERIFY(world.open());
            Ground::Cut cut;
            cut.piece = piece;
            world.arm(cut);
            cutAndGoOn(world, "cut in the file at " + QByteArray::number(piece), cuts);
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(cuts, 2);
    }
};

GESHER_TEST(tst_crash_history, TstCrashHistory)
#include "tst_crash_history.moc"
