// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media_helper/source.h"

extern "C" {
#include <libswscale/swscale.h>
}

namespace media_helper {

struct FreeScaler {
    void operator()(SwsContext *context) const { sws_freeContext(context); }
};
using Scaler = std::unique_ptr<SwsContext, FreeScaler>;

struct Size {
    int width = 0;
    int height = 0;
};

/// At most `side` at the longer side, never larger than it was; even, at least 2.
Size within(Size size, int side);
/// Its pixels not set. Null without memory. The format of each, unless another is said, is the one that JPEG
/// encodes.
Frame emptyPicture(Size size, AVPixelFormat format = AV_PIX_FMT_YUVJ420P);
/// The same picture within `side`. Null when it cannot be.
Frame scaledTo(const AVFrame &frame, int side, AVPixelFormat format = AV_PIX_FMT_YUVJ420P);
/// The same, on white where it is transparent: a mark without a ground is not on black.
Frame onWhite(const AVFrame &frame, int side, AVPixelFormat format = AV_PIX_FMT_YUVJ420P);
/// @param frame  of emptyPicture or scaledTo
tl::expected<Bytes, End> jpegOf(AVFrame &frame);

}
