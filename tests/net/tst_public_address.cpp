// SPDX-License-Identifier: GPL-3.0-or-later
// Which addresses are on the open internet; ranges from RFC 6890 and its registries.
#include "engine/net/public_address.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TstPublicAddress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNotOnTheOpenInternetIsKnown_data()
    {
        QTest::addColumn<bool>("isPublic");
        for (const char *text : {"8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.128.0.1",
                 "223.255.255.255", "2606:4700::1111", "2a00:1450:4001:800::200e", "64:ff9b::8.8.8.8",
                 "::ffff:8.8.8.8", "2002:808:808::1"})
            QTest::newRow(text) << true;
        for (const char *text : {"0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254",
                 "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1", "198.18.0.1", "224.0.0.1",
                 "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:192.168.0.1", "::127.0.0.1",
                 "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:7f00:1::1", "fc00::1", "fd12::1", "fe80::1",
                 "fec0::1", "ff02::1", "2001::1", "2001:db8::1", "100::1"})
            QTest::newRow(text) << false;
    }
    void whatIsNotOnTheOpenInternetIsKnown()
    {
        QFETCH(bool, isPublic);
        const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!address.isNull());
        QCOMPARE(net::isPublicAddress(address), isPublic);
    }
    void noAddressIsNotPublic() { QVERIFY(!net::isPublicAddress(QHostAddress())); }
};

GESHER_TEST(tst_public_address, TstPublicAddress)
#include "tst_public_address.moc"
