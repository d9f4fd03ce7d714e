// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media_helper/outcome.h"

namespace media_helper {

constexpr int kPosterSide = 640;

/// A picture of a video: the first frame of its first seconds on which something can be seen, upright, a JPEG
/// of at most kPosterSide pixels at its longer side. The facts say how long the video is (ms, 0: unknown) and
/// how large it is shown (width, height). Malformed when there is no frame that can be decoded.
Outcome posterOf(const Bytes &file);

}
