// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/random.h"

#include <cerrno>
#include <cstdlib>
#include <sys/random.h>

namespace base {

QByteArray Random::bytes(qsizetype size)
{
    QByteArray out(size, Qt::Uninitialized);
    fill(out.data(), static_cast<std::size_t>(size));
    return out;
}

quint32 Random::below(quint32 bound)
{
    Q_ASSERT(bound > 0);
    // values under `floor` would make the low results more likely, so they are drawn again
    const quint32 floor = (0U - bound) % bound;
    for (;;) {
        quint32 value = 0;
        fill(&value, sizeof value);
        if (value >= floor)
            return value % bound;
    }
}

qint64 Random::between(qint64 low, qint64 high)
{
    Q_ASSERT(low <= high && high - low < 0xffffffffLL);
    return low + below(static_cast<quint32>(high - low + 1));
}

void SystemRandom::fill(void *data, std::size_t size)
{
    auto *out = static_cast<unsigned char *>(data);
    while (size > 0) {
        const auto got = ::getrandom(out, size, 0);
        if (got < 0) {
            if (errno == EINTR)
                continue;
            std::abort(); // without randomness no key can be made: there is nothing safe left to do
        }
        out += got;
        size -= static_cast<std::size_t>(got);
    }
}

}
