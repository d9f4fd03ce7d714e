// SPDX-License-Identifier: GPL-3.0-or-later
// Targets themselves: made, changed, tested, switched off, removed.
#include "tests/crm/hook_stage.h"
#include "tests/support/runner.h"

using namespace Qt::StringLiterals;
using base::milliseconds;
using crm::HookStage;
using crm::kHour;
using crm::kUrl;
using crm::started;
using model::DeliveryState;
using model::WebhookKind;
using support::FakeHttp;

class TstTargets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twentyTimesGoneSwitchesItOffAndTells()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) { return FakeHttp::status(404); };
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl);
        for (int i = 0; i < 19; ++i)
            stage.receiveNow(u"%1"_s.arg(i));
        QVERIFY(stage.target(target.id).enabled);
        QVERIFY(stage.alerts().isEmpty());
        stage.receiveNow(u"19"_s);
        const auto off = stage.target(target.id);
        QCOMPARE(model::stateWord(off), u"off"_s);
        QCOMPARE(off.reason.value().code, u"gone"_s);
        QCOMPARE(stage.alerts(), QStringList(u"webhook_off"_s));
        QCOMPARE(stage.deliveries(target.id, DeliveryState::Failed).size(), 20);

        stage.http.take();
        stage.receiveNow(u"waits"_s);
        stage.turn(kHour);
        QVERIFY(stage.http.asked().isEmpty());
        QCOMPARE(stage.target(target.id).backlog, 1);

        stage.http.answers = [](const auto &) { return started(); };
        model::WebhookDraft on;
        on.enabled = true;
        const auto changed = stage.change(target.id, on);
        QVERIFY(changed && changed->enabled && !changed->reason);
        QCOMPARE(stage.takeTexts(), QStringList(u"waits"_s));
    }

    void anotherAnswerInBetweenIsNotTwentyInARow()
    {
        HookStage stage;
        int i = 0;
        stage.http.answers = [&](const auto &) { return FakeHttp::status(i == 10 ? 400 : 410); };
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl);
        for (; i < 25; ++i)
            stage.receiveNow(u"%1"_s.arg(i));
        QVERIFY(stage.target(target.id).enabled);
    }

    void whatTheTargetRepeatsIsNotKeptWithOurSecrets()
    {
        HookStage stage;
        stage.http.answers = [](const net::HttpRequest &request) {
            return FakeHttp::status(200,
                "you sent " + HookStage::headerOf(request, "Authorization") + " to "
                    + request.url.path().toUtf8() + QByteArray(9'000, 'x'));
        };
        model::WebhookDraft draft;
        draft.bearer = u"very-secret"_s;
        const auto target = stage.add(WebhookKind::Generic, u"https://hooks.example/secret/path"_s, draft);
        stage.receiveNow(u"one"_s);
        const auto row
            = stage.store->deliveries().find(stage.deliveries(target.id).first().id).value().value();
        const auto attempt = stage.store->deliveries().attempts(row.row).value().first();
        QCOMPARE(attempt.response.size(), 4096);
        QVERIFY(attempt.response.startsWith("you sent Bearer *** to ***"));
        QVERIFY(!attempt.request.contains(u"very-secret"_s) && !attempt.request.contains(u"secret/path"_s));
    }

    void aTestIsOneTryAndSaysHowItWent()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) { return FakeHttp::status(200, "{}"); };
        model::WebhookDraft off;
        off.enabled = false;
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl, off);
        std::optional<model::WebhookTested> tested;
        stage.hooks->test(target.id).finally(
            stage.hooks.get(), [&](const auto &how) { tested = how.value(); });
        stage.turn();
        QVERIFY(tested);
        QVERIFY(tested->verdict.contains(u"publish the workflow"_s));
        QCOMPARE(HookStage::bodyOf(stage.http.asked().first().request).value(u"type").toString(),
            u"whatsapp_message"_s);
        QCOMPARE(stage.deliveries(target.id, DeliveryState::NotAccepted).first().event, u"test"_s);
        base::Fault fault = base::Fault::Storage;
        stage.hooks->replay(tested->delivery.id).finally(stage.hooks.get(), [&](const auto &again) {
            fault = again.error().fault;
        });
        QCOMPARE(fault, base::Fault::Refused);
        stage.turn(kHour);
        QCOMPARE(stage.http.asked().size(), 1);
    }

    void changesThatCannotBeAreToldByField()
    {
        HookStage stage;
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl);
        model::WebhookDraft wrong;
        wrong.kind = WebhookKind::Generic;
        wrong.url = u"ftp://x"_s;
        wrong.account = model::AccountId{u"nobody"_s};
        wrong.bearer = u"a b"_s;
        wrong.events = QStringList{u"message.state"_s};
        QStringList fields;
        for (const auto &field : stage.hooks->check(wrong, target.id))
            fields.append(field.field);
        QCOMPARE(fields, QStringList({u"kind"_s, u"url"_s, u"account"_s, u"bearer"_s, u"events"_s}));
        QCOMPARE(stage.change(target.id, wrong).error().fault, base::Fault::Malformed);
        QCOMPARE(stage.target(target.id).url, kUrl);
        QCOMPARE(stage.change(u"nobody"_s, {}).error().fault, base::Fault::NotFound);
    }

    void anotherAddressBeginsAnew()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) { return FakeHttp::status(400); };
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl);
        stage.receiveNow(u"one"_s);
        QCOMPARE(model::stateWord(stage.target(target.id)), u"failing"_s);
        model::WebhookDraft draft;
        draft.url = u"https://other.example/hook"_s;
        const auto changed = stage.change(target.id, draft);
        QVERIFY(changed.has_value());
        QCOMPARE(changed->urlMasked, u"https://other.example/…"_s);
        QCOMPARE(model::stateWord(*changed), u"working"_s);
    }

    void aRemovedTargetGetsNothingMore()
    {
        HookStage stage;
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl);
        stage.receiveNow(u"one"_s);
        auto asked = stage.http.take();
        stage.hooks->remove(target.id).finally(
            stage.hooks.get(), [](const auto &removed) { QVERIFY(removed.has_value()); });
        stage.turn();
        asked.first().promise.answer(FakeHttp::status(500));
        stage.receiveNow(u"two"_s);
        stage.turn(kHour);
        QVERIFY(stage.http.asked().isEmpty());
        QVERIFY(stage.deliveries(target.id).isEmpty());
    }

    void whatIsOlderThanItIsKeptIsDroppedAndTold()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) { return started(); };
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl);
        stage.receiveNow(u"sent"_s);
        model::WebhookDraft off;
        off.enabled = false;
        QVERIFY(stage.change(target.id, off));
        stage.receiveNow(u"waits"_s);
        stage.turn(29 * 24 * kHour);
        const auto tidy = [&] {
            stage.store->write([&] { return stage.hooks->tidy(); })
                .finally(stage.hooks.get(), [](const auto &done) { QVERIFY(done.has_value()); });
            stage.turn();
        };
        tidy();
        QCOMPARE(stage.deliveries(target.id).size(), 2);
        stage.turn(2 * 24 * kHour);
        tidy();
        QVERIFY(stage.deliveries(target.id).isEmpty());
        QCOMPARE(stage.alerts(), QStringList(u"webhook_dropped"_s));
    }
};

GESHER_TEST(tst_targets, TstTargets)
#include "tst_targets.moc"
