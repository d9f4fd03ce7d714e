// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that leave at their time, and messages that are taken back while they wait.
#include "tests/flows/stage.h"
#include "tests/support/runner.h"

#include <memory>

using namespace Qt::StringLiterals;
using base::milliseconds;
using flows::Stage;
using model::MessageState;
using model::ScheduledMessage;

namespace {

constexpr qint64 kHour = 3'600'000;

std::unique_ptr<Stage> begun(quint64 seed)
{
    auto stage = std::make_unique<Stage>(seed);
    stage->populate();
    if (!stage->open() || !stage->pair())
        qFatal("no number to begin with");
    return stage;
}

template <class T>
base::Result<T> answerOf(Stage &stage, base::Task<T> task)
{
    std::optional<base::Result<T>> answer;
    std::move(task).finally(stage.engine_.get(), [&](const base::Result<T> &result) { answer = result; });
    return stage.until([&] { return answer.has_value(); })
        ? *answer
        : base::Result<T>(base::fail(base::Fault::Timeout, u"no answer"_s));
}

base::Result<ScheduledMessage> keep(Stage &stage, const QString &text, qint64 inMs)
{
    ScheduledMessage message;
    message.account = stage.account_;
    message.chat = model::Jid::pn(stage.other_);
    message.text = text;
    message.atMs = stage.clock_.wallMs() + inMs;
    return answerOf(stage, stage.engine_->schedule().keep(message, false));
}

QList<ScheduledMessage> waiting(Stage &stage)
{
    return stage.engine_->schedule().list(stage.account_, model::Jid::pn(stage.other_)).value();
}

void pass(Stage &stage, qint64 ms)
{
    for (qint64 gone = 0; gone < ms; gone += 10'000) {
        stage.turn();
        stage.clock_.advance(milliseconds(10'000));
    }
    stage.turn();
}

bool isThere(Stage &stage, const QString &text)
{
    return stage.until([&] { return stage.delivered().contains(text); });
}

}

class TstSchedule : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTextLeavesWhenItsTimeComesAndNotBefore()
    {
        const auto stage = begun(1);
        const auto late = keep(*stage, u"later"_s, 3 * kHour);
        const auto soon = keep(*stage, u"soon"_s, kHour);
        QVERIFY(late && soon);
        QCOMPARE(waiting(*stage).size(), 2);
        QCOMPARE(waiting(*stage).first().id, soon->id);
        // nobody has written there yet, and the conversation is found all the same
        QCOMPARE(stage->engine_->chats().list({}).value().items.size(), 1);
        pass(*stage, kHour - 60'000);
        QVERIFY(stage->delivered().isEmpty());
        pass(*stage, 120'000);
        QVERIFY(isThere(*stage, u"soon"_s));
        QCOMPARE(waiting(*stage).size(), 1);
        const auto sent = stage->engine_->chats().message(soon->id);
        QVERIFY(sent && *sent); // under the id that it had
        QVERIFY((*sent)->timestampMs >= soon->atMs / 1000 * 1000);
        pass(*stage, 2 * kHour);
        QVERIFY(isThere(*stage, u"later"_s));
        QCOMPARE(stage->delivered().size(), 2);
    }

    void aRepeatedRequestKeepsNothingTwice()
    {
        const auto stage = begun(2);
        ScheduledMessage message;
        message.id = u"01a00000-0000-7000-8000-000000000001"_s;
        message.account = stage->account_;
        message.chat = model::Jid::pn(stage->other_);
        message.text = u"once"_s;
        message.atMs = stage->clock_.wallMs() + kHour;
        const auto keptAgain
            = [&] { return answerOf(*stage, stage->engine_->schedule().keep(message, false)); };
        for (int i = 0; i < 2; ++i) {
            const auto kept = keptAgain();
            QVERIFY(kept);
            QCOMPARE(kept->id, message.id);
            QCOMPARE(waiting(*stage).size(), 1);
        }
        pass(*stage, kHour + 60'000);
        QVERIFY(isThere(*stage, u"once"_s));
        QVERIFY(keptAgain()); // who asks once more after it was sent hears the same
        QVERIFY(waiting(*stage).isEmpty());
        QCOMPARE(stage->delivered().size(), 1);
    }

    void itIsSentOnceWhereverThePowerGoes()
    {
        int cuts = 0;
        for (int at = 0; at < 40; ++at) {
            const auto stage = begun(100 + static_cast<quint64>(at));
            const auto kept = keep(*stage, u"once"_s, 20'000);
            QVERIFY(kept);
            stage->clock_.advance(milliseconds(15'000));
            stage->turn();
            stage->disk_.cutAfter(at);
            stage->until([&] { return stage->disk_.isCut() || stage->delivered().size() == 1; });
            cuts += stage->disk_.isCut() ? 1 : 0;
            stage->die();
            QVERIFY(stage->open());
            QVERIFY(stage->until([&] { return stage->isConnected(); }));
            const QByteArray where = "cut at " + QByteArray::number(at);
            QVERIFY2(isThere(*stage, u"once"_s), where);
            pass(*stage, 120'000);
            QVERIFY2(stage->delivered() == QStringList{u"once"_s}, where);
            QVERIFY2(waiting(*stage).isEmpty(), where);
        }
        QVERIFY2(cuts > 10, "too few of the points cut anything");
    }

    void whatWasMissedForMoreThanAnHourWaitsForSomebody()
    {
        const auto stage = begun(2);
        const auto early = keep(*stage, u"good morning"_s, kHour);
        const auto recent = keep(*stage, u"are you there?"_s, 3 * kHour);
        QVERIFY(early && recent);
        stage->die();
        stage->clock_.advance(milliseconds(3 * kHour + kHour / 2));
        QVERIFY(stage->open());
        QVERIFY(isThere(*stage, u"are you there?"_s)); // half an hour late
        QCOMPARE(stage->delivered().size(), 1);
        QCOMPARE(waiting(*stage).size(), 1);
        QCOMPARE(waiting(*stage).first().error->code, u"missed"_s);
        pass(*stage, kHour);
        QCOMPARE(stage->delivered().size(), 1);
        QVERIFY(answerOf(*stage, stage->engine_->schedule().sendNow(early->id)));
        QVERIFY(isThere(*stage, u"good morning"_s));
        QVERIFY(waiting(*stage).isEmpty());
    }

    void oneThatCannotBeSentSaysWhyAndCanBeMoved()
    {
        const auto stage = begun(3);
        const auto kept = keep(*stage, u"from a number that is gone"_s, kHour);
        QVERIFY(kept);
        QVERIFY(answerOf(*stage, stage->engine_->accounts().logOut(stage->account_)));
        pass(*stage, kHour + 60'000);
        QCOMPARE(waiting(*stage).size(), 1);
        QCOMPARE(waiting(*stage).first().error->code, u"wrong_state"_s);
        QVERIFY(answerOf(*stage, stage->engine_->schedule().move(kept->id, stage->clock_.wallMs() + kHour)));
        QVERIFY(!waiting(*stage).first().error);
    }

    void oneThatIsTakenBackIsNotSent()
    {
        const auto stage = begun(4);
        const auto kept = keep(*stage, u"never"_s, kHour);
        QVERIFY(kept);
        QVERIFY(answerOf(*stage, stage->engine_->schedule().remove(kept->id)));
        QCOMPARE(
            answerOf(*stage, stage->engine_->schedule().remove(kept->id)).error().code, u"no_scheduled"_s);
        pass(*stage, 2 * kHour);
        QVERIFY(stage->delivered().isEmpty());
    }

    void aTimeThatCannotBeIsRefused()
    {
        const auto stage = begun(5);
        QCOMPARE(keep(*stage, u"x"_s, -1'000).error().code, u"time_past"_s);
        QCOMPARE(keep(*stage, u"x"_s, 400 * 24 * kHour).error().code, u"time_far"_s);
        QCOMPARE(keep(*stage, QString(), kHour).error().code, u"no_text"_s);
        QVERIFY(waiting(*stage).isEmpty());
    }

    void whatStillWaitsIsTakenBackAndWhatHasLeftIsNot()
    {
        const auto stage = begun(6);
        QVERIFY(stage->engine_->accounts().disconnect(stage->account_));
        stage->send(0);
        stage->send(1);
        QVERIFY(stage->until([&] { return stage->acknowledged_.size() == 2; }));
        QVERIFY(answerOf(*stage, stage->engine_->chats().cancel(u"request-0"_s)));
        QVERIFY(stage->engine_->accounts().connect(stage->account_));
        QVERIFY(isThere(*stage, u"out 1"_s));
        QCOMPARE(stage->delivered(), QStringList{u"out 1"_s});
        // on its way: nobody knows yet whether the other side has it
        stage->world_.mishaps().arm({sim::Mishap::Kind::LoseAck, stage->own_, QString(), 20});
        stage->other().goOffline();
        stage->send(2);
        QVERIFY(stage->until([&] {
            const auto message = stage->engine_->chats().message(u"request-2"_s);
            return message && *message && (*message)->state == MessageState::Sending;
        }));
        QCOMPARE(answerOf(*stage, stage->engine_->chats().cancel(u"request-2"_s)).error().code,
            u"still_sending"_s);
        QCOMPARE((*stage->engine_->chats().message(u"request-0"_s))->state, MessageState::Cancelled);
        QCOMPARE(answerOf(*stage, stage->engine_->chats().cancel(u"request-1"_s)).error().code,
            u"still_sending"_s);
    }
};

GESHER_TEST(tst_schedule, TstSchedule)
#include "tst_schedule.moc"
