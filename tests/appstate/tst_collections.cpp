// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that the phone shared, as this and former versions keep them; and what the records of a collection do.
#include "engine/appstate/collections.h"
#include "engine/appstate/wishes.h"
#include "tests/media/media_stage.h"
#include "tests/support/runner.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using appstate::Actions;
using appstate::Mutation;
using base::Result;
using model::Jid;

namespace {

const messaging::Self kSelf{Jid::pn("15550009").withDevice(3), Jid::lid("9000009").withDevice(3)};
const Jid kFriend = Jid::pn("15550001");
const Jid kFriendHidden = Jid::lid("9000001");

class Desk {
public:
    bool write(store::Store::Work work)
    {
        bool fine = false;
        stage.store->write(std::move(work)).finally(qApp, [&](const Result<void> &done) {
            fine = done.has_value();
        });
        stage.settle();
        return fine;
    }
    void keepShare(const QByteArray &id, const Jid &sender, qsizetype keyBytes)
    {
        proto::Message message;
        auto &key = *message.mutable_protocolmessage()->mutable_appstatesynckeyshare()->add_keys();
        key.mutable_keyid()->set_keyid(id.toStdString());
        key.mutable_keydata()->set_keydata(std::string(static_cast<std::size_t>(keyBytes), 'k'));
        store::RawItem item;
        item.account = stage.number;
        item.kind = u"app_state_key_share"_s;
        item.waId = id;
        item.sender = sender;
        item.bytes = QByteArray::fromStdString(message.SerializeAsString());
        QVERIFY(write([&] { return stage.store->raw().keep(item); }));
    }
    Actions::Done apply(const QByteArray &index, const proto::SyncActionValue &value, bool isRemoval = false)
    {
        Mutation mutation;
        mutation.isRemoval = isRemoval;
        mutation.data.set_index(index.toStdString());
        *mutation.data.mutable_value() = value;
        Actions::Done done;
        write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(done, actions.apply(mutation));
            return {};
        });
        return done;
    }
    void insert(const Jid &from, const QByteArray &id, qint64 atMs)
    {
        QVERIFY(write([&]() -> Result<void> {
            store::MessageRow row;
            ASSIGN_OR_RETURN(row.chat, stage.store->chats().ensure(stage.number, from));
            ASSIGN_OR_RETURN(const auto person, stage.store->people().ensure(stage.number, from));
            row.person = person.id;
            row.message.id = QString::fromLatin1(id);
            row.message.account = stage.number;
            row.message.waId = id;
            row.message.chat = from;
            row.message.from = from;
            row.message.timestampMs = atMs;
            row.sender = from;
            RETURN_IF_FAILED(stage.store->messages().insert(row));
            return messaging::AddOns(stage.number, kSelf, *stage.store).applyWaiting(id, row.chat);
        }));
    }
    model::Chat chat(const Jid &jid)
    {
        const auto id = stage.store->chats().find(stage.number, jid).value();
        return id ? stage.store->chats().view(*id).value().value_or(model::Chat()) : model::Chat();
    }
    std::optional<model::Message> message(const QString &id)
    {
        const auto row = stage.store->messages().find(id).value();
        return row ? std::optional(row->message) : std::nullopt;
    }

    support::MediaStage stage;
    transport::Line line;
    media::Downloader downloader{
        {*stage.store, stage.transfers, stage.hosts, stage.clock, stage.random}, stage.number};
    messaging::Cipher cipher{stage.number, *stage.store, stage.random};
    messaging::Bundles bundles{stage.number, line, *stage.store, cipher};
    messaging::PeerMessages peers{
        {stage.number, kSelf, line, *stage.store, stage.clock, stage.random, bundles, cipher}};
    appstate::Collections collections{
        {stage.number, kSelf, line, *stage.store, downloader, stage.clock, stage.random, peers}};
    Actions actions{stage.number, kSelf, *stage.store};
};

}

class TstCollections : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysThatWereKeptRawAreTakenAndThoseOfStrangersAreNot()
    {
        Desk desk;
        desk.keepShare("one", kSelf.pn.withDevice(0), 32);
        desk.keepShare("short", kSelf.pn.withDevice(0), 31);
        desk.keepShare("strange", kFriend, 32);
        desk.collections.keysCame();
        desk.stage.settle();
        const auto keys = desk.stage.store->appState().keys(desk.stage.number);
        QVERIFY(keys);
        QCOMPARE(keys->size(), std::size_t(1));
        QCOMPARE(keys->front().id, QByteArray("one"));
        QVERIFY(desk.stage.store->raw().list(desk.stage.number, u"app_state_key_share"_s, 9)->isEmpty());
    }

    void aNumberMayGoAtAnyMoment()
    {
        // what a download or a line that ends with it answers must find nobody
        Desk desk;
        auto shortLived = std::make_unique<appstate::Collections>(
            appstate::Collections::Parts{desk.stage.number, kSelf, desk.line, *desk.stage.store,
                desk.downloader, desk.stage.clock, desk.stage.random, desk.peers});
        desk.keepShare("one", kSelf.pn.withDevice(0), 32);
        shortLived->keysCame(); // its write is under way
        shortLived.reset();
        desk.stage.settle();
        QCOMPARE(desk.stage.store->appState().keys(desk.stage.number)->size(), std::size_t(1));
    }

    void aContactThatNamesBothAddressesMakesOneOfTwoChats()
    {
        Desk desk;
        desk.insert(kFriend, "a", 1000);
        desk.insert(kFriendHidden, "b", 2000);
        proto::SyncActionValue value;
        value.mutable_contactaction()->set_fullname("Avi Cohen");
        value.mutable_contactaction()->set_lidjid(kFriendHidden.text().toStdString());
        QVERIFY(desk.apply(R"(["contact","15550001@s.whatsapp.net"])", value).isKnown);
        QCOMPARE(desk.chat(kFriend).name, u"Avi Cohen"_s);
        QCOMPARE(desk.chat(kFriendHidden).jid, kFriend);
        QCOMPARE(desk.stage.store->chats().list({.account = desk.stage.number})->items.size(), 1);
        desk.apply(R"(["contact","15550001@s.whatsapp.net"])", {}, true);
        QCOMPARE(desk.chat(kFriend).name, QString());
    }

    void aChatIsClearedUpToWhatWasMeant()
    {
        Desk desk;
        desk.insert(kFriend, "old", 5'000);
        desk.insert(kFriend, "new", 9'000);
        proto::SyncActionValue value;
        value.set_timestamp(99'000);
        value.mutable_clearchataction()->mutable_messagerange()->set_lastmessagetimestamp(5);
        desk.apply(R"(["clearChat","15550001@s.whatsapp.net","0","0"])", value);
        QVERIFY(!desk.message(u"old"_s));
        QVERIFY(desk.message(u"new"_s));
    }

    void aStarWaitsForItsMessage()
    {
        Desk desk;
        proto::SyncActionValue on;
        on.mutable_staraction()->set_starred(true);
        desk.apply(R"(["star","15550001@s.whatsapp.net","late","0","0"])", on);
        desk.apply(R"(["star","15550001@s.whatsapp.net","undone","0","0"])", on);
        desk.apply(R"(["star","15550001@s.whatsapp.net","undone","0","0"])", {});
        desk.insert(kFriend, "late", 1000);
        desk.insert(kFriend, "undone", 2000);
        QVERIFY(desk.message(u"late"_s)->isStarred);
        QVERIFY(!desk.message(u"undone"_s)->isStarred);
        QVERIFY(desk.stage.store->raw().list(desk.stage.number, u"star"_s, 9)->isEmpty());
    }

    void whatIsReadOnThePhoneIsReadHereUnlessMoreHasCome()
    {
        Desk desk;
        desk.insert(kFriend, "one", 5'000);
        proto::SyncActionValue read;
        read.mutable_markchatasreadaction()->set_read(true);
        read.mutable_markchatasreadaction()->mutable_messagerange()->set_lastmessagetimestamp(4);
        desk.apply(R"(["markChatAsRead","15550001@s.whatsapp.net"])", read);
        QCOMPARE(desk.chat(kFriend).unread, 1);
        read.mutable_markchatasreadaction()->mutable_messagerange()->set_lastmessagetimestamp(5);
        desk.apply(R"(["markChatAsRead","15550001@s.whatsapp.net"])", read);
        QCOMPARE(desk.chat(kFriend).unread, 0);
    }

    void whatNobodyKnowsIsKeptAndNonsenseIsPassedOver()
    {
        Desk desk;
        QVERIFY(!desk.apply(R"(["nux","x"])", {}).isKnown);
        QVERIFY(!desk.apply("no json", {}).isKnown);
        for (const char *index :
            {R"(["mute"])", R"(["mute",""])", R"(["label_jid","1","nobody"])", R"(["star"])",
                R"(["deleteMessageForMe","x@g.us","id","7"])", R"(["contact","status@broadcast"])"})
            QVERIFY(desk.apply(index, {}).isKnown);
        QVERIFY(desk.stage.store->chats().list({.account = desk.stage.number})->items.isEmpty());
    }

    void aWishIsDoneHereAtOnceAndKeptForTheOthers()
    {
        Desk desk;
        desk.insert(kFriend, "one", 5'000);
        QVERIFY(desk.write([&]() -> Result<void> {
            appstate::Wishes wishes(desk.stage.number, kSelf, *desk.stage.store, desk.stage.clock);
            RETURN_IF_FAILED(wishes.pin(desk.chat(kFriend), true));
            return wishes.archive(desk.chat(kFriend), true);
        }));
        const auto marks = desk.chat(kFriend).marks;
        QVERIFY(marks.isArchived);
        QCOMPARE(marks.pinnedMs, 0);
        const auto wishes = desk.stage.store->appState().wishes(desk.stage.number, "regular_low", 9);
        QCOMPARE(wishes->size(), 2);
        QCOMPARE(wishes->at(0).index, QByteArray(R"(["archive","15550001@s.whatsapp.net"])"));
        QCOMPARE(wishes->at(1).index, QByteArray(R"(["pin_v1","15550001@s.whatsapp.net"])"));
    }
};

GESHER_TEST(tst_collections, TstCollections)
#include "tst_collections.moc"
