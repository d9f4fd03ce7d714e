// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/backoff.h"
#include "engine/base/phone.h"
#include "engine/base/uuid.h"
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"
#include "tests/support/seeded_random.h"

using namespace std::chrono_literals;

class TstGround : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void phoneTakesWhatPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("digits");
        QTest::newRow("plus, spaces, dashes")
            << QStringLiteral("+972 50-123-4567") << QByteArray("972501234567");
        QTest::newRow("double zero") << QStringLiteral("00972501234567") << QByteArray("972501234567");
        QTest::newRow("direction marks")
            << QStringLiteral("\u2066+972501234567\u2069") << QByteArray("972501234567");
        QTest::newRow("national form is refused") << QStringLiteral("050-1234567") << QByteArray();
        QTest::newRow("letters are refused") << QStringLiteral("+97250CALLME") << QByteArray();
        QTest::newRow("too long is refused") << QStringLiteral("1234567890123456") << QByteArray();
    }
    void phoneTakesWhatPeopleType()
    {
        QFETCH(QString, typed);
        QFETCH(QByteArray, digits);
        const auto phone = base::Phone::parse(typed);
        QCOMPARE(phone ? phone->digits : QByteArray(), digits);
    }
    void backoffDoublesUpToItsMostWithJitter()
    {
        support::SeededRandom random;
        base::Backoff backoff(1s, 30s);
        for (const int full : {1, 2, 4, 8, 16, 30, 30}) {
            const auto wait = backoff.next(random);
            QVERIFY(wait <= full * 1000ms && wait >= full * 750ms);
        }
        backoff.reset();
        QVERIFY(backoff.next(random) <= 1s);
    }
    void idsSortByTime()
    {
        support::ManualClock clock;
        support::SeededRandom random;
        const QString first = base::newId(clock, random);
        clock.advance(1ms);
        const QString second = base::newId(clock, random);
        QVERIFY(first < second);
        QCOMPARE(first.size(), 36);
        QCOMPARE(first.at(14), QLatin1Char('7'));
    }
    void droppedTimerNeverFires()
    {
        support::ManualClock clock;
        int fired = 0;
        auto kept = clock.after(1s, [&] { ++fired; });
        auto dropped = clock.after(1s, [&] { fired += 10; });
        dropped.stop();
        clock.advance(999ms);
        QCOMPARE(fired, 0);
        clock.advance(1ms);
        QCOMPARE(fired, 1);
    }
    void belowStaysBelow()
    {
        support::SeededRandom random;
        for (int i = 0; i < 1000; ++i)
            QVERIFY(random.below(7) < 7);
        QCOMPARE(random.between(3, 3), 3);
    }
    void thePiecesOfTheSystemsRandomnessAreAllDifferent()
    {
        base::SystemRandom one;
        base::SystemRandom other; // draws from the same stock
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i) {
            seen.insert(one.bytes(24));
            seen.insert(other.bytes(24));
            seen.insert(one.bytes(64).left(24)); // the stock ends in the middle of pieces
            seen.insert(one.bytes(100).left(24)); // more than it gives
        }
        QCOMPARE(seen.size(), 4000);
    }
};

GESHER_TEST(tst_ground, TstGround)
#include "tst_ground.moc"
