// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/media_cipher.h"
#include "tests/fuzz/measured.h"

/// Files as a host may serve them: whatever they are, in whatever pieces, nothing is called genuine that was
/// not sealed with the keys.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype step = data[0] % 64 + 1;
    const bool isGenuine = data[1] & 1;
    fuzz::bounded(size, [&] {
        const auto keys = media::expand(QByteArray(32, 'k'), media::Kind::Image);
        const QByteArrayView input = bytes.sliced(2);
        QByteArray file = input.toByteArray();
        media::Digests digests;
        digests.plainBytes = data[1] & 2 ? data[1] : -1;
        if (isGenuine) {
            media::Sealer sealer(*keys);
            file.clear();
            sealer.add(input, file);
            digests = sealer.finish(file);
        }
        media::Opener opener(*keys, digests, 4096);
        QByteArray plain;
        bool fine = true;
        for (qsizetype at = 0; fine && at < file.size(); at += step)
            fine = opener.add(QByteArrayView(file).sliced(at, std::min(step, file.size() - at)), plain)
                       .has_value();
        if (plain.size() > 4096 + 16)
            std::abort();
        fine = fine && opener.finish(plain);
        if (fine != (isGenuine && input.size() <= 4096) || (fine && plain != input))
            std::abort();
    });
    return 0;
}
