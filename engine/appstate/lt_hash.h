// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>

/// appstate: what all devices of an account agree about beside messages: names, mutes, pins, labels ….
namespace appstate {

/// The hash of a set, which grows and shrinks with it whatever the order: 64 numbers of 16 bits, to each of
/// which every element adds a number of its own. Source: protocol note "App state", LTHash.
class LtHash {
public:
    static constexpr qsizetype kBytes = 128;

    /// Of the empty set.
    LtHash() = default;
    /// @param bytes  as `bytes()` gave them; anything but 128 is the empty set
    explicit LtHash(QByteArrayView bytes);

    void add(QByteArrayView element) { mix(element, 1); }
    void subtract(QByteArrayView element) { mix(element, -1); }
    QByteArray bytes() const;

private:
    void mix(QByteArrayView element, int sign);
    std::array<quint16, kBytes / 2> parts_{};
};

}
