// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media_helper/outcome.h"

namespace media_helper {

constexpr int kSampleRate = 48'000;
constexpr int kRates[] = {16'000, 24'000, kSampleRate}; ///< that samples can be asked for in

/// Any sound, or the sound of a video, as samples: 16 bits, little endian, one channel.
/// Malformed when there is none; Limit when they are more than kMostOutput.
/// @param rate  one of kRates
Outcome samplesOf(const Bytes &file, int rate);

/// Samples of 48 kHz as a voice note: Opus in Ogg, one channel, as phones write it.
/// Malformed for none, or half a sample; Limit when the file is more than kMostOutput.
Outcome voiceNoteOf(const Bytes &samples);

}
