// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/document.h"
#include "tests/support/runner.h"

class TstAddresses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTextThatWouldReadAsAnotherAddressIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"s.whatsapp.0@s.whatsapp.net", "5:3:1@s.whatsapp.net", "a@b@s.whatsapp.net",
                 "5.1.2@lid", "5 6@lid", ".1@lid"})
            QTest::newRow(text) << QByteArray(text);
    }
    void aTextThatWouldReadAsAnotherAddressIsNone()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!model::Jid::parse(text).has_value());
    }

    void aUserOnTheWireCannotHoldADevice_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("plain") << QByteArray("5") << true;
        QTest::newRow("device") << QByteArray("5:3") << false;
        QTest::newRow("agent") << QByteArray("5.3") << false;
        QTest::newRow("server") << QByteArray("5@g.us") << false;
        QTest::newRow("line") << QByteArray("5\n") << false;
    }
    void aUserOnTheWireCannotHoldADevice()
    {
        QFETCH(QByteArray, user);
        QFETCH(bool, isTaken);
        // flag, list of 3: tag, key, address with device (domain 0, device 2), the user as raw bytes
        QByteArray frame("\x00\xf8\x03\xfc\x01x\xfc\x03jid\xf7\x00\x02\xfc", 15);
        frame += static_cast<char>(user.size());
        frame += user;
        wire::Document document;
        QCOMPARE(document.decode(frame).has_value(), isTaken);
    }
};

GESHER_TEST(tst_addresses, TstAddresses)
#include "tst_addresses.moc"
