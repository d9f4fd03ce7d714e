// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crypto/digest.h"
#include "engine/pairing/client_payload.h"
#include "engine/proto/payload.pb.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

using pairing::DeviceIdentity;
using pairing::WebVersion;

namespace {

// Both known answers were written by protoc --encode from the reference's own schema and field list.
const QByteArray kRegistration = QByteArray::fromHex(
    "18002a38080e120b080210b81718d7afcdf2031a0330303022033030302a03302e3132003a074465736b746f"
    "704203302e3150005a02656e6202555332022000600168019a01df010a04000012341201051a201111111111"
    "11111111111111111111111111111111111111111111111111111122030000012a2022222222222222222222"
    "2222222222222222222222222222222222222222222232403333333333333333333333333333333333333333"
    "3333333333333333333333333333333333333333333333333333333333333333333333333333333333333333"
    "3a109fa53af9421567b114e33c9bb1ef7db242370a0757696e646f77731206080010011800180120002a2018"
    "8050200130013801400148015001580160017001780198013ca80101b00101880200");
const QByteArray kLogin = QByteArray::fromHex(
    "08b1ddc3e0b5a00118012a38080e120b080210b81718d7afcdf2031a0330303022033030302a03302e313200"
    "3a074465736b746f704203302e3150005a02656e62025553320220006001680190010cc00101880201c80201");

store::DeviceKeys plainKeys()
{
    store::DeviceKeys keys;
    keys.identity.pub.bytes.fill(0x11);
    keys.signedPreKey.pub.bytes.fill(0x22);
    keys.signedPreKeySignature = QByteArray(64, 0x33);
    keys.registrationId = 0x1234;
    return keys;
}

proto::DeviceProps propsOf(const QByteArray &registration)
{
    proto::ClientPayload payload;
    proto::DeviceProps props;
    if (!payload.ParseFromString(registration.toStdString())
        || !props.ParseFromString(payload.devicepairingdata().deviceprops()))
        qFatal("registration payload cannot be read back");
    return props;
}

}

class TstClientPayload : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void registrationIsByteForByteAsTheReferenceSays()
    {
        QCOMPARE(pairing::registrationPayload(plainKeys(), {}, {}).toHex(), kRegistration.toHex());
    }
    void loginIsByteForByteAsTheReferenceSays()
    {
        QCOMPARE(pairing::loginPayload(model::Jid::pn("5511987654321", 12), {}).toHex(), kLogin.toHex());
    }
    void revisionIsReadFromThePageWhateverItsQuotes()
    {
        QCOMPARE(pairing::readRevision("{\"client_revision\":1045649367,\"x\":1}"), 1045649367U);
        QCOMPARE(pairing::readRevision("a=\"{\\\"client_revision\\\":1045649368}\""), 1045649368U);
        QCOMPARE(pairing::readRevision("\"client_revision\": 1045649369 "), 1045649369U);
        for (const char *page :
            {"", "client_revision", "\"client_revision\":", "\"client_revision\":104564936",
                "\"client_revision\":10456493670", "\"client_revision\":9999999999",
                "\"client_revision\":\"abc\"", "<html>please sign in to this network</html>"})
            QVERIFY2(!pairing::readRevision(page), page);
    }
    void versionIsClaimedTwiceAlike()
    {
        const WebVersion version{2, 3000, 1099999999};
        QCOMPARE(version.text(), u"2.3000.1099999999");
        proto::ClientPayload payload;
        QVERIFY(
            payload.ParseFromString(pairing::registrationPayload(plainKeys(), version, {}).toStdString()));
        QCOMPARE(payload.useragent().appversion().tertiary(), 1099999999U);
        QCOMPARE(QByteArray::fromStdString(payload.devicepairingdata().buildhash()),
            crypto::md5("2.3000.1099999999"));
    }
    void platformAgreesWithTheClientType_data()
    {
        QTest::addColumn<char>("clientType");
        QTest::addColumn<int>("platform");
        QTest::newRow("Chrome") << '1' << int(proto::DeviceProps::CHROME);
        QTest::newRow("Edge") << '2' << int(proto::DeviceProps::EDGE);
        QTest::newRow("Firefox") << '3' << int(proto::DeviceProps::FIREFOX);
        QTest::newRow("Safari") << '6' << int(proto::DeviceProps::SAFARI);
        QTest::newRow("Windows program") << '8' << int(proto::DeviceProps::UWP);
        QTest::newRow("none of them") << '0' << int(proto::DeviceProps::UNKNOWN);
    }
    void platformAgreesWithTheClientType()
    {
        QFETCH(char, clientType);
        QFETCH(int, platform);
        const DeviceIdentity device{QStringLiteral("Ubuntu"), "Chrome", clientType};
        const auto props = propsOf(pairing::registrationPayload(plainKeys(), {}, device));
        QCOMPARE(props.os(), std::string("Ubuntu"));
        QCOMPARE(int(props.platformtype()), platform);
    }
    void newKeysAreWholeAndSigned()
    {
        support::SeededRandom random;
        for (int i = 0; i < 50; ++i) {
            const auto keys = pairing::makeDeviceKeys(random);
            QVERIFY(keys.registrationId >= 1 && keys.registrationId <= 16380);
            QVERIFY(
                crypto::verify(keys.identity.pub, keys.signedPreKey.pub.djb(), keys.signedPreKeySignature));
            QCOMPARE(keys.signedPreKeyId, 1U);
            QCOMPARE(keys.advSecret.size(), 32);
            QVERIFY(keys.advIdentity.isEmpty());
            QVERIFY(!(keys.noise.pub == keys.identity.pub) && !(keys.noise.pub == keys.signedPreKey.pub));
        }
    }
};

GESHER_TEST(tst_client_payload, TstClientPayload)
#include "tst_client_payload.moc"
