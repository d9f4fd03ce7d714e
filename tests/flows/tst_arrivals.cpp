// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that arrive together are written together; one that cannot be written costs the others nothing.
#include "tests/flows/stage.h"
#include "tests/support/runner.h"

#include <sqlite3.h>

class TstArrivals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMessageThatCannotBeWrittenCostsItsNeighboursNothing();

private:
    /// Makes the disk refuse the message of that text, and nothing else.
    static void trap(flows::Stage &stage, const QByteArray &text)
    {
        sqlite3 *handle = nullptr;
        const QByteArray file = stage.directory_.filePath(QStringLiteral("gesher.db")).toUtf8();
        QCOMPARE(
            sqlite3_open_v2(file.constData(), &handle, SQLITE_OPEN_READWRITE, stage.disk_.name().constData()),
            SQLITE_OK);
        const QByteArray sql = "CREATE TRIGGER trap BEFORE INSERT ON messages WHEN NEW.body = '" + text
            + "' BEGIN SELECT RAISE(ABORT, 'trap'); END";
        QCOMPARE(sqlite3_exec(handle, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(handle);
    }
};

void TstArrivals::aMessageThatCannotBeWrittenCostsItsNeighboursNothing()
{
    flows::Stage stage(1);
    stage.populate();
    QVERIFY(stage.open());
    QVERIFY(stage.pair());
    stage.write(0);
    QVERIFY(stage.until([&] { return stage.received().size() == 1; }));
    stage.engine_.reset();
    stage.sockets_.reset();
    stage.turn();
    trap(stage, "in 2");
    QVERIFY(stage.open());
    QVERIFY(stage.until([&] { return stage.isConnected(); }));

    stage.own().goOffline(); // it would confirm them too
    QList<QByteArray> confirmed;
    QObject::connect(&stage.other(), &sim::Phone::receipted, &stage.other(),
        [&](const QByteArray &id) { confirmed.append(id); });
    QList<QByteArray> ids;
    for (const char *text : {"in 1", "in 2", "in 3"})
        ids.append(stage.other().write(stage.own_, QString::fromLatin1(text)).value());
    stage.turn(); // all three are in the open group: the second undoes it, and the first is done again
    QVERIFY(stage.until([&] { return stage.received().size() == 3; }));
    QCOMPARE(stage.received(),
        QStringList({QStringLiteral("in 0"), QStringLiteral("in 1"), QStringLiteral("in 3")}));
    QVERIFY(stage.until([&] { return confirmed.contains(ids[0]) && confirmed.contains(ids[2]); }));
    QVERIFY(!confirmed.contains(ids[1])); // what is not on disk is not confirmed
    stage.write(4); // and the session goes on
    QVERIFY(stage.until([&] { return stage.received().size() == 4; }));
}

GESHER_TEST(tst_arrivals, TstArrivals)
#include "tst_arrivals.moc"
