// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace history {

/// The next compressed bytes, some at a time; empty at the end.
using Source = std::function<base::Result<QByteArray>()>;

/// Compressed bytes in, a window of the plain ones out; holds no more than one window. Room internal.
class Inflater {
public:
    /// However much is compressed, no more plain bytes than this come out of it.
    static constexpr qint64 kMost = 8LL * 1024 * 1024 * 1024;
    /// What is compressed better than this is made to fill memories, not to save bytes. Counts from
    /// `kFreeBytes` on: short texts that repeat may be that good.
    static constexpr qint64 kBestRatio = 400;
    static constexpr qint64 kFreeBytes = 64LL * 1024 * 1024;

    explicit Inflater(Source source);
    ~Inflater();

    /// At least `count` bytes of what was not dropped yet, or fewer at the end.
    /// Malformed: no zlib, or cut off. Limit: a bomb. What the source says.
    base::Result<QByteArrayView> peek(qsizetype count);
    /// Drops that many of the bytes that were seen.
    void drop(qsizetype count);
    qint64 dropped() const { return dropped_; }
    qint64 heldBytes() const { return input_.capacity() + window_.capacity(); }

private:
    struct Stream;
    base::Result<void> more();
    base::Result<void> feed();

    Source source_;
    std::unique_ptr<Stream> stream_;
    QByteArray input_;
    QByteArray window_;
    qsizetype from_ = 0; ///< of the window, what was dropped
    qint64 taken_ = 0;
    qint64 given_ = 0;
    qint64 dropped_ = 0;
    bool sourceEnded_ = false;
    bool ended_ = false;
};

}
