// SPDX-License-Identifier: GPL-3.0-or-later
// Asking the phone for a file again, as another client does.
#include "engine/media/media_retry.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QTest>

#include <cstring>

using namespace Qt::StringLiterals;
using base::Fault;
using model::Jid;
using support::fromHex;

namespace {

/// The nonce of the recording.
class Given final : public base::Random {
public:
    explicit Given(QByteArray bytes) : bytes_(std::move(bytes)) { }
    void fill(void *data, std::size_t size) override
    {
        if (size != static_cast<std::size_t>(bytes_.size()))
            qFatal("another length was asked for");
        std::memcpy(data, bytes_.constData(), size);
    }

private:
    QByteArray bytes_;
};

}

class TstVectorMediaRetry : public QObject {
    Q_OBJECT
    const QJsonArray cases_ = support::loadVectors("media_retry").value(u"cases").toArray();

private Q_SLOTS:
    void theReceiptIsTheRecordedOne()
    {
        QVERIFY(!cases_.isEmpty());
        for (const QJsonValue &one : cases_) {
            const QJsonValue receipt = one[u"receipt"];
            const QByteArray id = one[u"message_key"][u"id"].toString().toUtf8();
            Given random(fromHex(receipt[u"enc_iv"]));
            const auto sealed = media::sealServerError(fromHex(one[u"media_key"]), id, random);
            QVERIFY(sealed);
            QCOMPARE(sealed->payload, fromHex(receipt[u"enc_p"]));
            const auto jid
                = [](const QJsonValue &text) { return Jid::parse(text.toString().toUtf8()).value_or(Jid()); };
            const auto key = one[u"message_key"];
            const auto node = media::serverErrorReceipt(
                {id, jid(key[u"remoteJid"]), key[u"fromMe"].toBool(), jid(key[u"participant"])},
                jid(one[u"own_jid"]), *sealed);
            wire::Document document;
            const auto view = document.decode(wire::encodeNode(node)).value();
            QCOMPARE(view.text("to"), receipt[u"attrs"][u"to"].toString().toUtf8());
            QCOMPARE(view.text("type"), "server-error");
            for (const char *name : {"jid", "from_me", "participant"})
                QCOMPARE(QString::fromUtf8(view.child("rmr").text(name)),
                    receipt[u"rmr"][QLatin1String(name)].toString());
            QCOMPARE(
                view.child("encrypt").child("enc_iv").content().toByteArray(), fromHex(receipt[u"enc_iv"]));
        }
    }

    void theAnswerIsOpened()
    {
        for (const QJsonValue &one : cases_) {
            const QByteArray id = one[u"message_key"][u"id"].toString().toUtf8();
            const QJsonValue told = one[u"notification"];
            const auto node = wire::Node("notification")
                                  .set("id", id)
                                  .add(wire::Node("encrypt")
                                           .add(wire::Node("enc_p").bytes(fromHex(told[u"enc_p"])))
                                           .add(wire::Node("enc_iv").bytes(fromHex(told[u"enc_iv"]))));
            wire::Document document;
            const auto view = document.decode(wire::encodeNode(node)).value();
            const auto answer = media::readRetry(fromHex(one[u"media_key"]), view);
            QVERIFY(answer);
            QVERIFY(answer->result == media::RetryResult::Found);
            QCOMPARE(QString::fromUtf8(answer->directPath), told[u"decoded"][u"directPath"].toString());
            QCOMPARE(media::readRetry(QByteArray(32, 'x'), view).error().fault, Fault::Forged);
            QCOMPARE(media::openRetry(fromHex(one[u"media_key"]), "other",
                         {fromHex(told[u"enc_p"]), fromHex(told[u"enc_iv"])})
                         .error()
                         .fault,
                Fault::Forged);
            QCOMPARE(media::openRetry(fromHex(one[u"media_key"]), id, {fromHex(told[u"enc_p"]), "iv"})
                         .error()
                         .fault,
                Fault::Malformed);
        }
    }

    void anErrorSpeaksForThePhone()
    {
        wire::Document document;
        const auto node = wire::Node("notification").set("id", "X").add(wire::Node("error").set("code", "2"));
        const auto view = document.decode(wire::encodeNode(node)).value();
        QVERIFY(media::readRetry(QByteArray(32, 'k'), view)->result == media::RetryResult::NotOnPhone);
    }

    void onlyPathsOnAHostArePaths()
    {
        QVERIFY(media::isDirectPath("/v/t62.7118-24/0_n.enc?ccb=11-4&oh=x"));
        for (const char *path : {"", "/", "//evil.example/x", "v/t62", "https://evil.example/", "/a b",
                 "/\\x", "/a\r\nHost: x", "/x#y"})
            QVERIFY2(!media::isDirectPath(path), path);
    }
};

GESHER_TEST(tst_vector_media_retry, TstVectorMediaRetry)
#include "tst_vector_media_retry.moc"
