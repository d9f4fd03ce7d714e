// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/sound.h"
#include "tests/media_helper/samples.h"
#include "tests/support/runner.h"

extern "C" {
#include <libavutil/log.h>
}

#include <QTest>

using namespace Qt::StringLiterals;
using media_helper::End;
using media_helper::samplesOf;
using media_helper::voiceNoteOf;
using support::arrayOf;
using support::bytesOf;
using support::sample;

class TstSound : public QObject {
    Q_OBJECT

    static End endOf(const QByteArray &file)
    {
        const auto samples = samplesOf(bytesOf(file), 48'000);
        return samples ? End::Done : samples.error();
    }

private Q_SLOTS:
    void initTestCase() { av_log_set_level(AV_LOG_QUIET); }

    void whatPhonesSendBecomesSamples_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("Opus in Ogg") << sample(u"tone.ogg"_s);
        QTest::newRow("AAC in MP4, two channels") << sample(u"tone.m4a"_s);
        QTest::newRow("MP3") << sample(u"tone.mp3"_s);
        const QByteArray tone = support::tone(8'000, 1'000);
        QTest::newRow("WAV, 8 kHz") << support::wav(tone, 8'000, static_cast<quint32>(tone.size()));
    }
    void whatPhonesSendBecomesSamples()
    {
        QFETCH(QByteArray, file);
        for (const int rate : media_helper::kRates) {
            const auto samples = samplesOf(bytesOf(file), rate);
            QVERIFY(samples.has_value());
            const double seconds = double(samples->body.size()) / 2 / rate;
            QVERIFY2(seconds > 0.95 && seconds < 1.1, qPrintable(QString::number(seconds)));
            const double hertz = support::pitch(arrayOf(samples->body), rate);
            QVERIFY2(std::abs(hertz - 440) < 25, qPrintable(QString::number(hertz)));
        }
    }

    void oldPhonesSendAmr()
    {
        QByteArray file("#!AMR\n");
        for (int frame = 0; frame < 50; ++frame)
            file += QByteArray("\x04") + QByteArray(12, '\0'); // 20 ms at the lowest rate
        const auto samples = samplesOf(bytesOf(file), 48'000);
        QVERIFY(samples.has_value());
        QCOMPARE(samples->body.size() / 2 / 48, 1'000U);
    }

    void aFileThatWasCutOffPlaysAsFarAsItGoes()
    {
        const QByteArray whole = sample(u"tone.mp3"_s);
        const auto samples = samplesOf(bytesOf(whole.first(whole.size() / 2)), 48'000);
        QVERIFY(samples.has_value());
        QVERIFY(samples->body.size() > 48'000 * 2 * 4 / 10);
        QVERIFY(samples->body.size() < 48'000 * 2 * 6 / 10);
    }

    void whatIsNoSoundIsMalformed_data()
    {
        QTest::addColumn<QByteArray>("file");
        QByteArray noise(100'000, '\0');
        for (qsizetype i = 0; i < noise.size(); ++i)
            noise[i] = static_cast<char>((i * 2654435761U) >> 13U);
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("noise") << noise;
        QTest::newRow("text") << QByteArray("Good morning").repeated(1'000);
        QTest::newRow("an Ogg page without its end") << sample(u"tone.ogg"_s).first(40);
        QTest::newRow("an MP4 without its index") << sample(u"tone.m4a"_s).first(60);
        QTest::newRow("a video without sound") << sample(u"clip.mp4"_s);
        QTest::newRow("a kind that is not on the list") << sample(u"other.flac"_s);
        QTest::newRow("a list of other files") << QByteArray("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n");
        QTest::newRow("a list of files to join") << QByteArray("ffconcat version 1.0\nfile '/etc/passwd'\n");
    }
    void whatIsNoSoundIsMalformed()
    {
        QFETCH(QByteArray, file);
        QCOMPARE(endOf(file), End::Malformed);
    }

    void aLengthThatIsOnlyClaimedTakesNothing()
    {
        const QByteArray file = support::wav(support::tone(8'000, 1'000), 8'000, 0xFFFFFFF0U);
        const auto samples = samplesOf(bytesOf(file), 48'000);
        QVERIFY(samples.has_value());
        QCOMPARE(samples->facts, std::string("\"rate\":48000,\"ms\":1000"));
    }

    void moreThanIsAllowedIsTheLimit()
    {
        const QByteArray silence(12'000'000, '\x80'); // 25 minutes of 8 bits
        QCOMPARE(endOf(support::wav(silence, 8'000, static_cast<quint32>(silence.size()), 8)), End::Limit);
    }

    void samplesBecomeAVoiceNoteAsPhonesWriteIt()
    {
        const auto note = voiceNoteOf(bytesOf(support::tone(48'000, 1'234)));
        QVERIFY(note.has_value());
        QCOMPARE(note->facts, std::string("\"rate\":48000,\"ms\":1234"));
        const QByteArray file = arrayOf(note->body);
        QVERIFY(file.startsWith("OggS"));
        const qsizetype head = file.indexOf("OpusHead");
        QCOMPARE(head, 28);
        QCOMPARE(int(file.at(head + 9)), 1); // channels
        QCOMPARE(qFromLittleEndian<quint32>(file.constData() + head + 12), 48'000U);
        QVERIFY(file.size() < 24'000 / 8 * 2); // some 24 kbit a second
        QVERIFY(!file.contains("Lavf")); // nor which program wrote it
        const auto heard = samplesOf(note->body, 48'000);
        QVERIFY(heard.has_value());
        QCOMPARE(heard->body.size() / 2 / 48, 1'234U);
        QVERIFY(std::abs(support::pitch(arrayOf(heard->body), 48'000) - 440) < 10);
        QCOMPARE(arrayOf(voiceNoteOf(bytesOf(support::tone(48'000, 1'234)))->body), file);
    }

    void halfASampleIsNone()
    {
        QCOMPARE(voiceNoteOf({}).error(), End::Malformed);
        QCOMPARE(voiceNoteOf(bytesOf(QByteArray(3, '\0'))).error(), End::Malformed);
    }
};

GESHER_TEST(tst_sound, TstSound)
#include "tst_sound.moc"
