// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/appstate/lt_hash.h"

#include "engine/crypto/digest.h"

#include <QtEndian>

namespace appstate {

LtHash::LtHash(QByteArrayView bytes)
{
    if (bytes.size() == kBytes)
        qFromLittleEndian<quint16>(bytes.data(), static_cast<qsizetype>(parts_.size()), parts_.data());
}

QByteArray LtHash::bytes() const
{
    QByteArray out(kBytes, Qt::Uninitialized);
    qToLittleEndian<quint16>(parts_.data(), static_cast<qsizetype>(parts_.size()), out.data());
    return out;
}

void LtHash::mix(QByteArrayView element, int sign)
{
    std::array<unsigned char, kBytes> expanded;
    crypto::hkdfSha256(element, {}, "WhatsApp Patch Integrity", expanded.data(), expanded.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const auto part = qFromLittleEndian<quint16>(expanded.data() + 2 * i);
        parts_[i] = static_cast<quint16>(parts_[i] + sign * part);
    }
}

}
