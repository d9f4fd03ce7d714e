// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

/// What becomes of sounds and videos: decoded, written as a voice note, shown in a picture.
namespace model {

/// A sound of one channel, 16 bits each, little endian.
struct Samples {
    QByteArray bytes; ///< an even number
    int rate = 48'000; ///< in a second
    qint64 count() const { return bytes.size() / 2; }
    qint64 ms() const { return count() * 1000 / rate; }
    bool operator==(const Samples &) const = default;
};

/// How loud it is along its length, as voice notes carry it: 64 bytes, each 0 to 100, the loudest of them
/// 100. Silence and less than 64 samples are 64 zeros.
QByteArray waveformOf(const Samples &samples);

/// A voice note as phones write it: Opus in Ogg, one channel.
struct VoiceNote {
    QByteArray file;
    qint64 ms = 0;
    QByteArray waveform; ///< 64 bytes, each 0 to 100
    bool operator==(const VoiceNote &) const = default;
};

/// An animated picture as a video without sound. A stranger's, if the picture was one's.
struct Animation {
    QByteArray mp4;
    QSize size;
    qint64 ms = 0;
    bool operator==(const Animation &) const = default;
};

/// What can be said of a video without playing it. A stranger's: the picture is to be read as one.
struct Poster {
    QByteArray jpeg; ///< upright, at most 640 pixels long
    QSize size; ///< of the video as it is shown
    qint64 ms = 0; ///< 0: unknown
    bool operator==(const Poster &) const = default;
};

}
