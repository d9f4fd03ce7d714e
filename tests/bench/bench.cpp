// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <QFile>
#include <QJsonValue>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

namespace bench {

namespace {

QByteArray running;
double shortest = 0.1;
clockid_t clockKind = CLOCK_MONOTONIC;

/// A fixed integer loop: how fast the machine is just now.
double spin()
{
    const auto start = Clock::now();
    quint32 x = 1;
    for (int i = 0; i < 4'000'000; ++i) {
        x = x * 1664525U + 1013904223U;
        asm volatile("" : "+r"(x)); // not to be computed ahead
    }
    return secondsSince(start);
}

/// Rounds count only between two spins that are near the best one: a busy neighbour costs up to a factor two.
class Quiet {
public:
    Quiet()
    {
        for (int i = 0; i < 10; ++i)
            measure();
    }
    double measure()
    {
        const double now = std::min(spin(), spin());
        best_ = std::min(best_, now);
        return now;
    }
    bool isQuiet(double spun) const { return spun < best_ * 1.12; }

private:
    double best_ = 1e9;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 != 0 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// Of /proc/self/status, in MiB.
double memoryOf(const char *what)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(what))
            return line.mid(static_cast<qsizetype>(qstrlen(what))).trimmed().split(' ').first().toDouble()
                / 1024;
    }
    return 0;
}

struct Measured {
    std::vector<double> quiet; ///< operations a second
    std::vector<double> all;
    double bytesPerOperation = 0;
    double peakMiB = -1;
};

Measured measure(const RunRound &round, int rounds, Quiet &quiet)
{
    Measured out;
    (void)round(); // warms caches, tables and the processor
    for (int i = 0; i < rounds * 3 && static_cast<int>(out.quiet.size()) < rounds; ++i) {
        const double before = quiet.measure();
        const Round done = round();
        const double after = quiet.measure();
        const auto operations = static_cast<double>(done.operations);
        out.all.push_back(operations / done.seconds);
        out.bytesPerOperation = static_cast<double>(done.bytes) / operations;
        out.peakMiB = std::max(out.peakMiB, done.peakMiB);
        if (quiet.isQuiet(before) && quiet.isQuiet(after))
            out.quiet.push_back(out.all.back());
    }
    return out;
}

QJsonObject resultOf(const Measured &measured)
{
    const bool isQuiet = measured.quiet.size() >= 2;
    const auto &used = isQuiet ? measured.quiet : measured.all;
    const double middle = median(used);
    const auto [least, most] = std::minmax_element(used.begin(), used.end());
    const double best = *std::max_element(measured.all.begin(), measured.all.end());
    QJsonObject out{{QStringLiteral("ops_per_s"), middle}, {QStringLiteral("us_per_op"), 1e6 / middle},
        {QStringLiteral("n"), static_cast<int>(used.size())}, {QStringLiteral("quiet"), isQuiet},
        {QStringLiteral("spread"), (*most - *least) / middle}, {QStringLiteral("best_ops_per_s"), best}};
    out.insert(QStringLiteral("bytes_per_s"),
        measured.bytesPerOperation > 0 ? QJsonValue(middle * measured.bytesPerOperation) : QJsonValue());
    if (measured.peakMiB >= 0)
        out.insert(QStringLiteral("peak_mib"), measured.peakMiB);
    return out;
}

}

Clock::time_point Clock::now()
{
    timespec now{};
    clock_gettime(clockKind, &now);
    return time_point(std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
}

void check(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "FAILED %s: %s\n", running.constData(), what);
    std::exit(1);
}

Peak::Peak()
{
    QFile clear(QStringLiteral("/proc/self/clear_refs"));
    check(clear.open(QIODevice::WriteOnly) && clear.write("5") == 1, "the peak of memory can be reset");
    clear.close();
    before_ = memoryOf("VmRSS:");
}

Round Peak::bound(Round round, double mostMiB) const
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    round.peakMiB = std::max(0.0, memoryOf("VmHWM:") - before_);
    check(round.peakMiB < mostMiB, "the memory stays within its bound");
#else
    Q_UNUSED(mostMiB)
#endif
    return round;
}

double leastSeconds()
{
    return shortest;
}

QJsonObject Suite::run(const Options &options)
{
    const bool timing = options.rounds > 0;
    shortest = timing ? 0.1 : 0;
    clockKind = options.processorTime ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC;
    Quiet quiet;
    QJsonObject results;
    const auto start = Clock::now();
    for (const Entry &entry : entries_) {
        if (!entry.name.contains(options.only))
            continue;
        running = entry.name.toUtf8();
        if (secondsSince(start) > options.mostSeconds) {
            std::fprintf(stderr, "time is over before %s\n", running.constData());
            break;
        }
        const RunRound round = entry.setup();
        Measured measured;
        if (timing) {
            measured = measure(round, options.rounds, quiet);
        } else {
            const Round once = round();
            measured.all.push_back(static_cast<double>(once.operations) / once.seconds);
            measured.peakMiB = once.peakMiB;
        }
        const QJsonObject result = resultOf(measured);
        std::fprintf(stderr, "%-40s %12.3f us  spread %3.0f%%  quiet %zu/%zu\n", running.constData(),
            result[u"us_per_op"].toDouble(), result[u"spread"].toDouble() * 100, measured.quiet.size(),
            measured.all.size());
        results.insert(entry.name, result);
    }
    return results;
}

}
