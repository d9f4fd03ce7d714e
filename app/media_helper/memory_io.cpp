// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/memory_io.h"

extern "C" {
#include <libavutil/error.h>
#include <libavutil/mem.h>
}

#include <algorithm>
#include <cstring>

namespace media_helper {

namespace {
constexpr int kBuffer = 64 * 1024;

unsigned char *buffer()
{
    return static_cast<unsigned char *>(av_malloc(kBuffer));
}
}

void FreeIo::operator()(AVIOContext *io) const
{
    if (!io)
        return;
    av_freep(&io->buffer); // FFmpeg may have put another one in its place
    avio_context_free(&io);
}

MemoryReader::MemoryReader(const Bytes &bytes)
    : bytes_(bytes), io_(avio_alloc_context(buffer(), kBuffer, 0, this, &read, nullptr, &seek))
{
}

int MemoryReader::read(void *self, std::uint8_t *to, int most)
{
    auto *reader = static_cast<MemoryReader *>(self);
    const std::size_t count
        = std::min(reader->bytes_.size() - reader->at_, static_cast<std::size_t>(std::max(most, 0)));
    if (count == 0)
        return AVERROR_EOF;
    std::memcpy(to, reader->bytes_.data() + reader->at_, count);
    reader->at_ += count;
    return static_cast<int>(count);
}

std::int64_t MemoryReader::seek(void *self, std::int64_t offset, int whence)
{
    auto *reader = static_cast<MemoryReader *>(self);
    const auto size = static_cast<std::int64_t>(reader->bytes_.size());
    if ((whence & AVSEEK_SIZE) != 0)
        return size;
    const int from = whence & ~AVSEEK_FORCE;
    const std::int64_t start = from == SEEK_SET ? 0
        : from == SEEK_CUR                      ? static_cast<std::int64_t>(reader->at_)
                                                : size;
    // both are at most the input's size apart from zero: compared before they are added
    if (offset < -start || offset > size - start)
        return AVERROR(EINVAL);
    reader->at_ = static_cast<std::size_t>(start + offset);
    return start + offset;
}

MemoryWriter::MemoryWriter() : io_(avio_alloc_context(buffer(), kBuffer, 1, this, nullptr, &write, nullptr))
{
    if (io_)
        io_->seekable = 0;
}

int MemoryWriter::write(void *self, std::uint8_t *from, int count)
{
    auto *writer = static_cast<MemoryWriter *>(self);
    const auto size = static_cast<std::size_t>(std::max(count, 0));
    if (writer->bytes_.size() + size > kMostOutput) {
        writer->isFull_ = true;
        return AVERROR(ENOSPC);
    }
    writer->bytes_.insert(writer->bytes_.end(), from, from + size);
    return count;
}

Bytes MemoryWriter::take()
{
    if (io_)
        avio_flush(io_.get());
    return std::move(bytes_);
}

}
