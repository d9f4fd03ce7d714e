// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media_helper/outcome.h"

extern "C" {
#include <libavformat/avio.h>
}

#include <memory>

namespace media_helper {

struct FreeIo {
    void operator()(AVIOContext *io) const;
};
using Io = std::unique_ptr<AVIOContext, FreeIo>;

/// FFmpeg reads `bytes`, which outlive it, and can seek in them. Null without memory.
class MemoryReader {
public:
    explicit MemoryReader(const Bytes &bytes);
    AVIOContext *io() const { return io_.get(); }

private:
    static int read(void *self, std::uint8_t *to, int most);
    static std::int64_t seek(void *self, std::int64_t offset, int whence);

    const Bytes &bytes_;
    std::size_t at_ = 0;
    Io io_;
};

/// FFmpeg writes here, from begin to end, or (`canSeek`) anywhere in what it wrote. What is longer than
/// kMostOutput is not taken.
class MemoryWriter {
public:
    explicit MemoryWriter(bool canSeek = false);
    AVIOContext *io() const { return io_.get(); }
    bool isFull() const { return isFull_; }
    Bytes take(); ///< all that was written

private:
    static int write(void *self, std::uint8_t *from, int count);
    static std::int64_t seek(void *self, std::int64_t offset, int whence);

    Bytes bytes_;
    std::size_t at_ = 0;
    bool isFull_ = false;
    Io io_;
};

}
