// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner.h"
#include "ui/theme/bidi.h"
#include "ui/theme/when.h"
#include "ui/widgets/avatar.h"

#include <QDateTime>
#include <QLocale>

namespace {

using namespace ui;

qint64 at(int day, int hour, int minute, int year = 2026, int month = 3)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute)).toMSecsSinceEpoch();
}

/// Directions, phones, times and initials as they are shown.
class TstTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void phones_data();
    void phones();
    void isolatesComeOffAgain();
    void directions_data();
    void directions();
    void timesOfRows_data();
    void timesOfRows();
    void days();
    void ages_data();
    void ages();
    void initials_data();
    void initials();
};

void TstTexts::phones_data()
{
    QTest::addColumn<QString>("e164");
    QTest::addColumn<QString>("shown");
    QTest::newRow("Israel, mobile") << QStringLiteral("+972555550142") << QStringLiteral("+972 55-555-0142");
    QTest::newRow("Israel, landline") << QStringLiteral("+97235550142") << QStringLiteral("+972 3-555-0142");
    QTest::newRow("Israel, too short") << QStringLiteral("+97255555") << QStringLiteral("+97 255-555");
    QTest::newRow("North America") << QStringLiteral("+12025550142") << QStringLiteral("+1 202-555-0142");
    QTest::newRow("elsewhere") << QStringLiteral("+442079460142") << QStringLiteral("+44 207-946-0142");
    QTest::newRow("short") << QStringLiteral("+100") << QStringLiteral("+100");
    QTest::newRow("not a phone") << QStringLiteral("100") << QStringLiteral("100");
    QTest::newRow("nothing") << QString() << QString();
}

void TstTexts::phones()
{
    QFETCH(QString, e164);
    QFETCH(QString, shown);
    const QString text = phone(e164);
    QVERIFY(text.startsWith(QChar(0x2066)) && text.endsWith(QChar(0x2069)));
    QVERIFY(!text.contains(u' ') && !text.contains(u'-')); // it must not break
    QString readable = plain(text);
    readable.replace(QChar(0x00a0), u' ').replace(QChar(0x2011), u'-');
    QCOMPARE(readable, shown);
}

void TstTexts::isolatesComeOffAgain()
{
    const QString name = QStringLiteral("דנה (Cafe)");
    QCOMPARE(isolate(name).front(), QChar(0x2068));
    QCOMPARE(ltr(name).front(), QChar(0x2066));
    QCOMPARE(plain(isolate(ltr(name))), name);
    QCOMPARE(
        plain(QStringLiteral("\u200ea\u200fb\u202ac\u202ed\u2067e\u2069\u061c")), QStringLiteral("abcde"));
    QCOMPARE(
        plain(QStringLiteral("\u200dשלום")), QStringLiteral("\u200dשלום")); // a joiner is part of the text
}

void TstTexts::directions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("Hebrew") << QStringLiteral("שלום hello") << Qt::RightToLeft;
    QTest::newRow("Latin") << QStringLiteral("hello שלום") << Qt::LeftToRight;
    QTest::newRow("Arabic") << QStringLiteral("  «مرحبا»") << Qt::RightToLeft;
    QTest::newRow("after figures") << QStringLiteral("100% שלום") << Qt::RightToLeft;
    QTest::newRow("beyond the basic plane") << QStringLiteral("\U0001E900") << Qt::RightToLeft;
}

void TstTexts::directions()
{
    QFETCH(QString, text);
    QTEST(directionOf(text, Qt::LeftToRight), "direction");
    QTEST(directionOf(text, Qt::RightToLeft), "direction");
    QCOMPARE(directionOf(QStringLiteral("123 😀"), Qt::RightToLeft), Qt::RightToLeft);
    QCOMPARE(directionOf({}, Qt::LeftToRight), Qt::LeftToRight);
}

void TstTexts::timesOfRows_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("shown");
    QTest::newRow("today") << at(18, 10, 42) << QStringLiteral("10:42");
    QTest::newRow("midnight") << at(18, 0, 0) << QStringLiteral("00:00");
    QTest::newRow("a minute before it") << at(17, 23, 59) << QStringLiteral("Yesterday");
    QTest::newRow("this week") << at(15, 9, 0) << QStringLiteral("Sun");
    QTest::newRow("a week ago") << at(11, 9, 0) << QStringLiteral("11 Mar");
    QTest::newRow("last year") << at(3, 9, 0, 2025, 12) << QStringLiteral("3 Dec 2025");
    QTest::newRow("tomorrow, by a wrong clock") << at(19, 9, 0) << QStringLiteral("19 Mar");
}

void TstTexts::timesOfRows()
{
    QFETCH(qint64, ms);
    QTEST(rowTime(ms, at(18, 12, 0)), "shown");
}

void TstTexts::days()
{
    const qint64 now = at(18, 12, 0);
    QCOMPARE(dayLabel(at(18, 0, 1), now), QStringLiteral("Today"));
    QCOMPARE(dayLabel(at(17, 0, 1), now), QStringLiteral("Yesterday"));
    QCOMPARE(dayLabel(at(1, 0, 1), now), QStringLiteral("Sunday, 1 March"));
    QCOMPARE(dayLabel(at(1, 0, 1, 2025), now), QStringLiteral("1 March 2025"));
    QCOMPARE(fullTime(at(1, 10, 2)), QStringLiteral("1 March 2026, 10:02:00"));
    QVERIFY(sameDay(at(18, 0, 0), at(18, 23, 59)));
    QVERIFY(!sameDay(at(18, 0, 0), at(17, 23, 59)));
}

void TstTexts::ages_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("shown");
    QTest::newRow("clock went back") << qint64(-5) << QStringLiteral("0 s");
    QTest::newRow("seconds") << qint64(12'999) << QStringLiteral("12 s");
    QTest::newRow("last second") << qint64(59'999) << QStringLiteral("59 s");
    QTest::newRow("minute") << qint64(60'000) << QStringLiteral("1 min");
    QTest::newRow("last minute") << qint64(3'599'999) << QStringLiteral("59 min");
    QTest::newRow("hour") << qint64(3'600'000) << QStringLiteral("1 h");
    QTest::newRow("days") << qint64(86'400'000 * 5) << QStringLiteral("5 d");
}

void TstTexts::ages()
{
    QFETCH(qint64, ms);
    QTEST(age(ms), "shown");
}

void TstTexts::initials_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("letters");
    QTest::newRow("two words") << QStringLiteral("dana levi cohen") << QStringLiteral("DL");
    QTest::newRow("one word") << QStringLiteral("Office") << QStringLiteral("OF");
    QTest::newRow("one letter") << QStringLiteral("x") << QStringLiteral("X");
    QTest::newRow("Hebrew") << QStringLiteral("דנה") << QStringLiteral("דנ");
    QTest::newRow("isolated") << isolate(QStringLiteral("דנה לוי")) << QStringLiteral("דל");
    QTest::newRow("hidden number") << QStringLiteral("~Noam") << QStringLiteral("~N");
    QTest::newRow("phone") << QStringLiteral("+972 55-555-0142") << QStringLiteral("?");
    QTest::newRow("nothing") << QString() << QStringLiteral("?");
    QTest::newRow("numbered") << QStringLiteral("Sales 2") << QStringLiteral("S2");
}

void TstTexts::initials()
{
    QFETCH(QString, name);
    QTEST(initialsOf(name), "letters");
    QCOMPARE(hueOf(name), hueOf(name));
    QVERIFY(hueOf(name) >= 0 && hueOf(name) < 5);
}

}

GESHER_TEST(tst_texts, TstTexts)
#include "tst_texts.moc"
