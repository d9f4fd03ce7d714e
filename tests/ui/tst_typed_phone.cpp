// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"
#include "ui/models/typed_phone.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TstTypedPhone : public QObject {
    Q_OBJECT

    static QString typed(const QString &text, const QString &country)
    {
        const auto phone = ui::typedPhone(text, country);
        return phone ? phone->e164() : QString();
    }

private Q_SLOTS:
    void aPhoneIsTakenAsPeopleInItsCountryWriteIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("phone");
        QTest::newRow("Israel, mobile") << u"050-123-4567"_s << u"IL"_s << u"+972501234567"_s;
        QTest::newRow("Israel, without its nought") << u"501234567"_s << u"IL"_s << u"+972501234567"_s;
        QTest::newRow("Israel, at home") << u"(03) 555 0100"_s << u"IL"_s << u"+97235550100"_s;
        QTest::newRow("Germany") << u"0171 / 2345678"_s << u"DE"_s << u"+491712345678"_s;
        QTest::newRow("United States") << u"(212) 555-2368"_s << u"US"_s << u"+12125552368"_s;
        QTest::newRow("France, seen from Israel") << u"+33 6 12 34 56 78"_s << u"IL"_s << u"+33612345678"_s;
        QTest::newRow("with two noughts") << u"00972 50 123 4567"_s << u"DE"_s << u"+972501234567"_s;
        QTest::newRow("whole, without a plus") << u"972501234567"_s << u"IL"_s << u"+972501234567"_s;
        QTest::newRow("whole, of another country") << u"491712345678"_s << u"IL"_s << u"+491712345678"_s;
        QTest::newRow("between marks of direction")
            << u"\u2066050-123-4567\u2069"_s << u"IL"_s << u"+972501234567"_s;
    }
    void aPhoneIsTakenAsPeopleInItsCountryWriteIt()
    {
        QFETCH(QString, text);
        QFETCH(QString, country);
        QTEST(typed(text, country), "phone");
    }
    void whatIsNoPhoneIsNone()
    {
        for (const QString &text :
            {u""_s, u"Dana"_s, u"050-12"_s, u"0501234567x"_s, u"+"_s, u"1-800-FLOWERS"_s})
            QVERIFY2(typed(text, u"IL"_s).isEmpty(), qPrintable(text));
        QVERIFY(typed(u"050-123-4567"_s, {}).isEmpty()); // of which country?
    }
    void theCountryIsTheClientsElseTheNumbers()
    {
        model::AccountView number;
        number.pn = model::Jid::pn("4917123456789");
        QCOMPARE(ui::countryOf(number, {}), u"DE"_s);
        model::Client client;
        QCOMPARE(ui::countryOf(number, client), u"DE"_s);
        client.country = u"IL"_s;
        QCOMPARE(ui::countryOf(number, client), u"IL"_s);
        QCOMPARE(ui::countryOf({}, {}), ui::countryOfThisComputer());
    }
};

GESHER_TEST(tst_typed_phone, TstTypedPhone)
#include "tst_typed_phone.moc"
