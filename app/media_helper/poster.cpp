// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/poster.h"

#include "app/media_helper/picture.h"
#include "app/media_helper/source.h"

extern "C" {
#include <libavutil/display.h>
}

#include <algorithm>
#include <cmath>

namespace media_helper {

namespace {

constexpr int kLookedAt = 90; ///< frames
constexpr int kSeen = 24; ///< how far apart light and dark are, of 255

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
        = emptyPicture(turns == 2 ? Size{frame->width, frame->height} : Size{frame->height, frame->width});
    for (int plane = 0; turned && plane < 3; ++plane)
        turnPlane(*frame, *turned, plane, turns);
    return turned;
}

}

Outcome posterOf(const Bytes &file)
{
    const auto source = Source::open(file, Track::Video);
    if (!source)
        return tl::make_unexpected(source.error());
    Frame best;
    Size shown;
    int seen = 0;
    const auto read = (*source)->frames([&](const AVFrame &frame) {
        ++seen;
        if (Frame small = scaledTo(frame, kPosterSide)) {
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
