// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/card.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;

class TstCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPhoneThatNamesItsAccountBecomesE164()
    {
        const auto card
            = messaging::readCard("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dana Levi\r\n"
                                  "TEL;type=CELL;waid=972501234567:+972 50-123-4567\r\nEND:VCARD\r\n",
                {});
        QCOMPARE(card.name, u"Dana Levi"_s);
        QCOMPARE(card.phones, QStringList{u"+972501234567"_s});
    }
    void everyWayOfWritingAPhoneIsFound()
    {
        const auto card = messaging::readCard(
            "FN:A\\, B\nitem1.TEL:03-1234567\ntel;TYPE=HOME:*123\nX-TEL:no\nTEL;waid=1:short\n", {});
        QCOMPARE(card.name, u"A, B"_s);
        QCOMPARE(card.phones, QStringList({u"03-1234567"_s, u"*123"_s, u"short"_s}));
    }
    void aFoldedLineIsOne()
    {
        const auto card = messaging::readCard("FN:A very\r\n  long name\r\n", {});
        QCOMPARE(card.name, u"A very long name"_s);
    }
    void theMessagesNameWins()
    {
        QCOMPARE(messaging::readCard("FN:Card\n", u"Message"_s).name, u"Message"_s);
    }
    void aHostileCardIsBounded()
    {
        const auto card = messaging::readCard(std::string("TEL:1\n").append(1'000'000, 'x'), {});
        QCOMPARE(card.phones, QStringList{u"1"_s});
        std::string many;
        for (int i = 0; i < 1'000; ++i)
            many += "TEL:1\n";
        QCOMPARE(messaging::readCard(many, {}).phones.size(), 16);
        QVERIFY(messaging::readCard(std::string("\0\xff\n;:\n", 7), {}).phones.isEmpty());
    }
    void whatIsWrittenIsReadAsTheSame()
    {
        const model::ContactCard card{u"דנה; לוי, משרד"_s, {u"+972501234567"_s, u"*123"_s}};
        QCOMPARE(messaging::readCard(messaging::writeCard(card), {}), card);
    }
};

GESHER_TEST(tst_card, TstCard)
#include "tst_card.moc"
