// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/store.h"
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using base::Result;

class TstGroupCommit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void workThatFailsTakesNobodyWithIt();
    void theFirstThatFailsLeavesNothing();
    void whatItWroteFromWithinGoesWithIt();
    void aTransactionThatTheDiskEndedIsToldToAllOfIt();
    void repeatableWorkThatFailsTakesNobodyWithIt();
    void whatCannotBeRepeatedIsNeverRunTwice();
    void repeatableWorkOnADiskThatEndsItIsToldToAllOfIt();
    void aChangeIsNotToldBeforeItIsOnDisk();
    void whatWasWipedIsInNoFile();

private:
    std::unique_ptr<store::Store> open(const QString &directory)
    {
        store::Opening opening;
        opening.directory = directory;
        opening.masterKey = crypto::Key32(QByteArray(32, 'k'));
        opening.networkRoot = QByteArray(32, 'r');
        opening.program = QStringLiteral("test");
        auto store = store::Store::open(std::move(opening), clock_, random_);
        return store ? std::move(*store) : nullptr;
    }
    /// How a write of a setting ended: nothing yet, or the answer.
    using Ended = std::shared_ptr<std::optional<bool>>;
    Ended set(store::Store &store, const char *key)
    {
        const auto ended = std::make_shared<std::optional<bool>>();
        store.write([&store, key] { return store.settings().set(QString::fromLatin1(key), "x"); })
            .finally(&store, [ended](const Result<void> &done) { *ended = done.has_value(); });
        return ended;
    }
    struct Repeatable {
        Ended ended;
        std::shared_ptr<int> runs = std::make_shared<int>(0);
    };
    static Repeatable setRepeatable(store::Store &store, const char *key)
    {
        Repeatable out{std::make_shared<std::optional<bool>>()};
        store
            .writeRepeatable([&store, key, runs = out.runs] {
                ++*runs;
                return store.settings().set(QString::fromLatin1(key), "x");
            })
            .finally(&store, [ended = out.ended](const Result<void> &done) { *ended = done.has_value(); });
        return out;
    }
    static bool has(store::Store &store, const char *key)
    {
        const auto value = store.settings().value(QString::fromLatin1(key));
        return value && value->has_value();
    }
    /// Makes writing `key` end as the disk is told to.
    static void trap(const QString &directory, const char *key, const char *how)
    {
        sqlite3 *handle = nullptr;
        QCOMPARE(sqlite3_open((directory + QStringLiteral("/gesher.db")).toUtf8().constData(), &handle),
            SQLITE_OK);
        const QByteArray sql = QByteArray("CREATE TRIGGER trap BEFORE INSERT ON settings WHEN NEW.key = '")
            + key + "' BEGIN SELECT RAISE(" + how + ", 'trap'); END";
        QCOMPARE(sqlite3_exec(handle, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(handle);
    }

    support::ManualClock clock_;
    support::SeededRandom random_;
};

void TstGroupCommit::workThatFailsTakesNobodyWithIt()
{
    QTemporaryDir directory;
    QVERIFY(open(directory.path()));
    trap(directory.path(), "bad", "ABORT");
    const auto store = open(directory.path());
    QVERIFY(store);
    const auto before = set(*store, "before");
    const auto bad = set(*store, "bad");
    const auto after = set(*store, "after");
    QCOMPARE(*bad, std::optional(false));
    QVERIFY(!before->has_value() && !after->has_value()); // not before it is on disk
    QVERIFY(store->flush());
    QCOMPARE(*before, std::optional(true));
    QCOMPARE(*after, std::optional(true));
    QVERIFY(has(*store, "before") && has(*store, "after") && !has(*store, "bad"));
}

void TstGroupCommit::theFirstThatFailsLeavesNothing()
{
    QTemporaryDir directory;
    const auto store = open(directory.path());
    QVERIFY(store);
    std::optional<bool> first;
    store
        ->write([&]() -> Result<void> {
            RETURN_IF_FAILED(store->settings().set(u"half"_s, "1"));
            return base::fail(base::Fault::Refused, u"no"_s);
        })
        .finally(qApp, [&](const Result<void> &done) { first = done.has_value(); });
    QCOMPARE(first, std::optional(false));
    QVERIFY(!store->isBroken());
    const auto after = set(*store, "after");
    QVERIFY(!after->has_value());
    QVERIFY(store->flush());
    QCOMPARE(*after, std::optional(true));
    QVERIFY(has(*store, "after") && !has(*store, "half"));
}

void TstGroupCommit::whatItWroteFromWithinGoesWithIt()
{
    QTemporaryDir directory;
    const auto store = open(directory.path());
    QVERIFY(store);
    std::shared_ptr<std::optional<bool>> within;
    std::optional<bool> first;
    store
        ->write([&]() -> Result<void> {
            within = set(*store, "within");
            return base::fail(base::Fault::Refused, u"no"_s);
        })
        .finally(qApp, [&](const Result<void> &done) { first = done.has_value(); });
    QCOMPARE(first, std::optional(false));
    QCOMPARE(*within, std::optional(false)); // it is gone, and must not be acknowledged
    QVERIFY(store->flush());
    QVERIFY(!has(*store, "within"));
}

void TstGroupCommit::aTransactionThatTheDiskEndedIsToldToAllOfIt()
{
    QTemporaryDir directory;
    QVERIFY(open(directory.path()));
    // what a full disk does in the middle of a transaction: all of it is rolled back
    trap(directory.path(), "bad", "ROLLBACK");
    const auto store = open(directory.path());
    QVERIFY(store);
    const auto before = set(*store, "before");
    const auto bad = set(*store, "bad");
    QCOMPARE(*bad, std::optional(false));
    QCOMPARE(*before, std::optional(false)); // it is gone, and must not be acknowledged
    QVERIFY(store->isBroken());
    const auto after = set(*store, "after");
    QVERIFY(store->flush());
    QCOMPARE(*after, std::optional(true));
    QVERIFY(!store->isBroken());
    QVERIFY(!has(*store, "before") && has(*store, "after"));
}

void TstGroupCommit::repeatableWorkThatFailsTakesNobodyWithIt()
{
    QTemporaryDir directory;
    QVERIFY(open(directory.path()));
    trap(directory.path(), "bad", "ABORT");
    const auto store = open(directory.path());
    QVERIFY(store);
    const auto before = setRepeatable(*store, "before");
    const auto bad = setRepeatable(*store, "bad");
    const auto after = setRepeatable(*store, "after");
    QCOMPARE(*bad.ended, std::optional(false));
    QCOMPARE(*before.runs, 2); // undone with the bad one, and done again
    QVERIFY(!before.ended->has_value() && !after.ended->has_value());
    QVERIFY(store->flush());
    QCOMPARE(*before.ended, std::optional(true));
    QCOMPARE(*after.ended, std::optional(true));
    QCOMPARE(*after.runs, 1);
    QVERIFY(has(*store, "before") && has(*store, "after") && !has(*store, "bad"));
}

void TstGroupCommit::whatCannotBeRepeatedIsNeverRunTwice()
{
    QTemporaryDir directory;
    QVERIFY(open(directory.path()));
    trap(directory.path(), "bad", "ABORT");
    const auto store = open(directory.path());
    QVERIFY(store);
    const auto first = setRepeatable(*store, "first");
    const auto once = set(*store, "once");
    const auto bad = setRepeatable(*store, "bad");
    QCOMPARE(*bad.ended, std::optional(false));
    QVERIFY(store->flush());
    QCOMPARE(*first.runs, 1);
    QCOMPARE(*first.ended, std::optional(true));
    QCOMPARE(*once, std::optional(true));
    QVERIFY(has(*store, "first") && has(*store, "once") && !has(*store, "bad"));
}

void TstGroupCommit::repeatableWorkOnADiskThatEndsItIsToldToAllOfIt()
{
    QTemporaryDir directory;
    QVERIFY(open(directory.path()));
    trap(directory.path(), "bad", "ROLLBACK");
    const auto store = open(directory.path());
    QVERIFY(store);
    const auto before = setRepeatable(*store, "before");
    const auto bad = setRepeatable(*store, "bad");
    QCOMPARE(*bad.ended, std::optional(false));
    QCOMPARE(*before.ended, std::optional(false));
    QVERIFY(store->isBroken());
    const auto after = setRepeatable(*store, "after");
    QVERIFY(store->flush());
    QCOMPARE(*after.ended, std::optional(true));
    QVERIFY(!has(*store, "before") && has(*store, "after"));
}

void TstGroupCommit::aChangeIsNotToldBeforeItIsOnDisk()
{
    QTemporaryDir directory;
    QVERIFY(open(directory.path()));
    trap(directory.path(), "bad", "ABORT");
    const auto store = open(directory.path());
    QVERIFY(store);
    const auto tell = [&](const char *key) {
        store
            ->write([&, key]() -> Result<void> {
                RETURN_IF_FAILED(store->feed().append({0, 0, QString::fromLatin1(key), {}, {}, {}}));
                return store->settings().set(QString::fromLatin1(key), "x");
            })
            .finally(store.get(), [](const Result<void> &) {});
    };
    const auto told = [&] {
        QStringList types;
        const auto rows = store->feed().after(0, 10);
        for (const store::FeedRow &row : rows.value())
            types.append(row.type);
        return types;
    };
    tell("first");
    QCOMPARE(told(), QStringList());
    QVERIFY(store->flush());
    QCOMPARE(told(), QStringList(QStringLiteral("first")));
    tell("bad"); // undone alone: its number is given to the next one
    QVERIFY(store->flush());
    tell("second");
    QCOMPARE(told(), QStringList(QStringLiteral("first")));
    QCOMPARE(store->feed().durable(), 1);
    QVERIFY(store->flush());
    QCOMPARE(told(), QStringList({QStringLiteral("first"), QStringLiteral("second")}));
}

void TstGroupCommit::whatWasWipedIsInNoFile()
{
    QTemporaryDir directory;
    const auto store = open(directory.path());
    QVERIFY(store);
    const model::AccountId account{QStringLiteral("a")};
    const QByteArray secret("SECRET-THAT-MUST-GO-0123456789");
    store
        ->write([&]() -> Result<void> {
            return store->sessions().saveIdentity(account, model::Jid::lid("1"), secret);
        })
        .finally(store.get(), [](const Result<void> &) {});
    QVERIFY(store->flush());
    const auto isOnDisk = [&] {
        for (const char *name : {"/gesher.db", "/gesher.db-wal"}) {
            QFile file(directory.path() + QString::fromLatin1(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret))
                return true;
        }
        return false;
    };
    QVERIFY(isOnDisk());
    store->write([&] { return store->wipeAccount(account, false); })
        .finally(store.get(), [](const Result<void> &) {});
    QVERIFY(store->emptyJournal());
    QVERIFY(!isOnDisk());
    // also while whoever is told of a commit writes at once again
    int more = 5;
    std::function<void()> again = [&] {
        if (more-- > 0)
            store->write([&] { return store->sessions().saveIdentity(account, model::Jid::lid("2"), "key"); })
                .finally(store.get(), [&](const Result<void> &) { again(); });
    };
    again();
    QVERIFY(store->emptyJournal());
    QCOMPARE(more, -1);
}

GESHER_TEST(tst_group_commit, TstGroupCommit)
#include "tst_group_commit.moc"
