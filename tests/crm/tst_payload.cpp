// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crm/webhook_payload.h"
#include "tests/support/runner.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

model::Message incoming()
{
    model::Message m;
    m.id = u"0192"_s;
    m.account = {u"acc"_s};
    m.waId = "3EB0AB";
    m.chat = model::Jid::pn("972501234567");
    m.from = m.chat;
    m.fromPhone = u"+972501234567"_s;
    m.fromName = u"דנה"_s;
    m.text = u"שלום \"you\"\n"_s;
    m.timestampMs = 1'795'464'000'250;
    return m;
}

QByteArray headerOf(const net::HttpRequest &request, const QByteArray &name)
{
    for (const net::HttpHeader &header : request.headers) {
        if (header.first == name)
            return header.second;
    }
    return {};
}

}

class TstPayload : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesWhatTheInboundTriggerExpects()
    {
        const auto body = QJsonDocument::fromJson(crm::ghlBody(incoming(), u"+972520000001"_s, {})).object();
        QCOMPARE(body.keys(), QStringList({u"data"_s, u"type"_s}));
        QCOMPARE(body.value(u"type").toString(), u"whatsapp_message"_s);
        const QJsonObject data = body.value(u"data").toObject();
        QCOMPARE(data.value(u"from").toString(), u"+972501234567"_s);
        QCOMPARE(data.value(u"to").toString(), u"+972520000001"_s);
        QCOMPARE(data.value(u"message").toString(), incoming().text);
        QCOMPARE(data.value(u"timestamp").toString(), u"2026-11-23T20:00:00.250Z"_s);
        QCOMPARE(data.value(u"messageId").toString(), u"3EB0AB"_s);
        QCOMPARE(data.value(u"chatId").toString(), u"972501234567@s.whatsapp.net"_s);
        QCOMPARE(data.value(u"isGroup").toBool(true), false);
    }

    void neverShowsAHiddenIdAsAPhone()
    {
        model::Message m = incoming();
        m.chat = m.from = model::Jid::lid("123456789012345");
        m.fromPhone.clear();
        const auto data
            = QJsonDocument::fromJson(crm::ghlBody(m, u"+1"_s, {})).object().value(u"data").toObject();
        QVERIFY(data.value(u"from").isNull());
        QCOMPARE(data.value(u"chatId").toString(), u"123456789012345@lid"_s);
    }

    void signsTheTimeAndTheBody()
    {
        model::WebhookTarget target;
        target.url = u"https://example.com/hook"_s;
        const auto request
            = crm::request(target, {{}, "It's a Secret"}, u"d-1"_s, R"({"a":1})", 1'700'000'000'999);
        QCOMPARE(headerOf(request, "Gesher-Event-Id"), "d-1");
        QCOMPARE(headerOf(request, "Gesher-Timestamp"), "1700000000");
        // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac "It's a Secret"
        QCOMPARE(headerOf(request, "Gesher-Signature"),
            "sha256=42bd70a7827d62e245b1494b51fc2ef3264f488067ba42978bacc486649dfa2f");
        QVERIFY(headerOf(request, "Authorization").isNull());
    }

    void sendsABearerOnlyWhenThereIsOne()
    {
        model::WebhookTarget target;
        target.kind = model::WebhookKind::GhlInbound;
        target.url = u"https://services.leadconnectorhq.com/hooks/loc/webhook-trigger/uuid"_s;
        const auto bare = crm::request(target, {}, u"d"_s, "{}", 1);
        QVERIFY(headerOf(bare, "Authorization").isNull());
        QVERIFY(headerOf(bare, "Gesher-Event-Id").isNull());
        QVERIFY(!headerOf(crm::request(target, {{}, "s"}, u"d"_s, "{}", 1), "Gesher-Signature").isNull());
        QVERIFY(headerOf(bare, "Gesher-Signature").isNull());
        QCOMPARE(
            headerOf(crm::request(target, {u"key"_s, {}}, u"d"_s, "{}", 1), "Authorization"), "Bearer key");
    }

    void showsNothingSecretOfARequest()
    {
        model::WebhookTarget target;
        target.url = u"https://h.example/very/secret/path/abcdef"_s;
        target.urlMasked = crm::maskedUrl(QUrl(target.url));
        const auto request = crm::request(target, {u"the-bearer"_s, "the-secret"}, u"d"_s, "{}", 1'000);
        const QString shown = crm::shownRequest(request, target.urlMasked);
        QVERIFY(shown.startsWith(u"POST https://h.example/…cdef\n"_s));
        QVERIFY(shown.contains(u"Gesher-Timestamp: 1"_s));
        for (const QString &secret : {u"the-bearer"_s, u"the-secret"_s, u"secret/path"_s})
            QVERIFY2(!shown.contains(secret), qPrintable(shown));
        const QString signature = QString::fromLatin1(headerOf(request, "Gesher-Signature"));
        QVERIFY(!shown.contains(signature.mid(7)));
    }

    void masksAddresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        QTest::newRow("HighLevel's")
            << u"https://services.leadconnectorhq.com/hooks/loc/webhook-trigger/1234-abcd"_s
            << u"https://services.leadconnectorhq.com/…abcd"_s;
        QTest::newRow("a short path") << u"http://127.0.0.1:8080/hook"_s << u"http://127.0.0.1:8080/…"_s;
        QTest::newRow("a query") << u"https://h.example/?key=abc"_s << u"https://h.example/…"_s;
        QTest::newRow("no path") << u"https://h.example"_s << u"https://h.example"_s;
        QTest::newRow("a slash") << u"https://h.example/"_s << u"https://h.example/"_s;
    }
    void masksAddresses()
    {
        QFETCH(QString, url);
        QFETCH(QString, shown);
        QCOMPARE(crm::maskedUrl(QUrl(url)), shown);
    }

    void takesAddressesThatCanBePostedTo_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isFine");
        QTest::newRow("https") << u"https://example.com/hook?x=1"_s << true;
        QTest::newRow("local") << u"http://127.0.0.1:5678/webhook"_s << true;
        QTest::newRow("IPv6") << u"http://[::1]:5678/"_s << true;
        QTest::newRow("a name with letters of its own") << u"https://דוגמה.example/"_s << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("no scheme") << u"example.com/hook"_s << false;
        QTest::newRow("ftp") << u"ftp://example.com/"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("no host") << u"https:///hook"_s << false;
        QTest::newRow("a password") << u"https://me:pw@example.com/"_s << false;
        QTest::newRow("an empty user") << u"https://@example.com/"_s << false;
        QTest::newRow("a fragment") << u"https://example.com/#a"_s << false;
        QTest::newRow("a space") << u"https://exa mple.com/"_s << false;
        QTest::newRow("a space at the end") << u"https://example.com/ "_s << false;
        QTest::newRow("a line break") << u"https://example.com/\r\nX: y"_s << false;
        QTest::newRow("port 0") << u"http://example.com:0/"_s << false;
        QTest::newRow("port 99999") << u"http://example.com:99999/"_s << false;
        QTest::newRow("too long") << u"https://example.com/"_s + QString(2048, u'a') << false;
    }
    void takesAddressesThatCanBePostedTo()
    {
        QFETCH(QString, url);
        QFETCH(bool, isFine);
        const auto wrong = crm::wrongUrl(url);
        QVERIFY2(!wrong.has_value() == isFine, qPrintable(wrong.value_or(u"taken"_s)));
    }

    void refusesBearersThatWouldBreakTheHeader()
    {
        QVERIFY(!crm::wrongBearer(u"abc.DEF-123_~+/="_s));
        QVERIFY(!crm::wrongBearer(QString()));
        QVERIFY(crm::wrongBearer(u"a b"_s));
        QVERIFY(crm::wrongBearer(u"a\r\nX: y"_s));
        QVERIFY(crm::wrongBearer(u"סוד"_s));
        QVERIFY(crm::wrongBearer(u"Bearer abc"_s)->contains(u"without the word"_s));
        QVERIFY(crm::wrongBearer(QString(1025, u'a')));
    }
};

GESHER_TEST(tst_payload, TstPayload)
#include "tst_payload.moc"
