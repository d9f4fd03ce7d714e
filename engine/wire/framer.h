// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QList>

namespace wire {

/// Splits the byte stream into frames, whatever the borders of the messages that carried it.
///
/// Wire shape: length (3 bytes, big endian, at most 2^24-1), then that many bytes.
/// Source: protocol note "Framing"; vectors in tests/vectors/noise_handshake.json.
class Framer {
public:
    /// @param limit longest frame taken; a longer one is Limit and the stream is lost.
    explicit Framer(qsizetype limit = 0xffffff) : limit_(limit) { }
    /// @return the complete frames; the rest waits inside (never more than one frame and 3 bytes).
    base::Result<QList<QByteArray>> feed(QByteArrayView bytes);
    /// Bytes waiting for the rest of their frame.
    qsizetype pending() const { return buffer_.size(); }

private:
    qsizetype limit_;
    QByteArray buffer_;
};

/// Appends the 3-byte length of `size` to `out`. @param size at most 2^24-1.
void appendFrameHeader(qsizetype size, QByteArray &out);

}
