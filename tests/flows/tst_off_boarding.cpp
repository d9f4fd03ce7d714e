// SPDX-License-Identifier: GPL-3.0-or-later
// A client that leaves: nothing of it is deleted before all of it is in files.
#include "tests/flows/stage.h"
#include "tests/support/runner.h"

#include <QFile>

using namespace Qt::StringLiterals;

class TstOffBoarding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anExportThatCannotBeWrittenDeletesNothing();
};

void TstOffBoarding::anExportThatCannotBeWrittenDeletesNothing()
{
    flows::Stage stage(1);
    stage.populate();
    QVERIFY(stage.open());
    QVERIFY(stage.pair());
    stage.write(0);
    QVERIFY(stage.until([&] { return stage.received().size() == 1; }));
    std::optional<model::Client> client;
    model::ClientDraft draft;
    draft.name = u"Cohen"_s;
    stage.engine_->clients().create(draft).finally(
        stage.engine_.get(), [&](const base::Result<model::Client> &made) { client = *made; });
    QVERIFY(stage.until([&] { return client.has_value(); }));
    bool moved = false;
    stage.engine_->clients()
        .move(stage.account_, client->id)
        .finally(stage.engine_.get(), [&](const auto &done) { moved = done.has_value(); });
    QVERIFY(stage.until([&] { return moved; }));

    const auto offBoard = [&] {
        std::optional<base::Result<model::OffBoarded>> result;
        stage.engine_->clients()
            .offBoard(client->id)
            .finally(
                stage.engine_.get(), [&](const base::Result<model::OffBoarded> &done) { result = done; });
        return stage.until([&] { return result.has_value(); })
            ? *result
            : base::Result<model::OffBoarded>(base::fail(base::Fault::Timeout, u"no answer"_s));
    };
    QFile inTheWay(stage.directory_.filePath(u"exports"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    const auto failed = offBoard();
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, u"export_failed"_s);
    QCOMPARE(stage.received(), QStringList{u"in 0"_s});
    QCOMPARE(stage.engine_->accounts().find(stage.account_)->client, client->id);
    QCOMPARE(stage.engine_->accounts().find(stage.account_)->state, model::AccountState::LoggedOut);

    QVERIFY(inTheWay.remove()); // and it can be done again
    const auto done = offBoard();
    QVERIFY(done);
    QCOMPARE(done->messages, 1);
    QVERIFY(!stage.engine_->accounts().find(stage.account_));
    QVERIFY(!stage.engine_->clients().find(client->id).value());
    QVERIFY(QFile::exists(done->directory + u"/certificate.json"_s));
}

GESHER_TEST(tst_off_boarding, TstOffBoarding)
#include "tst_off_boarding.moc"
