// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <sanitizer/allocator_interface.h>

namespace fuzz {

/// What is allocated at once between construction and end must stay within 16 times the input and 64 KiB.
class Measured {
public:
    explicit Measured(std::size_t input) : limit_(16 * input + 64 * 1024)
    {
        static const int hooked = __sanitizer_install_malloc_and_free_hooks(onMalloc, onFree);
        static_cast<void>(hooked);
        live = 0;
        peak = 0;
        on = true;
    }
    ~Measured()
    {
        on = false;
        if (peak <= static_cast<long long>(limit_))
            return;
        std::fprintf(stderr, "allocated %lld bytes, at most %zu\n", static_cast<long long>(peak), limit_);
        std::abort();
    }
    Measured(const Measured &) = delete;
    Measured &operator=(const Measured &) = delete;

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
    std::size_t limit_;
};

}
