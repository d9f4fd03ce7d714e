// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/outbox/pacer.h"
#include "tests/support/runner.h"

using base::milliseconds;
using outbox::Pacer;

class TstPacer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstGoesAtOnce()
    {
        Pacer pacer;
        QCOMPARE(pacer.wait({}, "a", milliseconds(5)), milliseconds(0));
    }
    void twentyAMinuteAndTheNextWaitsForTheFirstToBeAMinuteOld()
    {
        Pacer pacer;
        const model::Limits limits;
        QCOMPARE(limits.perMinute, 20);
        for (int i = 0; i < 20; ++i) {
            const milliseconds now(i * 100);
            QCOMPARE(pacer.wait(limits, QByteArray::number(i), now), milliseconds(0));
            pacer.sent(QByteArray::number(i), now, milliseconds(0));
        }
        QCOMPARE(pacer.wait(limits, "other", milliseconds(2000)), milliseconds(58'000));
        QCOMPARE(pacer.wait(limits, "other", milliseconds(60'000)), milliseconds(0));
    }
    void aChatKeepsItsGapAndOthersDoNotWaitForIt()
    {
        Pacer pacer;
        const model::Limits limits;
        pacer.sent("a", milliseconds(1000), milliseconds(700));
        QCOMPARE(pacer.wait(limits, "a", milliseconds(1000)), milliseconds(3700));
        QCOMPARE(pacer.wait(limits, "a", milliseconds(4700)), milliseconds(0));
        QCOMPARE(pacer.wait(limits, "b", milliseconds(1000)), milliseconds(0));
    }
    void zeroSwitchesARuleOff()
    {
        Pacer pacer;
        model::Limits limits;
        limits.perMinute = 0;
        limits.replyGapS = 0;
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(pacer.wait(limits, "a", milliseconds(i)), milliseconds(0));
            pacer.sent("a", milliseconds(i), milliseconds(2000)); // jitter belongs to the gap
        }
    }
};

GESHER_TEST(tst_pacer, TstPacer)
#include "tst_pacer.moc"
