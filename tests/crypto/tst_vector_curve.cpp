// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crypto/curve.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"
#include "tests/support/vectors.h"

#include <QJsonArray>

using support::fromHex;

class TstVectorCurve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysAgreementsAndSignaturesAreTheKnownOnes()
    {
        const QJsonArray cases = support::loadVectors("curve").value(u"cases").toArray();
        QVERIFY(!cases.isEmpty());
        for (const QJsonValue &value : cases) {
            const auto a = crypto::KeyPair::fromSecret(fromHex(value[u"a"][u"private"]));
            const auto b = crypto::KeyPair::fromSecret(fromHex(value[u"b"][u"private"]));
            QCOMPARE(a.pub.toByteArray(), fromHex(value[u"a"][u"public"]));
            QCOMPARE(b.pub.toByteArray(), fromHex(value[u"b"][u"public"]));
            QCOMPARE(crypto::agree(a.secret, b.pub)->toByteArray(), fromHex(value[u"x25519"]));
            QCOMPARE(crypto::agree(b.secret, a.pub)->toByteArray(), fromHex(value[u"x25519"]));
            const QJsonArray signatures = value[u"signatures_by_a"].toArray();
            QVERIFY(!signatures.isEmpty());
            for (const QJsonValue &signature : signatures) {
                const QJsonValue message
                    = signature[u"message"].isUndefined() ? value[u"message"] : signature[u"message"];
                QCOMPARE(crypto::verify(a.pub, fromHex(message), fromHex(signature[u"signature"])),
                    signature[u"valid"].toBool());
            }
        }
    }
    void ownSignaturesVerifyAndOnlyUnderTheirKeyAndMessage()
    {
        support::SeededRandom random(7);
        for (int i = 0; i < 64; ++i) {
            const auto pair = crypto::KeyPair::generate(random);
            const QByteArray message = random.bytes(i);
            QByteArray signature = crypto::sign(pair.secret, message, random);
            QVERIFY(crypto::verify(pair.pub, message, signature));
            QVERIFY(!crypto::verify(pair.pub, message + 'x', signature));
            QVERIFY(!crypto::verify(crypto::KeyPair::generate(random).pub, message, signature));
            signature[i] = static_cast<char>(signature[i] ^ 1);
            QVERIFY(!crypto::verify(pair.pub, message, signature));
        }
    }
    void pointsOfLowOrderAreRefused()
    {
        support::SeededRandom random(8);
        const auto pair = crypto::KeyPair::generate(random);
        crypto::PublicKey one;
        one.bytes[0] = 1;
        for (const crypto::PublicKey &bad : {crypto::PublicKey{}, one}) {
            const auto shared = crypto::agree(pair.secret, bad);
            QVERIFY(!shared);
            QCOMPARE(shared.error().fault, base::Fault::Forged);
        }
    }
    void publicKeysHaveThirtyTwoBytesOrThirtyThreeWithFive()
    {
        const QByteArray key(32, 'k');
        QVERIFY(crypto::PublicKey::from(key));
        QCOMPARE(*crypto::PublicKey::from(QByteArray(1, 5) + key), *crypto::PublicKey::from(key));
        for (const QByteArray &bad : {QByteArray(), key.chopped(1), QByteArray(1, 6) + key, key + "xx"})
            QVERIFY(!crypto::PublicKey::from(bad));
    }
    void signaturesOfAnyOtherLengthAreInvalid()
    {
        support::SeededRandom random(9);
        const auto pair = crypto::KeyPair::generate(random);
        const QByteArray signature = crypto::sign(pair.secret, "m", random);
        QVERIFY(!crypto::verify(pair.pub, "m", {}));
        QVERIFY(!crypto::verify(pair.pub, "m", signature.chopped(1)));
        QVERIFY(!crypto::verify(pair.pub, "m", signature + 'x'));
    }
};

GESHER_TEST(tst_vector_curve, TstVectorCurve)
#include "tst_vector_curve.moc"
