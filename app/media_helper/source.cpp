// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/source.h"

#include <algorithm>
#include <limits>

namespace media_helper {

namespace {

constexpr const char *kFormats = "ogg,mov,mp4,m4a,3gp,3g2,matroska,webm,mp3,aac,amr,wav";
constexpr const char *kCodecs
    = "opus,vorbis,aac,mp3float,mp3,amrnb,amrwb,pcm_s16le,pcm_u8,pcm_alaw,pcm_mulaw,"
      "h264,hevc,mpeg4,h263,vp8,vp9,mjpeg";
constexpr const char *kPictureFormats = "jpeg_pipe,png_pipe,webp_pipe,gif";
constexpr const char *kPictureCodecs = "mjpeg,png,webp,gif";
/// The decoder for each codec: FFmpeg's own, one by one, as other libraries have others' faults.
struct Decoder {
    AVCodecID id;
    const char *name;
};
constexpr Decoder kDecoders[] = {
    {AV_CODEC_ID_OPUS, "opus"},
    {AV_CODEC_ID_VORBIS, "vorbis"},
    {AV_CODEC_ID_AAC, "aac"},
    {AV_CODEC_ID_MP3, "mp3float"},
    {AV_CODEC_ID_AMR_NB, "amrnb"},
    {AV_CODEC_ID_AMR_WB, "amrwb"},
    {AV_CODEC_ID_PCM_S16LE, "pcm_s16le"},
    {AV_CODEC_ID_PCM_U8, "pcm_u8"},
    {AV_CODEC_ID_PCM_ALAW, "pcm_alaw"},
    {AV_CODEC_ID_PCM_MULAW, "pcm_mulaw"},
    {AV_CODEC_ID_H264, "h264"},
    {AV_CODEC_ID_HEVC, "hevc"},
    {AV_CODEC_ID_MPEG4, "mpeg4"},
    {AV_CODEC_ID_H263, "h263"},
    {AV_CODEC_ID_VP8, "vp8"},
    {AV_CODEC_ID_VP9, "vp9"},
};
constexpr Decoder kPictureDecoders[] = {
    {AV_CODEC_ID_MJPEG, "mjpeg"},
    {AV_CODEC_ID_PNG, "png"},
    {AV_CODEC_ID_WEBP, "webp"},
    {AV_CODEC_ID_GIF, "gif"},
};
constexpr std::int64_t kMostPixels = 4096LL * 2304;
constexpr std::int64_t kMostPicturePixels = 8192LL * 4096;
constexpr int kMostStreams = 16;
constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;

const AVCodec *decoderFor(AVCodecID id, Track track)
{
    const auto among = [id](const auto &all) {
        const auto *found
            = std::find_if(std::begin(all), std::end(all), [id](const Decoder &d) { return d.id == id; });
        return found == std::end(all) ? nullptr : avcodec_find_decoder_by_name(found->name);
    };
    return track == Track::Picture ? among(kPictureDecoders) : among(kDecoders);
}

}

End endOf(int error)
{
    return error == AVERROR(ENOMEM) ? End::Limit : End::Malformed;
}

tl::expected<std::unique_ptr<Source>, End> Source::open(const Bytes &bytes, Track track)
{
    std::unique_ptr<Source> source(new Source(bytes));
    if (const auto opened = source->openFile(track); !opened)
        return tl::make_unexpected(opened.error());
    if (const auto opened = source->openCodec(track); !opened)
        return tl::make_unexpected(opened.error());
    return source;
}

tl::expected<void, End> Source::openFile(Track track)
{
    AVFormatContext *format = avformat_alloc_context();
    if (!format || !reader_.io()) {
        avformat_free_context(format);
        return tl::make_unexpected(End::Limit);
    }
    format->pb = reader_.io();
    format->flags |= AVFMT_FLAG_CUSTOM_IO;
    format->max_streams = kMostStreams;
    const bool isPicture = track == Track::Picture;
    AVDictionary *options = nullptr;
    av_dict_set(&options, "format_whitelist", isPicture ? kPictureFormats : kFormats, 0);
    av_dict_set(&options, "codec_whitelist", isPicture ? kPictureCodecs : kCodecs, 0);
    av_dict_set(&options, "protocol_whitelist", "none", 0); // no protocol has that name
    // a failure frees the context
    const int opened = avformat_open_input(&format, nullptr, nullptr, &options);
    av_dict_free(&options);
    if (opened < 0)
        return tl::make_unexpected(endOf(opened));
    format_.reset(format);
    for (unsigned i = 0; i < format->nb_streams; ++i)
        format->streams[i]->discard = AVDISCARD_DEFAULT;
    if (const int found = avformat_find_stream_info(format, nullptr); found < 0)
        return tl::make_unexpected(endOf(found));
    return {};
}

tl::expected<void, End> Source::openCodec(Track track)
{
    const AVMediaType type = track == Track::Sound ? AVMEDIA_TYPE_AUDIO : AVMEDIA_TYPE_VIDEO;
    const int index = av_find_best_stream(format_.get(), type, -1, -1, nullptr, 0);
    if (index < 0)
        return tl::make_unexpected(End::Malformed);
    stream_ = format_->streams[index];
    for (unsigned i = 0; i < format_->nb_streams; ++i) {
        if (static_cast<int>(i) != index)
            format_->streams[i]->discard = AVDISCARD_ALL;
    }
    const AVCodec *decoder = decoderFor(stream_->codecpar->codec_id, track);
    if (!decoder)
        return tl::make_unexpected(End::Malformed);
    codec_.reset(avcodec_alloc_context3(decoder));
    if (!codec_)
        return tl::make_unexpected(End::Limit);
    if (const int set = avcodec_parameters_to_context(codec_.get(), stream_->codecpar); set < 0)
        return tl::make_unexpected(endOf(set));
    codec_->thread_count = 1; // there is only one: others are not allowed
    codec_->max_pixels = track == Track::Picture ? kMostPicturePixels : kMostPixels;
    codec_->pkt_timebase = stream_->time_base;
    if (const int opened = avcodec_open2(codec_.get(), decoder, nullptr); opened < 0)
        return tl::make_unexpected(endOf(opened));
    return {};
}

std::int64_t Source::milliseconds() const
{
    std::int64_t ms = 0;
    if (stream_->duration > 0 && stream_->duration < std::numeric_limits<std::int64_t>::max())
        ms = av_rescale_q(stream_->duration, stream_->time_base, av_make_q(1, 1000));
    else if (format_->duration > 0)
        ms = format_->duration / (AV_TIME_BASE / 1000);
    return std::clamp<std::int64_t>(ms, 0, kDayMs);
}

/// What the decoder has ready; false: `taken` wants no more.
tl::expected<bool, End> Source::drain(const std::function<bool(const AVFrame &)> &taken)
{
    const Frame frame(av_frame_alloc());
    if (!frame)
        return tl::make_unexpected(End::Limit);
    for (;;) {
        const int got = avcodec_receive_frame(codec_.get(), frame.get());
        if (got == AVERROR(ENOMEM))
            return tl::make_unexpected(End::Limit);
        if (got < 0)
            return true;
        const bool goesOn = taken(*frame);
        av_frame_unref(frame.get());
        if (!goesOn)
            return false;
    }
}

tl::expected<void, End> Source::frames(const std::function<bool(const AVFrame &)> &taken)
{
    const Packet packet(av_packet_alloc());
    if (!packet)
        return tl::make_unexpected(End::Limit);
    for (;;) {
        const int read = av_read_frame(format_.get(), packet.get());
        if (read == AVERROR(ENOMEM))
            return tl::make_unexpected(End::Limit);
        const bool isEnd = read < 0;
        if (!isEnd && packet->stream_index != stream_->index) {
            av_packet_unref(packet.get());
            continue;
        }
        const int sent = avcodec_send_packet(codec_.get(), isEnd ? nullptr : packet.get());
        if (!isEnd)
            av_packet_unref(packet.get());
        if (sent == AVERROR(ENOMEM))
            return tl::make_unexpected(End::Limit);
        const auto goesOn = drain(taken);
        if (!goesOn)
            return tl::make_unexpected(goesOn.error());
        if (isEnd || !*goesOn)
            return {};
    }
}

}
