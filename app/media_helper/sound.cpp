// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/sound.h"

#include "app/media_helper/source.h"

extern "C" {
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
}

#include <algorithm>
#include <cstring>
#include <optional>

namespace media_helper {

namespace {

constexpr std::int64_t kBitRate = 24'000;
constexpr int kMostRate = 384'000;

struct FreeResampler {
    void operator()(SwrContext *context) const { swr_free(&context); }
};
struct FreeMuxer {
    void operator()(AVFormatContext *format) const { avformat_free_context(format); }
};

/// Whatever a decoder gives, as 16 bits of one channel at one rate.
class Samples {
public:
    explicit Samples(int rate) : rate_(rate) { }
    /// False: no more is taken, and `failed` says why.
    bool add(const AVFrame &frame)
    {
        if (frame.sample_rate <= 0 || frame.sample_rate > kMostRate)
            return stop(End::Malformed);
        const bool isSame = resampler_ && frame.sample_rate == from_ && frame.format == format_
            && frame.ch_layout.nb_channels == channels_;
        // a stream may change in its middle
        return (isSame || begin(frame))
            && convert(const_cast<const std::uint8_t **>(frame.extended_data), frame.nb_samples);
    }
    bool end() { return !resampler_ || convert(nullptr, 0); }
    std::optional<End> failed() const { return failed_; }
    Bytes take() { return std::move(bytes_); }

private:
    bool stop(End why)
    {
        failed_ = why;
        return false;
    }
    bool begin(const AVFrame &frame)
    {
        SwrContext *context = nullptr;
        AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
        AVChannelLayout theirs = frame.ch_layout; // older versions want one that is not const
        const int set = swr_alloc_set_opts2(&context, &mono, AV_SAMPLE_FMT_S16, rate_, &theirs,
            static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr);
        resampler_.reset(context);
        if (set < 0 || swr_init(context) < 0)
            return stop(End::Malformed);
        from_ = frame.sample_rate;
        format_ = frame.format;
        channels_ = frame.ch_layout.nb_channels;
        return true;
    }
    bool convert(const std::uint8_t **from, int count)
    {
        const int most = swr_get_out_samples(resampler_.get(), count);
        if (most < 0)
            return stop(End::Malformed);
        const std::size_t before = bytes_.size();
        const std::size_t room = static_cast<std::size_t>(most) * 2;
        if (before + room > kMostOutput)
            return stop(End::Limit);
        bytes_.resize(before + room);
        std::uint8_t *to = bytes_.data() + before;
        const int got = swr_convert(resampler_.get(), &to, most, from, count);
        bytes_.resize(before + static_cast<std::size_t>(std::max(got, 0)) * 2);
        return got >= 0 || stop(End::Malformed);
    }

    int rate_;
    std::unique_ptr<SwrContext, FreeResampler> resampler_;
    int from_ = 0;
    int format_ = -1;
    int channels_ = 0;
    std::optional<End> failed_;
    Bytes bytes_;
};

/// Opus packets into Ogg pages.
class NoteWriter {
public:
    tl::expected<void, End> open()
    {
        const AVCodec *encoder = avcodec_find_encoder_by_name("libopus");
        if (!encoder)
            return tl::make_unexpected(End::Malformed);
        codec_.reset(avcodec_alloc_context3(encoder));
        AVFormatContext *format = nullptr;
        if (!codec_ || !writer_.io() || avformat_alloc_output_context2(&format, nullptr, "ogg", nullptr) < 0)
            return tl::make_unexpected(End::Limit);
        format_.reset(format);
        AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
        av_channel_layout_copy(&codec_->ch_layout, &mono);
        codec_->sample_rate = kSampleRate;
        codec_->sample_fmt = AV_SAMPLE_FMT_S16;
        codec_->bit_rate = kBitRate;
        codec_->thread_count = 1;
        // neither the program that wrote it nor a random number: the same samples are the same file
        codec_->flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER;
        format->flags |= AVFMT_FLAG_BITEXACT | AVFMT_FLAG_CUSTOM_IO;
        format->pb = writer_.io();
        AVDictionary *options = nullptr;
        av_dict_set(&options, "application", "voip", 0);
        const int opened = avcodec_open2(codec_.get(), encoder, &options);
        av_dict_free(&options);
        if (opened < 0)
            return tl::make_unexpected(endOf(opened));
        AVStream *stream = avformat_new_stream(format, nullptr);
        if (!stream || avcodec_parameters_from_context(stream->codecpar, codec_.get()) < 0)
            return tl::make_unexpected(End::Limit);
        stream->time_base = av_make_q(1, kSampleRate);
        if (const int begun = avformat_write_header(format, nullptr); begun < 0)
            return tl::make_unexpected(endOf(begun));
        return {};
    }
    int frameSize() const { return codec_->frame_size; }
    AVCodecContext *codec() const { return codec_.get(); }
    /// @param frame  null: the end
    tl::expected<void, End> add(const AVFrame *frame)
    {
        const Packet packet(av_packet_alloc());
        if (!packet || avcodec_send_frame(codec_.get(), frame) < 0)
            return tl::make_unexpected(End::Limit);
        while (avcodec_receive_packet(codec_.get(), packet.get()) == 0) {
            av_packet_rescale_ts(packet.get(), codec_->time_base, format_->streams[0]->time_base);
            packet->stream_index = 0;
            if (av_write_frame(format_.get(), packet.get()) < 0)
                return tl::make_unexpected(End::Limit);
            av_packet_unref(packet.get());
        }
        return {};
    }
    tl::expected<Bytes, End> finish()
    {
        if (const auto last = add(nullptr); !last)
            return tl::make_unexpected(last.error());
        if (av_write_trailer(format_.get()) < 0 || writer_.isFull())
            return tl::make_unexpected(End::Limit);
        return writer_.take();
    }

private:
    MemoryWriter writer_;
    std::unique_ptr<AVFormatContext, FreeMuxer> format_;
    Codec codec_;
};

std::string soundFacts(int rate, std::size_t samples)
{
    return "\"rate\":" + std::to_string(rate)
        + ",\"ms\":" + std::to_string(samples * 1000 / static_cast<std::size_t>(rate));
}

}

Outcome samplesOf(const Bytes &file, int rate)
{
    const auto source = Source::open(file, Track::Sound);
    if (!source)
        return tl::make_unexpected(source.error());
    Samples samples(rate);
    const auto read = (*source)->frames([&](const AVFrame &frame) { return samples.add(frame); });
    if (!read)
        return tl::make_unexpected(read.error());
    if (!samples.failed())
        samples.end();
    if (samples.failed())
        return tl::make_unexpected(*samples.failed());
    Output output;
    output.body = samples.take();
    if (output.body.empty())
        return tl::make_unexpected(End::Malformed);
    output.facts = soundFacts(rate, output.body.size() / 2);
    return output;
}

Outcome voiceNoteOf(const Bytes &samples)
{
    if (samples.empty() || samples.size() % 2 != 0)
        return tl::make_unexpected(End::Malformed);
    NoteWriter writer;
    if (const auto opened = writer.open(); !opened)
        return tl::make_unexpected(opened.error());
    const Frame frame(av_frame_alloc());
    if (!frame)
        return tl::make_unexpected(End::Limit);
    const std::size_t step = static_cast<std::size_t>(writer.frameSize()) * 2;
    for (std::size_t at = 0; at < samples.size(); at += step) {
        const std::size_t count = std::min(step, samples.size() - at);
        frame->nb_samples = static_cast<int>(count / 2);
        frame->format = AV_SAMPLE_FMT_S16;
        frame->sample_rate = kSampleRate;
        frame->pts = static_cast<std::int64_t>(at / 2);
        if (av_channel_layout_copy(&frame->ch_layout, &writer.codec()->ch_layout) < 0
            || av_frame_get_buffer(frame.get(), 0) < 0)
            return tl::make_unexpected(End::Limit);
        std::memcpy(frame->data[0], samples.data() + at, count);
        if (const auto added = writer.add(frame.get()); !added)
            return tl::make_unexpected(added.error());
        av_frame_unref(frame.get());
    }
    auto bytes = writer.finish();
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    return Output{soundFacts(kSampleRate, samples.size() / 2), std::move(*bytes)};
}

}
