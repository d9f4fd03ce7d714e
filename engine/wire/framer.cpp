// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/framer.h"

namespace wire {

namespace {
constexpr qsizetype kHeader = 3;

qsizetype lengthAt(QByteArrayView bytes)
{
    const auto byte = [&](qsizetype i) { return static_cast<qsizetype>(static_cast<quint8>(bytes[i])); };
    return byte(0) << 16 | byte(1) << 8 | byte(2);
}
}

base::Result<QList<QByteArray>> Framer::feed(QByteArrayView bytes)
{
    QList<QByteArray> frames;
    // usual case: nothing waits, whole frames arrive; they are copied once, out of the socket's buffer
    QByteArrayView rest = bytes;
    if (!buffer_.isEmpty()) {
        buffer_.append(bytes);
        rest = buffer_;
    }
    while (rest.size() >= kHeader) {
        const qsizetype length = lengthAt(rest);
        if (length > limit_)
            return base::fail(base::Fault::Limit, QStringLiteral("frame longer than allowed"));
        if (rest.size() < kHeader + length)
            break;
        frames.append(rest.sliced(kHeader, length).toByteArray());
        rest = rest.sliced(kHeader + length);
    }
    buffer_ = rest.toByteArray();
    return frames;
}

void appendFrameHeader(qsizetype size, QByteArray &out)
{
    Q_ASSERT(size >= 0 && size <= 0xffffff);
    out.append(static_cast<char>(size >> 16 & 0xff));
    out.append(static_cast<char>(size >> 8 & 0xff));
    out.append(static_cast<char>(size & 0xff));
}

}
