// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QRect>
#include <QSize>

#include <optional>

class QIODevice;

namespace ui {

/// As long at its longer side as a picture is sent.
inline constexpr int kSentSide = 1'600;

/// Unpacks a picture that may be anybody's: JPEG, PNG, WebP or GIF by its first bytes and nothing else, of at
/// most 16,384 pixels at each side and 128 MiB unpacked. A GIF or WebP that moves is its first frame.
/// Upright, made smaller to fit into `most`. Null when it is no such picture.
/// @param device  that can be sought in
QImage readPicture(QIODevice &device, const QSize &most);
QImage readPicture(const QByteArray &bytes, const QSize &most);

/// The middle of a picture of that size, as far as a square goes.
QRect middleSquare(const QSize &size);

/// A picture as it is sent: what a camera wrote into it besides (place, time, make) is gone.
struct SentPicture {
    QByteArray jpeg;
    QByteArray thumbnail; ///< a JPEG of at most 100 pixels and 10 KB
    QSize size;
};
/// Nothing when it cannot be packed.
std::optional<SentPicture> packPicture(const QImage &picture);

}
