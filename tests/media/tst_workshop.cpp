// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/workshop.h"
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using base::Fault;
using base::Result;

class TstWorkshop : public QObject {
    Q_OBJECT

    support::ManualClock clock_;
    QTemporaryDir directory_;

    media::Workshop::Parts helper() { return {QStringLiteral(GESHER_MEDIA), clock_}; }
    /// A program that is no helper, but behaves as one that somebody took over might.
    media::Workshop::Parts impostor(const QByteArray &script)
    {
        const QString path = directory_.filePath(u"helper-%1"_s.arg(qHash(script)));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script) < 0)
            qFatal("no room for a script");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return {path, clock_};
    }
    static QByteArray sample(const QString &name)
    {
        QFile file(QStringLiteral(GESHER_SAMPLES_DIR "/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// A file in pieces of 1,000 bytes.
    static media::Workshop::Read pieces(const QByteArray &bytes)
    {
        auto at = std::make_shared<qsizetype>(0);
        return [bytes, at]() -> Result<QByteArray> {
            const QByteArray piece = bytes.mid(*at, 1'000);
            *at += piece.size();
            return piece;
        };
    }
    template <class T>
    static std::optional<Result<T>> answerOf(base::Task<T> task)
    {
        QObject context;
        std::optional<Result<T>> got;
        std::move(task).finally(&context, [&](Result<T> answer) { got = std::move(answer); });
        (void)QTest::qWaitFor([&] { return got.has_value(); }, 30'000);
        return got;
    }
    template <class T>
    static base::Error errorOf(base::Task<T> task)
    {
        const auto answer = answerOf(std::move(task));
        return answer && !*answer ? answer->error() : base::Error{Fault::Storage, u"no failure"_s, {}};
    }

private Q_SLOTS:
    void aSoundComesBackAsSamples()
    {
        media::Workshop workshop(helper());
        const auto samples = answerOf(workshop.samples(pieces(sample(u"tone.ogg"_s)), 24'000));
        QVERIFY(samples && *samples);
        QCOMPARE((*samples)->rate, 24'000);
        QCOMPARE((*samples)->ms(), 1'000);
    }

    void samplesBecomeAVoiceNoteWithItsLengthAndWaveform()
    {
        media::Workshop workshop(helper());
        const auto samples = answerOf(workshop.samples(pieces(sample(u"tone.ogg"_s)), 48'000));
        QVERIFY(samples && *samples);
        const auto note = answerOf(workshop.voiceNote((*samples)->bytes));
        QVERIFY(note && *note);
        QVERIFY((*note)->file.startsWith("OggS"));
        QCOMPARE((*note)->ms, 1'000);
        QCOMPARE((*note)->waveform, model::waveformOf(**samples));
    }

    void aVideoHasAPoster()
    {
        media::Workshop workshop(helper());
        const auto poster = answerOf(workshop.poster(pieces(sample(u"turned.mp4"_s))));
        QVERIFY(poster && *poster);
        QCOMPARE((*poster)->size, QSize(64, 96));
        QCOMPARE((*poster)->ms, 2'000);
        QVERIFY((*poster)->jpeg.startsWith("\xff\xd8\xff"));
    }

    void jobsWaitForEachOtherAndAllAreDone()
    {
        media::Workshop workshop(helper());
        QObject context;
        int done = 0;
        for (int i = 0; i < 6; ++i)
            workshop.samples(pieces(sample(u"tone.ogg"_s)), 16'000)
                .finally(&context, [&done](const auto &samples) { done += samples ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(done, 6, 30'000);
    }

    void whatIsNoSoundIsMalformed()
    {
        media::Workshop workshop(helper());
        QCOMPARE(errorOf(workshop.samples(pieces("garbage"), 48'000)).fault, Fault::Malformed);
        QCOMPARE(errorOf(workshop.samples(pieces({}), 48'000)).fault, Fault::Malformed);
    }

    void aMissingHelperIsToldAsSuch()
    {
        media::Workshop workshop({u"/nowhere/gesher-media"_s, clock_});
        const auto error = errorOf(workshop.poster(pieces("anything")));
        QCOMPARE(error.fault, Fault::NotFound);
        QCOMPARE(error.code, u"no_helper"_s);
    }

    void aFileThatCannotBeReadEndsTheJob()
    {
        media::Workshop workshop(helper());
        const auto broken
            = []() -> Result<QByteArray> { return base::fail(Fault::Storage, u"damaged"_s, u"damaged"_s); };
        QCOMPARE(errorOf(workshop.samples(broken, 48'000)).code, u"damaged"_s);
    }

    void whatTheHelperSaysIsNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("nothing") << QByteArray("cat >/dev/null; exit 0");
        QTest::newRow("no line") << QByteArray("cat >/dev/null; head -c 4000 /dev/zero");
        QTest::newRow("no facts") << QByteArray("cat >/dev/null; echo '[1]'");
        QTest::newRow("fewer bytes than it says")
            << QByteArray("cat >/dev/null; echo '{\"rate\":48000,\"bytes\":4}'; printf ab");
        QTest::newRow("more bytes than it says")
            << QByteArray("cat >/dev/null; echo '{\"rate\":48000,\"bytes\":2}'; printf abcd");
        QTest::newRow("half a sample")
            << QByteArray("cat >/dev/null; echo '{\"rate\":48000,\"bytes\":3}'; printf abc");
        QTest::newRow("another rate")
            << QByteArray("cat >/dev/null; echo '{\"rate\":8000,\"bytes\":2}'; printf ab");
        QTest::newRow("a count below nothing")
            << QByteArray("cat >/dev/null; echo '{\"rate\":48000,\"bytes\":-1}'");
    }
    void whatTheHelperSaysIsNotBelieved()
    {
        QFETCH(QByteArray, script);
        media::Workshop workshop(impostor(script));
        QCOMPARE(errorOf(workshop.samples(pieces("sound"), 48'000)).fault, Fault::Malformed);
    }

    void aPosterWithoutASizeIsNone()
    {
        media::Workshop workshop(
            impostor("cat >/dev/null; echo '{\"width\":99999,\"height\":2,\"bytes\":0}'"));
        QCOMPARE(errorOf(workshop.poster(pieces("video"))).fault, Fault::Malformed);
    }

    void aHelperThatNeverStopsTalkingIsStopped()
    {
        auto parts = impostor("exec cat /dev/zero");
        parts.mostOutput = 1'000'000;
        media::Workshop workshop(parts);
        QCOMPARE(errorOf(workshop.samples(pieces("sound"), 48'000)).fault, Fault::Limit);
    }

    void aHelperThatHangsIsEndedInTime()
    {
        media::Workshop workshop(impostor("exec sleep 600"));
        QObject context;
        std::optional<Result<model::Samples>> got;
        // the file never ends, and neither does the program
        int read = 0;
        workshop
            .samples(
                [&read]() -> Result<QByteArray> {
                    ++read;
                    return QByteArray("x");
                },
                48'000)
            .finally(&context, [&](Result<model::Samples> answer) { got = std::move(answer); });
        QTRY_VERIFY(read > 0);
        QVERIFY(!got);
        clock_.advance(base::milliseconds(60'000));
        QTRY_VERIFY(got.has_value());
        QCOMPARE(got->error().fault, Fault::Timeout);
    }

    void aHelperThatIsKilledCostsOnlyItsJob()
    {
        media::Workshop workshop(impostor("kill -SEGV $$"));
        QCOMPARE(errorOf(workshop.samples(pieces("sound"), 48'000)).code, u"ended"_s);
        QCOMPARE(errorOf(workshop.samples(pieces("sound"), 48'000)).code, u"ended"_s);
    }

    void whoeverWaitsIsToldWhenItEnds()
    {
        QObject context;
        QList<Fault> faults;
        {
            media::Workshop workshop(impostor("exec sleep 600"));
            for (int i = 0; i < 4; ++i)
                workshop.samples([]() -> Result<QByteArray> { return QByteArray("x"); }, 48'000)
                    .finally(&context, [&](const auto &answer) { faults.append(answer.error().fault); });
        }
        QCOMPARE(faults, QList<Fault>(4, Fault::Cancelled));
    }
};

GESHER_TEST(tst_workshop, TstWorkshop)
#include "tst_workshop.moc"
