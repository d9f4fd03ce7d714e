// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"
#include "tests/ui/stage.h"
#include "ui/models/accounts_model.h"
#include "ui/models/attempts_model.h"
#include "ui/models/deliveries_model.h"
#include "ui/models/row_merge.h"
#include "ui/models/webhook_words.h"
#include "ui/models/webhooks_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using model::DeliveryState;
using model::WebhookKind;
using ui::DeliveriesModel;
using ui::WebhooksModel;
using ui_tests::Stage;

namespace {

/// A web server that answers every request alike and counts them.
class Receiver : public QTcpServer {
public:
    explicit Receiver(QByteArray body) : body_(std::move(body))
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(*socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        listen(QHostAddress::LocalHost);
    }
    QString url() const { return u"http://127.0.0.1:%1/hooks/abcdefghijklmnopqrstuvwx"_s.arg(serverPort()); }
    int requests() const { return requests_; }
    void setBody(const QByteArray &body) { body_ = body; }

private:
    void answer(QTcpSocket &socket)
    {
        QByteArray &seen = seen_[&socket];
        seen += socket.readAll();
        if (!seen.contains("\r\n\r\n") || !seen.trimmed().endsWith('}'))
            return; // the body is JSON: it ends so
        ++requests_;
        seen_.remove(&socket);
        socket.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(body_.size()) + "\r\n\r\n" + body_);
        socket.disconnectFromHost();
    }
    QByteArray body_;
    QHash<QTcpSocket *, QByteArray> seen_;
    int requests_ = 0;
};

struct Row {
    QString id;
    int value = 0;
};

}

class TstWebhooksModel : public QObject {
    Q_OBJECT
private:
    base::SystemClock clock_;

    QString make(Stage &stage, const QString &url, const QString &key = {})
    {
        const auto made = stage.answerOf(stage.desk().ask([url, key](door::Engine &engine) {
            model::WebhookDraft draft;
            draft.kind = WebhookKind::GhlInbound;
            draft.url = url;
            if (!key.isEmpty())
                draft.bearer = key;
            return engine.webhooks().create(draft);
        }));
        return made ? made->id : QString();
    }
    base::Result<model::WebhookTested> test(Stage &stage, const QString &id)
    {
        return stage.answerOf(
            stage.desk().ask([id](door::Engine &engine) { return engine.webhooks().test(id); }));
    }

private Q_SLOTS:
    void rowsThatStayKeepTheirPlace()
    {
        QList<Row> rows{{u"c"_s, 1}, {u"b"_s, 1}, {u"a"_s, 1}};
        QStringList told;
        ui::mergeRows(
            rows, {{u"d"_s, 2}, {u"c"_s, 2}, {u"a"_s, 2}},
            [&](int row, const auto &change) {
                told.append(u"-%1"_s.arg(row));
                change();
            },
            [&](int row, const auto &change) {
                told.append(u"+%1"_s.arg(row));
                change();
            });
        QCOMPARE(told, QStringList({u"-1"_s, u"+0"_s}));
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[1].id, u"c"_s);
        QCOMPARE(rows[1].value, 2);
        QCOMPARE(rows[2].id, u"a"_s);
    }

    void targetIsToldFromItsSwitchAndItsLastTries()
    {
        model::WebhookTarget target;
        QCOMPARE(ui::targetState(target), ui::TargetState::Untried);
        target.lastSuccessMs = 10;
        QCOMPARE(ui::targetState(target), ui::TargetState::Working);
        target.lastFailureMs = 11;
        QCOMPARE(ui::targetState(target), ui::TargetState::Failing);
        target.enabled = false;
        QCOMPARE(ui::targetState(target), ui::TargetState::Paused);
        target.reason = model::StateReason{u"gone"_s, {}, 0};
        QCOMPARE(ui::targetState(target), ui::TargetState::SwitchedOff);
        QVERIFY(!ui::explainTarget(target).next.isEmpty());
    }

    void everyTryHasASentenceOfItsOwn_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("what");
        QTest::newRow("started") << 200 << QString() << u"GHL took it and started the workflow."_s;
        QTest::newRow("not live") << 200 << u"HighLevel answered 200 without an id."_s
                                  << u"GHL answered, but the trigger of the workflow is not live."_s;
        QTest::newRow("time-out") << 0 << u"No complete answer within the time allowed."_s
                                  << u"No answer came within 10 seconds."_s;
        QTest::newRow("no host") << 0 << u"The host's name could not be found (DNS)."_s
                                 << u"The address does not exist."_s;
        QTest::newRow("unknown fault")
            << 0 << u"Something new."_s << u"The connection broke before an answer came."_s;
        QTest::newRow("404") << 404 << u"Answer 404: x."_s << u"There is nothing at this address."_s;
        QTest::newRow("given up") << 503 << u"Answer 503: x. Given up after 72 hours."_s
                                  << u"The other side is in trouble. Gesher gave up after 72 hours."_s;
    }
    void everyTryHasASentenceOfItsOwn()
    {
        QFETCH(int, status);
        QFETCH(QString, error);
        QFETCH(QString, what);
        QCOMPARE(ui::explainAttempt(WebhookKind::GhlInbound, status, error).what, what);
    }

    void wrongFieldsAreExplainedInPlainWords()
    {
        QCOMPARE(ui::explainWrong({u"url"_s, u"must not be empty"_s}), u"Enter the address."_s);
        QCOMPARE(ui::explainWrong({u"bearer"_s, u"must be the token alone, without the word Bearer"_s}),
            u"Enter the key alone, without the word Bearer."_s);
    }

    void triesStandLastFirst()
    {
        ui::AttemptsModel model(nullptr);
        QAbstractItemModelTester tester(&model);
        model::DeliveryAttempt failed;
        failed.status = 503;
        failed.error = u"Answer 503: x."_s;
        model::DeliveryAttempt fine;
        fine.status = 200;
        model.setAttempts(WebhookKind::Generic, {failed, fine});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.index(0).data(ui::AttemptsModel::IsFineRole).toBool());
        QCOMPARE(model.index(1).data().toString(), u"The other side is in trouble."_s);
    }

    void targetsShowNeitherAddressNorKey()
    {
        Stage stage;
        ui::AccountsModel accounts(stage.desk(), stage.changes(), clock_);
        WebhooksModel targets(stage.desk(), accounts, clock_);
        QAbstractItemModelTester tester(&targets);
        QTRY_VERIFY(targets.isLoaded());
        QCOMPARE(targets.rowCount(), 0);
        const QString id
            = make(stage, u"https://example.invalid/hooks/SECRETsecretSECRETsecret1234"_s, u"KEYkey"_s);
        QVERIFY(!id.isEmpty());
        QTRY_COMPARE(targets.rowCount(), 1); // told by the engine, nobody asked again
        const auto target = targets.target(id);
        QVERIFY(target);
        QVERIFY(target->url.isEmpty());
        QVERIFY(target->hasBearer);
        for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole), int(Qt::ToolTipRole)}) {
            const QString text = targets.index(0).data(role).toString();
            QVERIFY(!text.contains(u"SECRET"_s));
            QVERIFY(!text.contains(u"KEYkey"_s));
        }
        QVERIFY(targets.index(0).data(Qt::AccessibleTextRole).toString().contains(u"All numbers"_s));
    }

    void testIsLoggedAndTheLogFollowsItsFilter()
    {
        Stage stage;
        Receiver receiver(R"({"status":"Success: test request received"})");
        QVERIFY(receiver.isListening());
        ui::AccountsModel accounts(stage.desk(), stage.changes(), clock_);
        WebhooksModel targets(stage.desk(), accounts, clock_);
        const QString id = make(stage, receiver.url());
        QVERIFY(!id.isEmpty());
        QTRY_COMPARE(targets.rowCount(), 1);
        DeliveriesModel log(stage.desk(), targets, clock_);
        QAbstractItemModelTester tester(&log);
        log.setTarget(id);
        QTRY_VERIFY(log.isLoaded());
        QCOMPARE(log.rowCount(), 0);

        const auto dead = test(stage, id);
        QVERIFY(dead);
        QCOMPARE(dead->delivery.state, DeliveryState::NotAccepted);
        QTRY_COMPARE(log.rowCount(), 1);
        QCOMPARE(log.index(0, DeliveriesModel::State).data().toString(), u"Not accepted"_s);
        QTRY_COMPARE(ui::targetState(*targets.target(id)), ui::TargetState::Failing);

        receiver.setBody(R"({"status":"Success","id":"run-1"})");
        const QPersistentModelIndex first(log.index(0, 0));
        QSignalSpy resets(&log, &QAbstractItemModel::modelReset);
        QVERIFY(test(stage, id));
        QTRY_COMPARE(log.rowCount(), 2);
        QCOMPARE(first.row(), 1);
        QCOMPARE(resets.count(), 0);
        QTRY_COMPARE(ui::targetState(*targets.target(id)), ui::TargetState::Working);

        log.setState(DeliveryState::NotAccepted);
        QTRY_VERIFY(log.isLoaded());
        QCOMPARE(log.rowCount(), 1);
        log.setState(DeliveryState::Failed);
        QTRY_VERIFY(log.isLoaded());
        QCOMPARE(log.rowCount(), 0);
        QCOMPARE(receiver.requests(), 2);
    }

    void longLogIsReadPageByPage()
    {
        Stage stage;
        Receiver receiver(R"({"id":"run-1"})");
        ui::AccountsModel accounts(stage.desk(), stage.changes(), clock_);
        WebhooksModel targets(stage.desk(), accounts, clock_);
        const QString id = make(stage, receiver.url());
        for (int i = 0; i < 60; ++i)
            QVERIFY(test(stage, id));
        DeliveriesModel log(stage.desk(), targets, clock_);
        log.setTarget(id); // with no model tester: it would fetch more by itself
        QTRY_COMPARE(log.rowCount(), 50);
        QVERIFY(log.hasMore());
        QVERIFY(log.canFetchMore({}));
        log.fetchMore({});
        QVERIFY(!log.canFetchMore({})); // one question at a time
        QTRY_COMPARE(log.rowCount(), 60);
        QVERIFY(!log.hasMore());
        QSet<QString> ids;
        for (int row = 0; row < log.rowCount(); ++row)
            ids.insert(log.index(row, 0).data(DeliveriesModel::DeliveryRole).value<model::Delivery>().id);
        QCOMPARE(ids.size(), 60);
    }
};

GESHER_TEST(tst_webhooks_model, TstWebhooksModel)
#include "tst_webhooks_model.moc"
