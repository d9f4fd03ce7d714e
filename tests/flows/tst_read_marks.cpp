// SPDX-License-Identifier: GPL-3.0-or-later
// A chat that was read here is shown as read to who wrote: once it is in the store, whatever comes in
// between.
#include "tests/flows/stage.h"
#include "tests/support/runner.h"

class TstReadMarks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReadMarkOutlivesTheAckOfTheDelivery();
    void aReadMarkMadeWithoutALineGoesOutWithTheNext();

private:
    static void read(flows::Stage &stage)
    {
        stage.engine_->chats()
            .markRead(stage.account_, model::Jid::pn(stage.other_))
            .finally(stage.engine_.get(), [](const base::Result<void> &) {});
    }
};

void TstReadMarks::aReadMarkOutlivesTheAckOfTheDelivery()
{
    flows::Stage stage(1);
    stage.populate();
    QVERIFY(stage.open());
    QVERIFY(stage.pair());
    stage.own().goOffline(); // it would confirm the delivery too
    QList<QByteArray> types;
    QObject::connect(&stage.other(), &sim::Phone::receipted, &stage.other(),
        [&](const QByteArray &, const QByteArray &, const QByteArray &type) {
            types.append(type);
            // the server's ack of this delivery is on its way, with the id that the read receipt will have
            if (type != "read")
                read(stage);
        });
    stage.write(0);
    QVERIFY(stage.until([&] { return types.contains("read"); }, base::milliseconds(1)));
    QCOMPARE(types.size(), 2);
}

void TstReadMarks::aReadMarkMadeWithoutALineGoesOutWithTheNext()
{
    flows::Stage stage(2);
    stage.populate();
    QVERIFY(stage.open());
    QVERIFY(stage.pair());
    int reads = 0;
    QObject::connect(&stage.other(), &sim::Phone::receipted, &stage.other(),
        [&](const QByteArray &, const QByteArray &, const QByteArray &type) { reads += type == "read"; });
    stage.write(0);
    QVERIFY(stage.until([&] { return stage.received().size() == 1; }));
    QVERIFY(stage.engine_->accounts().disconnect(stage.account_));
    QVERIFY(stage.until([&] { return !stage.isConnected(); }));
    read(stage);
    stage.turn();
    QCOMPARE(reads, 0);
    QVERIFY(stage.engine_->accounts().connect(stage.account_));
    QVERIFY(stage.until([&] { return reads == 1; }));
}

GESHER_TEST(tst_read_marks, TstReadMarks)
#include "tst_read_marks.moc"
