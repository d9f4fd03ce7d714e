// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstddef>

namespace crypto {

/// Overwrites memory in a way the compiler may not drop.
void wipe(void *data, std::size_t size);
/// Wipes the bytes of `bytes` if nobody shares them, then empties it.
void wipe(QByteArray &bytes);

/// N secret bytes: wiped at the end, moved but not copied by accident, never printed.
template <std::size_t N>
class Secret {
public:
    Secret() = default;
    /// @param bytes exactly N of them (checked by the caller: lengths from outside go through `from`).
    explicit Secret(QByteArrayView bytes)
    {
        Q_ASSERT(bytes.size() == static_cast<qsizetype>(N));
        std::copy_n(reinterpret_cast<const unsigned char *>(bytes.data()), N, bytes_.data());
    }
    Secret(Secret &&other) noexcept : bytes_(other.bytes_) { other.clear(); }
    Secret &operator=(Secret &&other) noexcept
    {
        if (this != &other) {
            bytes_ = other.bytes_;
            other.clear();
        }
        return *this;
    }
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret() { clear(); }

    Secret copy() const { return Secret(view()); }
    void clear() { wipe(bytes_.data(), N); }
    unsigned char *data() { return bytes_.data(); }
    const unsigned char *data() const { return bytes_.data(); }
    static constexpr std::size_t size() { return N; }
    QByteArrayView view() const
    {
        return {reinterpret_cast<const char *>(bytes_.data()), static_cast<qsizetype>(N)};
    }
    /// A copy outside the guard, for a record that is sealed next.
    QByteArray toByteArray() const { return view().toByteArray(); }

private:
    std::array<unsigned char, N> bytes_{};
};

using Key32 = Secret<32>;

}
