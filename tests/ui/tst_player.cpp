// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"
#include "tests/ui/fake_audio.h"
#include "ui/models/player.h"

#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;
using base::Fault;
using base::milliseconds;
using base::Result;
using model::Samples;
using SoundIs = ui::SoundView::Is;

class TstPlayer : public QObject {
    Q_OBJECT

    support::ManualClock clock_;
    ui_tests::Ear ear_;
    QHash<QString, Result<Samples>> sounds_;
    QStringList asked_;
    QStringList told_;
    std::unique_ptr<ui::Player> player_;

    /// A sine of 200 Hz.
    static Samples tone(int ms, int rate = 16'000)
    {
        Samples sound{{}, rate};
        for (int i = 0; i < rate * ms / 1000; ++i) {
            const double turn = 2 * std::numbers::pi * 200 * i / rate;
            const auto value = qToLittleEndian(static_cast<qint16>(std::lround(8000 * std::sin(turn))));
            sound.bytes.append(reinterpret_cast<const char *>(&value), 2);
        }
        return sound;
    }
    static double pitch(const Samples &sound)
    {
        const auto at = [&](qint64 i) { return qFromLittleEndian<qint16>(sound.bytes.constData() + i * 2); };
        int rises = 0;
        for (qint64 i = 1; i < sound.count(); ++i)
            rises += at(i - 1) < 0 && at(i) >= 0 ? 1 : 0;
        return rises * 1000.0 / double(sound.ms());
    }
    ui::Player::Source source()
    {
        return {[this](const QString &id) {
                    asked_.append(id);
                    QPromise<Result<Samples>> promise;
                    promise.start();
                    promise.addResult(
                        sounds_.value(id, Result<Samples>(base::fail(Fault::NotFound, u"none"_s))));
                    promise.finish();
                    return promise.future();
                },
            [this](const QString &id) { told_.append(id); }};
    }
    bool play(const QString &id)
    {
        player_->toggle(id);
        return QTest::qWaitFor([&] { return player_->look(id).is == SoundIs::Playing; });
    }
    /// Time passes, and is heard.
    void pass(int ms)
    {
        for (int i = 0; i < ms / 100; ++i) {
            ear_.listen(100);
            clock_.advance(milliseconds(100));
        }
    }

private Q_SLOTS:
    void init()
    {
        ear_ = {};
        asked_.clear();
        told_.clear();
        sounds_ = {{u"a"_s, tone(2'000)}, {u"b"_s, tone(1'000)}};
        player_ = std::make_unique<ui::Player>(source(), std::make_unique<ui_tests::FakeOut>(ear_), clock_);
    }

    void playsFromBeginToEndAndTellsHowFarItIs()
    {
        QVERIFY(play(u"a"_s));
        QCOMPARE(player_->look(u"a"_s).lengthMs, 2'000);
        QCOMPARE(player_->look(u"a"_s).waveform.size(), 64);
        QSignalSpy changed(player_.get(), &ui::Player::changed);
        pass(500);
        QCOMPARE(player_->look(u"a"_s).positionMs, 500);
        QCOMPARE(changed.count(), 5);
        pass(1'500);
        QCOMPARE(ear_.heard, sounds_.value(u"a"_s)->bytes);
        pass(100);
        QCOMPARE(player_->look(u"a"_s).is, SoundIs::Idle);
        QVERIFY(!ear_.pull);
        QCOMPARE(player_->look(u"a"_s).waveform.size(), 64); // it is remembered
    }

    void aPauseGoesOnWhereItWas()
    {
        QVERIFY(play(u"a"_s));
        pass(700);
        player_->toggle(u"a"_s);
        QCOMPARE(player_->look(u"a"_s).is, SoundIs::Paused);
        QCOMPARE(player_->look(u"a"_s).positionMs, 700);
        QVERIFY(!ear_.pull);
        player_->toggle(u"a"_s);
        pass(100);
        QCOMPARE(player_->look(u"a"_s).positionMs, 800);
        QCOMPARE(ear_.heard, sounds_.value(u"a"_s)->bytes.mid(700 * 16 * 2, 100 * 16 * 2));
        QCOMPARE(asked_.size(), 1); // it is not decoded twice
    }

    void onlyOnePlaysAtATime()
    {
        QVERIFY(play(u"a"_s));
        pass(300);
        QVERIFY(play(u"b"_s));
        QCOMPARE(player_->look(u"a"_s).is, SoundIs::Idle);
        QCOMPARE(player_->look(u"a"_s).positionMs, 0);
        pass(200);
        QCOMPARE(ear_.heard, sounds_.value(u"b"_s)->bytes.first(200 * 16 * 2));
    }

    void whatIsStillBeingDecodedIsGivenUpForAnother()
    {
        player_->toggle(u"a"_s);
        QCOMPARE(player_->look(u"a"_s).is, SoundIs::Loading);
        QVERIFY(play(u"b"_s));
        QCOMPARE(player_->look(u"a"_s).is, SoundIs::Idle);
        QCOMPARE(ear_.starts, 1);
        QCOMPARE(told_, QStringList{u"b"_s});
    }

    void theFirstSoundOfItIsTold()
    {
        QVERIFY(play(u"a"_s));
        player_->toggle(u"a"_s);
        player_->toggle(u"a"_s);
        player_->seek(u"a"_s, 0.1);
        QCOMPARE(told_, QStringList{u"a"_s});
    }

    void goesOnFromWhereItIsWanted()
    {
        QVERIFY(play(u"a"_s));
        player_->seek(u"a"_s, 0.75);
        QCOMPARE(player_->look(u"a"_s).positionMs, 1'500);
        player_->skip(-1'000);
        QCOMPARE(player_->look(u"a"_s).positionMs, 500);
        player_->skip(-5'000);
        QCOMPARE(player_->look(u"a"_s).positionMs, 0);
        player_->toggle(u"a"_s);
        player_->seek(u"a"_s, 0.5);
        QCOMPARE(player_->look(u"a"_s).is, SoundIs::Paused);
        QCOMPARE(player_->look(u"a"_s).positionMs, 1'000);
        player_->skip(5'000); // beyond its end
        QCOMPARE(player_->look(u"a"_s).is, SoundIs::Idle);
        player_->seek(u"b"_s, 0.5); // does not play
        QCOMPARE(player_->look(u"b"_s).positionMs, 0);
    }

    void fasterTakesLessTimeAndVoicesStayAsTheyAre_data()
    {
        QTest::addColumn<double>("speed");
        QTest::newRow("1.5") << 1.5;
        QTest::newRow("2") << 2.0;
    }
    void fasterTakesLessTimeAndVoicesStayAsTheyAre()
    {
        QFETCH(double, speed);
        ui::TimeStretch stretch(tone(4'000), 0, speed);
        Samples heard{{}, 16'000};
        for (QByteArray piece = stretch.next(1'000); !piece.isEmpty(); piece = stretch.next(1'000))
            heard.bytes += piece;
        QVERIFY(stretch.isAtEnd());
        QCOMPARE(stretch.given(), heard.count());
        QVERIFY2(std::abs(double(heard.ms()) - 4'000 / speed) < 40, qPrintable(QString::number(heard.ms())));
        QVERIFY2(std::abs(pitch(heard) - 200) < 6, qPrintable(QString::number(pitch(heard))));
    }

    void theSpeedTurnsWhileItPlaysAndStaysForTheNext()
    {
        QVERIFY(play(u"a"_s));
        pass(500);
        player_->turnSpeed();
        QCOMPARE(player_->look(u"a"_s).speed, 1.5);
        QCOMPARE(player_->look(u"a"_s).positionMs, 500);
        pass(400);
        QCOMPARE(player_->look(u"a"_s).positionMs, 1'100);
        QVERIFY(play(u"b"_s));
        QCOMPARE(player_->look(u"b"_s).speed, 1.5);
        player_->turnSpeed();
        QCOMPARE(player_->speed(), 2.0);
        player_->turnSpeed();
        QCOMPARE(player_->speed(), 1.0);
    }

    void withoutADeviceItSaysSo()
    {
        ear_.hasDevice = false;
        player_->toggle(u"a"_s);
        QTRY_COMPARE(player_->look(u"a"_s).is, SoundIs::Failed);
        QVERIFY(player_->look(u"a"_s).why.contains(u"headphones"_s));
        QVERIFY(told_.isEmpty()); // nobody has heard it
        ear_.hasDevice = true;
        QVERIFY(play(u"a"_s));
    }

    void aDeviceThatFallsSilentIsToldOf()
    {
        QVERIFY(play(u"a"_s));
        pass(200);
        clock_.advance(milliseconds(6'000));
        QCOMPARE(player_->look(u"a"_s).is, SoundIs::Failed);
        QVERIFY(!ear_.pull);
    }

    void whyItCannotBePlayedIsASentence_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("word");
        QTest::newRow("no helper") << int(Fault::NotFound) << u"no_helper"_s << u"gesher-media"_s;
        QTest::newRow("no sound") << int(Fault::Malformed) << QString() << u"another program"_s;
        QTest::newRow("too long") << int(Fault::Limit) << u"too_long"_s << u"too long"_s;
        QTest::newRow("a busy machine") << int(Fault::Timeout) << QString() << u"busy"_s;
    }
    void whyItCannotBePlayedIsASentence()
    {
        QFETCH(int, fault);
        QFETCH(QString, code);
        QFETCH(QString, word);
        sounds_.insert(u"a"_s, Result<Samples>(base::fail(static_cast<Fault>(fault), u"why"_s, code)));
        player_->toggle(u"a"_s);
        QTRY_COMPARE(player_->look(u"a"_s).is, SoundIs::Failed);
        QVERIFY2(player_->look(u"a"_s).why.contains(word), qPrintable(player_->look(u"a"_s).why));
        QCOMPARE(ui::spokenSound(player_->look(u"a"_s)), player_->look(u"a"_s).why);
    }

    void itIsSpokenHowItStands()
    {
        QVERIFY(play(u"a"_s));
        pass(1'000);
        QCOMPARE(ui::spokenSound(player_->look(u"a"_s)), u"playing, 0:01 of 0:02"_s);
        player_->toggle(u"a"_s);
        QCOMPARE(ui::spokenSound(player_->look(u"a"_s)), u"paused at 0:01 of 0:02"_s);
        QCOMPARE(ui::spokenSound(player_->look(u"b"_s)), QString());
    }
};

GESHER_TEST(tst_player, TstPlayer)
#include "tst_player.moc"
