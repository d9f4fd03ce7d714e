// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/crypto/cipher.h"

namespace store {

/// Seals rows under the client's key; the place of a row is part of the seal. Room internal.
class Sealer {
public:
    Sealer(crypto::Key32 key, base::Random &random) : key_(std::move(key)), random_(random) { }
    QByteArray seal(QByteArrayView plain, const QByteArray &place)
    {
        return crypto::sealAtRest(key_, plain, place, random_);
    }
    /// Storage with wrong_key when it does not open: a moved row or a foreign key.
    base::Result<QByteArray> open(QByteArrayView sealed, const QByteArray &place) const
    {
        auto plain = crypto::openAtRest(key_, sealed, place);
        if (!plain)
            return base::fail(base::Fault::Storage, QStringLiteral("a sealed row does not open"),
                QStringLiteral("wrong_key"));
        return plain;
    }

private:
    crypto::Key32 key_;
    base::Random &random_;
};

}
