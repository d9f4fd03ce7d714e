// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"

#include <random>

namespace support {

/// The same bytes for the same seed, on every machine.
class SeededRandom final : public base::Random {
public:
    explicit SeededRandom(quint64 seed = 1) : engine_(seed) { }
    void fill(void *data, std::size_t size) override
    {
        auto *out = static_cast<unsigned char *>(data);
        for (std::size_t i = 0; i < size; ++i)
            out[i] = static_cast<unsigned char>(engine_());
    }

private:
    std::mt19937_64 engine_;
};

}
