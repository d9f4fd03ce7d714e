// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/noise/handshake.h"
#include "engine/proto/handshake.pb.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

using support::fromHex;

static crypto::KeyPair pairOf(const QJsonValue &value)
{
    return crypto::KeyPair::fromSecret(fromHex(value[u"private"]));
}
static crypto::PublicKey keyOf(const QJsonValue &hex)
{
    return *crypto::PublicKey::from(fromHex(hex));
}

class TstVectorNoiseHandshake : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyByteOfTheRecordedHandshakesIsReproduced()
    {
        const QJsonArray transcripts
            = support::loadVectors("noise_handshake").value(u"transcripts").toArray();
        QVERIFY(!transcripts.isEmpty());
        for (const QJsonValue &t : transcripts) {
            const QJsonValue keys = t[u"keys"];
            noise::Handshake handshake(pairOf(keys[u"client_static_noise"]),
                pairOf(keys[u"client_ephemeral"]), {keyOf(keys[u"cert_root"][u"public"]), 0});
            const QByteArray hello = handshake.hello();
            QVERIFY(fromHex(t[u"wire_client_hello"]).endsWith(hello));
            const qint64 now = t[u"cert_valid_at"].toInteger();
            auto finish = handshake.onServerHello(
                fromHex(t[u"wire_server_hello"]).sliced(3), fromHex(t[u"client_payload"]), now);
            QVERIFY(finish);
            QCOMPARE(finish->frame, fromHex(t[u"wire_client_finish"]).sliced(3));
            checkFrames(t[u"transport"][u"frames"].toArray(), finish->ciphers);
        }
    }
    void chainsAreJudgedAsTheyShouldBe()
    {
        const QJsonArray checks = support::loadVectors("noise_handshake").value(u"cert_checks").toArray();
        int refused = 0;
        for (const QJsonValue &check : checks) {
            const auto verdict = noise::checkCertificates(fromHex(check[u"certificate_chain"]),
                {keyOf(check[u"root_public"]), 0}, keyOf(check[u"server_static_public"]),
                check[u"now"].toInteger());
            QVERIFY2(check[u"accept"].isBool(), "a case that is not understood");
            QCOMPARE(verdict.has_value(), check[u"accept"].toBool());
            refused += verdict ? 0 : 1;
        }
        QVERIFY(refused > 0 && refused < checks.size());
    }
    void theRecordedLiveChainVerifiesUnderTheRealRoot()
    {
        const QJsonObject live = support::loadVectors("noise_steps_from_live_session");
        const QByteArray chain = fromHex(live.value(u"certificate_plaintext"));
        const auto serverStatic = keyOf(live.value(u"server_static_public"));
        const noise::Root root{keyOf(live.value(u"real_root_public")), 0};
        bool someTime = false;
        // its dates are its own: it must be valid at some day of those years and at none far outside
        for (qint64 now = 1'600'000'000; now < 1'900'000'000; now += 86'400)
            someTime = someTime || noise::checkCertificates(chain, root, serverStatic, now).has_value();
        QVERIFY(someTime);
        QCOMPARE(noise::checkCertificates(chain, root, serverStatic, 1'000'000'000).error().code,
            QStringLiteral("validity"));
        // a wrong clock is told as such, not as an attack
        QVERIFY(noise::checkCertificates(chain, root, serverStatic, 1'000'000'000)
                    .error()
                    .detail.contains(u"clock"));
        QByteArray forged = chain;
        forged[20] = static_cast<char>(forged[20] ^ 1);
        QVERIFY(!noise::checkCertificates(forged, root, serverStatic, 1'700'000'000));
    }
    /// Not only the chain: our side of the recorded live handshake opens what the real server sealed.
    void theRecordedLiveHandshakeIsOpened()
    {
        const QJsonObject live = support::loadVectors("noise_steps_from_live_session");
        proto::HandshakeMessage message;
        auto &hello = *message.mutable_serverhello();
        hello.set_ephemeral(fromHex(live.value(u"server_ephemeral_public")).toStdString());
        hello.set_static_(fromHex(live.value(u"server_static_ciphertext")).toStdString());
        hello.set_payload(fromHex(live.value(u"certificate_ciphertext")).toStdString());
        const QByteArray bytes = QByteArray::fromStdString(message.SerializeAsString());
        support::SeededRandom random;
        const auto own = crypto::KeyPair::generate(random);
        const auto open = [&](const QByteArray &frame, const crypto::PublicKey &root, qint64 now) {
            crypto::KeyPair ephemeral;
            ephemeral.secret = crypto::Key32(fromHex(live.value(u"client_ephemeral_private")));
            ephemeral.pub = keyOf(live.value(u"client_ephemeral_public"));
            noise::Handshake handshake(own, std::move(ephemeral), {root, 0});
            (void)handshake.hello();
            return handshake.onServerHello(frame, "payload", now).has_value();
        };
        const auto root = keyOf(live.value(u"real_root_public"));
        bool someTime = false;
        for (qint64 now = 1'600'000'000; now < 1'900'000'000 && !someTime; now += 30 * 86'400)
            someTime = open(bytes, root, now) && !open(bytes, own.pub, now);
        QVERIFY(someTime);
    }
    void aChangedServerHelloIsRefused()
    {
        const QJsonValue t = support::loadVectors("noise_handshake").value(u"transcripts").toArray().first();
        const QJsonValue keys = t[u"keys"];
        const QByteArray good = fromHex(t[u"wire_server_hello"]).sliced(3);
        for (qsizetype at = 0; at < good.size(); at += 7) {
            QByteArray bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 0x20);
            noise::Handshake handshake(pairOf(keys[u"client_static_noise"]),
                pairOf(keys[u"client_ephemeral"]), {keyOf(keys[u"cert_root"][u"public"]), 0});
            (void)handshake.hello();
            QVERIFY(!handshake.onServerHello(bad, "payload", t[u"cert_valid_at"].toInteger()));
        }
    }

private:
    static void checkFrames(const QJsonArray &frames, noise::CipherPair &ciphers)
    {
        QVERIFY(!frames.isEmpty());
        for (const QJsonValue &frame : frames) {
            const QByteArray plain = fromHex(frame[u"plaintext"]);
            const QByteArray body = fromHex(frame[u"wire"]).sliced(3);
            QByteArray out;
            if (frame[u"dir"].toString() == u"client_to_server") {
                ciphers.send.seal(plain, out);
                QCOMPARE(out, body);
            } else {
                QCOMPARE(frame[u"dir"].toString(), QStringLiteral("server_to_client"));
                QVERIFY(ciphers.receive.open(body, out));
                QCOMPARE(out, plain);
            }
        }
        QByteArray out;
        QCOMPARE(ciphers.receive.open(QByteArray(40, 'x'), out).error().fault, base::Fault::Forged);
    }
};

GESHER_TEST(tst_vector_noise_handshake, TstVectorNoiseHandshake)
#include "tst_vector_noise_handshake.moc"
