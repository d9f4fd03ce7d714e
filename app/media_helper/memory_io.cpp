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

namespace {

/// Where a place lies in `size` bytes; nothing when it lies outside, which FFmpeg is told.
std::int64_t placeOf(std::size_t size, std::size_t at, std::int64_t offset, int whence)
{
    const auto whole = static_cast<std::int64_t>(size);
    const int from = whence & ~AVSEEK_FORCE;
    const std::int64_t start = from == SEEK_SET ? 0
        : from == SEEK_CUR                      ? static_cast<std::int64_t>(at)
                                                : whole;
    // both are at most the size apart from zero: compared before they are added
    return offset < -start || offset > whole - start ? AVERROR(EINVAL) : start + offset;
}

}

std::int64_t MemoryReader::seek(void *self, std::int64_t offset, int whence)
{
    auto *reader = static_cast<MemoryReader *>(self);
    if ((whence & AVSEEK_SIZE) != 0)
        return static_cast<std::int64_t>(reader->bytes_.size());
    const std::int64_t place = placeOf(reader->bytes_.size(), reader->at_, offset, whence);
    if (place >= 0)
        reader->at_ = static_cast<std::size_t>(place);
    return place;
}

MemoryWriter::MemoryWriter(bool canSeek)
    : io_(avio_alloc_context(buffer(), kBuffer, 1, this, nullptr, &write, canSeek ? &seek : nullptr))
{
    if (io_ && !canSeek)
        io_->seekable = 0;
}

int MemoryWriter::write(void *self, std::uint8_t *from, int count)
{
    auto *writer = static_cast<MemoryWriter *>(self);
    const auto size = static_cast<std::size_t>(std::max(count, 0));
    if (writer->at_ + size > kMostOutput) {
        writer->isFull_ = true;
        return AVERROR(ENOSPC);
    }
    writer->bytes_.resize(std::max(writer->bytes_.size(), writer->at_ + size));
    std::copy(from, from + size, writer->bytes_.begin() + static_cast<std::ptrdiff_t>(writer->at_));
    writer->at_ += size;
    return count;
}

std::int64_t MemoryWriter::seek(void *self, std::int64_t offset, int whence)
{
    auto *writer = static_cast<MemoryWriter *>(self);
    if ((whence & AVSEEK_SIZE) != 0)
        return static_cast<std::int64_t>(writer->bytes_.size());
    const std::int64_t place = placeOf(writer->bytes_.size(), writer->at_, offset, whence);
    if (place >= 0)
        writer->at_ = static_cast<std::size_t>(place);
    return place;
}

Bytes MemoryWriter::take()
{
    if (io_)
        avio_flush(io_.get());
    return std::move(bytes_);
}

}
