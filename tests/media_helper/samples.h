// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media_helper/outcome.h"

#include <QByteArray>
#include <QFile>
#include <QtEndian>

#include <cmath>
#include <numbers>

namespace support {

inline QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(GESHER_SAMPLES_DIR "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline media_helper::Bytes bytesOf(const QByteArray &bytes)
{
    return {bytes.begin(), bytes.end()};
}

inline QByteArray arrayOf(const media_helper::Bytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// A sine of 440 Hz as 16 bits of one channel.
inline QByteArray tone(int rate, int milliseconds)
{
    QByteArray bytes;
    for (int i = 0; i < rate * milliseconds / 1000; ++i) {
        const double turn = 2 * std::numbers::pi * 440 * i / rate;
        const auto value = qToLittleEndian(static_cast<qint16>(std::lround(8000 * std::sin(turn))));
        bytes.append(reinterpret_cast<const char *>(&value), 2);
    }
    return bytes;
}

/// A WAV file around such samples. @param declared  bytes of sound that its header claims
inline QByteArray wav(const QByteArray &samples, int rate, quint32 declared, int bits = 16)
{
    QByteArray bytes("RIFF");
    const auto number = [&bytes](quint32 value, int size) {
        const quint32 little = qToLittleEndian(value);
        bytes.append(reinterpret_cast<const char *>(&little), size);
    };
    number(declared > 0xFFFFFF00U ? declared : declared + 36, 4);
    bytes += "WAVEfmt ";
    number(16, 4);
    number(1, 2);
    number(1, 2);
    number(static_cast<quint32>(rate), 4);
    number(static_cast<quint32>(rate * bits / 8), 4);
    number(static_cast<quint32>(bits / 8), 2);
    number(static_cast<quint32>(bits), 2);
    bytes += "data";
    number(declared, 4);
    return bytes + samples;
}

/// Hertz, by how often it crosses zero; for a clean tone.
inline double pitch(const QByteArray &samples, int rate)
{
    const auto *at = reinterpret_cast<const qint16 *>(samples.constData());
    const qsizetype count = samples.size() / 2;
    int crossings = 0;
    for (qsizetype i = 1; i < count; ++i)
        crossings += (at[i - 1] < 0) != (at[i] < 0) ? 1 : 0;
    return count == 0 ? 0 : crossings / 2.0 * rate / double(count);
}

}
