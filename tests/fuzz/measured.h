// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <sanitizer/allocator_interface.h>

namespace fuzz {

/// What is allocated at once while it lives.
class Measured {
public:
    Measured()
    {
        static const int hooked = __sanitizer_install_malloc_and_free_hooks(onMalloc, onFree);
        static_cast<void>(hooked);
        live = 0;
        peak = 0;
        on = true;
    }
    ~Measured() { on = false; }
    Measured(const Measured &) = delete;
    Measured &operator=(const Measured &) = delete;
    static long long bytes() { return peak; }

private:
    static void onMalloc(const volatile void *, std::size_t size)
    {
        if (!on)
            return;
        live += static_cast<long long>(size);
        if (live > peak)
            peak = live.load();
    }
    static void onFree(const volatile void *at)
    {
        if (on && at)
            live -= static_cast<long long>(__sanitizer_get_allocated_size(const_cast<const void *>(at)));
    }
    static inline std::atomic<bool> on = false;
    static inline std::atomic<long long> live = 0;
    static inline std::atomic<long long> peak = 0;
};

/// Runs `body` and demands that it allocates no more than 16 times the input and `besides` at once. What a
/// library makes once and keeps (tables, ciphers, time zones) is not the input's: the second time counts.
template <class Body>
void bounded(std::size_t input, const Body &body, std::size_t besides = 64 * 1024)
{
    const auto limit = static_cast<long long>(16 * input + besides);
    for (int time = 0; time < 2; ++time) {
        {
            const Measured measured;
            body();
        }
        if (Measured::bytes() <= limit)
            return;
    }
    std::fprintf(stderr, "allocated %lld bytes, at most %lld\n", Measured::bytes(), limit);
    std::abort();
}

}
