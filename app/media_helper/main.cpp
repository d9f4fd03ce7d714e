// SPDX-License-Identifier: GPL-3.0-or-later
// gesher-media JOB: one file in on standard input, one answer out on standard output.
// docs/formats/media-helper.md
#include "app/media_helper/animation.h"
#include "app/media_helper/confinement.h"
#include "app/media_helper/poster.h"
#include "app/media_helper/self_test.h"
#include "app/media_helper/sound.h"
#include "app/media_helper/thumbnail.h"

extern "C" {
#include <libavutil/log.h>
}

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <new>
#include <string_view>
#include <unistd.h>

using namespace media_helper;

namespace {

constexpr std::string_view kHelp
    = "gesher-media: decodes sounds, videos and pictures for Gesher, confined\n"
      "  gesher-media pcm 16000|24000|48000   a sound in, samples out\n"
      "  gesher-media opus                    samples of 48000 in, a voice note out\n"
      "  gesher-media poster                  a video in, a JPEG out\n"
      "  gesher-media animation               an animated GIF in, a video out\n"
      "  gesher-media thumbnail               a picture in, a small JPEG out\n"
      "  gesher-media self-test               says what is refused to it\n";

struct Job {
    enum class Is { Unknown, Samples, VoiceNote, Poster, Animation, Thumbnail, SelfTest } is = Is::Unknown;
    int rate = 0;
};

Job jobOf(int argc, char **argv)
{
    const std::string_view name = argc > 1 ? argv[1] : "";
    if (name == "pcm" && argc == 3) {
        const int rate = std::atoi(argv[2]);
        if (std::find(std::begin(kRates), std::end(kRates), rate) != std::end(kRates))
            return {Job::Is::Samples, rate};
    }
    if (argc != 2)
        return {};
    return {name == "opus"        ? Job::Is::VoiceNote
            : name == "poster"    ? Job::Is::Poster
            : name == "animation" ? Job::Is::Animation
            : name == "thumbnail" ? Job::Is::Thumbnail
            : name == "self-test" ? Job::Is::SelfTest
                                  : Job::Is::Unknown,
        0};
}

tl::expected<Bytes, End> readInput()
{
    Bytes bytes;
    std::size_t used = 0;
    for (;;) {
        if (used == bytes.size())
            bytes.resize(std::clamp<std::size_t>(used * 2, 1U << 20U, kMostInput + 1));
        const ssize_t got = read(STDIN_FILENO, bytes.data() + used, bytes.size() - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return tl::make_unexpected(End::Malformed);
        used += static_cast<std::size_t>(got);
        if (used > kMostInput)
            return tl::make_unexpected(End::Limit);
        if (got == 0) {
            bytes.resize(used);
            return bytes;
        }
    }
}

bool writeAll(const void *from, std::size_t count)
{
    const auto *bytes = static_cast<const char *>(from);
    while (count > 0) {
        const ssize_t put = write(STDOUT_FILENO, bytes, count);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes += put;
        count -= static_cast<std::size_t>(put);
    }
    return true;
}

bool writeOutput(const Output &output)
{
    const std::string line = '{' + output.facts + ",\"bytes\":" + std::to_string(output.body.size()) + "}\n";
    return writeAll(line.data(), line.size()) && writeAll(output.body.data(), output.body.size());
}

End run(const Job &job)
{
    if (job.is == Job::Is::SelfTest) {
        const SelfTest done = selfTest();
        return writeOutput(done.output) ? done.end : End::Limit;
    }
    const auto input = readInput();
    if (!input)
        return input.error();
    const Outcome outcome = job.is == Job::Is::Samples ? samplesOf(*input, job.rate)
        : job.is == Job::Is::VoiceNote                 ? voiceNoteOf(*input)
        : job.is == Job::Is::Animation                 ? animationOf(*input)
        : job.is == Job::Is::Thumbnail                 ? thumbnailOf(*input)
                                                       : posterOf(*input);
    if (!outcome)
        return outcome.error();
    return writeOutput(*outcome) ? End::Done : End::Limit;
}

}

int main(int argc, char **argv)
{
    const Job job = jobOf(argc, argv);
    if (job.is == Job::Is::Unknown) {
        writeAll(kHelp.data(), kHelp.size());
        return static_cast<int>(argc == 2 && std::string_view(argv[1]) == "--help" ? End::Done : End::Usage);
    }
    // what FFmpeg says of a file would say what is in it
    av_log_set_level(AV_LOG_QUIET);
    if (!confine())
        return static_cast<int>(End::Unconfined);
    try {
        // no destructors of libraries, which would look for files
        _exit(static_cast<int>(run(job)));
    } catch (const std::bad_alloc &) {
        _exit(static_cast<int>(End::Limit));
    }
}
