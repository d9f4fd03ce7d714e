// SPDX-License-Identifier: GPL-3.0-or-later
// The power goes at the n-th write or sync of the disk, with everything that was not synced; or the line dies
// at the n-th message. Afterwards: no message lost, none shown twice, none sent under two ids, no session
// broken; and a web hook hears of every message, under one id.
#include "tests/flows/stage.h"
#include "tests/support/runner.h"

using base::milliseconds;
using flows::Stage;

namespace {

constexpr int kMessagesEachWay = 4;
constexpr int kTalkCuts = 200; ///< points at which the power goes

/// A paired stage, to begin from again and again.
struct Beginning {
    QByteArray world;
    flows::CrashDisk::Files files;
    model::AccountId account;
    int operations = 0; ///< that an undisturbed run takes
};

void traffic(Stage &stage, int from)
{
    for (int i = from; i < kMessagesEachWay; ++i) {
        stage.write(i);
        stage.send(i);
        for (int turn = 0; turn < 3; ++turn) {
            stage.turn();
            stage.clock_.advance(milliseconds(10));
        }
    }
}

bool isThrough(const Stage &stage)
{
    return stage.isConnected() && stage.received().size() >= kMessagesEachWay
        && stage.delivered().size() >= kMessagesEachWay && stage.hooked_.size() >= kMessagesEachWay;
}

QStringList expected(const char *way)
{
    QStringList texts;
    for (int i = 0; i < kMessagesEachWay; ++i)
        texts.append(QString::fromLatin1(way) + QString::number(i));
    return texts;
}

std::unique_ptr<Stage> begin(const Beginning &beginning, quint64 seed)
{
    auto stage = std::make_unique<Stage>(seed);
    if (!stage->world_.restore(beginning.world))
        qFatal("the network cannot be restored");
    stage->disk_.load(beginning.files);
    stage->account_ = beginning.account;
    return stage;
}

}

class TstCrash : public QObject {
    Q_OBJECT
    Beginning beginning_;

private Q_SLOTS:
    void initTestCase()
    {
        Stage stage(1);
        stage.populate();
        QVERIFY(stage.open());
        QVERIFY(stage.pair());
        stage.engine_.reset();
        stage.turn();
        beginning_ = {stage.world_.state(), stage.disk_.files(), stage.account_, 0};

        auto undisturbed = begin(beginning_, 2);
        QVERIFY(undisturbed->open());
        QVERIFY(undisturbed->until([&] { return undisturbed->isConnected(); }));
        const int before = undisturbed->disk_.operations();
        traffic(*undisturbed, 0);
        QVERIFY(undisturbed->until([&] { return isThrough(*undisturbed); }));
        beginning_.operations = undisturbed->disk_.operations() - before;
        QVERIFY2(beginning_.operations > 40, qPrintable(QString::number(beginning_.operations)));
    }

    void nothingIsLostOrDoubledWhereverThePowerGoes()
    {
        int cuts = 0;
        for (quint64 seed = 0; cuts < kTalkCuts; ++seed) {
            QVERIFY2(seed < quint64(2 * kTalkCuts), "too few of the points cut anything");
            auto stage = begin(beginning_, 100 + seed);
            QVERIFY(stage->open());
            QVERIFY(stage->until([&] { return stage->isConnected(); }));
            const int at = static_cast<int>(seed) % beginning_.operations;
            stage->disk_.cutAfter(at);
            traffic(*stage, 0);
            for (int turn = 0; turn < 60 && !stage->disk_.isCut(); ++turn) {
                stage->turn();
                stage->clock_.advance(milliseconds(10));
            }
            cuts += stage->disk_.isCut() ? 1 : 0;
            stage->die();
            const QByteArray where
                = "cut at " + QByteArray::number(at) + ", seed " + QByteArray::number(seed);
            QVERIFY2(stage->open(), where);
            QVERIFY2(stage->until([&] { return stage->isConnected(); }), where);
            // who got no answer asks again
            for (int i = 0; i < kMessagesEachWay; ++i) {
                if (!stage->acknowledged_.contains(i))
                    stage->send(i);
            }
            QVERIFY2(stage->until([&] { return isThrough(*stage); }), where + ": lost");
            QVERIFY2(
                stage->acknowledged_.size() == kMessagesEachWay, where + ": a repeated request was refused");
            QStringList in = stage->received();
            QStringList out = stage->delivered();
            in.sort();
            out.sort();
            QVERIFY2(in == expected("in "), where + ": " + in.join(u',').toUtf8());
            QVERIFY2(out == expected("out "), where + ": " + out.join(u',').toUtf8());
            QCOMPARE(QStringList(stage->hooked_.keys()), expected("in "));
            for (const QSet<QByteArray> &ids : std::as_const(stage->hooked_))
                QVERIFY2(ids.size() == 1, where + ": a web hook heard of it under two ids");
            QVERIFY2(stage->world_.violations().isEmpty(), where);
        }
    }

    void nothingIsLostOrDoubledWhereverTheLineDies()
    {
        for (const auto kind :
            {sim::Mishap::Kind::CutBefore, sim::Mishap::Kind::CutAfter, sim::Mishap::Kind::LoseAck}) {
            for (int nth = 0; nth < kMessagesEachWay; ++nth) {
                auto stage = begin(beginning_, 1000 + static_cast<quint64>(nth));
                QVERIFY(stage->open());
                QVERIFY(stage->until([&] { return stage->isConnected(); }));
                for (int i = 0; i < kMessagesEachWay; ++i) {
                    if (i == nth)
                        stage->world_.mishaps().arm({kind, stage->own_, QString(), 1});
                    stage->write(i);
                    stage->send(i);
                }
                QVERIFY(stage->until([&] { return isThrough(*stage); }));
                QCOMPARE(stage->delivered(), expected("out "));
                QStringList in = stage->received();
                in.sort();
                QCOMPARE(in, expected("in "));
            }
        }
    }
};

GESHER_TEST(tst_crash, TstCrash)
#include "tst_crash.moc"
