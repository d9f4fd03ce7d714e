// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/e2e/session.h"

namespace e2e {

/// The sender-key states of one (group, sending device): up to 5, found by id; skipped keys up to 2000 each.
/// Record format: docs/formats/sender-key-record.md.
class SenderKey {
public:
    SenderKey();
    ~SenderKey();
    SenderKey(SenderKey &&) noexcept;
    SenderKey &operator=(SenderKey &&) noexcept;
    static base::Result<SenderKey> fromRecord(QByteArrayView record);
    QByteArray record() const;

    bool isEmpty() const;
    /// A new key of our own (id, chain, signing pair), iteration 0; forgets older ones of ours.
    void create(base::Random &random);
    /// The distribution message of the current own key. NotFound when there is none.
    base::Result<QByteArray> distribution() const;
    /// Takes a peer's distribution message (33 || protobuf). Malformed if unreadable.
    base::Result<void> accept(QByteArrayView distribution);

    base::Result<QByteArray> encrypt(QByteArrayView padded, base::Random &random);
    /// The signature is checked before anything else.
    base::Result<QByteArray, DecryptFault> decrypt(QByteArrayView skmsg);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}
