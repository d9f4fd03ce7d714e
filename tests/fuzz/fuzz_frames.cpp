// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wire/framer.h"
#include "tests/fuzz/measured.h"

/// However a stream is cut, its frames are the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const QByteArray stream(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    const qsizetype step = data[0] % 16 + 1;
    // twice the frames, and the list of them
    fuzz::bounded(size * 4, [&] {
        wire::Framer whole(4096);
        wire::Framer pieces(4096);
        const auto atOnce = whole.feed(stream);
        QList<QByteArray> joined;
        bool ended = false;
        for (qsizetype at = 0; at < stream.size() && !ended; at += step) {
            const auto frames
                = pieces.feed(QByteArrayView(stream).sliced(at, std::min(step, stream.size() - at)));
            ended = !frames;
            if (frames)
                joined += *frames;
        }
        if (atOnce.has_value() == ended || (atOnce && *atOnce != joined))
            std::abort();
    });
    return 0;
}
