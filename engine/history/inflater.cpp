// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/inflater.h"

#include <algorithm>
#include <zlib.h>

namespace history {

using base::Fault;
using base::Result;

namespace {
constexpr qsizetype kPiece = 64 * 1024;
}

struct Inflater::Stream {
    Stream() { ready = inflateInit(&z) == Z_OK; }
    ~Stream() { inflateEnd(&z); }
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    z_stream z{};
    bool ready = false;
};

Inflater::Inflater(Source source) : source_(std::move(source)), stream_(std::make_unique<Stream>()) { }
Inflater::~Inflater() = default;

Result<QByteArrayView> Inflater::peek(qsizetype count)
{
    while (!ended_ && window_.size() - from_ < count)
        RETURN_IF_FAILED(more());
    return QByteArrayView(window_).sliced(from_);
}

void Inflater::drop(qsizetype count)
{
    count = std::min(count, window_.size() - from_);
    from_ += count;
    dropped_ += count;
}

Result<void> Inflater::feed()
{
    if (stream_->z.avail_in > 0 || sourceEnded_)
        return {};
    ASSIGN_OR_RETURN(input_, source_());
    sourceEnded_ = input_.isEmpty();
    taken_ += input_.size();
    stream_->z.next_in = reinterpret_cast<Bytef *>(input_.data());
    stream_->z.avail_in = static_cast<uInt>(input_.size());
    return {};
}

Result<void> Inflater::more()
{
    if (!stream_->ready)
        return base::fail(Fault::Limit, QStringLiteral("no memory to inflate with"));
    RETURN_IF_FAILED(feed());
    window_.remove(0, from_);
    from_ = 0;
    const qsizetype had = window_.size();
    window_.resize(had + kPiece);
    z_stream &z = stream_->z;
    z.next_out = reinterpret_cast<Bytef *>(window_.data() + had);
    z.avail_out = static_cast<uInt>(kPiece);
    const int said = inflate(&z, Z_NO_FLUSH);
    const qsizetype got = kPiece - static_cast<qsizetype>(z.avail_out);
    window_.resize(had + got);
    given_ += got;
    if (said == Z_STREAM_END) {
        ended_ = true;
        return {};
    }
    if ((said != Z_OK && said != Z_BUF_ERROR) || (got == 0 && z.avail_in == 0 && sourceEnded_))
        return base::fail(Fault::Malformed, QStringLiteral("not deflated, or cut off"));
    if (given_ > kMost || (given_ > kFreeBytes && given_ / kBestRatio > taken_))
        return base::fail(Fault::Limit, QStringLiteral("inflates to more than anybody wrote"));
    return {};
}

}
