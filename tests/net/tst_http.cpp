// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/http.h"
#include "tests/support/runner.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

#include <optional>

using namespace Qt::StringLiterals;
using base::Fault;
using base::milliseconds;

namespace {

/// Answers every connection with the given bytes once a whole request is there; empty bytes: closes without a
/// word.
class Target : public QTcpServer {
    Q_OBJECT
public:
    explicit Target(std::optional<QByteArray> answer) : answer_(std::move(answer))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [this] { take(nextPendingConnection()); });
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1/hook?a=b"_s.arg(serverPort())); }
    QList<QByteArray> requests;

Q_SIGNALS:
    void asked();

private:
    void take(QTcpSocket *socket)
    {
        auto request = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, request] {
            *request += socket->readAll();
            if (!request->endsWith("{\"a\":1}")
                && !(request->startsWith("GET") && request->endsWith("\r\n\r\n")))
                return;
            requests.append(*request);
            Q_EMIT asked();
            if (!answer_)
                return; // hangs
            socket->write(*answer_);
            socket->disconnectFromHost();
        });
    }
    std::optional<QByteArray> answer_;
};

}

class TstHttp : public QObject {
    Q_OBJECT
    base::SystemClock clock_;

    base::Result<net::HttpAnswer> post(const QUrl &url, milliseconds timeout = milliseconds(5'000))
    {
        net::QtHttp http(clock_);
        return post(http, url, timeout);
    }
    base::Result<net::HttpAnswer> post(net::QtHttp &http, const QUrl &url, milliseconds timeout)
    {
        QObject context;
        std::optional<base::Result<net::HttpAnswer>> got;
        http.post({url, {{"Content-Type", "application/json"}, {"X-Mine", "yes"}}, R"({"a":1})"}, timeout)
            .finally(&context, [&](const auto &answer) { got = answer; });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 8'000))
            qFatal("never answered");
        return *got;
    }

private Q_SLOTS:
    void postsOnceAndReadsTheAnswer()
    {
        Target target("HTTP/1.1 201 Created\r\nX-Id: 7\r\nContent-Length: 2\r\n\r\nok");
        const auto answer = post(target.url());
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, 201);
        QCOMPARE(answer->body, "ok");
        QCOMPARE(answer->header("x-id"), "7");
        QCOMPARE(answer->header("nothing"), QByteArray());
        QCOMPARE(target.requests.size(), 1);
        QVERIFY(target.requests.first().startsWith("POST /hook?a=b HTTP/1.1\r\n"));
        QVERIFY(target.requests.first().contains("\r\nX-Mine: yes\r\n"));
        QVERIFY(target.requests.first().contains("\r\nContent-Length: 7\r\n"));
    }

    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {204, 302, 400, 401, 403, 404, 410, 429, 500, 503})
            QTest::newRow(QByteArray::number(status)) << status;
    }
    void everyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        Target elsewhere("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        Target target("HTTP/1.1 " + QByteArray::number(status)
            + " Word\r\nRetry-After: 5\r\nLocation: " + elsewhere.url().toEncoded()
            + "\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
        const auto answer = post(target.url());
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->header("Retry-After"), "5");
        QCOMPARE(target.requests.size(), 1);
        QVERIFY(elsewhere.requests.isEmpty());
    }

    void aConnectionThatBreaksIsNotTriedAgain()
    {
        Target target{QByteArray()};
        const auto answer = post(target.url());
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Offline);
        QCOMPARE(answer.error().code, u"closed"_s);
        QCOMPARE(target.requests.size(), 1);
    }

    void anAnswerCutShortIsNone()
    {
        Target target("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"id\":\"x\"}");
        const auto answer = post(target.url());
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"closed"_s);
    }

    void refusedConnectionsAndUnknownNamesAreToldApart()
    {
        QUrl nobody;
        {
            Target target{QByteArray()};
            nobody = target.url();
        }
        const auto refused = post(nobody);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"connection_refused"_s);
        const auto unknown = post(QUrl(u"http://no-such-host.invalid/"_s));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, u"host_not_found"_s);
        QVERIFY(!unknown.error().detail.contains(u"invalid"_s));
    }

    void whatDoesNotSpeakTlsIsToldSo()
    {
        Target target("HTTP/1.1 400 Bad Request\r\n\r\n");
        QUrl url = target.url();
        url.setScheme(u"https"_s);
        const auto answer = post(url, milliseconds(1'500));
        QVERIFY(!answer);
        QVERIFY2(answer.error().code == u"tls"_s || answer.error().code == u"timeout"_s,
            qPrintable(answer.error().code));
    }

    void givesUpOnATargetThatHangs()
    {
        Target target{std::nullopt};
        const auto answer = post(target.url(), milliseconds(300));
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Timeout);
        QCOMPARE(target.requests.size(), 1);
    }

    void readsNoMoreThanItsBound()
    {
        Target target("HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n" + QByteArray(2'000'000, 'x'));
        const auto answer = post(target.url());
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body.size(), net::HttpRequest().longest);
    }

    void getsAPageUpToItsBound()
    {
        Target target("HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + QByteArray(300'000, 'x'));
        net::QtHttp http(clock_);
        const auto get = [&](qint64 longest) {
            QObject context;
            std::optional<base::Result<net::HttpAnswer>> got;
            http.get({target.url(), {{"X-Mine", "yes"}}, {}, longest}, milliseconds(5'000))
                .finally(&context, [&](const auto &answer) { got = answer; });
            if (!QTest::qWaitFor([&] { return got.has_value(); }, 8'000))
                qFatal("never answered");
            return *got;
        };
        const auto whole = get(1'000'000);
        QVERIFY2(whole.has_value(), whole ? "" : qPrintable(whole.error().detail));
        QCOMPARE(whole->body, QByteArray(300'000, 'x'));
        QVERIFY(target.requests.first().startsWith("GET /hook?a=b HTTP/1.1\r\n"));
        QVERIFY(target.requests.first().contains("\r\nX-Mine: yes\r\n"));
        QCOMPARE(get(200'000)->body.size(), 200'000);
    }

    void whatDoesNotSpeakHttpIsNoAnswer()
    {
        Target target("220 smtp.example ESMTP\r\n");
        QVERIFY(!post(target.url(), milliseconds(1'000)));
    }

    void askedAndDroppedIsCancelled()
    {
        Target target{std::nullopt};
        auto http = std::make_unique<net::QtHttp>(clock_);
        std::optional<base::Result<net::HttpAnswer>> got;
        http->post({target.url(), {}, R"({"a":1})"}, milliseconds(5'000))
            .finally(this, [&](const auto &answer) { got = answer; });
        QSignalSpy asked(&target, &Target::asked);
        QVERIFY(asked.wait(3'000));
        http.reset();
        QVERIFY(got && !*got);
        QCOMPARE(got->error().fault, Fault::Cancelled);
    }
};

GESHER_TEST(tst_http, TstHttp)
#include "tst_http.moc"
