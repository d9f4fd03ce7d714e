// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches a target: nothing lost, nothing twice, whoever is down and for however long.
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

class TstWebhooks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachIncomingTextIsDeliveredOnce()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) { return started(); };
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl);
        stage.receive(u"one"_s);
        stage.receive(u"a picture"_s, "972501234567", u"acc"_s, model::MessageKind::Unsupported);
        stage.receive(u"?"_s, "972501234567", u"acc"_s, model::MessageKind::Undecryptable);
        stage.receive(u"two"_s);
        stage.turn();
        QCOMPARE(stage.http.asked().first().timeout, milliseconds(10'000));
        QCOMPARE(stage.takeTexts(), QStringList({u"one"_s, u"two"_s}));
        stage.turn(kHour);
        QVERIFY(stage.http.asked().isEmpty());
        const auto log = stage.deliveries(target.id);
        QCOMPARE(log.size(), 2);
        QCOMPARE(model::stateWord(log.first().state), u"success"_s);
        QCOMPARE(log.first().waId, "WA4");
        QCOMPARE(log.first().attempts, 1);
        QCOMPARE(stage.target(target.id).backlog, 0);
    }

    void aNewTargetBeginsNow()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) { return started(); };
        stage.receiveNow(u"before"_s);
        stage.add(WebhookKind::GhlInbound, kUrl);
        stage.receiveNow(u"after"_s);
        QCOMPARE(stage.takeTexts(), QStringList(u"after"_s));
    }

    void hearsOnlyWhatItAskedFor()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) { return FakeHttp::status(200); };
        model::WebhookDraft only;
        only.events = QStringList{u"message.undecryptable"_s};
        stage.add(WebhookKind::Generic, u"https://hooks.example/unreadable"_s, only);
        store::AccountRow account;
        account.id = {u"mine"_s};
        stage.store->write([&] { return stage.store->accounts().insert(account); })
            .finally(stage.hooks.get(), [](const auto &) {});
        model::WebhookDraft mine;
        mine.account = account.id;
        stage.add(WebhookKind::GhlInbound, u"https://hooks.example/mine"_s, mine);
        stage.receive(u"not mine"_s);
        stage.receive(u"mine"_s, "972501234567", u"mine"_s);
        stage.receive(QString(), "972501234567", u"mine"_s, model::MessageKind::Undecryptable);
        stage.turn();
        QStringList got;
        for (const auto &asked : stage.http.take())
            got.append(asked.request.url.path() + u' '
                + (HookStage::textOf(asked.request)
                    + HookStage::bodyOf(asked.request).value(u"type").toString()));
        got.removeDuplicates();
        got.sort();
        QCOMPARE(got, QStringList({u"/mine minewhatsapp_message"_s, u"/unreadable message.undecryptable"_s}));
    }

    void everyTryOfADeliveryHasTheSameId()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) { return FakeHttp::status(500); };
        model::WebhookDraft only;
        only.events = QStringList{u"message.received"_s};
        stage.add(WebhookKind::Generic, kUrl, only);
        stage.receiveNow(u"one"_s);
        stage.turn(milliseconds(60'000));
        stage.restart();
        stage.turn(milliseconds(1'200'000));
        const auto asked = stage.http.take();
        QVERIFY(asked.size() > 5);
        QSet<QByteArray> ids;
        for (const auto &one : asked)
            ids.insert(HookStage::headerOf(one.request, "Gesher-Event-Id"));
        QCOMPARE(ids.size(), 1);
    }

    void aDayOfOutageLosesNothingAndKeepsTheOrderOfAChat()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) { return FakeHttp::offline(); };
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl);
        QMap<QByteArray, QStringList> sent;
        for (int hour = 0; hour < 24; ++hour) {
            for (int i = 0; i < 10; ++i) {
                const QByteArray person = "97250000000" + QByteArray::number(i % 5);
                sent[person].append(u"%1.%2"_s.arg(hour).arg(i));
                stage.receive(sent[person].last(), person);
            }
            stage.turn(kHour);
            if (hour == 12)
                stage.restart();
        }
        const auto tries = stage.http.take();
        QVERIFY2(tries.size() > 100 && tries.size() < 600, qPrintable(QString::number(tries.size())));
        QCOMPARE(stage.target(target.id).backlog, 240);
        QCOMPARE(model::stateWord(stage.target(target.id)), u"failing"_s);

        QMap<QByteArray, QStringList> got;
        stage.http.answers = [&](const net::HttpRequest &request) {
            const auto data = HookStage::bodyOf(request).value(u"data").toObject();
            got[data.value(u"chatId").toString().section(u'@', 0, 0).toLatin1()].append(
                data.value(u"message").toString());
            return started();
        };
        for (int i = 0; i < 400; ++i)
            stage.turn(milliseconds(5'000));
        QCOMPARE(got, sent);
        QCOMPARE(stage.target(target.id).backlog, 0);
        QCOMPARE(model::stateWord(stage.target(target.id)), u"working"_s);
    }

    void isFailedAfterSeventyTwoHours()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) { return FakeHttp::status(503); };
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl);
        stage.receiveNow(u"one"_s);
        stage.turn(71 * kHour);
        QCOMPARE(stage.deliveries(target.id, DeliveryState::Retrying).size(), 1);
        stage.turn(2 * kHour);
        const auto failed = stage.deliveries(target.id, DeliveryState::Failed);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed.first().error.endsWith(u"Given up after 72 hours."_s));
        stage.http.take();
        stage.turn(10 * kHour);
        QVERIFY(stage.http.asked().isEmpty());
        const auto row = stage.store->deliveries().find(failed.first().id).value().value();
        QCOMPARE(stage.store->deliveries().attempts(row.row).value().size(), 100);
    }

    void retryAfterHoldsTheWholeTarget()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) { return FakeHttp::status(429, {}, {{"Retry-After", "30"}}); };
        stage.add(WebhookKind::GhlInbound, kUrl);
        stage.receiveNow(u"one"_s, "972500000001");
        QCOMPARE(stage.takeTexts().size(), 1);
        stage.receiveNow(u"two"_s, "972500000002");
        stage.turn(milliseconds(29'000));
        QVERIFY(stage.http.asked().isEmpty());
        stage.http.answers = [](const auto &) { return started(); };
        stage.turn(milliseconds(4'000));
        stage.turn(milliseconds(4'000));
        auto texts = stage.takeTexts();
        texts.sort();
        QCOMPARE(texts, QStringList({u"one"_s, u"two"_s}));
    }

    void aTargetThatHangsHoldsUpNobodyElse()
    {
        HookStage stage;
        stage.http.answers = [](const net::HttpRequest &request) -> std::optional<FakeHttp::Answer> {
            if (request.url.path() == u"/hangs")
                return std::nullopt;
            return started();
        };
        const auto hangs = stage.add(WebhookKind::GhlInbound, u"https://hooks.example/hangs"_s);
        stage.add(WebhookKind::GhlInbound, u"https://hooks.example/fine"_s);
        for (int i = 0; i < 20; ++i)
            stage.receive(u"%1"_s.arg(i), "97250000000" + QByteArray::number(i % 10));
        for (int i = 0; i < 20; ++i)
            stage.turn();
        int hanging = 0;
        int fine = 0;
        for (const auto &asked : stage.http.asked())
            ++(asked.request.url.path() == u"/hangs" ? hanging : fine);
        QCOMPARE(fine, 20);
        QCOMPARE(hanging, 4); // a few at once, and one of a chat at a time
        QCOMPARE(stage.target(hangs.id).backlog, 20);
    }

    void oneOfAChatAtATime()
    {
        HookStage stage;
        stage.add(WebhookKind::GhlInbound, kUrl);
        stage.receive(u"one"_s);
        stage.receive(u"two"_s);
        stage.turn();
        auto asked = stage.http.take();
        QCOMPARE(asked.size(), 1);
        asked.first().promise.answer(started());
        stage.turn();
        QCOMPARE(stage.takeTexts(), QStringList(u"two"_s));
    }

    void whatIsUnderWayIsNotSentAgain()
    {
        HookStage stage;
        stage.add(WebhookKind::GhlInbound, kUrl);
        stage.receiveNow(u"one"_s, "972500000001");
        stage.receiveNow(u"two"_s, "972500000002");
        stage.receiveNow(u"three"_s, "972500000003");
        stage.turn(milliseconds(9'000));
        QCOMPARE(stage.takeTexts(), QStringList({u"one"_s, u"two"_s, u"three"_s}));
    }

    void aMessageThatIsAlwaysRefusedHoldsUpItsChatForTwoMinutes()
    {
        HookStage stage;
        stage.http.answers = [](const net::HttpRequest &request) {
            return HookStage::textOf(request) == u"poison" ? FakeHttp::status(500) : started();
        };
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl);
        stage.turn(milliseconds(200'000));
        stage.receive(u"poison"_s, "972500000001");
        stage.receive(u"behind it"_s, "972500000001");
        stage.receive(u"elsewhere"_s, "972500000002");
        stage.turn();
        QVERIFY(stage.takeTexts().contains(u"elsewhere"_s));
        stage.turn(milliseconds(110'000));
        QVERIFY(!stage.takeTexts().contains(u"behind it"_s));
        stage.turn(milliseconds(90'000));
        QVERIFY(stage.takeTexts().contains(u"behind it"_s));
        stage.receiveNow(u"later"_s, "972500000003");
        stage.turn(milliseconds(1'000));
        QVERIFY(stage.takeTexts().contains(u"later"_s));
        QCOMPARE(stage.target(target.id).backlog, 1);
    }

    void whatWasNotAcceptedIsNotSuccess()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) {
            return FakeHttp::status(200, R"({"status":"Success: test request received"})");
        };
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl);
        stage.receiveNow(u"one"_s);
        stage.turn(kHour);
        QCOMPARE(stage.http.take().size(), 1);
        const auto log = stage.deliveries(target.id, DeliveryState::NotAccepted);
        QCOMPARE(log.size(), 1);

        stage.http.answers = [](const auto &) { return started(); };
        stage.hooks->replay(log.first().id).finally(stage.hooks.get(), [](const auto &again) {
            QCOMPARE(model::stateWord(again.value().state), u"pending"_s);
        });
        stage.turn();
        QCOMPARE(stage.takeTexts(), QStringList(u"one"_s));
        const auto done = stage.deliveries(target.id, DeliveryState::Success);
        QCOMPARE(done.size(), 1);
        QCOMPARE(done.first().id, log.first().id);
        QCOMPARE(done.first().attempts, 2);
    }

    void goesOnWhereItWasAfterARestart()
    {
        HookStage stage;
        const auto target = stage.add(WebhookKind::GhlInbound, kUrl);
        for (int i = 0; i < 150; ++i)
            stage.receive(u"%1"_s.arg(i), "9725000" + QByteArray::number(10'000 + i));
        stage.turn();
        stage.restart();
        QSet<QString> got;
        int requests = 0;
        stage.http.answers = [&](const net::HttpRequest &request) {
            got.insert(HookStage::textOf(request));
            ++requests;
            return started();
        };
        stage.restart();
        for (int i = 0; i < 200; ++i)
            stage.turn();
        QCOMPARE(got.size(), 150);
        QCOMPARE(requests, 150);
        QCOMPARE(stage.deliveries(target.id).size(), 150);
    }

    void aGapInTheFeedIsTold()
    {
        HookStage stage;
        stage.http.answers = [](const auto &) { return started(); };
        stage.receiveNow(u"zero"_s);
        stage.add(WebhookKind::GhlInbound, kUrl);
        stage.hooks.reset();
        stage.receive(u"lost"_s);
        stage.store
            ->write([&]() -> base::Result<void> {
                RETURN_IF_FAILED(stage.store->feed().prune(stage.clock.wallMs() + 1));
                return {};
            })
            .finally(stage.store.get(), [](const auto &) {});
        stage.receive(u"kept"_s);
        stage.turn();
        stage.start();
        stage.turn();
        QCOMPARE(stage.takeTexts(), QStringList(u"kept"_s));
        QCOMPARE(stage.alerts(), QStringList(u"webhook_gap"_s));
    }
};

GESHER_TEST(tst_webhooks, TstWebhooks)
#include "tst_webhooks.moc"
