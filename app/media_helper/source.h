// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media_helper/memory_io.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include <functional>

namespace media_helper {

struct FreeFormat {
    void operator()(AVFormatContext *format) const { avformat_close_input(&format); }
};
struct FreeCodec {
    void operator()(AVCodecContext *codec) const { avcodec_free_context(&codec); }
};
struct FreeFrame {
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
};
struct FreePacket {
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
};
using Frame = std::unique_ptr<AVFrame, FreeFrame>;
using Packet = std::unique_ptr<AVPacket, FreePacket>;
using Codec = std::unique_ptr<AVCodecContext, FreeCodec>;

/// Limit when FFmpeg had no memory, Malformed for the rest.
End endOf(int error);

/// What of a file is decoded. A still picture is its own file, never the cover of a sound.
enum class Track { Sound, Video, Picture };

/// A track of a file. Only the containers and codecs that phones and browsers write
/// are known to it; nothing of the file can name another file or an address. `bytes` outlive it.
class Source {
public:
    static tl::expected<std::unique_ptr<Source>, End> open(const Bytes &bytes, Track track);

    /// Every frame in its order, until the end or until `taken` answers false. A piece that cannot be decoded
    /// is left out: a damaged file plays as far as it goes. Limit without memory.
    tl::expected<void, End> frames(const std::function<bool(const AVFrame &)> &taken);
    const AVStream &stream() const { return *stream_; }
    std::int64_t milliseconds() const; ///< as the file says, at most a day; 0: it does not say

private:
    explicit Source(const Bytes &bytes) : reader_(bytes) { }
    tl::expected<void, End> openFile(Track track);
    tl::expected<void, End> openCodec(Track track);
    tl::expected<bool, End> drain(const std::function<bool(const AVFrame &)> &taken);

    MemoryReader reader_;
    std::unique_ptr<AVFormatContext, FreeFormat> format_;
    Codec codec_;
    const AVStream *stream_ = nullptr;
};

}
