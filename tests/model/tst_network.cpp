// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/network.h"
#include "tests/support/runner.h"

class TstNetwork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Without a profile it is WhatsApp's own network, and nothing of it is loosened.
    void defaultIsTheRealNetwork()
    {
        const model::NetworkProfile profile = model::realNetwork();
        QVERIFY(profile.real);
        QCOMPARE(profile.chatUrl.toEncoded(), QByteArray("wss://web.whatsapp.com/ws/chat"));
        QCOMPARE(profile.noiseRootKey.toHex(),
            QByteArray("142375574d0a587166aae71ebe516437c4a28b73e3695c6ce1f7f9545da8ee6b"));
        QCOMPARE(profile.noiseRootSerial, 0U);
        QCOMPARE(profile.webVersionUrl.toEncoded(), QByteArray("https://web.whatsapp.com/sw.js"));
        QCOMPARE(profile.mediaScheme, QStringLiteral("https"));
        QCOMPARE(profile.clockOffset.count(), 0);
        QVERIFY(profile.extraCaFile.isEmpty());
        QVERIFY(!profile.mayLiftLimits);
        QCOMPARE(profile.timing.backoffFirst, base::milliseconds(1'000));
        QCOMPARE(profile.timing.backoffMost, base::milliseconds(30'000));
        QVERIFY(profile.timing.keepalive <= base::milliseconds(30'000)); // proof of life is due within 60 s
    }
};

GESHER_TEST(tst_network, TstNetwork)
#include "tst_network.moc"
