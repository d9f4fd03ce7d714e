// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <vector>

/// gesher-media: turns what strangers send into samples and pictures, in a process that can do nothing else.
namespace media_helper {

using Bytes = std::vector<std::uint8_t>;

/// How the program ends; its exit code. Written down in docs/formats/media-helper.md.
enum class End {
    Done = 0,
    Usage = 2,
    Malformed = 3, ///< nothing in it can be decoded, or it is of a kind that is not on the list
    Limit = 4, ///< what comes in or goes out is larger than allowed, or memory ran out
    Unconfined = 5, ///< the walls could not be put up: nothing was read
};

/// What goes out: one line of JSON with `facts` and the number of bytes that follow it.
struct Output {
    std::string facts; ///< members of a JSON object, without its braces
    Bytes body;
};

using Outcome = tl::expected<Output, End>;

constexpr std::size_t kMostInput = 128U << 20U;
constexpr std::size_t kMostOutput = 128U << 20U;

}
