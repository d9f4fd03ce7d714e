// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/picture.h"

extern "C" {
#include <libavutil/imgutils.h>
}

#include <algorithm>

namespace media_helper {

namespace {

constexpr int kQuality = 4; ///< of FFmpeg's scale: 2 best, 31 worst
constexpr int kBytesAPixel = 4;

void putOnWhite(AVFrame &frame)
{
    for (int y = 0; y < frame.height; ++y) {
        std::uint8_t *pixel = frame.data[0] + static_cast<std::ptrdiff_t>(y) * frame.linesize[0];
        for (int x = 0; x < frame.width; ++x, pixel += kBytesAPixel) {
            const int alpha = pixel[3];
            for (int colour = 0; colour < 3; ++colour)
                pixel[colour]
                    = static_cast<std::uint8_t>((pixel[colour] * alpha + 255 * (255 - alpha)) / 255);
            pixel[3] = 255;
        }
    }
}

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

Frame emptyPicture(Size size, AVPixelFormat format)
{
    Frame frame(av_frame_alloc());
    if (!frame)
        return nullptr;
    frame->width = size.width;
    frame->height = size.height;
    frame->format = format;
    return av_frame_get_buffer(frame.get(), 0) < 0 ? nullptr : std::move(frame);
}

Frame scaledTo(const AVFrame &frame, int side, AVPixelFormat format)
{
    Frame small = emptyPicture(within({frame.width, frame.height}, side), format);
    if (!small)
        return nullptr;
    const Scaler scaler(sws_getContext(frame.width, frame.height, static_cast<AVPixelFormat>(frame.format),
        small->width, small->height, format, SWS_AREA, nullptr, nullptr, nullptr));
    const bool isDone = scaler
        && sws_scale(scaler.get(), frame.data, frame.linesize, 0, frame.height, small->data, small->linesize)
            > 0;
    return isDone ? std::move(small) : nullptr;
}

Frame onWhite(const AVFrame &frame, int side, AVPixelFormat format)
{
    const Frame small = scaledTo(frame, side, AV_PIX_FMT_RGBA);
    if (!small)
        return nullptr;
    putOnWhite(*small);
    return scaledTo(*small, side, format);
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
