// SPDX-License-Identifier: GPL-3.0-or-later
// When a business is open, as people read it.
#include "tests/support/runner.h"
#include "ui/models/business_words.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using model::BusinessProfile;
using Hours = model::BusinessProfile::Hours;

class TstBusinessWords : public QObject {
    Q_OBJECT

    static QStringList said(QList<Hours> hours)
    {
        BusinessProfile business;
        business.hours = std::move(hours);
        QStringList lines = ui::openingHours(business);
        for (QString &line : lines)
            line.remove(QChar(0x2066)).remove(QChar(0x2069));
        return lines;
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void daysOfEqualHoursShareALine()
    {
        QList<Hours> hours;
        for (int day = 1; day <= 5; ++day)
            hours.append({day, Hours::Mode::Specific, 9 * 60, 18 * 60 + 30});
        hours.append({6, Hours::Mode::AllDay, 0, 0});
        QCOMPARE(said(hours), (QStringList{u"Mon to Fri: 09:00–18:30"_s, u"Sat: open around the clock"_s}));
    }
    void aDayMayBeOpenTwice()
    {
        QCOMPARE(said({{7, Hours::Mode::Specific, 540, 780}, {7, Hours::Mode::Specific, 960, 1140}}),
            QStringList{u"Sun: 09:00–13:00, 16:00–19:00"_s});
    }
    void aDayThatIsNotNamedIsNotThere()
    {
        QCOMPARE(said({{1, Hours::Mode::ByAppointment, 0, 0}, {3, Hours::Mode::ByAppointment, 0, 0}}),
            (QStringList{u"Mon: by appointment"_s, u"Wed: by appointment"_s}));
        QVERIFY(said({}).isEmpty());
    }
    void midnightIsTheEndOfADay()
    {
        QCOMPARE(said({{5, Hours::Mode::Specific, 0, 1440}}), QStringList{u"Fri: 00:00–00:00"_s});
    }
};

GESHER_TEST(tst_business_words, TstBusinessWords)
#include "tst_business_words.moc"
