// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pictures.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int kMostPictureSide = 16'384;
constexpr int kMostUnpackedMiB = 128; ///< unpacked
constexpr int kQuality = 85;
constexpr int kPictureThumbnail = 100;
constexpr qsizetype kMostThumbnail = 10'000;

/// By its first bytes: what a name or its sender says does not count.
QByteArray formatOf(QByteArrayView head)
{
    if (head.startsWith(QByteArrayView("\xff\xd8\xff")))
        return QByteArrayLiteral("jpeg");
    if (head.startsWith(QByteArrayView("\x89PNG\r\n\x1a\n")))
        return QByteArrayLiteral("png");
    if (head.startsWith(QByteArrayView("GIF87a")) || head.startsWith(QByteArrayView("GIF89a")))
        return QByteArrayLiteral("gif");
    if (head.size() >= 12 && head.startsWith(QByteArrayView("RIFF"))
        && head.sliced(8, 4) == QByteArrayView("WEBP"))
        return QByteArrayLiteral("webp");
    return {};
}

/// JPEG has no holes: what shines through a picture is white.
QImage withoutHoles(const QImage &picture)
{
    if (!picture.hasAlphaChannel())
        return picture.convertToFormat(QImage::Format_RGB32);
    QImage whole(picture.size(), QImage::Format_RGB32);
    whole.fill(Qt::white);
    QPainter(&whole).drawImage(0, 0, picture);
    return whole;
}

QImage within(const QImage &picture, int side)
{
    if (picture.width() <= side && picture.height() <= side)
        return picture;
    return picture.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

QByteArray jpegOf(const QImage &picture, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return picture.save(&buffer, "JPEG", quality) ? bytes : QByteArray();
}

}

QImage readPicture(QIODevice &device, const QSize &most)
{
    const QByteArray format = formatOf(device.peek(12));
    if (format.isEmpty())
        return {};
    if (QImageReader::allocationLimit() != kMostUnpackedMiB)
        QImageReader::setAllocationLimit(kMostUnpackedMiB);
    QImageReader reader(&device, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    // what the header claims is looked at before anything is unpacked
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > kMostPictureSide || size.height() > kMostPictureSide)
        return {};
    const bool isLying = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    const QSize room = isLying ? most.transposed() : most;
    if (size.width() > room.width() || size.height() > room.height())
        reader.setScaledSize(size.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1}));
    return reader.read();
}

QImage readPicture(const QByteArray &bytes, const QSize &most)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return readPicture(buffer, most);
}

QRect middleSquare(const QSize &size)
{
    const int side = std::min(size.width(), size.height());
    return {(size.width() - side) / 2, (size.height() - side) / 2, side, side};
}

std::optional<SentPicture> packPicture(const QImage &picture)
{
    if (picture.isNull())
        return std::nullopt;
    const QImage whole = withoutHoles(within(picture, kSentSide));
    SentPicture sent{jpegOf(whole, kQuality), {}, whole.size()};
    const QImage small = within(whole, kPictureThumbnail);
    for (int quality = 70; quality > 0; quality -= 15) {
        sent.thumbnail = jpegOf(small, quality);
        if (sent.thumbnail.size() <= kMostThumbnail)
            break;
    }
    if (sent.jpeg.isEmpty() || sent.thumbnail.size() > kMostThumbnail)
        return std::nullopt;
    return sent;
}

}
