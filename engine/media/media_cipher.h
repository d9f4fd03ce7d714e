// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/crypto/running.h"
#include "engine/media/media_keys.h"

/// A file as the hosts hold it: AES-256-CBC of the plain bytes, then the first ten bytes of
/// HMAC-SHA256(MAC key, iv and ciphertext). Source: protocol note "Media", crypto; vectors media.json.
/// Both classes hold a few blocks at a time, whatever the file's size.
namespace media {

/// Bytes of the file on the host for that many plain ones.
constexpr qint64 sealedSize(qint64 plainBytes)
{
    return (plainBytes / 16 + 1) * 16 + 10;
}

/// What a message says of its file, and what whoever reads it checks.
struct Digests {
    QByteArray fileSha256; ///< of the plain bytes, 32 bytes
    QByteArray fileEncSha256; ///< of the file on the host, 32 bytes
    qint64 plainBytes = -1; ///< -1: not said
    bool operator==(const Digests &) const = default;
};

/// Plain bytes in, the host's file out.
class Sealer {
public:
    explicit Sealer(const Keys &keys);
    /// Appends what is certain by now to `out`.
    void add(QByteArrayView plain, QByteArray &out);
    /// Appends the rest. Once.
    Digests finish(QByteArray &out);

private:
    void count(QByteArrayView sealed);

    crypto::RunningCbc cipher_;
    crypto::RunningHmac mac_;
    crypto::RunningSha256 plainHash_;
    crypto::RunningSha256 sealedHash_;
    qint64 plainBytes_ = 0;
};

/// The host's file in, plain bytes out, which nobody may use before `finish` said that they are genuine.
class Opener {
public:
    /// @param most  no more plain bytes than this, when the message does not say how many there are
    Opener(const Keys &keys, Digests expected, qint64 most);
    /// @param piece  of any size. Forged when there is more than was said, Limit when there is more than
    /// allowed.
    base::Result<void> add(QByteArrayView piece, QByteArray &out);
    /// Forged unless MAC, both digests and the length are those of the message. A digest that the message
    /// does not have (empty) is not checked; the MAC always is. Once.
    base::Result<void> finish(QByteArray &out);
    qint64 taken() const { return taken_; } ///< bytes of the host's file so far

private:
    void open(QByteArrayView sealed, QByteArray &out);

    crypto::RunningCbc cipher_;
    crypto::RunningHmac mac_;
    crypto::RunningSha256 plainHash_;
    crypto::RunningSha256 sealedHash_;
    Digests expected_;
    qint64 most_;
    qint64 taken_ = 0;
    qint64 plainBytes_ = 0;
    QByteArray tail_; ///< the last ten bytes so far: the MAC, if nothing follows
};

}
