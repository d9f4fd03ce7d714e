// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/animation.h"

#include "app/media_helper/picture.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <algorithm>
#include <optional>

namespace media_helper {

namespace {

constexpr int kTicks = 100; ///< in a second, as a GIF counts
constexpr int kShortest = 2; ///< ticks: browsers and phones show none for less
constexpr int kUsual = 10; ///< ticks of a picture that does not say how long it is shown
constexpr int kMostFrames = 3'000;

/// H.264 in MP4, a frame at a time.
class VideoWriter {
public:
    tl::expected<void, End> open(Size size)
    {
        const AVCodec *encoder = avcodec_find_encoder_by_name("libx264");
        codec_.reset(encoder ? avcodec_alloc_context3(encoder) : nullptr);
        AVFormatContext *format = nullptr;
        avformat_alloc_output_context2(&format, nullptr, "mp4", nullptr);
        format_.reset(format);
        stream_ = format ? avformat_new_stream(format, nullptr) : nullptr;
        if (!codec_ || !stream_ || !io_.io())
            return tl::make_unexpected(End::Limit);
        codec_->width = size.width;
        codec_->height = size.height;
        codec_->pix_fmt = AV_PIX_FMT_YUV420P;
        codec_->time_base = av_make_q(1, kTicks);
        codec_->framerate = av_make_q(kTicks, kUsual);
        codec_->thread_count = 1; // there is only one: others are not allowed
        codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
        av_opt_set(codec_->priv_data, "preset", "veryfast", 0);
        av_opt_set(codec_->priv_data, "crf", "25", 0);
        format->pb = io_.io();
        format->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT;
        if (avcodec_open2(codec_.get(), encoder, nullptr) < 0
            || avcodec_parameters_from_context(stream_->codecpar, codec_.get()) < 0)
            return tl::make_unexpected(End::Malformed);
        stream_->time_base = codec_->time_base;
        return avformat_write_header(format, nullptr) < 0 ? tl::make_unexpected(End::Limit)
                                                          : tl::expected<void, End>();
    }
    /// @param frame  null: there are no more
    tl::expected<void, End> add(const AVFrame *frame)
    {
        const Packet packet(av_packet_alloc());
        if (!packet || avcodec_send_frame(codec_.get(), frame) < 0)
            return tl::make_unexpected(End::Limit);
        while (avcodec_receive_packet(codec_.get(), packet.get()) >= 0) {
            av_packet_rescale_ts(packet.get(), codec_->time_base, stream_->time_base);
            packet->stream_index = stream_->index;
            if (av_interleaved_write_frame(format_.get(), packet.get()) < 0)
                return tl::make_unexpected(End::Limit);
        }
        return {};
    }
    tl::expected<Bytes, End> finish()
    {
        if (const auto rest = add(nullptr); !rest)
            return tl::make_unexpected(rest.error());
        if (av_write_trailer(format_.get()) < 0 || io_.isFull())
            return tl::make_unexpected(End::Limit);
        return io_.take();
    }

private:
    struct FreeOutput {
        void operator()(AVFormatContext *format) const { avformat_free_context(format); }
    };
    MemoryWriter io_{true};
    std::unique_ptr<AVFormatContext, FreeOutput> format_;
    Codec codec_;
    AVStream *stream_ = nullptr;
};

/// What has been written so far.
struct Film {
    VideoWriter writer;
    Frame last; ///< its `pts` is when it began
    std::int64_t ends = 0; ///< ticks
    int frames = 0;
    std::optional<End> failure;

    bool add(const AVFrame &frame)
    {
        if (++frames > kMostFrames || ends > kMostAnimationMs / (1000 / kTicks))
            return fail(End::Limit);
        Frame flat = onWhite(frame, kAnimationSide, AV_PIX_FMT_YUV420P);
        if (!flat)
            return fail(End::Malformed);
        if (frames == 1) {
            if (const auto opened = writer.open({flat->width, flat->height}); !opened)
                return fail(opened.error());
        }
        flat->pts = ends;
        const std::int64_t shown = frame.pkt_duration > 0 ? frame.pkt_duration : kUsual;
        ends += std::clamp<std::int64_t>(shown, kShortest, kMostAnimationMs);
        if (const auto added = writer.add(flat.get()); !added)
            return fail(added.error());
        last = std::move(flat);
        return true;
    }
    bool fail(End end)
    {
        failure = end;
        return false;
    }
};

}

Outcome animationOf(const Bytes &file)
{
    if (file.size() > kMostAnimation)
        return tl::make_unexpected(End::Limit);
    const auto source = Source::open(file, Track::Picture);
    if (!source)
        return tl::make_unexpected(source.error());
    Film film;
    const auto read = (*source)->frames([&film](const AVFrame &frame) { return film.add(frame); });
    if (!read || film.failure)
        return tl::make_unexpected(film.failure.value_or(read ? End::Malformed : read.error()));
    if (film.frames < 2 || film.ends > kMostAnimationMs / (1000 / kTicks))
        return tl::make_unexpected(film.frames < 2 ? End::Malformed : End::Limit);
    // the last one once more at its end: a video shows its last frame for no longer than the one before it
    film.last->pts = film.ends - 1;
    if (const auto added = film.writer.add(film.last.get()); !added)
        return tl::make_unexpected(added.error());
    const Size size{film.last->width, film.last->height};
    auto video = film.writer.finish();
    if (!video)
        return tl::make_unexpected(video.error());
    return Output{"\"ms\":" + std::to_string(film.ends * (1000 / kTicks))
            + ",\"width\":" + std::to_string(size.width) + ",\"height\":" + std::to_string(size.height),
        std::move(*video)};
}

}
