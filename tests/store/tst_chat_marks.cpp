// SPDX-License-Identifier: GPL-3.0-or-later
// How chats stand in the list, who is called what, and the keys and wishes behind it.
#include "engine/store/store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using base::Result;
using model::Jid;

namespace {

const model::AccountId kChatAccount{u"one"_s};
const Jid kAnna = Jid::pn("972500000001");
const Jid kBen = Jid::pn("972500000002");
const Jid kBenHidden = Jid::lid("100000000000002");

class ChatShelf {
public:
    ChatShelf()
    {
        store::Opening opening;
        opening.directory = directory_.path();
        opening.masterKey = crypto::Key32(QByteArray(32, 'k'));
        opening.networkRoot = QByteArray(32, 'r');
        auto opened = store::Store::open(std::move(opening), clock_, random_);
        if (!opened)
            qFatal("no store");
        store_ = std::move(*opened);
    }
    store::Store *operator->() const { return store_.get(); }
    bool write(store::Store::Work work)
    {
        bool fine = false;
        store_->write(std::move(work)).finally(store_.get(), [&](const Result<void> &done) {
            fine = done.has_value();
        });
        return store_->flush() && fine;
    }
    store::ChatId chat(const Jid &jid)
    {
        store::ChatId id = 0;
        write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(id, store_->chats().ensure(kChatAccount, jid));
            return {};
        });
        return id;
    }
    void insert(const Jid &jid, const QString &id, qint64 atMs)
    {
        store::MessageRow row;
        row.chat = chat(jid);
        row.message.id = id;
        row.message.account = kChatAccount;
        row.message.waId = id.toUtf8();
        row.message.chat = jid;
        row.message.from = jid;
        row.message.timestampMs = atMs;
        row.message.receivedMs = atMs;
        row.sender = jid;
        write([&] { return store_->messages().insert(row); });
    }
    void mark(const Jid &jid, const model::ChatMarks &marks)
    {
        const auto id = chat(jid);
        write([&] { return store_->chats().setMarks(id, marks); });
    }
    QList<Jid> list(model::ChatFilter filter = {})
    {
        filter.account = kChatAccount;
        QList<Jid> jids;
        const auto page = store_->chats().list(filter);
        if (page) {
            for (const model::Chat &chat : page->items)
                jids.append(chat.jid);
        }
        return jids;
    }

private:
    QTemporaryDir directory_;
    support::ManualClock clock_;
    support::SeededRandom random_;
    std::unique_ptr<store::Store> store_;
};

}

class TstChatMarks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPinnedChatStandsBeforeAllOthersOnEveryPage()
    {
        ChatShelf shelf;
        shelf.insert(kAnna, u"a"_s, 1000);
        shelf.insert(kBen, u"b"_s, 2000);
        QCOMPARE(shelf.list(), (QList<Jid>{kBen, kAnna}));
        shelf.mark(kAnna, {.pinnedMs = 5});
        QCOMPARE(shelf.list(), (QList<Jid>{kAnna, kBen}));
        model::ChatFilter first;
        first.account = kChatAccount;
        first.limit = 1;
        const auto page = shelf->chats().list(first);
        QVERIFY(page);
        QCOMPARE(page->items.at(0).jid, kAnna);
        first.cursor = page->next;
        const auto second = shelf->chats().list(first);
        QVERIFY(second);
        QCOMPARE(second->items.at(0).jid, kBen);
    }

    void archivedChatsAreAListOfTheirOwn()
    {
        ChatShelf shelf;
        shelf.insert(kAnna, u"a"_s, 1000);
        shelf.insert(kBen, u"b"_s, 2000);
        shelf.mark(kBen, {.isArchived = true});
        QCOMPARE(shelf.list({.archived = false}), (QList<Jid>{kAnna}));
        QCOMPARE(shelf.list({.archived = true}), (QList<Jid>{kBen}));
        QCOMPARE(shelf.list(), (QList<Jid>{kBen, kAnna}));
        // a number beside "Unread" must be the length of that list
        QCOMPARE(shelf->chats().countUnread(kChatAccount).value(),
            static_cast<int>(shelf.list({.unreadOnly = true, .archived = false}).size()));
    }

    void whatIsMarkedUnreadCountsUntilItIsRead()
    {
        ChatShelf shelf;
        shelf.insert(kAnna, u"a"_s, 1000);
        const auto id = shelf.chat(kAnna);
        shelf.write([&] { return shelf->chats().markRead(id); });
        QCOMPARE(shelf->chats().countUnread(kChatAccount).value(), 0);
        shelf.mark(kAnna, {.isMarkedUnread = true});
        QCOMPARE(shelf->chats().countUnread(kChatAccount).value(), 1);
        QCOMPARE(shelf.list({.unreadOnly = true}), (QList<Jid>{kAnna}));
        shelf.write([&] { return shelf->chats().markRead(id); });
        QCOMPARE(shelf->chats().countUnread(kChatAccount).value(), 0);
    }

    void twoChatsThatBecomeOneKeepNameMarkAndLabel()
    {
        ChatShelf shelf;
        shelf.insert(kBen, u"b"_s, 1000);
        shelf.insert(kBenHidden, u"h"_s, 2000);
        shelf.mark(kBen, {.isArchived = true, .mutedUntilMs = model::ChatMarks::kMutedForEver});
        const auto before = shelf.chat(kBen);
        shelf.write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto ben, shelf->people().ensure(kChatAccount, kBen));
            ASSIGN_OR_RETURN(
                const bool isNew, shelf->people().setContact(ben.id, {u"Ben Levi"_s, u"Ben"_s, {}}));
            if (!isNew)
                return base::fail(base::Fault::Storage, u"nothing changed"_s);
            RETURN_IF_FAILED(shelf->labels().put(kChatAccount, {u"7"_s, u"VIP"_s, 3, 0}));
            RETURN_IF_FAILED(shelf->labels().assign(kChatAccount, u"7"_s, before, true));
            return {};
        });
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf->people().link(kChatAccount, kBenHidden, kBen));
            return {};
        }));
        const auto chat = shelf->chats().view(shelf.chat(kBenHidden));
        QVERIFY(chat && *chat);
        QCOMPARE((*chat)->name, u"Ben Levi"_s);
        QVERIFY((*chat)->marks.isArchived);
        QVERIFY((*chat)->marks.isMuted(1));
        QCOMPARE((*chat)->labels, QStringList{u"7"_s});
        QCOMPARE(shelf.list({.label = u"7"_s}), (QList<Jid>{kBen}));
    }

    void aStarIsSetOnceAndSurvivesAClearing()
    {
        ChatShelf shelf;
        shelf.insert(kAnna, u"a"_s, 1000);
        shelf.insert(kAnna, u"b"_s, 2000);
        shelf.insert(kAnna, u"c"_s, 3000);
        const auto id = shelf.chat(kAnna);
        QVERIFY(shelf.write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(const auto row, shelf->messages().find(u"a"_s));
            return shelf->messages().setStarred(*row, true);
        }));
        QVERIFY((*shelf->messages().find(u"a"_s))->message.isStarred);
        QVERIFY(shelf.write([&] { return shelf->messages().clear(id, 2000, true); }));
        QVERIFY(*shelf->messages().find(u"a"_s));
        QVERIFY(!*shelf->messages().find(u"b"_s));
        QVERIFY(*shelf->messages().find(u"c"_s));
        QVERIFY(shelf.write([&] { return shelf->messages().clear(id, 9000, false); }));
        QVERIFY(shelf.list().isEmpty());
        QCOMPARE((*shelf->chats().view(id))->unread, 0);
    }

    void aMissingKeyIsAskedForOnceADay()
    {
        ChatShelf shelf;
        const auto ask = [&](qint64 now) {
            bool asked = false;
            shelf.write([&]() -> Result<void> {
                ASSIGN_OR_RETURN(
                    asked, shelf->appState().askForKey(kChatAccount, "id", now, now - 86'400'000));
                return {};
            });
            return asked;
        };
        QVERIFY(ask(1'000));
        QVERIFY(!ask(2'000));
        QVERIFY(ask(86'401'000));
        QVERIFY(shelf->appState().keys(kChatAccount)->empty());
        bool isNew = false;
        shelf.write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(isNew,
                shelf->appState().saveKey(kChatAccount, {"id", crypto::Key32(QByteArray(32, 's')), 7}));
            return {};
        });
        QVERIFY(isNew);
        const auto keys = shelf->appState().keys(kChatAccount);
        QCOMPARE(keys->size(), std::size_t(1));
        QCOMPARE(keys->front().key.toByteArray(), QByteArray(32, 's'));
        QVERIFY(!ask(999'999'999));
    }

    void theLastWishAboutARecordCounts()
    {
        ChatShelf shelf;
        store::AppStateWish wish{0, "regular_low", R"(["archive","x"])", "first", 3, false};
        shelf.write([&] { return shelf->appState().wish(kChatAccount, wish); });
        wish.value = "second";
        shelf.write([&] { return shelf->appState().wish(kChatAccount, wish); });
        const auto wishes = shelf->appState().wishes(kChatAccount, "regular_low", 10);
        QCOMPARE(wishes->size(), 1);
        QCOMPARE(wishes->at(0).value, "second"_ba);
        QCOMPARE(shelf->appState().wished(kChatAccount).value(), QList<QByteArray>{"regular_low"});
        shelf.write([&] { return shelf->appState().removeWish(wishes->at(0).id); });
        QVERIFY(shelf->appState().wished(kChatAccount)->isEmpty());
    }
};

GESHER_TEST(tst_chat_marks, TstChatMarks)
#include "tst_chat_marks.moc"
