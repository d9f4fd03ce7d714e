// SPDX-License-Identifier: GPL-3.0-or-later
// What the network says about new chats is taken where it is sound, and told to people while it holds.
#include "engine/trust/reach_out_news.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using model::ReachOut;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;

ReachOut locked(qint64 untilMs)
{
    ReachOut state;
    state.isLocked = true;
    state.lockedUntilMs = untilMs;
    return state;
}

}

class TstReachOutNews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBlockIsReadFromAnswersAndNotificationsAlike()
    {
        for (const char *name :
            {"xwa2_fetch_account_reachout_timelock", "xwa2_notify_account_reachout_timelock"}) {
            const QByteArray json = "{\"data\":{\"" + QByteArray(name)
                + "\":{\"is_active\":true,\"enforcement_type\":\"WEB_COMPANION_ONLY\",\"time_enforcement_"
                  "ends\":"
                  "\"1790003600\"}}}";
            const auto state = trust::readNews({}, json);
            QVERIFY(state);
            QVERIFY(state->isLockedAt(kNow));
            QVERIFY(!state->isLockedAt(1'790'003'600'000));
            QCOMPARE(state->lockKind, u"WEB_COMPANION_ONLY"_s);
        }
    }

    void oneThatEndsLeavesNothingBehind()
    {
        const auto state = trust::readNews(locked(kNow), R"({"data":{"x":{"is_active":false}}})");
        QCOMPARE(state.value(), ReachOut());
    }

    void aQuotaIsReadWithoutTouchingTheBlock()
    {
        const auto state = trust::readNews(locked(kNow + 5),
            R"({"data":{"xwa2_message_capping_info":{"total_quota":50,"used_quota":"40","cycle_end_timestamp":1790086400,"capping_status":"FIRST_WARNING"}}})");
        QVERIFY(state);
        QVERIFY(state->isLockedAt(kNow));
        QCOMPARE(state->quota, 50);
        QCOMPARE(state->used, 40);
        const auto warnings = trust::warningsOf(*state, kNow);
        QCOMPARE(warnings.size(), 2);
        QCOMPARE(warnings[1], (model::Warning{u"new_chats_used"_s, u"40/50"_s, 1'790'086'400'000}));
        QVERIFY(trust::warningsOf(*state, 1'790'086'400'000).isEmpty());
    }

    void nonsenseSaysNothing()
    {
        const QByteArray tooLong
            = "{\"data\":{\"x\":{\"is_active\":true}},\"y\":\"" + QByteArray(20'000, 'y') + "\"}";
        for (const QByteArray &json : {QByteArray(), QByteArray("no json"), QByteArray("[]"),
                 QByteArray(R"({"data":7})"), QByteArray(R"({"data":{"x":{"is_active":"true"}}})"),
                 QByteArray(R"({"data":{"x":[true]}})"), tooLong})
            QVERIFY2(!trust::readNews({}, json), json.left(40).constData());
    }

    void numbersBeyondReasonAreBounded()
    {
        const auto state = trust::readNews({},
            R"({"data":{"x":{"is_active":true,"time_enforcement_ends":"9223372036854775807"},"y":{"total_quota":1e300,"used_quota":-4}}})");
        QVERIFY(state);
        QCOMPARE(state->lockedUntilMs, 0); // no end that one could count on
        QVERIFY(state->isLockedAt(kNow));
        QCOMPARE(state->quota, 1'000'000'000);
        QCOMPARE(state->used, 0);
    }

    void whatIsStoredIsReadBack()
    {
        ReachOut state = locked(kNow);
        state.lockKind = u"DEFAULT"_s;
        state.quota = 50;
        state.used = 3;
        state.cycleEndsMs = kNow + 9;
        state.capping = u"CAPPED"_s;
        QCOMPARE(trust::fromStoredText(trust::storedText(state)), state);
        QCOMPARE(trust::fromStoredText("trash"), ReachOut());
    }
};

GESHER_TEST(tst_reach_out_news, TstReachOutNews)
#include "tst_reach_out_news.moc"
