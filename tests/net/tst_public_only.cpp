// SPDX-License-Identifier: GPL-3.0-or-later
// Transfers that may only reach the open internet. Here everything is near, so a rule of the test says what
// is open.
#include "engine/net/transfer.h"
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"

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
using base::Result;
using net::HttpAnswer;

namespace {

/// Of "localhost" alone, not of its address.
const QByteArray kNamedCertificate = "-----BEGIN CERTIFICATE-----\n"
                                     "MIIBlTCCATugAwIBAgIUW1rDk32q+oC4hw0bG4ta5vismXgwCgYIKoZIzj0EAwIw\n"
                                     "FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNzA0MTEzOFoYDzIxMjYxMTAz\n"
                                     "MDQxMTM4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\n"
                                     "PQMBBwNCAASKFyPQxJEemM9Tv9ba17Z5OL2q2tr22cniRBAphWEr4KYbEnYekLiE\n"
                                     "1cAlA6IWiXQedc8yB+Z/MX+ePzm0FAa0o2kwZzAdBgNVHQ4EFgQUUwkBiNbK99G6\n"
                                     "4vg0fOILH5NRk/8wHwYDVR0jBBgwFoAUUwkBiNbK99G64vg0fOILH5NRk/8wDwYD\n"
                                     "VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID\n"
                                     "SAAwRQIhAO662Xb3vMtKJKdS4eUgyN2SP3WWKuYYvOUteQ/vvFb+AiA1VqNTqlIx\n"
                                     "22Er5fMrtEZtNqmdhH1vlyDbSeReq+BNKA==\n"
                                     "-----END CERTIFICATE-----\n";
const QByteArray kNamedKey = "-----BEGIN PRIVATE KEY-----\n"
                             "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgiLDLYGTfw4dcb7GY\n"
                             "JnPUiSYhYXZu0niQj+bgadWZztKhRANCAASKFyPQxJEemM9Tv9ba17Z5OL2q2tr2\n"
                             "2cniRBAphWEr4KYbEnYekLiE1cAlA6IWiXQedc8yB+Z/MX+ePzm0FAa0\n"
                             "-----END PRIVATE KEY-----\n";

const QByteArray kAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfile";

}

class TstPublicOnly : public QObject {
    Q_OBJECT

    support::ManualClock clock_;
    QByteArray request_;
    QByteArray got_;

    void serve(QTcpServer &host)
    {
        request_.clear();
        got_.clear();
        connect(&host, &QTcpServer::pendingConnectionAvailable, this, [this, &host] {
            auto *socket = host.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                request_ += socket->readAll();
                if (!request_.contains("\r\n\r\n"))
                    return;
                socket->write(kAnswer);
                socket->disconnectFromHost();
            });
        });
        QVERIFY(host.listen(QHostAddress::Any)); // "localhost" may be either of two addresses
    }
    Result<HttpAnswer> get(net::QtTransfers &transfers, const QUrl &url)
    {
        net::Download download;
        download.url = url;
        download.most = 100;
        download.publicOnly = true;
        download.take = [this](QByteArrayView piece) -> Result<void> {
            got_.append(piece.data(), piece.size());
            return {};
        };
        std::optional<Result<HttpAnswer>> answer;
        transfers.get(std::move(download), base::milliseconds(5'000))
            .task.finally(this, [&](const Result<HttpAnswer> &result) { answer = result; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 5'000))
            return base::fail(Fault::Timeout, u"no answer"_s);
        return *answer;
    }
    /// What is near counts as far, in the order in which the names are looked up.
    static bool isLoopback(const QHostAddress &address) { return address.isLoopback(); }

private Q_SLOTS:
    void whatIsNearIsNotReached()
    {
        QTcpServer host;
        serve(host);
        net::QtTransfers transfers(clock_);
        for (const QString &name : {u"localhost"_s, u"127.0.0.1"_s, u"[::ffff:127.0.0.1]"_s}) {
            const auto answer = get(transfers, QUrl(u"http://%1:%2/x"_s.arg(name).arg(host.serverPort())));
            QVERIFY(!answer);
            QCOMPARE(answer.error().fault, Fault::Refused);
            QCOMPARE(answer.error().code, u"not_public"_s);
        }
        QVERIFY(request_.isEmpty());
    }
    void theAddressThatWasLookedAtIsAskedUnderItsName()
    {
        QTcpServer host;
        serve(host);
        int looks = 0;
        net::QtTransfers transfers(clock_, {}, [&](const QHostAddress &address) {
            ++looks;
            return isLoopback(address);
        });
        const auto answer = get(transfers, QUrl(u"http://localhost:%1/a%20b?c=d"_s.arg(host.serverPort())));
        QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
        QVERIFY(looks > 0);
        QCOMPARE(got_, "file");
        QVERIFY(request_.startsWith("GET /a%20b?c=d HTTP/1.1\r\n"));
        QVERIFY(request_.contains("Host: localhost:" + QByteArray::number(host.serverPort()) + "\r\n"));
    }
    void aSecureHostProvesItsNameAndNotItsAddress()
    {
        QSslServer host;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(kNamedCertificate));
        tls.setPrivateKey(QSslKey(kNamedKey, QSsl::Ec));
        host.setSslConfiguration(tls);
        serve(host);
        QTemporaryFile authority;
        QVERIFY(authority.open() && authority.write(kNamedCertificate) > 0 && authority.flush());
        net::QtTransfers transfers(clock_, authority.fileName(), isLoopback);
        const auto byName = get(transfers, QUrl(u"https://localhost:%1/x"_s.arg(host.serverPort())));
        QVERIFY2(byName.has_value(), byName ? "" : qPrintable(byName.error().detail));
        QCOMPARE(got_, "file");
        const auto byAddress = get(transfers, QUrl(u"https://127.0.0.1:%1/x"_s.arg(host.serverPort())));
        QVERIFY(!byAddress);
        QCOMPARE(byAddress.error().code, u"tls"_s);
    }
};

GESHER_TEST(tst_public_only, TstPublicOnly)
#include "tst_public_only.moc"
