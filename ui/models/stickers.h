// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

#include <optional>

namespace ui {

inline constexpr int kStickerSide = 512; ///< pixels; phones draw no sticker of another size

/// A picture as a sticker is sent.
struct Sticker {
    QByteArray webp; ///< of 512 x 512 pixels; at most 100 KB, one that moves 500 KB
    QByteArray png; ///< the same, small
    bool isAnimated = false;
};

/// What is a sticker already stays as it is. Every other picture becomes a still one: its first frame, whole,
/// with nothing around it where it is not square. Nothing when it is no picture that readPicture takes.
std::optional<Sticker> stickerOf(const QByteArray &picture);
std::optional<Sticker> stickerOf(const QImage &picture);

}
