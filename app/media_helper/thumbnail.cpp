// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_helper/thumbnail.h"

#include "app/media_helper/picture.h"

namespace media_helper {

Outcome thumbnailOf(const Bytes &file)
{
    const auto source = Source::open(file, Track::Picture);
    if (!source)
        return tl::make_unexpected(source.error());
    Frame small;
    Size shown;
    const auto read = (*source)->frames([&](const AVFrame &frame) {
        small = onWhite(frame, kThumbnailSide);
        shown = {frame.width, frame.height};
        return false;
    });
    if (!read)
        return tl::make_unexpected(read.error());
    if (!small)
        return tl::make_unexpected(End::Malformed);
    auto jpeg = jpegOf(*small);
    if (!jpeg)
        return tl::make_unexpected(jpeg.error());
    return Output{"\"width\":" + std::to_string(shown.width) + ",\"height\":" + std::to_string(shown.height),
        std::move(*jpeg)};
}

}
