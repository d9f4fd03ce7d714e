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
    void whoeverSpokeIsToldOnceThatSomebodyListened();

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

void TstReadMarks::whoeverSpokeIsToldOnceThatSomebodyListened()
{
    flows::Stage stage(3);
    stage.populate();
    QVERIFY(stage.open());
    QVERIFY(stage.pair());
    QList<QByteArray> types;
    QObject::connect(&stage.other(), &sim::Phone::receipted, &stage.other(),
        [&](const QByteArray &, const QByteArray &, const QByteArray &type) { types.append(type); });
    QVERIFY(stage.other().speak(stage.own_, 7));
    stage.write(0);
    QVERIFY(stage.until([&] { return stage.received().size() == 2; }));
    const auto messages = [&] {
        return stage.engine_->chats().messages(stage.account_, model::Jid::pn(stage.other_), 10, {})->items;
    };
    for (int again = 0; again < 3; ++again) {
        for (const model::Message &message : messages())
            stage.engine_->chats().markPlayed(message.id).finally(stage.engine_.get(), [](const auto &) {});
        stage.turn();
    }
    QVERIFY(stage.until([&] { return types.contains("played"); }));
    for (const model::Message &message : messages())
        QCOMPARE(message.state == model::MessageState::Played, message.kind == model::MessageKind::Voice);
    // heard again once its sender knows, and on the next line: nothing is said again
    for (const model::Message &message : messages())
        stage.engine_->chats().markPlayed(message.id).finally(stage.engine_.get(), [](const auto &) {});
    stage.turn();
    QVERIFY(stage.engine_->accounts().disconnect(stage.account_));
    QVERIFY(stage.until([&] { return !stage.isConnected(); }));
    QVERIFY(stage.engine_->accounts().connect(stage.account_));
    QVERIFY(stage.until([&] { return stage.isConnected(); }));
    stage.write(1);
    QVERIFY(stage.until([&] { return stage.received().size() == 3; }));
    QCOMPARE(types.count("played"), 1);
}

GESHER_TEST(tst_read_marks, TstReadMarks)
#include "tst_read_marks.moc"
