// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/qr.h"

#include <QtEndian>
#include <qrencode.h>

#include <memory>
#include <zlib.h>

using namespace Qt::StringLiterals;
using base::Fault;

namespace api {

namespace {

constexpr int margin = 4;

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// PNG specification, "Chunk layout": length, type, data, CRC of type and data.
QByteArray chunk(const char *type, const QByteArray &data)
{
    const QByteArray body = QByteArray(type, 4) + data;
    const auto crc
        = crc32(0, reinterpret_cast<const Bytef *>(body.constData()), static_cast<uInt>(body.size()));
    return bigEndian(static_cast<quint32>(data.size())) + body + bigEndian(static_cast<quint32>(crc));
}

QByteArray deflated(const QByteArray &bytes)
{
    auto size = compressBound(static_cast<uLong>(bytes.size()));
    QByteArray out(static_cast<qsizetype>(size), Qt::Uninitialized);
    // cannot fail: the room is what the library asked for
    compress(reinterpret_cast<Bytef *>(out.data()), &size, reinterpret_cast<const Bytef *>(bytes.constData()),
        static_cast<uLong>(bytes.size()));
    out.truncate(static_cast<qsizetype>(size));
    return out;
}

}

QByteArray monochromePng(int side, const std::function<bool(int, int)> &isBlack)
{
    QByteArray header = bigEndian(static_cast<quint32>(side)) + bigEndian(static_cast<quint32>(side));
    header.append("\x01\x00\x00\x00\x00", 5); // one bit, grey, deflate, the usual filters, not interlaced

    const qsizetype rowBytes = 1 + (side + 7) / 8;
    QByteArray rows(rowBytes * side, char(0xff));
    for (int y = 0; y < side; ++y) {
        char *row = rows.data() + rowBytes * y;
        row[0] = 0; // filter: none
        for (int x = 0; x < side; ++x) {
            if (isBlack(x, y))
                row[1 + x / 8] = static_cast<char>(row[1 + x / 8] & ~(0x80 >> (x % 8)));
        }
    }
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) + chunk("IDAT", deflated(rows))
        + chunk("IEND", {});
}

base::Result<QByteArray> qrPng(QByteArrayView text, int side)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char *>(text.data()),
            0, QR_ECLEVEL_L),
        QRcode_free);
    if (!code)
        return base::fail(Fault::Malformed, u"too long for a QR code"_s);
    const int scale = side / (code->width + 2 * margin);
    if (scale < 1)
        return base::fail(Fault::Malformed, u"too few pixels for this code"_s);
    const int start = (side - code->width * scale) / 2;
    return monochromePng(side, [&](int x, int y) {
        if (x < start || y < start)
            return false;
        const int column = (x - start) / scale;
        const int row = (y - start) / scale;
        return column < code->width && row < code->width && (code->data[row * code->width + column] & 1) != 0;
    });
}

}
