// SPDX-License-Identifier: GPL-3.0-or-later
// Notices of past messages, as this and former versions keep them, worked off: once, whole, and silently.
#include "tests/history/import_stage.h"

class TstImporter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsThereIsReadOnceAndNobodyIsTold();
    void theNoticeGoesWithTheLastOfItsPieceAndNotBefore();
    void aPieceThatIsNotGenuineIsNotReadAtAll();
    void whoGoesWhileSomethingIsFetchedLeavesItForLater();
    void thePhoneIsOwedAReceiptUntilTheNetworkHasIt();
    void aPieceThatCannotBeReadHoldsNothingUp();
    void twoAddressesAreOneChatAndItsSecretsAreKeptSealed();
    void messagesOfOneSecondKeepTheirOrder();
    void unreadIsWhatThePhoneSaysAndOnlyAtFirst();
    void aLiveMessageOfTheSameIdStaysAsItIs();
    void whatCameUnreadableAndIsReadableNowIsToldAsItsArrival();
};

void TstImporter::whatIsThereIsReadOnceAndNobodyIsTold()
{
    Desk desk;
    auto one = chat(kFriend);
    add(one, "B", kThen + 5);
    auto &reacted = *add(one, "A", kThen).mutable_message();
    reacted.add_reactions()->set_text("+");
    for (const char *id : {"N1", "N2"})
        desk.keepInline(id, deflated(syncOf(one)));
    desk.work();
    QCOMPARE(desk.waiting(), 0);
    QCOMPARE(desk.idsIn(kFriend), (QStringList{u"A"_s, u"B"_s}));
    QCOMPARE(desk.told(), QStringList{u"sync.progress"_s});
    const model::Chat shown = desk.chatOf(kFriend);
    QCOMPARE(shown.lastMs, static_cast<qint64>(kThen + 5) * 1000);
    QCOMPARE(shown.sinceMs, static_cast<qint64>(kThen) * 1000);
}

void TstImporter::theNoticeGoesWithTheLastOfItsPieceAndNotBefore()
{
    Desk desk;
    auto one = chat(kFriend);
    for (int i = 0; i < 500; ++i)
        add(one, qPrintable(u"M%1"_s.arg(i)), kThen - static_cast<quint64>(i));
    desk.keepInline("N1", deflated(syncOf(one)));
    desk.importer->start();
    QVERIFY(!desk.idsIn(kFriend).isEmpty()); // the first of it is being written
    QCOMPARE(desk.waiting(), 1);
    desk.begin(); // the end of the program comes in between
    desk.stage.settle();
    QCOMPARE(desk.waiting(), 1);
    desk.work();
    QCOMPARE(desk.waiting(), 0);
    QCOMPARE(desk.idsIn(kFriend).size(), 500);
    // and its chat was spoken of once, although it was begun twice
    const auto told = history::readProgress(*desk.stage.store, desk.stage.number).value();
    QCOMPARE(told->chats, 1);
    QCOMPARE(told->messages, 500);
}

void TstImporter::aPieceThatIsNotGenuineIsNotReadAtAll()
{
    Desk desk;
    auto one = chat(kFriend);
    add(one, "A", kThen);
    const QByteArray key(32, 'k');
    media::Digests digests;
    const QByteArray file = desk.stage.sealed(deflated(syncOf(one)), key, media::Kind::History, digests);
    proto::HistorySyncNotification said;
    said.set_directpath("/v/t62/piece?x=1");
    said.set_mediakey(key.toStdString());
    said.set_filesha256(digests.fileSha256.toStdString());
    said.set_fileencsha256(digests.fileEncSha256.toStdString());
    desk.keep("N1", said);
    desk.work();
    QByteArray changed = file;
    changed[changed.size() - 1] = static_cast<char>(changed.back() ^ 1); // of the MAC
    support::FakeTransfers::serve(desk.stage.transfers.take(), changed);
    desk.drain();
    QVERIFY(desk.idsIn(kFriend).isEmpty());
    QCOMPARE(desk.waiting(), 1);
    auto another = chat(kFriend);
    add(another, "B", kThen);
    media::Digests others;
    const QByteArray exchanged
        = desk.stage.sealed(deflated(syncOf(another)), key, media::Kind::History, others);
    desk.work();
    support::FakeTransfers::serve(desk.stage.transfers.take(), exchanged);
    desk.drain();
    QVERIFY(desk.idsIn(kFriend).isEmpty());
    QCOMPARE(desk.waiting(), 1);
    desk.work();
    support::FakeTransfers::serve(desk.stage.transfers.take(), file);
    desk.drain();
    QCOMPARE(desk.idsIn(kFriend), QStringList{u"A"_s});
    QCOMPARE(desk.waiting(), 0);
    QVERIFY(desk.stage.onDisk().isEmpty());
}

void TstImporter::whoGoesWhileSomethingIsFetchedLeavesItForLater()
{
    Desk desk;
    proto::HistorySyncNotification said;
    said.set_directpath("/v/t62/piece?x=1");
    said.set_mediakey(std::string(32, 'k'));
    said.set_filesha256(std::string(32, 's'));
    said.set_fileencsha256(std::string(32, 'e'));
    desk.keep("N1", said);
    desk.work();
    QCOMPARE(desk.stage.transfers.asked.size(), std::size_t(1));
    desk.importer.reset();
    desk.drain();
    QCOMPARE(desk.waiting(), 1);
}

void TstImporter::thePhoneIsOwedAReceiptUntilTheNetworkHasIt()
{
    Desk desk;
    auto one = chat(kFriend);
    add(one, "A", kThen);
    desk.keepInline("N1", deflated(syncOf(one)));
    desk.work(); // without a line
    desk.begin();
    desk.work();
    const auto owed
        = [&] { return desk.stage.store->raw().list(desk.stage.number, u"history_receipt"_s, 9).value(); };
    QCOMPARE(owed().size(), 1);
    QCOMPARE(owed().first().waId, QByteArray("N1"));
    for (const char *type : {"read", "hist_sync"}) {
        QCOMPARE(owed().size(), 1);
        wire::Document document;
        const auto ack = document.decode(wire::encodeNode(wire::Node("ack")
                                                              .set("class", QByteArray("receipt"))
                                                              .set("type", QByteArray(type))
                                                              .set("id", "N1")));
        desk.importer->onAck(*ack);
        desk.stage.settle();
    }
    QVERIFY(owed().isEmpty());
}

void TstImporter::aPieceThatCannotBeReadHoldsNothingUp()
{
    Desk desk;
    auto one = chat(kFriend);
    add(one, "A", kThen);
    desk.keepInline("N1", "not deflated");
    desk.keep("N2", {});
    desk.keepInline("N3", deflated(syncOf(one)));
    desk.work();
    QCOMPARE(desk.waiting(), 0);
    QCOMPARE(desk.idsIn(kFriend), QStringList{u"A"_s});
}

void TstImporter::twoAddressesAreOneChatAndItsSecretsAreKeptSealed()
{
    Desk desk;
    auto one = chat(kFriend);
    add(one, "A", kThen);
    auto other = chat(kFriendLid);
    add(other, "B", kThen + 1);
    other.set_pnjid(kFriend.toStdString());
    other.set_tctoken("a token of trust");
    other.set_tctokentimestamp(kThen);
    proto::HistorySync sync = syncOf(one);
    *sync.add_conversations() = other;
    sync.set_nctsalt("salt");
    desk.keepInline("N1", deflated(sync));
    desk.work();
    QCOMPARE(desk.idsIn(kFriend), (QStringList{u"A"_s, u"B"_s}));
    QCOMPARE(desk.idsIn(kFriendLid), desk.idsIn(kFriend));
    const auto person = desk.stage.store->people().find(desk.stage.number, *Jid::parse(kFriend)).value();
    const auto token = desk.stage.store->history().token(desk.stage.number, person->id).value();
    QVERIFY(token);
    QCOMPARE(token->token, QByteArray("a token of trust"));
    QCOMPARE(
        desk.stage.store->history().secret(desk.stage.number, u"nct_salt"_s).value().value_or(QByteArray()),
        QByteArray("salt"));
    QVERIFY(desk.stage.store->emptyJournal());
    QFile database(desk.stage.directory.filePath(u"gesher.db"_s));
    QVERIFY(database.open(QIODevice::ReadOnly));
    QVERIFY(!database.readAll().contains("a token of trust"));
}

void TstImporter::messagesOfOneSecondKeepTheirOrder()
{
    Desk desk;
    auto newestFirst = chat(kFriend);
    for (const char *id : {"D", "C", "B", "A"})
        add(newestFirst, id, id[0] == 'D' ? kThen + 1 : kThen);
    auto oldestFirst = chat("15550002@s.whatsapp.net");
    for (const char *id : {"A", "B", "C", "D"})
        add(oldestFirst, id, id[0] == 'A' ? kThen - 1 : kThen);
    auto numbered = chat("15550003@s.whatsapp.net");
    for (const char *id : {"B", "D", "A", "C"})
        add(numbered, id, kThen).set_msgorderid(static_cast<quint64>(id[0]));
    proto::HistorySync sync = syncOf(newestFirst);
    *sync.add_conversations() = oldestFirst;
    *sync.add_conversations() = numbered;
    desk.keepInline("N1", deflated(sync));
    desk.work();
    const QStringList inOrder{u"A"_s, u"B"_s, u"C"_s, u"D"_s};
    QCOMPARE(desk.idsIn(kFriend), inOrder);
    QCOMPARE(desk.idsIn("15550002@s.whatsapp.net"), inOrder);
    QCOMPARE(desk.idsIn("15550003@s.whatsapp.net"), inOrder);
}

void TstImporter::unreadIsWhatThePhoneSaysAndOnlyAtFirst()
{
    Desk desk;
    auto one = chat(kFriend);
    for (const char *id : {"C", "B", "A"})
        add(one, id, kThen + static_cast<quint64>(id[0]));
    one.set_unreadcount(2);
    one.set_archived(true);
    desk.keepInline("N1", deflated(syncOf(one)));
    desk.work();
    QCOMPARE(desk.chatOf(kFriend).unread, 2);
    QVERIFY(desk.chatOf(kFriend).marks.isArchived);
    const auto id = desk.stage.store->chats().find(desk.stage.number, *Jid::parse(kFriend)).value();
    const auto unread = desk.stage.store->messages().unread(*id, 10).value();
    QCOMPARE(unread.size(), 2);
    QVERIFY(unread.at(0).waId != "A" && unread.at(1).waId != "A");
    desk.write([&] { return desk.stage.store->chats().markRead(*id); });
    desk.keepInline("N2", deflated(syncOf(one)));
    desk.work();
    QCOMPARE(desk.chatOf(kFriend).unread, 0);
}

void TstImporter::aLiveMessageOfTheSameIdStaysAsItIs()
{
    Desk desk;
    store::MessageRow live;
    live.message.id = u"ours"_s;
    live.message.account = desk.stage.number;
    live.message.waId = "A";
    live.message.from = *Jid::parse(kFriend);
    live.message.text = u"as it came"_s;
    live.message.timestampMs = static_cast<qint64>(kThen) * 1000;
    live.sender = live.message.from;
    desk.write([&]() -> Result<void> {
        ASSIGN_OR_RETURN(
            live.chat, desk.stage.store->chats().ensure(desk.stage.number, *Jid::parse(kFriend)));
        return desk.stage.store->messages().insert(live);
    });
    auto one = chat(kFriend);
    add(one, "A", kThen, "as the phone tells it");
    desk.keepInline("N1", deflated(syncOf(one)));
    desk.work();
    QCOMPARE(desk.idsIn(kFriend), QStringList{u"A"_s});
    QCOMPARE(desk.stage.store->messages().find(u"ours"_s).value()->message.text, u"as it came"_s);
}

void TstImporter::whatCameUnreadableAndIsReadableNowIsToldAsItsArrival()
{
    Desk desk;
    store::MessageRow live;
    live.message.id = u"waits"_s;
    live.message.account = desk.stage.number;
    live.message.waId = "A";
    live.message.kind = model::MessageKind::Undecryptable;
    live.message.from = *Jid::parse(kFriend);
    live.message.timestampMs = static_cast<qint64>(kThen) * 1000;
    live.sender = live.message.from;
    desk.write([&]() -> Result<void> {
        ASSIGN_OR_RETURN(
            live.chat, desk.stage.store->chats().ensure(desk.stage.number, *Jid::parse(kFriend)));
        ASSIGN_OR_RETURN(
            const auto person, desk.stage.store->people().ensure(desk.stage.number, *Jid::parse(kFriend)));
        live.person = person.id;
        return desk.stage.store->messages().insert(live);
    });
    QVERIFY(!desk.told().contains(u"message.received"_s));
    auto one = chat(kFriend);
    add(one, "A", kThen, "what it said");
    add(one, "B", kThen - 9, "long ago");
    desk.keepInline("N1", deflated(syncOf(one)));
    desk.work();
    QCOMPARE(desk.stage.store->messages().find(u"waits"_s).value()->message.text, u"what it said"_s);
    QStringList arrived;
    const auto rows = desk.stage.store->feed().after(0, 10'000).value();
    for (const store::FeedRow &row : rows) {
        if (row.type == u"message.received")
            arrived.append(row.subject);
    }
    QCOMPARE(arrived, QStringList{u"waits"_s});
}

GESHER_TEST(tst_importer, TstImporter)
#include "tst_importer.moc"
