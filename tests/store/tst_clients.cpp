// SPDX-License-Identifier: GPL-3.0-or-later
// Clients at rest: each with a key of its own, under which lies what its numbers have; and how long it lies
// there.
#include "engine/store/database.h"
#include "tests/store/shelf.h"
#include "tests/support/runner.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using base::Result;
using model::ClientId;
using model::Jid;
using support::Shelf;

namespace {

const model::AccountId kOwnedNumber{u"number"_s};
const ClientId kOneClient{u"first"_s};
const ClientId kOtherClient{u"second"_s};
const Jid kFriend = Jid::pn("972500000001");
const Jid kGroup = Jid::parse("120363000000000001@g.us").value();

model::Client fullClient(const ClientId &id)
{
    model::Client client;
    client.id = id;
    client.name = u"Cohen & Sons"_s;
    client.timeZone = "Asia/Jerusalem";
    client.country = u"IL"_s;
    client.language = u"he"_s;
    client.colour = model::clientColours().first();
    client.mark = u"CS"_s;
    client.quietHours = model::QuietHours{22 * 60, 7 * 60};
    client.keepMessagesDays = 30;
    client.createdMs = 5;
    return client;
}

/// Something of every table that is sealed for a number.
Result<void> fill(Shelf &shelf)
{
    store::Store &store = *shelf.store;
    store::DeviceKeys keys;
    keys.noise = crypto::KeyPair::generate(shelf.random);
    keys.identity = crypto::KeyPair::generate(shelf.random);
    keys.signedPreKey = crypto::KeyPair::generate(shelf.random);
    keys.signedPreKeySignature = QByteArray(64, 's');
    keys.advSecret = QByteArray(32, 'a');
    RETURN_IF_FAILED(store.keys().saveDevice(kOwnedNumber, keys));
    std::vector<store::PreKeyRow> preKeys;
    preKeys.push_back({7, crypto::KeyPair::generate(shelf.random)});
    RETURN_IF_FAILED(store.keys().insertPreKeys(kOwnedNumber, preKeys));
    RETURN_IF_FAILED(store.sessions().saveSession(kOwnedNumber, kFriend, "session"));
    RETURN_IF_FAILED(store.sessions().saveSenderKey(kOwnedNumber, kGroup, kFriend, "sender key"));
    return store.raw().keep({0, kOwnedNumber, u"history_sync"_s, "3EB0", kFriend, 1, "raw"});
}

bool isAllReadable(Shelf &shelf)
{
    store::Store &store = *shelf.store;
    const auto device = store.keys().device(kOwnedNumber);
    const auto signedKey = store.keys().signedPreKey(kOwnedNumber, 1);
    const auto preKey = store.keys().preKey(kOwnedNumber, 7);
    const auto session = store.sessions().session(kOwnedNumber, kFriend);
    const auto senderKey = store.sessions().senderKey(kOwnedNumber, kGroup, kFriend);
    const auto raw = store.raw().list(kOwnedNumber, u"history_sync"_s, 10);
    return device && *device && (*device)->advSecret == QByteArray(32, 'a') && signedKey && *signedKey
        && preKey && *preKey && session && *session == QByteArray("session") && senderKey
        && *senderKey == QByteArray("sender key") && raw && raw->size() == 1 && raw->first().bytes == "raw";
}

store::AccountRow number(const ClientId &client)
{
    store::AccountRow row;
    row.id = kOwnedNumber;
    row.client = client;
    row.label = u"Front desk"_s;
    return row;
}

int run(const QString &file, const char *sql)
{
    sqlite3 *handle = nullptr;
    if (sqlite3_open(file.toUtf8().constData(), &handle) != SQLITE_OK
        || sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(handle));
    const int changes = sqlite3_changes(handle);
    sqlite3_close(handle);
    return changes;
}

}

class TstClients : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasWrittenIsRead()
    {
        Shelf shelf;
        QVERIFY(shelf.open());
        QVERIFY(shelf.write([&] { return shelf.store->clients().insert(fullClient(kOneClient)); }));
        shelf.store.reset();
        QVERIFY(shelf.open());
        QVERIFY(shelf.store->clients().find(kOneClient).value() == fullClient(kOneClient));
        auto next = fullClient(kOneClient);
        next.quietHours.reset();
        next.name = u"כהן"_s;
        QVERIFY(shelf.write([&] { return shelf.store->clients().update(next); }));
        QCOMPARE(shelf.store->clients().all().value(), QList<model::Client>{next});
    }

    void whatANumberHasOpensUnderItsClientsKeyAlone()
    {
        Shelf shelf;
        QVERIFY(shelf.open());
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->clients().insert(fullClient(kOneClient)));
            RETURN_IF_FAILED(shelf.store->clients().insert(fullClient(kOtherClient)));
            RETURN_IF_FAILED(shelf.store->accounts().insert(number(kOneClient)));
            return fill(shelf);
        }));
        QVERIFY(isAllReadable(shelf));
        shelf.store.reset();
        // behind the store's back: the rows say another client, and are still sealed for the first one
        QCOMPARE(run(shelf.directory.filePath(u"gesher.db"_s), "UPDATE accounts SET client = 'second'"), 1);
        QVERIFY(shelf.open());
        QCOMPARE(shelf.store->sessions().session(kOwnedNumber, kFriend).error().code, u"wrong_key"_s);
        QCOMPARE(shelf.store->keys().device(kOwnedNumber).error().code, u"wrong_key"_s);
    }

    void aNumberThatMovesTakesAllItHasAlong()
    {
        Shelf shelf;
        QVERIFY(shelf.open());
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->accounts().insert(number({})));
            RETURN_IF_FAILED(fill(shelf));
            RETURN_IF_FAILED(shelf.store->clients().insert(fullClient(kOneClient)));
            return shelf.store->clients().insert(fullClient(kOtherClient));
        }));
        for (const ClientId &to : {kOneClient, kOtherClient, ClientId()}) {
            QVERIFY(shelf.write([&] { return shelf.store->moveAccount(kOwnedNumber, to); }));
            QVERIFY(isAllReadable(shelf));
            shelf.store.reset();
            QVERIFY(shelf.open());
            QVERIFY(isAllReadable(shelf));
            QCOMPARE(shelf.store->accounts().find(kOwnedNumber).value()->client, to);
        }
        QVERIFY(!shelf.write([&] { return shelf.store->moveAccount(kOwnedNumber, {u"nobody"_s}); }));
        QVERIFY(isAllReadable(shelf));
    }

    void aMoveThatIsLostLeavesEverythingWhereItWas()
    {
        Shelf shelf;
        QVERIFY(shelf.open());
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->clients().insert(fullClient(kOneClient)));
            RETURN_IF_FAILED(shelf.store->accounts().insert(number({})));
            return fill(shelf);
        }));
        QVERIFY(!shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->moveAccount(kOwnedNumber, kOneClient));
            return base::fail(base::Fault::Storage, u"the disk is full"_s);
        }));
        QVERIFY(isAllReadable(shelf));
    }

    void whileTheKeysCannotBeReadAgainNothingIsSealed()
    {
        Shelf shelf;
        QVERIFY(shelf.open());
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->clients().insert(fullClient(kOneClient)));
            RETURN_IF_FAILED(shelf.store->accounts().insert(number(kOneClient)));
            return fill(shelf);
        }));
        const QString file = shelf.directory.filePath(u"gesher.db"_s);
        run(file,
            "CREATE TABLE kept AS SELECT sealed_key FROM clients; UPDATE clients SET sealed_key = x'00'");
        QVERIFY(!shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->moveAccount(kOwnedNumber, {}));
            return base::fail(base::Fault::Storage, u"the disk is full"_s);
        }));
        // whose key the number has is not known now: under another one its session would be lost
        const auto save
            = [&] { return shelf.store->sessions().saveSession(kOwnedNumber, kFriend, "session"); };
        QVERIFY(!shelf.write(save));
        run(file, "UPDATE clients SET sealed_key = (SELECT sealed_key FROM kept)");
        QVERIFY(shelf.write(save));
        QVERIFY(isAllReadable(shelf));
    }

    void aClientsKeyIsNowhereInTheFileAndGoneWithTheClient()
    {
        Shelf shelf;
        QVERIFY(shelf.open());
        QVERIFY(shelf.write([&] { return shelf.store->clients().insert(fullClient(kOneClient)); }));
        QVERIFY(shelf.write([&]() -> Result<void> {
            ASSIGN_OR_RETURN(const bool was, shelf.store->clients().remove(kOneClient));
            return was ? Result<void>() : Result<void>(base::fail(base::Fault::NotFound, u"none"_s));
        }));
        QVERIFY(shelf.store->emptyJournal());
        QVERIFY(!shelf.bytesOf(u"gesher.db"_s).contains("Cohen & Sons"));
        QVERIFY(!shelf.write([&] { return shelf.store->moveAccount(kOwnedNumber, kOneClient); }));
    }

    void anotherMasterKeyOpensNoClient()
    {
        Shelf shelf;
        QVERIFY(shelf.open());
        QVERIFY(shelf.write([&] { return shelf.store->clients().insert(fullClient(kOneClient)); }));
        shelf.store.reset();
        QCOMPARE(shelf.open('x').error().code, u"wrong_key"_s);
    }

    void messagesGoWhenTheyHaveBeenKeptLongEnough();
};

void TstClients::messagesGoWhenTheyHaveBeenKeptLongEnough()
{
    Shelf shelf;
    QVERIFY(shelf.open());
    store::Store &store = *shelf.store;
    const auto say = [&](const QString &id, const Jid &whom, qint64 atMs) {
        return shelf.write([&]() -> Result<void> {
            store::MessageRow row;
            ASSIGN_OR_RETURN(const auto person, store.people().ensure(kOwnedNumber, whom));
            row.person = person.id;
            ASSIGN_OR_RETURN(row.chat, store.chats().ensure(kOwnedNumber, whom));
            row.message.id = id;
            row.message.account = kOwnedNumber;
            row.message.waId = id.toLatin1();
            row.message.from = row.message.chat = row.sender = whom;
            row.message.state = model::MessageState::Received;
            row.message.timestampMs = row.message.receivedMs = atMs;
            row.message.text = u"text"_s;
            return store.messages().insert(row);
        });
    };
    const Jid other = Jid::pn("972500000002");
    QVERIFY(say(u"old"_s, kFriend, 1'000));
    QVERIFY(say(u"new"_s, kFriend, 3'000));
    QVERIFY(say(u"alone"_s, other, 1'500));
    QCOMPARE(store.messages().countBefore(kOwnedNumber, 2'000).value(), 2);
    QVERIFY(shelf.write([&]() -> Result<void> {
        ASSIGN_OR_RETURN(const int gone, store.messages().removeBefore(kOwnedNumber, 2'000, 100));
        return gone == 2 ? Result<void>() : Result<void>(base::fail(base::Fault::Storage, u"not two"_s));
    }));
    QVERIFY(!store.messages().find(u"old"_s).value());
    QVERIFY(store.messages().find(u"new"_s).value());
    model::ChatFilter filter;
    filter.account = kOwnedNumber;
    filter.limit = 10;
    const auto chats = store.chats().list(filter).value().items;
    QCOMPARE(chats.size(), 1); // of the other chat nothing is left
    QCOMPARE(chats.first().unread, 1);
    QCOMPARE(chats.first().last->id, u"new"_s);
    QCOMPARE(store.messages().countBefore(kOwnedNumber, 2'000).value(), 0);
}

GESHER_TEST(tst_clients, TstClients)
#include "tst_clients.moc"
