// SPDX-License-Identifier: GPL-3.0-or-later
// What the self-check saw is kept in the store, seldom, and goes when somebody says so.
#include "engine/accounts/line_watch.h"
#include "tests/accounts/check_test.h"
#include "tests/store/shelf.h"
#include "tests/support/runner.h"

#include <QTemporaryDir>

using namespace std::chrono_literals;
using namespace check_test;
using accounts::CheckNotes;

class TstLineWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNewIsWrittenSoonAndCountsAfterAWhile()
    {
        support::Shelf shelf;
        QVERIFY(shelf.open());
        support::ManualClock clock;
        support::SeededRandom random(1);
        QTemporaryDir logs;
        const auto kept = [&] {
            return shelf.store->settings().value(u"self_check/acc"_s).value().value_or(QByteArray());
        };
        const auto watchOf = [&] {
            return std::make_unique<accounts::LineWatch>(accounts::LineWatch::Parts{
                model::AccountId{u"acc"_s}, *shelf.store, clock, random, logs.path()});
        };
        wire::Document document;
        const wire::NodeView success
            = document.decode(wire::encodeNode(Node("success").set("lid", Jid::lid("9000009")))).value();
        auto watch = watchOf();
        watch->arrived(success);
        QCOMPARE(kept(), QByteArray());
        clock.advance(1s);
        QVERIFY(kept().contains(R"(["success",true,1,)"));
        watch->arrived(success);
        clock.advance(599s);
        QVERIFY(kept().contains(R"(["success",true,1,)"));
        clock.advance(1s);
        QVERIFY(kept().contains(R"(["success",true,2,)"));

        watch->arrived(success);
        watch->keep(); // the program ends
        watch = watchOf();
        const auto version = watch->points().at(static_cast<int>(CheckId::WebVersion));
        QCOMPARE(version.count(), 3);
        QVERIFY(shelf.store->flush());
        bool forgotten = false;
        watch->forget().finally(this, [&](const base::Result<void> &done) { forgotten = done.has_value(); });
        QVERIFY(shelf.store->flush());
        QVERIFY(forgotten);
        QCOMPARE(kept(), QByteArray());
        QCOMPARE(watch->points(), CheckNotes().points());
    }
};

GESHER_TEST(tst_line_watch, TstLineWatch)
#include "tst_line_watch.moc"
