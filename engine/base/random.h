// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <cstddef>

namespace base {

/// Randomness, injected so that a test can replay it.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(void *data, std::size_t size) = 0;

    QByteArray bytes(qsizetype size);
    /// Uniform in [0, bound). @param bound at least 1.
    quint32 below(quint32 bound);
    /// Uniform in [low, high].
    qint64 between(qint64 low, qint64 high);
};

/// The operating system's generator.
class SystemRandom final : public Random {
public:
    void fill(void *data, std::size_t size) override;
};

}
