// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that end at a bad moment.
#include "tests/flows/stage.h"
#include "tests/support/runner.h"

class TstLines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEngineEndsCleanlyWhileItsLineWaitsForAnswers();
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

GESHER_TEST(tst_lines, TstLines)
#include "tst_lines.moc"
