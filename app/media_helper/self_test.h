// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/media_helper/outcome.h"

namespace media_helper {

/// Tries what a decoder that was taken over would try. The facts name what was refused and what was not;
/// Unconfined is the end when anything was allowed.
struct SelfTest {
    Output output;
    End end = End::Done;
};
SelfTest selfTest();

}
