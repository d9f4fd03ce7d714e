// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace media_helper {

constexpr unsigned long long kMostMemory = 1'280ULL
    << 20U; ///< of addresses; libraries take some 300 MiB of them
constexpr unsigned kMostCpuSeconds = 30;
constexpr unsigned kMostSeconds = 90; ///< whatever it waits for

/// Gives up everything that decoding does not need, for the rest of the process: the environment, every
/// descriptor but the three standard ones, files, sockets, other programs and processes, code made at run
/// time, core dumps; memory and time are limited. Called before a byte of input is read, while there is one
/// thread. False: some wall is not up, and nothing may be read.
bool confine();

}
