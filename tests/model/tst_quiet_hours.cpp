// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/quiet_hours.h"
#include "tests/support/runner.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;

class TstQuietHours : public QObject {
    Q_OBJECT

    static qint64 at(const QString &utc)
    {
        return QDateTime::fromString(utc, Qt::ISODate).toMSecsSinceEpoch();
    }
    static model::Client client(int from, int to)
    {
        model::Client client;
        client.timeZone = "Asia/Jerusalem"; // two hours before UTC in winter, three in summer
        client.quietHours = model::QuietHours{from, to};
        return client;
    }

private Q_SLOTS:
    void theyAreThoseOfTheClientsClock()
    {
        const auto night = client(22 * 60, 7 * 60);
        QVERIFY(!model::isQuietHour(night, at(u"2026-01-10T19:59:00Z"_s)));
        QVERIFY(model::isQuietHour(night, at(u"2026-01-10T20:00:00Z"_s)));
        QVERIFY(model::isQuietHour(night, at(u"2026-01-11T04:59:00Z"_s)));
        QVERIFY(!model::isQuietHour(night, at(u"2026-01-11T05:00:00Z"_s)));
        QVERIFY(model::isQuietHour(night, at(u"2026-07-10T19:00:00Z"_s))); // summer time
    }
    void theyCanLieWithinADay()
    {
        const auto noon = client(13 * 60, 14 * 60 + 30);
        QVERIFY(!model::isQuietHour(noon, at(u"2026-01-10T10:59:00Z"_s)));
        QVERIFY(model::isQuietHour(noon, at(u"2026-01-10T11:00:00Z"_s)));
        QVERIFY(!model::isQuietHour(noon, at(u"2026-01-10T12:30:00Z"_s)));
    }
    void withoutThemOrAKnownTimeZoneItIsNeverQuiet()
    {
        auto none = client(0, 1439);
        none.quietHours.reset();
        QVERIFY(!model::isQuietHour(none, at(u"2026-01-10T20:00:00Z"_s)));
        auto nowhere = client(0, 1439);
        nowhere.timeZone = "Nowhere/Land";
        QVERIFY(!model::isQuietHour(nowhere, at(u"2026-01-10T20:00:00Z"_s)));
    }
};

GESHER_TEST(tst_quiet_hours, TstQuietHours)
#include "tst_quiet_hours.moc"
