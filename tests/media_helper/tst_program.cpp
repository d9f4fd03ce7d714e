// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/media_helper/samples.h"
#include "tests/support/runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using support::sample;

class TstProgram : public QObject {
    Q_OBJECT

    struct Ran {
        int code = -1;
        QJsonObject facts;
        QByteArray body;
        QByteArray complaints;
    };
    static Ran run(const QStringList &job, const QByteArray &input)
    {
        QProcess program;
        program.start(QStringLiteral(GESHER_MEDIA), job);
        program.write(input);
        program.closeWriteChannel();
        if (!program.waitForFinished(60'000) || program.exitStatus() != QProcess::NormalExit)
            return {};
        const QByteArray output = program.readAllStandardOutput();
        const qsizetype line = output.indexOf('\n');
        return {program.exitCode(),
            QJsonDocument::fromJson(output.first(std::max<qsizetype>(line, 0))).object(),
            output.sliced(line + 1), program.readAllStandardError()};
    }

private Q_SLOTS:
    void whateverTakesItOverCanDoNothing()
    {
        const int inherited = open("/dev/null", O_RDONLY); // stays open in programs that are started
        QVERIFY(inherited > 2);
        qputenv("GESHER_SECRET", "of the program that starts it");
        const Ran ran = run({u"self-test"_s}, {});
        qunsetenv("GESHER_SECRET");
        close(inherited);
        QCOMPARE(ran.facts.value(u"allowed"_s).toArray(), QJsonArray());
        QCOMPARE(ran.facts.value(u"refused"_s).toArray(),
            (QJsonArray{u"open"_s, u"create"_s, u"socket_inet"_s, u"socket_unix"_s, u"fork"_s, u"exec"_s,
                u"signal"_s, u"code"_s, u"memory"_s, u"environment"_s, u"descriptors"_s}));
        QCOMPARE(ran.code, 0);
    }

    void behindItsWallsItStillDecodes()
    {
        const Ran sound = run({u"pcm"_s, u"48000"_s}, sample(u"tone.ogg"_s));
        QCOMPARE(sound.code, 0);
        QCOMPARE(sound.facts.value(u"ms"_s).toInt(), 1'000);
        QCOMPARE(sound.facts.value(u"bytes"_s).toInt(), 96'000);
        QCOMPARE(sound.body.size(), 96'000);
        const Ran note = run({u"opus"_s}, sound.body);
        QCOMPARE(note.code, 0);
        QVERIFY(note.body.startsWith("OggS"));
        QCOMPARE(note.body.size(), note.facts.value(u"bytes"_s).toInt());
        const Ran poster = run({u"poster"_s}, sample(u"turned.mp4"_s));
        QCOMPARE(poster.code, 0);
        QCOMPARE(poster.facts.value(u"height"_s).toInt(), 96);
        QVERIFY(poster.body.startsWith("\xff\xd8\xff"));
    }

    void everyEndHasItsCode_data()
    {
        QTest::addColumn<QStringList>("job");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("code");
        const QStringList sound{u"pcm"_s, u"48000"_s};
        QTest::newRow("no job") << QStringList() << QByteArray() << 2;
        QTest::newRow("a rate that nobody needs") << QStringList{u"pcm"_s, u"44100"_s} << QByteArray() << 2;
        QTest::newRow("garbage") << sound << QByteArray("garbage").repeated(10'000) << 3;
        QTest::newRow("cut off") << QStringList{u"poster"_s} << sample(u"clip.mp4"_s).first(900) << 3;
        QTest::newRow("half a sample") << QStringList{u"opus"_s} << QByteArray(7, '\0') << 3;
        QTest::newRow("too large") << sound << QByteArray((128 << 20) + 1, '\0') << 4;
        const QByteArray silence(12'000'000, '\x80');
        QTest::newRow("too long") << sound << support::wav(silence, 8'000, 12'000'000, 8) << 4;
    }
    void everyEndHasItsCode()
    {
        QFETCH(QStringList, job);
        QFETCH(QByteArray, input);
        QFETCH(int, code);
        const Ran ran = run(job, input);
        QCOMPARE(ran.code, code);
        QVERIFY(ran.facts.isEmpty());
        QCOMPARE(ran.complaints, QByteArray());
    }
};

GESHER_TEST(tst_program, TstProgram)
#include "tst_program.moc"
