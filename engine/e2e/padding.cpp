// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/e2e/padding.h"

#include <algorithm>

namespace e2e {

QByteArray pad(QByteArrayView message, base::Random &random)
{
    const auto n = static_cast<qsizetype>(1 + random.below(16));
    QByteArray out;
    out.reserve(message.size() + n);
    out.append(message).append(n, static_cast<char>(n));
    return out;
}

base::Result<QByteArrayView> unpad(QByteArrayView padded)
{
    const qsizetype n = padded.isEmpty() ? 0 : static_cast<quint8>(padded.back());
    if (n < 1 || n > padded.size())
        return base::fail(base::Fault::Malformed, QStringLiteral("padding of impossible length"));
    const QByteArrayView tail = padded.last(n);
    if (!std::all_of(tail.begin(), tail.end(), [n](char c) { return static_cast<quint8>(c) == n; }))
        return base::fail(base::Fault::Malformed, QStringLiteral("padding is not even"));
    return padded.chopped(n);
}

}
