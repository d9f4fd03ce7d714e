// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media_helper/outcome.h"

namespace media_helper {

constexpr int kAnimationSide = 640;
constexpr int kMostAnimationMs = 60'000;
constexpr std::size_t kMostAnimation = 16U << 20U;

/// An animated GIF as phones send it: a video without sound (H.264 in MP4), at most kAnimationSide pixels at
/// its longer side, on white where it is transparent. The facts say how large the video is (width, height)
/// and how long (ms). Malformed when it is no GIF with two pictures at least, Limit when it is longer than
/// kMostAnimationMs or larger than kMostAnimation.
Outcome animationOf(const Bytes &file);

}
