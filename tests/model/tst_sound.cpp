// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/sound.h"
#include "tests/support/runner.h"

#include <QTest>
#include <QtEndian>

class TstSound : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWaveformIsAsLoudAsItsParts()
    {
        QByteArray samples;
        for (int i = 0; i < 6'400; ++i) {
            const auto value
                = qToLittleEndian(static_cast<qint16>((i % 2 == 0 ? 1 : -1) * (i < 3'200 ? 1'000 : 8'000)));
            samples.append(reinterpret_cast<const char *>(&value), 2);
        }
        const QByteArray wave = model::waveformOf({samples, 48'000});
        QCOMPARE(wave, QByteArray(32, 12) + QByteArray(32, 100));
        QCOMPARE(model::waveformOf({QByteArray(9'600, '\0'), 48'000}), QByteArray(64, 0));
        QCOMPARE(model::waveformOf({}), QByteArray(64, 0));
        QCOMPARE(model::waveformOf({QByteArray(7, '\x01'), 48'000}).size(), 64);
    }
};

GESHER_TEST(tst_sound, TstSound)
#include "tst_sound.moc"
