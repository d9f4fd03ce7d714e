// SPDX-License-Identifier: GPL-3.0-or-later
// A message that the server never answers must not hold up the ones behind it for ever.
#include "tests/flows/stage.h"
#include "tests/support/runner.h"

using base::milliseconds;
using flows::Stage;

class TstOutbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNeverAnsweredEndsAndTheNextGoes();
    void whatArrivedIsNotSentAgain();
    void theDaysNumberIsNotExceeded();
    void whatWaitedForOneNumberIsNotSentByAnother();

private:
    /// Two messages, and a server that loses every ack of the first.
    static void begin(Stage &stage)
    {
        stage.populate();
        QVERIFY(stage.open());
        QVERIFY(stage.pair());
        stage.world_.mishaps().arm({sim::Mishap::Kind::LoseAck, stage.own_, QString(), 20});
    }
    static model::MessageState state(Stage &stage, int i)
    {
        const auto message = stage.engine_->chats().message(QStringLiteral("request-%1").arg(i));
        return message && *message ? (*message)->state : model::MessageState::Cancelled;
    }
    static void passSeconds(Stage &stage, int seconds)
    {
        for (int i = 0; i < seconds; ++i) {
            stage.turn();
            stage.clock_.advance(milliseconds(1000));
        }
    }
};

void TstOutbox::whatIsNeverAnsweredEndsAndTheNextGoes()
{
    Stage stage(1);
    begin(stage);
    stage.other().goOffline(); // so that no receipt tells more than the server does
    stage.send(0);
    stage.send(1);
    passSeconds(stage, 3600);
    // an hour of trouble is no reason to give up
    QCOMPARE(state(stage, 0), model::MessageState::Sending);
    for (int minute = 0; minute < 120 && state(stage, 1) != model::MessageState::Sent; ++minute)
        passSeconds(stage, 60);
    QCOMPARE(state(stage, 0), model::MessageState::Failed);
    QCOMPARE(state(stage, 1), model::MessageState::Sent);
    // what the network says later is what happened
    stage.other().goOnline();
    passSeconds(stage, 10);
    QCOMPARE(state(stage, 0), model::MessageState::Delivered);
    QCOMPARE(stage.delivered(), (QStringList{QStringLiteral("out 0"), QStringLiteral("out 1")}));
}

void TstOutbox::whatArrivedIsNotSentAgain()
{
    Stage stage(1);
    begin(stage);
    stage.send(0);
    passSeconds(stage, 100);
    QCOMPARE(state(stage, 0), model::MessageState::Delivered);
    stage.world_.mishaps().clear();
    stage.send(1);
    passSeconds(stage, 5);
    QCOMPARE(state(stage, 1), model::MessageState::Delivered);
}

void TstOutbox::theDaysNumberIsNotExceeded()
{
    Stage stage(1);
    stage.populate();
    QVERIFY(stage.open());
    QVERIFY(stage.pair());
    model::Limits limits;
    limits.perDay = 2;
    limits.replyGapS = 0;
    stage.engine_->settings()
        .setLimits(stage.account_, limits)
        .finally(stage.engine_.get(), [](const auto &) {});
    for (int i = 0; i < 3; ++i)
        stage.send(i);
    passSeconds(stage, 3600);
    QCOMPARE(state(stage, 1), model::MessageState::Delivered);
    QCOMPARE(state(stage, 2), model::MessageState::Queued);
    for (int hour = 0; hour < 24; ++hour)
        passSeconds(stage, 3600);
    QCOMPARE(state(stage, 2), model::MessageState::Delivered);
    QCOMPARE(stage.delivered().size(), 3);
}

void TstOutbox::whatWaitedForOneNumberIsNotSentByAnother()
{
    Stage stage(1);
    stage.populate();
    QVERIFY(stage.open());
    QVERIFY(stage.pair());
    model::Limits limits;
    limits.replyGapS = 3600;
    stage.engine_->settings()
        .setLimits(stage.account_, limits)
        .finally(stage.engine_.get(), [](const auto &) {});
    stage.send(0);
    stage.send(1); // waits for the gap
    QVERIFY(stage.until([&] { return state(stage, 0) == model::MessageState::Delivered; }));
    stage.own().removeDevice(1);
    QVERIFY(stage.until([&] { return !stage.isConnected(); }));

    sim::Phone &another = stage.world_.addPhone(QStringLiteral("another"), "972555550003");
    QVERIFY(stage.engine_->accounts().connect(stage.account_));
    const auto code = [&] {
        const auto pairing = stage.engine_->accounts().pairing(stage.account_);
        return pairing ? pairing->qr : QByteArray();
    };
    QVERIFY(stage.until([&] { return !code().isEmpty(); }));
    auto paired = another.scan(QString::fromLatin1(code()));
    QVERIFY(stage.until([&] { return stage.isConnected(); }));
    QVERIFY(stage.until([&] { return state(stage, 1) == model::MessageState::Failed; }));
    const auto failed = stage.engine_->chats().message(QStringLiteral("request-1"));
    QCOMPARE((*failed)->error->code, QStringLiteral("number_changed"));
    passSeconds(stage, 7200);
    QCOMPARE(stage.delivered(), QStringList(QStringLiteral("out 0")));
    for (const sim::Letter &letter : stage.other().letters())
        QVERIFY(letter.from != "972555550003");
    stage.send(2); // and the new one sends what is its own
    QVERIFY(stage.until([&] { return state(stage, 2) == model::MessageState::Delivered; }));
}

GESHER_TEST(tst_outbox, TstOutbox)
#include "tst_outbox.moc"
