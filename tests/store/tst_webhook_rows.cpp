// SPDX-License-Identifier: GPL-3.0-or-later
// Web hooks at rest: sealed, once per event, and reached from a file of the version before without losing it.
#include "engine/store/database.h"
#include "tests/store/shelf.h"
#include "tests/support/runner.h"

#include <QDir>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using base::Result;
using model::DeliveryState;
using support::Shelf;

namespace {

store::WebhookRow hook(const QString &id)
{
    store::WebhookRow row;
    row.view.id = id;
    row.view.url = u"https://hooks.example/TheUrlIsTheSecret"_s;
    row.view.urlMasked = u"https://hooks.example/…"_s;
    row.bearer = u"TheBearerToken"_s;
    row.secret = "TheSigningSecret";
    row.view.events = QStringList{u"alert"_s, u"message.received"_s};
    row.view.reason = model::StateReason{u"gone"_s, u"because"_s, 0};
    row.view.createdMs = 5;
    row.goneInRow = 3;
    return row;
}

store::DeliveryRow delivery(const QString &id, qint64 seq, const QString &chat = {})
{
    store::DeliveryRow row;
    row.delivery.id = id;
    row.delivery.target = u"t"_s;
    row.delivery.event = u"message.received"_s;
    row.delivery.seq = seq;
    row.delivery.createdMs = row.delivery.nextAttemptMs = 1'000;
    row.chat = chat;
    return row;
}

int versionOf(const QString &file)
{
    sqlite3 *handle = nullptr;
    sqlite3_stmt *asked = nullptr;
    if (sqlite3_open(file.toUtf8().constData(), &handle) != SQLITE_OK
        || sqlite3_prepare_v2(handle, "PRAGMA user_version", -1, &asked, nullptr) != SQLITE_OK
        || sqlite3_step(asked) != SQLITE_ROW)
        qFatal("%s", sqlite3_errmsg(handle));
    const int version = sqlite3_column_int(asked, 0);
    sqlite3_finalize(asked);
    sqlite3_close(handle);
    return version;
}

/// A file as the first version of the tables left it, with something in it.
void makeVersionOne(const QString &file)
{
    const auto noCopy = [](qint64) -> Result<void> { return {}; };
    auto database = store::Database::open(file, {});
    if (!database || !store::migrate(**database, noCopy, 1)
        || !(*database)->execute("INSERT INTO settings (key, value) VALUES ('mine', x'6b657074')"))
        qFatal("no file of version 1");
}

}

class TstWebhookRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasWrittenIsRead()
    {
        Shelf shelf;
        QVERIFY(shelf.open());
        QVERIFY(shelf.write([&] { return shelf.store->webhooks().insert(hook(u"t"_s)); }));
        shelf.store.reset();
        QVERIFY(shelf.open());
        const auto row = shelf.store->webhooks().find(u"t"_s).value().value();
        const auto wanted = hook(u"t"_s);
        QCOMPARE(row.view.url, wanted.view.url);
        QCOMPARE(row.bearer, wanted.bearer);
        QCOMPARE(row.secret, wanted.secret);
        QCOMPARE(row.view.events, wanted.view.events);
        QVERIFY(row.view.reason == wanted.view.reason);
        QCOMPARE(row.goneInRow, 3);
        QVERIFY(row.view.hasBearer && row.view.hasSecret);
        QCOMPARE(shelf.store->webhooks().all().value().size(), 1);
    }

    void secretsAreNowhereInTheFile()
    {
        Shelf shelf;
        QVERIFY(shelf.open());
        QVERIFY(shelf.write([&] { return shelf.store->webhooks().insert(hook(u"t"_s)); }));
        QVERIFY(shelf.write([&] {
            return shelf.store->tokens().remember(
                u"key"_s, {"hash", 201, "{\"url\":\"TheUrlIsTheSecret\"}", 1});
        }));
        QCOMPARE(shelf.store->tokens().remembered(u"key"_s).value().value().body,
            "{\"url\":\"TheUrlIsTheSecret\"}");
        const QByteArray all = shelf.bytesOf(u"gesher.db"_s) + shelf.bytesOf(u"gesher.db-wal"_s);
        QVERIFY(all.contains("hooks.example/"));
        for (const char *secret : {"TheUrlIsTheSecret", "TheBearerToken", "TheSigningSecret"})
            QVERIFY2(!all.contains(secret), secret);
    }

    void anEventIsOneDeliveryOfATarget()
    {
        Shelf shelf;
        QVERIFY(shelf.open());
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->deliveries().insert(delivery(u"a"_s, 7)));
            RETURN_IF_FAILED(shelf.store->deliveries().insert(delivery(u"b"_s, 7)));
            RETURN_IF_FAILED(shelf.store->deliveries().insert(delivery(u"test 1"_s, 0)));
            return shelf.store->deliveries().insert(delivery(u"test 2"_s, 0));
        }));
        QCOMPARE(shelf.store->deliveries().list(u"t"_s, {}, 50, {}).value().items.size(), 3);
        QVERIFY(!shelf.store->deliveries().find(u"b"_s).value());
    }

    void listsByPageAndState()
    {
        Shelf shelf;
        QVERIFY(shelf.open());
        QVERIFY(shelf.write([&]() -> Result<void> {
            for (int i = 1; i <= 25; ++i) {
                auto row = delivery(u"d%1"_s.arg(i), i);
                row.delivery.state = i % 5 == 0 ? DeliveryState::Failed : DeliveryState::Success;
                RETURN_IF_FAILED(shelf.store->deliveries().insert(row));
            }
            return {};
        }));
        QStringList ids;
        QString cursor;
        do {
            const auto page
                = shelf.store->deliveries().list(u"t"_s, DeliveryState::Success, 6, cursor).value();
            for (const auto &item : page.items)
                ids.append(item.id);
            cursor = page.next;
        } while (!cursor.isEmpty());
        QCOMPARE(ids.size(), 20);
        QCOMPARE(ids.first(), u"d24"_s);
        QCOMPARE(ids.last(), u"d1"_s);
        QCOMPARE(shelf.store->deliveries().list(u"t"_s, {}, 6, u"rubbish"_s).error().fault,
            base::Fault::Malformed);
    }

    void onlyTheOldestOfAChatIsReady()
    {
        Shelf shelf;
        QVERIFY(shelf.open());
        auto older = delivery(u"older"_s, 1, u"c"_s);
        older.delivery.state = DeliveryState::Retrying;
        older.triedSinceMs = 500;
        older.delivery.nextAttemptMs = 9'000;
        QVERIFY(shelf.write([&]() -> Result<void> {
            RETURN_IF_FAILED(shelf.store->deliveries().insert(older));
            RETURN_IF_FAILED(shelf.store->deliveries().insert(delivery(u"newer"_s, 2, u"c"_s)));
            RETURN_IF_FAILED(shelf.store->deliveries().insert(delivery(u"none 1"_s, 3)));
            return shelf.store->deliveries().insert(delivery(u"none 2"_s, 4));
        }));
        const auto ready = [&](qint64 now, qint64 stuck, bool probe) {
            QStringList ids;
            const auto rows = shelf.store->deliveries().ready({u"t"_s, now, stuck, probe, 10}).value();
            for (const auto &row : rows)
                ids.append(row.delivery.id);
            return ids;
        };
        QCOMPARE(ready(2'000, -1, false), QStringList({u"none 1"_s, u"none 2"_s}));
        QCOMPARE(ready(9'000, -1, false), QStringList({u"older"_s, u"none 1"_s, u"none 2"_s}));
        QCOMPARE(ready(2'000, 500, false), QStringList({u"newer"_s, u"none 1"_s, u"none 2"_s}));
        QCOMPARE(ready(2'000, -1, true).first(), u"older"_s);
        QCOMPARE(shelf.store->deliveries().nextDue(u"t"_s, 2'000).value().value(), 9'000);
        // a clock that was set back by years does not hold anything up
        QVERIFY(ready(-100'000'000, -1, false).contains(u"older"_s));
        QCOMPARE(shelf.store->deliveries().unfinishedOfAll().value(), 4);
    }

    void keepsACopyBeforeItMigrates()
    {
        Shelf shelf;
        makeVersionOne(shelf.directory.filePath(u"gesher.db"_s));
        QVERIFY(!QFile::exists(shelf.directory.filePath(store::Store::backUpName(1))));

        QVERIFY(shelf.open());
        QCOMPARE(shelf.store->settings().value(u"mine"_s).value().value(), "kept");
        QVERIFY(shelf.store->webhooks().all().value().isEmpty());
        const QString copy = shelf.directory.filePath(store::Store::backUpName(1));
        QCOMPARE(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        sqlite3 *handle = nullptr;
        QCOMPARE(sqlite3_open(copy.toUtf8().constData(), &handle), SQLITE_OK);
        sqlite3_stmt *asked = nullptr;
        sqlite3_prepare_v2(handle,
            "SELECT (SELECT user_version FROM pragma_user_version), value FROM settings", -1, &asked,
            nullptr);
        QCOMPARE(sqlite3_step(asked), SQLITE_ROW);
        QCOMPARE(sqlite3_column_int(asked, 0), 1);
        QCOMPARE(QByteArray(reinterpret_cast<const char *>(sqlite3_column_blob(asked, 1)), 4), "kept");
        sqlite3_finalize(asked);
        sqlite3_close(handle);

        shelf.store->dropBackUps(0);
        QVERIFY(QFile::exists(copy));
        QVERIFY(shelf.write([&] { return shelf.store->wipeAccount({u"acc"_s}, true); }));
        QVERIFY(!QFile::exists(copy));
    }

    void changesNothingWhenThereCanBeNoCopy()
    {
        Shelf shelf;
        makeVersionOne(shelf.directory.filePath(u"gesher.db"_s));
        QVERIFY(QDir(shelf.directory.path()).mkdir(store::Store::backUpName(1))); // in the copy's way
        const auto opened = shelf.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, base::Fault::Storage);
        QVERIFY(QDir(shelf.directory.path()).rmdir(store::Store::backUpName(1)));
        QCOMPARE(versionOf(shelf.directory.filePath(u"gesher.db"_s)), 1);
        QVERIFY(shelf.open());
    }
};

GESHER_TEST(tst_webhook_rows, TstWebhookRows)
#include "tst_webhook_rows.moc"
