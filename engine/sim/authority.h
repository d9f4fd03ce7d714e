// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/crypto/curve.h"

#include <QCborMap>
#include <QString>

/// sim: the practice network. A small WhatsApp with its own trust root, phones and people; the client on the
/// other side keeps every check on.
namespace sim {

/// Whom clients of this network trust: a root that signs an intermediate that signs the server's Noise key.
class Authority {
public:
    explicit Authority(base::Random &random);
    /// Nothing when `map` holds none.
    static std::optional<Authority> from(const QCborMap &map);
    QCborMap toMap() const;

    const crypto::PublicKey &rootKey() const { return root_.pub; }
    quint32 rootSerial() const { return 0; }
    const crypto::KeyPair &serverStatic() const { return leaf_; }

    /// A serialised CertChain, valid around `nowSeconds`.
    /// @param flaw  empty, or what is wrong with it: root_signature, leaf_signature, expired, leaf_key,
    /// serial
    QByteArray chain(qint64 nowSeconds, base::Random &random, const QString &flaw = {}) const;

private:
    Authority(crypto::KeyPair root, crypto::KeyPair intermediate, crypto::KeyPair leaf);
    crypto::KeyPair root_;
    crypto::KeyPair intermediate_;
    crypto::KeyPair leaf_;
};

}
