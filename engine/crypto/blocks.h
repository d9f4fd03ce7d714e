// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/base/result.h"
#include "engine/crypto/secret.h"

#include <memory>

/// Long files at rest: libsodium's secretstream (XChaCha20-Poly1305) in blocks, so that a part of a file can
/// be trusted before all of it was read. Shape: a header of 24 bytes, then blocks of 64 KiB, each 17 bytes
/// longer sealed; the last one may be shorter, also empty, and says that it is the last. Blocks that are
/// missing, swapped or cut off are noticed.
namespace crypto {

constexpr qsizetype kFileHeader = 24;
constexpr qsizetype kFileBlock = 64 * 1024; ///< plain bytes of every block but the last
constexpr qsizetype kFileBlockMore = 17; ///< what sealing adds to each

class BlockSealer {
public:
    /// @param key for this one file and no other
    BlockSealer(const Key32 &key, base::Random &random);
    ~BlockSealer();
    BlockSealer(BlockSealer &&) noexcept;
    BlockSealer &operator=(BlockSealer &&) noexcept;
    /// What the file begins with.
    QByteArray header() const;
    /// Appends the sealed block to `out`. @param plain exactly kFileBlock bytes, fewer only in the last one
    void seal(QByteArrayView plain, bool isLast, QByteArray &out);

private:
    struct State;
    std::unique_ptr<State> state_;
};

class BlockOpener {
public:
    /// Malformed when the header has not kFileHeader bytes.
    static base::Result<BlockOpener> begin(const Key32 &key, QByteArrayView header);
    ~BlockOpener();
    BlockOpener(BlockOpener &&) noexcept;
    BlockOpener &operator=(BlockOpener &&) noexcept;
    /// Appends the plain bytes to `out`. @return whether it was the last block. Forged when the block is not
    /// the next one of this file, and after the last.
    base::Result<bool> open(QByteArrayView sealed, QByteArray &out);

private:
    BlockOpener();
    struct State;
    std::unique_ptr<State> state_;
};

}
