// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/task.h"
#include "tests/support/runner.h"

using base::Error;
using base::Fault;
using base::Promise;
using base::Result;
using base::Task;

class TstTask : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answerRunsContinuationAtOnce()
    {
        Promise<int> promise;
        int seen = 0;
        promise.task().finally(this, [&](Result<int> r) { seen = r.value_or(-1); });
        QCOMPARE(seen, 0);
        promise.answer(7);
        QCOMPARE(seen, 7);
    }
    void answerBeforeTheConsumerIsKept()
    {
        int seen = 0;
        Task<int>::ready(5).then(this, [](int v) { return v + 1; }).finally(this, [&](Result<int> r) {
            seen = *r;
        });
        QCOMPARE(seen, 6);
    }
    void deadContextIsNotCalledAndWhatFollowsSeesCancelled()
    {
        Promise<int> promise;
        auto context = std::make_unique<QObject>();
        bool called = false;
        Fault fault = Fault::Malformed;
        promise.task()
            .then(context.get(),
                [&](int v) {
                    called = true;
                    return v;
                })
            .finally(this, [&](Result<int> r) { fault = r.error().fault; });
        context.reset();
        promise.answer(1);
        QVERIFY(!called);
        QCOMPARE(fault, Fault::Cancelled);
    }
    void droppedPromiseAnswersCancelled()
    {
        Fault fault = Fault::Malformed;
        {
            Promise<int> promise;
            promise.task().finally(this, [&](Result<int> r) { fault = r.error().fault; });
        }
        QCOMPARE(fault, Fault::Cancelled);
    }
    void failureSkipsContinuations()
    {
        bool called = false;
        QString detail;
        Task<int>::failed({Fault::Offline, QStringLiteral("x")})
            .then(this,
                [&](int) {
                    called = true;
                    return QString();
                })
            .finally(this, [&](Result<QString> r) { detail = r.error().detail; });
        QVERIFY(!called);
        QCOMPARE(detail, QStringLiteral("x"));
    }
    void continuationMayReturnResultOrTaskOrNothing()
    {
        Promise<int> inner;
        int seen = 0;
        Task<int>::ready(1)
            .then(this, [](int) -> Result<int> { return 2; })
            .then(this, [&](int) { return inner.task(); })
            .then(this, [&](int v) { seen = v; })
            .finally(this, [&](Result<void> r) { seen += r ? 100 : 0; });
        QCOMPARE(seen, 0);
        inner.answer(3);
        QCOMPARE(seen, 103);
    }
    void moveOnlyAnswersPass()
    {
        int seen = 0;
        Promise<std::unique_ptr<int>> promise;
        promise.task()
            .then(this, [](std::unique_ptr<int> v) { return std::make_unique<int>(*v + 1); })
            .finally(this, [&](Result<std::unique_ptr<int>> r) { seen = **r; });
        promise.answer(std::make_unique<int>(1));
        QCOMPARE(seen, 2);
    }
    void onlyTheFirstAnswerCounts()
    {
        Promise<int> promise;
        int seen = 0;
        promise.task().finally(this, [&](Result<int> r) { seen += *r; });
        promise.answer(1);
        promise.answer(1);
        QCOMPARE(seen, 1);
    }
};

GESHER_TEST(tst_task, TstTask)
#include "tst_task.moc"
