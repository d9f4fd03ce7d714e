// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/thumbnail.h"

#include <QBuffer>
#include <QImageReader>

namespace ui {

namespace {
constexpr qsizetype kMostThumbnailBytes = 128 * 1024;
constexpr int kMostThumbnailSide = 640;
}

QImage decodeThumbnail(const QByteArray &bytes)
{
    const bool isJpeg = bytes.startsWith(QByteArrayLiteral("\xff\xd8\xff"));
    const bool isPng = bytes.startsWith(QByteArrayLiteral("\x89PNG\r\n\x1a\n"));
    if (bytes.size() > kMostThumbnailBytes || (!isJpeg && !isPng))
        return {};
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer, isJpeg ? QByteArrayLiteral("jpeg") : QByteArrayLiteral("png"));
    reader.setAutoDetectImageFormat(false);
    // what the header claims is looked at before anything is unpacked
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > kMostThumbnailSide || size.height() > kMostThumbnailSide)
        return {};
    const QImage picture = reader.read();
    return picture.size() == size ? picture : QImage();
}

}
