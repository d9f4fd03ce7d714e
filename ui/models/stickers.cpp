// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/stickers.h"

#include "ui/models/pictures.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace ui {

namespace {

constexpr int kStickerThumbnail = 100;
// what phones take. Source: WhatsApp's rules for makers of sticker apps
constexpr qsizetype kMostStill = 100 * 1024;
constexpr qsizetype kMostAnimated = 500 * 1024;

QByteArray packed(const QImage &picture, const char *format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return picture.save(&buffer, format, quality) ? bytes : QByteArray();
}

QImage inSquare(const QImage &picture)
{
    QImage square(kStickerSide, kStickerSide, QImage::Format_ARGB32_Premultiplied);
    square.fill(Qt::transparent);
    const QSize size = picture.size()
                           .scaled(square.size(), Qt::KeepAspectRatio)
                           .expandedTo({1, 1})
                           .boundedTo(square.size());
    const QPoint at((kStickerSide - size.width()) / 2, (kStickerSide - size.height()) / 2);
    QPainter painter(&square);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(at, picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    return square;
}

QByteArray thumbnailOf(const QImage &square)
{
    return packed(
        square.scaled(kStickerThumbnail, kStickerThumbnail, Qt::KeepAspectRatio, Qt::SmoothTransformation),
        "PNG");
}

/// The file itself where it can go as it is.
std::optional<Sticker> ready(const QByteArray &bytes, const QImage &first)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, QByteArrayLiteral("webp"));
    reader.setAutoDetectImageFormat(false);
    if (!bytes.startsWith("RIFF") || reader.size() != QSize(kStickerSide, kStickerSide))
        return std::nullopt;
    const bool isAnimated = reader.supportsAnimation() && reader.imageCount() > 1;
    if (bytes.size() > (isAnimated ? kMostAnimated : kMostStill))
        return std::nullopt;
    return Sticker{bytes, thumbnailOf(first), isAnimated};
}

}

std::optional<Sticker> stickerOf(const QByteArray &picture)
{
    const QImage first = readPicture(picture, {kStickerSide, kStickerSide});
    if (first.isNull())
        return std::nullopt;
    if (auto as = ready(picture, first))
        return as;
    return stickerOf(first);
}

std::optional<Sticker> stickerOf(const QImage &picture)
{
    if (picture.isNull())
        return std::nullopt;
    const QImage square = inSquare(picture);
    Sticker sticker{{}, thumbnailOf(square), false};
    for (const int quality : {90, 75, 60, 45, 30, 15, 0}) {
        sticker.webp = packed(square, "WEBP", quality);
        if (!sticker.webp.isEmpty() && sticker.webp.size() <= kMostStill)
            return sticker;
    }
    return std::nullopt;
}

}
