// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/random.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sys/random.h>

namespace base {

QByteArray Random::bytes(qsizetype size)
{
    QByteArray out(size, Qt::Uninitialized);
    fill(out.data(), static_cast<std::size_t>(size));
    return out;
}

quint32 Random::below(quint32 bound)
{
    Q_ASSERT(bound > 0);
    // values under `floor` would make the low results more likely, so they are drawn again
    const quint32 floor = (0U - bound) % bound;
    for (;;) {
        quint32 value = 0;
        fill(&value, sizeof value);
        if (value >= floor)
            return value % bound;
    }
}

qint64 Random::between(qint64 low, qint64 high)
{
    Q_ASSERT(low <= high && high - low < 0xffffffffLL);
    return low + below(static_cast<quint32>(high - low + 1));
}

namespace {

void ask(unsigned char *out, std::size_t size)
{
    while (size > 0) {
        const auto got = ::getrandom(out, size, 0);
        if (got < 0) {
            if (errno == EINTR)
                continue;
            std::abort(); // without randomness no key can be made: there is nothing safe left to do
        }
        out += got;
        size -= static_cast<std::size_t>(got);
    }
}

/// A little in stock: every stored message needs two small pieces, and each question to the kernel costs more
/// than the piece. What is handed out is wiped here. Programs that fork without exec must not do so after it.
class Stock {
public:
    Stock() = default;
    Stock(const Stock &) = delete;
    Stock &operator=(const Stock &) = delete;
    ~Stock() { explicit_bzero(bytes_.data(), bytes_.size()); }
    void take(unsigned char *out, std::size_t size)
    {
        if (left_ < size) {
            ask(bytes_.data(), bytes_.size());
            left_ = bytes_.size();
        }
        unsigned char *from = bytes_.data() + (bytes_.size() - left_);
        std::memcpy(out, from, size);
        explicit_bzero(from, size);
        left_ -= size;
    }

private:
    std::array<unsigned char, 1024> bytes_{};
    std::size_t left_ = 0;
};

constexpr std::size_t kFromStock = 64; ///< larger pieces are worth the question

}

void SystemRandom::fill(void *data, std::size_t size)
{
    auto *out = static_cast<unsigned char *>(data);
    if (size > kFromStock) {
        ask(out, size);
        return;
    }
    thread_local Stock stock;
    stock.take(out, size);
}

}
