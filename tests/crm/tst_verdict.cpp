// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crm/webhook_verdict.h"
#include "tests/support/fake_http.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

using namespace std::chrono_literals;
using base::milliseconds;
using crm::judge;
using model::DeliveryState;
using model::WebhookKind;
using support::FakeHttp;

Q_DECLARE_METATYPE(model::DeliveryState)
Q_DECLARE_METATYPE(model::WebhookKind)

namespace {
constexpr qint64 kNow = 784'111'777'000; // Sun, 06 Nov 1994 08:49:37 GMT
}

class TstVerdict : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatAnAnswerMeans_data()
    {
        QTest::addColumn<WebhookKind>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<DeliveryState>("state");
        QTest::addColumn<bool>("isGone");
        QTest::addColumn<bool>("isOutage");
        const auto ghl = WebhookKind::GhlInbound;
        const auto generic = WebhookKind::Generic;
        const auto row = [](const char *name, WebhookKind kind, int status, const QByteArray &body,
                             DeliveryState state, bool isGone = false, bool isOutage = false) {
            QTest::newRow(name) << kind << status << body << state << isGone << isOutage;
        };
        row("a workflow was started", ghl, 200,
            R"({"status":"Success: request sent to trigger execution server","id":"aB3"})",
            DeliveryState::Success);
        row("a dead trigger says 200 too", ghl, 200, R"({"status":"Success: test request received"})",
            DeliveryState::NotAccepted);
        row("an empty id is none", ghl, 200, R"({"id":""})", DeliveryState::NotAccepted);
        row("a null id is none", ghl, 200, R"({"id":null})", DeliveryState::NotAccepted);
        row("an id somewhere inside is none", ghl, 200, R"({"data":{"id":"x"}})", DeliveryState::NotAccepted);
        row("a page of HTML is no acceptance", ghl, 200, "<html>id</html>", DeliveryState::NotAccepted);
        row("an answer cut short is no acceptance", ghl, 200, R"({"id":"x")", DeliveryState::NotAccepted);
        row("nothing at all is no acceptance", ghl, 204, "", DeliveryState::NotAccepted);
        row("generic takes any 2xx", generic, 200, "", DeliveryState::Success);
        row("generic takes 299", generic, 299, "", DeliveryState::Success);
        row("a redirect comes again", generic, 302, "", DeliveryState::Retrying, false, true);
        row("400 is final", generic, 400, "", DeliveryState::Failed);
        row("401 is final", generic, 401, "", DeliveryState::Failed);
        row("404 is final and counts", generic, 404, "", DeliveryState::Failed, true);
        row("410 is final and counts", ghl, 410, "", DeliveryState::Failed, true);
        row("408 comes again", generic, 408, "", DeliveryState::Retrying, false, true);
        row("429 comes again", generic, 429, "", DeliveryState::Retrying, false, true);
        row("500 comes again", ghl, 500, R"({"id":"x"})", DeliveryState::Retrying, false, true);
        row("503 comes again", generic, 503, "", DeliveryState::Retrying, false, true);
    }
    void tellsWhatAnAnswerMeans()
    {
        QFETCH(WebhookKind, kind);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(DeliveryState, state);
        QFETCH(bool, isGone);
        QFETCH(bool, isOutage);
        const auto verdict = judge(kind, FakeHttp::status(status, body), kNow);
        QCOMPARE(model::stateWord(verdict.state), model::stateWord(state));
        QCOMPARE(verdict.isGone, isGone);
        QCOMPARE(verdict.isOutage, isOutage);
        QCOMPARE(verdict.error.isEmpty(), state == DeliveryState::Success);
    }

    void noAnswerComesAgainAndSaysWhy()
    {
        const auto verdict = judge(WebhookKind::Generic, FakeHttp::offline(), kNow);
        QCOMPARE(verdict.state, DeliveryState::Retrying);
        QVERIFY(verdict.isOutage);
        QCOMPARE(verdict.error, QStringLiteral("The connection was refused."));
    }

    void waitsAsLongAsTheTargetAsks_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<qint64>("wait");
        QTest::newRow("seconds") << QByteArray("120") << qint64(120'000);
        QTest::newRow("none") << QByteArray("0") << qint64(0);
        QTest::newRow("a date") << QByteArray("Sun, 06 Nov 1994 08:50:07 GMT") << qint64(30'000);
        QTest::newRow("a date in the past") << QByteArray("Sun, 06 Nov 1994 08:00:00 GMT") << qint64(0);
        QTest::newRow("an hour at most") << QByteArray("86400") << qint64(3'600'000);
        QTest::newRow("a day of the week that does not fit")
            << QByteArray("Sun, 06 Nov 2094 08:49:37 GMT") << qint64(-1);
        QTest::newRow("a far date") << QByteArray("Sat, 06 Nov 2094 08:49:37 GMT") << qint64(3'600'000);
        QTest::newRow("more digits than a number holds") << QByteArray(30, '9') << qint64(3'600'000);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("a fraction") << QByteArray("1.5") << qint64(-1);
        QTest::newRow("words") << QByteArray("soon") << qint64(-1);
        QTest::newRow("too long") << QByteArray(1000, '1') << qint64(-1);
    }
    void waitsAsLongAsTheTargetAsks()
    {
        QFETCH(QByteArray, header);
        QFETCH(qint64, wait);
        const auto asked = crm::retryAfter(header, kNow);
        QCOMPARE(asked ? asked->count() : -1, wait);
    }

    void aTargetThatNamesATimeIsNotDown()
    {
        const auto verdict
            = judge(WebhookKind::Generic, FakeHttp::status(429, {}, {{"retry-after", "7"}}), kNow);
        QCOMPARE(verdict.state, DeliveryState::Retrying);
        QCOMPARE(verdict.notBefore, milliseconds(7'000));
        QVERIFY(!verdict.isOutage);
    }

    void waitsAnythingUpToItsWindow()
    {
        support::SeededRandom random(3);
        for (const auto &[failures, window] :
            {std::pair{1, 1'000}, {2, 2'000}, {3, 4'000}, {10, 512'000}, {11, 600'000}, {500, 600'000}}) {
            qint64 least = window;
            qint64 most = 0;
            for (int i = 0; i < 400; ++i) {
                const qint64 wait = crm::retryWait(failures, random).count();
                least = std::min(least, wait);
                most = std::max(most, wait);
            }
            QVERIFY2(most <= window && most > window * 9 / 10, qPrintable(QString::number(most)));
            QVERIFY2(least < window / 10, qPrintable(QString::number(least)));
        }
    }
};

GESHER_TEST(tst_verdict, TstVerdict)
#include "tst_verdict.moc"
