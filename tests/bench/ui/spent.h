// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <vector>

namespace bench {

struct Spent {
    double wallMs = 0;
    double threadMs
        = 0; ///< of the processor, by the calling thread alone: what a busy machine does not distort
};

/// Runs from when it is made.
class Stopwatch {
public:
    Stopwatch();
    Spent spent() const;

private:
    double wall_;
    double thread_;
};

/// Many of one kind.
class Spents {
public:
    void add(const Spent &spent);
    std::size_t count() const { return wall_.size(); }
    /// {"n", "wall_ms": {"p50", "p99", "max"}, "cpu_ms": ditto}
    QJsonObject json() const;

private:
    std::vector<double> wall_;
    std::vector<double> thread_;
};

struct Memory {
    double residentMiB = 0;
    double anonymousMiB = 0; ///< of it, what belongs to no file
    static Memory now();
    QJsonObject json() const;
};

}
