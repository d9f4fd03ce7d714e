// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/poster.h"

#include "app/media_helper/source.h"

extern "C" {
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <cmath>

namespace media_helper {

namespace {

constexpr int kLookedAt = 90; ///< frames
constexpr int kSeen = 24; ///< how far apart light and dark are, of 255
constexpr int kQuality = 4; ///< of FFmpeg's scale: 2 best, 31 worst

struct FreeScaler {
    void operator()(SwsContext *context) const { sws_freeContext(context); }
};

struct Size {
    int width = 0;
    int height = 0;
};

/// Quarter turns clockwise that make it upright: phones film lying down, and write how they were held.
int quarterTurns(const AVStream &stream)
{
    const std::uint8_t *matrix = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr);
    if (!matrix)
        return 0;
    const double angle = av_display_rotation_get(reinterpret_cast<const std::int32_t *>(matrix));
    if (std::isnan(angle))
        return 0;
    return ((static_cast<int>(std::lround(-angle / 90)) % 4) + 4) % 4;
}

Size within(Size size, int side)
{
    const int longer = std::max(size.width, size.height);
    if (longer <= side)
        return {std::max(2, size.width & ~1), std::max(2, size.height & ~1)};
    // even: two pixels share a colour
    const auto scaled = [&](int length) {
        return std::max(2, static_cast<int>(static_cast<std::int64_t>(length) * side / longer) & ~1);
    };
    return {scaled(size.width), scaled(size.height)};
}

Frame picture(Size size)
{
    Frame frame(av_frame_alloc());
    if (!frame)
        return nullptr;
    frame->width = size.width;
    frame->height = size.height;
    frame->format = AV_PIX_FMT_YUVJ420P;
    return av_frame_get_buffer(frame.get(), 0) < 0 ? nullptr : std::move(frame);
}

Frame scaled(const AVFrame &frame)
{
    Frame small = picture(within({frame.width, frame.height}, kPosterSide));
    if (!small)
        return nullptr;
    const std::unique_ptr<SwsContext, FreeScaler> scaler(
        sws_getContext(frame.width, frame.height, static_cast<AVPixelFormat>(frame.format), small->width,
            small->height, AV_PIX_FMT_YUVJ420P, SWS_AREA, nullptr, nullptr, nullptr));
    const bool isDone = scaler
        && sws_scale(scaler.get(), frame.data, frame.linesize, 0, frame.height, small->data, small->linesize)
            > 0;
    return isDone ? std::move(small) : nullptr;
}

/// A black or white frame says nothing.
bool showsSomething(const AVFrame &frame)
{
    int darkest = 255;
    int lightest = 0;
    for (int y = 0; y < frame.height; ++y) {
        const std::uint8_t *row = frame.data[0] + static_cast<std::ptrdiff_t>(y) * frame.linesize[0];
        const auto [dark, light] = std::minmax_element(row, row + frame.width);
        darkest = std::min<int>(darkest, *dark);
        lightest = std::max<int>(lightest, *light);
    }
    return lightest - darkest >= kSeen;
}

void turnPlane(const AVFrame &from, AVFrame &to, int plane, int turns)
{
    const int shift = plane == 0 ? 0 : 1;
    const int width = from.width >> shift;
    const int height = from.height >> shift;
    for (int y = 0; y < height; ++y) {
        const std::uint8_t *row = from.data[plane] + static_cast<std::ptrdiff_t>(y) * from.linesize[plane];
        for (int x = 0; x < width; ++x) {
            const int toX = turns == 1 ? height - 1 - y : turns == 2 ? width - 1 - x : y;
            const int toY = turns == 1 ? x : turns == 2 ? height - 1 - y : width - 1 - x;
            to.data[plane][static_cast<std::ptrdiff_t>(toY) * to.linesize[plane] + toX] = row[x];
        }
    }
}

Frame upright(Frame frame, int turns)
{
    if (turns == 0)
        return frame;
    Frame turned
        = picture(turns == 2 ? Size{frame->width, frame->height} : Size{frame->height, frame->width});
    for (int plane = 0; turned && plane < 3; ++plane)
        turnPlane(*frame, *turned, plane, turns);
    return turned;
}

tl::expected<Bytes, End> jpegOf(AVFrame &frame)
{
    const AVCodec *encoder = avcodec_find_encoder_by_name("mjpeg");
    const Codec codec(encoder ? avcodec_alloc_context3(encoder) : nullptr);
    const Packet packet(av_packet_alloc());
    if (!codec || !packet)
        return tl::make_unexpected(End::Limit);
    codec->width = frame.width;
    codec->height = frame.height;
    codec->pix_fmt = AV_PIX_FMT_YUVJ420P;
    codec->color_range = AVCOL_RANGE_JPEG;
    codec->time_base = av_make_q(1, 25);
    codec->thread_count = 1;
    codec->flags |= AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT;
    codec->global_quality = kQuality * FF_QP2LAMBDA;
    frame.quality = codec->global_quality;
    frame.pts = 0;
    if (avcodec_open2(codec.get(), encoder, nullptr) < 0 || avcodec_send_frame(codec.get(), &frame) < 0
        || avcodec_receive_packet(codec.get(), packet.get()) < 0)
        return tl::make_unexpected(End::Malformed);
    return Bytes(packet->data, packet->data + packet->size);
}

}

Outcome posterOf(const Bytes &file)
{
    const auto source = Source::open(file, AVMEDIA_TYPE_VIDEO);
    if (!source)
        return tl::make_unexpected(source.error());
    Frame best;
    Size shown;
    int seen = 0;
    const auto read = (*source)->frames([&](const AVFrame &frame) {
        ++seen;
        if (Frame small = scaled(frame)) {
            const bool isGood = showsSomething(*small);
            if (isGood || !best) {
                best = std::move(small);
                shown = {frame.width, frame.height};
            }
            if (isGood)
                return false;
        }
        return seen < kLookedAt;
    });
    if (!read)
        return tl::make_unexpected(read.error());
    if (!best)
        return tl::make_unexpected(End::Malformed);
    const int turns = quarterTurns((*source)->stream());
    const Frame turned = upright(std::move(best), turns);
    if (!turned)
        return tl::make_unexpected(End::Limit);
    auto jpeg = jpegOf(*turned);
    if (!jpeg)
        return tl::make_unexpected(jpeg.error());
    if (turns % 2 == 1)
        std::swap(shown.width, shown.height);
    return Output{"\"ms\":" + std::to_string((*source)->milliseconds())
            + ",\"width\":" + std::to_string(shown.width) + ",\"height\":" + std::to_string(shown.height),
        std::move(*jpeg)};
}

}
