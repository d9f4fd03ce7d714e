// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media_helper/outcome.h"

namespace media_helper {

constexpr int kThumbnailSide = 192;

/// A still picture (JPEG, PNG, WebP, the first of a GIF) made small: a JPEG of at most kThumbnailSide pixels
/// at its longer side, on white where it is transparent. The facts say how large the picture is (width,
/// height). Malformed when it cannot be decoded.
Outcome thumbnailOf(const Bytes &file);

}
