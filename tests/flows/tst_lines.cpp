// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that end at a bad moment.
#include "tests/flows/stage.h"
#include "tests/support/runner.h"

class TstLines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEngineEndsCleanlyWhileItsLineWaitsForAnswers();
    void anEngineHasEndedWhenItsLinesHave();
    void anEngineMayGoBeforeItsLinesHaveEnded();
    void aNetworkThatReturnsIsUsedAtOnce();
};

void TstLines::anEngineEndsCleanlyWhileItsLineWaitsForAnswers()
{
    flows::Stage stage(1);
    stage.populate();
    QVERIFY(stage.open());
    QVERIFY(stage.pair());
    stage.engine_.reset();
    stage.sockets_.reset();
    stage.turn();
    QVERIFY(stage.open());
    QVERIFY(stage.until([&] {
        const auto view = stage.engine_->accounts().find(stage.account_);
        return view && view->state == model::AccountState::Syncing; // it has asked to be activated
    }));
    const QPointer<QObject> one = stage.engine_.get();
    stage.engine_.reset(); // a line that outlived it would be found by the address sanitizer
    QVERIFY(!one);
}

void TstLines::anEngineHasEndedWhenItsLinesHave()
{
    flows::Stage stage(1);
    stage.populate();
    QVERIFY(stage.open());
    QVERIFY(stage.pair());
    const qint64 begun = stage.clock_.wallMs();
    std::optional<base::Result<void>> ended;
    stage.engine_->shutDown().finally(
        stage.engine_.get(), [&](const base::Result<void> &done) { ended = done; });
    QVERIFY(stage.until([&] { return ended.has_value(); }));
    QVERIFY(*ended);
    QVERIFY2(stage.clock_.wallMs() - begun < 200, "what it would wait for a far side that does not answer");
}

void TstLines::anEngineMayGoBeforeItsLinesHaveEnded()
{
    flows::Stage stage(1);
    stage.populate();
    QVERIFY(stage.open());
    QVERIFY(stage.pair());
    std::optional<base::Result<void>> ended;
    QObject witness;
    stage.engine_->shutDown().finally(&witness, [&](const base::Result<void> &done) { ended = done; });
    QVERIFY(!ended);
    stage.engine_.reset(); // the address sanitizer sees whoever asks it once more
    QVERIFY(ended && *ended); // what was written is on disk even so
}

void TstLines::aNetworkThatReturnsIsUsedAtOnce()
{
    using Kind = sim::Mishap::Kind;
    flows::Stage stage(1);
    stage.populate();
    QVERIFY(stage.open());
    QVERIFY(stage.pair());
    const auto view = [&] { return stage.engine_->accounts().find(stage.account_).value(); };
    stage.world_.mishaps().arm({Kind::RefuseLogin, stage.own_, QStringLiteral("503"), 60});
    stage.world_.mishaps().arm({Kind::CutBefore, stage.own_});
    stage.send(0);
    // the waits have grown
    QVERIFY(stage.until([&] {
        return view().state == model::AccountState::Reconnecting
            && view().nextAttemptMs - stage.clock_.wallMs() > 10'000;
    }));
    stage.world_.mishaps().clear();
    const qint64 begun = stage.clock_.wallMs();
    stage.engine_->networkReturned();
    QVERIFY(stage.until([&] { return view().state == model::AccountState::Connected; }));
    QVERIFY2(stage.clock_.wallMs() - begun < 5'000, "without what was left of the wait");
    QVERIFY(stage.until([&] { return stage.delivered() == QStringList{QStringLiteral("out 0")}; }));
}

GESHER_TEST(tst_lines, TstLines)
#include "tst_lines.moc"
