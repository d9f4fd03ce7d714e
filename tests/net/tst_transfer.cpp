// SPDX-License-Identifier: GPL-3.0-or-later
// Long bodies over a real socket on the loopback.
#include "engine/net/transfer.h"
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"

#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using base::Fault;
using base::milliseconds;
using base::Result;
using net::HttpAnswer;

namespace {

/// Writes its answer once the request's header and `body` bytes of its body are there.
class Host : public QTcpServer {
    Q_OBJECT
public:
    explicit Host(QByteArray answer, qsizetype body = 0, bool closes = true)
        : answer_(std::move(answer)), body_(body), closes_(closes)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [this] { take(nextPendingConnection()); });
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1/v/file?a=b"_s.arg(serverPort())); }
    QByteArray request;
    int connections = 0;
    QPointer<QTcpSocket> socket;

private:
    void take(QTcpSocket *socket_)
    {
        ++connections;
        socket = socket_;
        connect(socket_, &QTcpSocket::readyRead, this, [this, socket_] {
            request += socket_->readAll();
            const qsizetype end = request.indexOf("\r\n\r\n");
            if (end < 0 || request.size() < end + 4 + body_)
                return;
            socket_->write(answer_);
            if (closes_)
                socket_->disconnectFromHost();
        });
    }
    QByteArray answer_;
    qsizetype body_;
    bool closes_;
};

class Bytes final : public net::Source {
public:
    Bytes(QByteArray all, qint64 said) : all_(std::move(all)), said_(said) { }
    qint64 size() const override { return said_; }
    Result<QByteArray> next() override
    {
        if (at_ == all_.size() && said_ > all_.size())
            return base::fail(Fault::Storage, u"no more"_s, u"damaged"_s);
        const QByteArray piece = all_.mid(at_, 1000);
        at_ += piece.size();
        return piece;
    }

private:
    QByteArray all_;
    qint64 said_;
    qsizetype at_ = 0;
};

// made for this test alone: valid for 127.0.0.1, trusted by nobody
const QByteArray kAddressCertificate = "-----BEGIN CERTIFICATE-----\n"
                                       "MIIBkDCCATagAwIBAgIUJ6KU23GCWGnug/ZarYsurbBsdZwwCgYIKoZIzj0EAwIw\n"
                                       "FDESMBAGA1UEAwwJdGVzdCBob3N0MCAXDTI2MTEyNjEwMTczOFoYDzIxMjYxMTAy\n"
                                       "MTAxNzM4WjAUMRIwEAYDVQQDDAl0ZXN0IGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\n"
                                       "PQMBBwNCAAQq6545ljJQxkA0hjzV3L0/Y8piSf0BSIdh3GYEAEZv43Gh2jG2/i7f\n"
                                       "+U8h9AvzUoB0LlRMqXq7bFVzGgZJ6wh5o2QwYjAdBgNVHQ4EFgQUmv2PpwvOP+j/\n"
                                       "hOoJrxypLi0mBxgwHwYDVR0jBBgwFoAUmv2PpwvOP+j/hOoJrxypLi0mBxgwDwYD\n"
                                       "VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC\n"
                                       "IQDFJUAH7W7oUwQqrMrak0+iuWYB5TXRI1wgkErbQGUc/AIgNAFOpUX+tHjJ9G0v\n"
                                       "FYH/WeQA7r44ycs0Cp8qy41hA3Y=\n"
                                       "-----END CERTIFICATE-----\n";
const QByteArray kAddressKey = "-----BEGIN PRIVATE KEY-----\n"
                               "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgTVLpf6EtrBFB9Uh5\n"
                               "87SCwuCVyZycHtoGrZ1x0zWcXjqhRANCAAQq6545ljJQxkA0hjzV3L0/Y8piSf0B\n"
                               "SIdh3GYEAEZv43Gh2jG2/i7f+U8h9AvzUoB0LlRMqXq7bFVzGgZJ6wh5\n"
                               "-----END PRIVATE KEY-----\n";

QByteArray ok(const QByteArray &body, const QByteArray &more = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + more + "\r\n"
        + body;
}

}

class TstTransfer : public QObject {
    Q_OBJECT
    base::SystemClock clock_;
    QByteArray got_;
    QList<QPair<qint64, qint64>> begun_;

    net::Download download(const QUrl &url, qint64 from = 0, qint64 most = 1 << 24)
    {
        got_.clear();
        begun_.clear();
        net::Download wanted;
        wanted.url = url;
        wanted.headers = {{"Origin", "https://web.whatsapp.com"}};
        wanted.from = from;
        wanted.most = most;
        wanted.take = [this](QByteArrayView piece) -> Result<void> {
            got_ += piece;
            return {};
        };
        wanted.begins = [this](qint64 at, qint64 whole) -> Result<void> {
            begun_.append({at, whole});
            return {};
        };
        return wanted;
    }
    Result<HttpAnswer> wait(net::Transfers::Running running)
    {
        QObject context;
        std::optional<Result<HttpAnswer>> got;
        std::move(running.task).finally(&context, [&](const auto &answer) { got = answer; });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 8'000))
            qFatal("never answered");
        return *got;
    }
    Result<HttpAnswer> get(net::Download wanted, milliseconds idle = milliseconds(5'000))
    {
        net::QtTransfers transfers(clock_);
        return wait(transfers.get(std::move(wanted), idle));
    }

private Q_SLOTS:
    void aLongBodyComesInPieces()
    {
        QByteArray body;
        for (int i = 0; body.size() < 3'000'000; ++i)
            body += QByteArray::number(i);
        Host host(ok(body));
        const auto answer = get(download(host.url()));
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, 200);
        QVERIFY(got_ == body && answer->body.isEmpty());
        QCOMPARE(begun_.size(), 1);
        QCOMPARE(begun_.first().first, 0);
        QCOMPARE(begun_.first().second, body.size());
        QVERIFY(!host.request.contains("Range"));
    }

    void theRestIsAskedFor()
    {
        Host host("HTTP/1.1 206 Partial\r\nContent-Length: 5\r\nContent-Range: bytes 5-9/10\r\n\r\n56789");
        const auto answer = get(download(host.url(), 5));
        QCOMPARE(answer->status, 206);
        QCOMPARE(got_, "56789");
        QCOMPARE(begun_.first().first, 5);
        QCOMPARE(begun_.first().second, 10);
        QVERIFY(host.request.contains("\r\nRange: bytes=5-\r\n"));
    }

    void anotherRangeThanAskedForIsRefused()
    {
        for (const char *range : {"bytes 4-8/10", "bytes */10", "x", ""}) {
            Host host(QByteArray("HTTP/1.1 206 Partial\r\nContent-Length: 5\r\nContent-Range: ") + range
                + "\r\n\r\n56789");
            QCOMPARE(get(download(host.url(), 5)).error().fault, Fault::Malformed);
            QVERIFY(got_.isEmpty());
        }
    }

    void aHostWithoutRangesBeginsAnew()
    {
        Host host(ok("0123456789"));
        QCOMPARE(get(download(host.url(), 5))->status, 200);
        QCOMPARE(begun_.first().first, 0);
        QCOMPARE(got_, "0123456789");
    }

    void otherStatusesTakeNothing_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {302, 401, 403, 404, 410, 416, 429, 500, 503})
            QTest::newRow(QByteArray::number(status)) << status;
    }
    void otherStatusesTakeNothing()
    {
        QFETCH(int, status);
        Host elsewhere(ok("never"));
        Host host("HTTP/1.1 " + QByteArray::number(status) + " Word\r\nRetry-After: 5\r\nLocation: "
            + elsewhere.url().toEncoded() + "\r\nContent-Length: 3\r\n\r\nwhy");
        const auto answer = get(download(host.url()));
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->header("Retry-After"), "5");
        QVERIFY(got_.isEmpty() && begun_.isEmpty());
        QCOMPARE(elsewhere.connections, 0);
        QCOMPARE(host.connections, 1);
    }

    void aBodyThatBreaksOffIsToldAfterWhatCame()
    {
        Host host("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234");
        const auto answer = get(download(host.url()));
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Offline);
        QCOMPARE(got_, "01234");
    }

    void moreThanAllowedIsNotTaken()
    {
        Host said(ok(QByteArray(100, 'x')));
        QCOMPARE(get(download(said.url(), 0, 99)).error().fault, Fault::Limit);
        QVERIFY(got_.isEmpty());
        Host unsaid("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(100, 'x'));
        QCOMPARE(get(download(unsaid.url(), 0, 99)).error().fault, Fault::Limit);
    }

    void whoeverTakesMayRefuse()
    {
        Host host(ok(QByteArray(100, 'x')));
        auto wanted = download(host.url());
        wanted.take = [](QByteArrayView) { return base::fail(Fault::Storage, u"no room"_s, u"full"_s); };
        QCOMPARE(get(std::move(wanted)).error().code, u"full"_s);
    }

    void silenceEndsIt()
    {
        Host host("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234", 0, false);
        support::ManualClock clock;
        net::QtTransfers transfers(clock);
        auto running = transfers.get(download(host.url()), milliseconds(1'000));
        QVERIFY(QTest::qWaitFor([&] { return got_.size() == 5; }, 8'000));
        clock.advance(milliseconds(999));
        QVERIFY(!running.task.isFinished());
        clock.advance(milliseconds(1));
        QVERIFY(running.task.isFinished());
        QCOMPARE(wait(std::move(running)).error().fault, Fault::Timeout);
    }

    void whatIsStoppedTakesNoMore()
    {
        Host host("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234", 0, false);
        net::QtTransfers transfers(clock_);
        auto running = transfers.get(download(host.url()), milliseconds(5'000));
        QVERIFY(QTest::qWaitFor([&] { return got_.size() == 5; }, 8'000));
        const auto id = running.id;
        transfers.stop(id);
        transfers.stop(id);
        QCOMPARE(wait(std::move(running)).error().fault, Fault::Cancelled);
        QVERIFY(QTest::qWaitFor(
            [&] { return !host.socket || host.socket->state() != QTcpSocket::ConnectedState; }, 8'000));
    }

    void whatIsUnderWayIsCancelledAtTheEnd()
    {
        Host host("", 0, false);
        auto transfers = std::make_unique<net::QtTransfers>(clock_);
        auto running = transfers->get(download(host.url()), milliseconds(5'000));
        transfers.reset();
        QCOMPARE(wait(std::move(running)).error().fault, Fault::Cancelled);
    }

    void aSourceIsPosted()
    {
        QByteArray body;
        for (int i = 0; body.size() < 1'500'000; ++i)
            body += QByteArray::number(i);
        Host host(ok(R"({"url":"x"})"), body.size());
        net::QtTransfers transfers(clock_);
        net::Upload upload;
        upload.url = host.url();
        upload.headers = {{"Content-Type", "application/octet-stream"}};
        upload.body = std::make_unique<Bytes>(body, body.size());
        qint64 sent = 0;
        upload.progress = [&](qint64 now) { sent = now; };
        const auto answer = wait(transfers.post(std::move(upload), milliseconds(5'000)));
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->body, R"({"url":"x"})");
        QVERIFY(host.request.startsWith("POST /v/file?a=b HTTP/1.1\r\n"));
        QVERIFY(host.request.contains("Content-Length: " + QByteArray::number(body.size()) + "\r\n"));
        QVERIFY(host.request.endsWith(body));
        QCOMPARE(sent, body.size());
        QCOMPARE(host.connections, 1);
    }

    void aSourceThatFailsEndsThePost()
    {
        Host host(ok("{}"), 5'000);
        net::QtTransfers transfers(clock_);
        net::Upload upload;
        upload.url = host.url();
        upload.headers = {{"Content-Type", "application/octet-stream"}};
        upload.body = std::make_unique<Bytes>(QByteArray(2'500, 'x'), 5'000);
        const auto answer = wait(transfers.post(std::move(upload), milliseconds(5'000)));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"damaged"_s);
    }

    void onlyTrustedHostsAreAsked()
    {
        QSslServer host;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(kAddressCertificate));
        tls.setPrivateKey(QSslKey(kAddressKey, QSsl::Ec));
        host.setSslConfiguration(tls);
        QVERIFY(host.listen(QHostAddress::LocalHost));
        int asked = 0;
        connect(&host, &QTcpServer::pendingConnectionAvailable, this, [&] {
            auto *socket = host.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&asked, socket] {
                if (!socket->readAll().contains("\r\n\r\n"))
                    return;
                ++asked;
                socket->write(ok("safe"));
                socket->disconnectFromHost();
            });
        });
        const QUrl url(u"https://127.0.0.1:%1/x"_s.arg(host.serverPort()));
        const auto refused = get(download(url));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"tls"_s);
        QCOMPARE(asked, 0);

        QTemporaryFile authority;
        QVERIFY(authority.open() && authority.write(kAddressCertificate) > 0 && authority.flush());
        net::QtTransfers transfers(clock_, authority.fileName());
        const auto answer = wait(transfers.get(download(url), milliseconds(5'000)));
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(got_, "safe");
    }

    void aBreakIsNotTriedAgain()
    {
        Host host("", 3);
        net::QtTransfers transfers(clock_);
        net::Upload upload;
        upload.url = host.url();
        upload.headers = {{"Content-Type", "application/octet-stream"}};
        upload.body = std::make_unique<Bytes>("abc", 3);
        const auto answer = wait(transfers.post(std::move(upload), milliseconds(5'000)));
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Offline);
        QCOMPARE(host.connections, 1);
    }
};

GESHER_TEST(tst_transfer, TstTransfer)
#include "tst_transfer.moc"
