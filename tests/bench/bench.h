// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>

/// gesher-bench: what the engine's public functions cost, on inputs whose answers are known.
namespace bench {

/// One timed stretch of work. `bytes` is 0 where a rate in bytes says nothing.
struct Round {
    double seconds = 0;
    qint64 operations = 0;
    qint64 bytes = 0;
    double peakMiB = -1; ///< memory that the work needed on top of what was there; -1: not measured
};
/// Makes whatever must be fresh, times the work alone, and checks the answers.
using RunRound = std::function<Round()>;

/// Ends the program with 1 and the name of the benchmark when `holds` is false: a number whose answer is
/// wrong is no number.
void check(bool holds, const char *what);

/// Wall time, or the time that the processor gave us (`--cpu`): for a machine that is busy with other work.
struct Clock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<Clock>;
    static constexpr bool is_steady = true;
    static time_point now();
};
inline double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Times `work` once.
template <class Work>
Round timed(qint64 operations, qint64 bytes, Work work)
{
    const auto start = Clock::now();
    work();
    return {secondsSince(start), operations, bytes};
}

/// How much more memory the process holds at the worst moment since this was made.
class Peak {
public:
    Peak();
    /// The round with that in it; ends the program when it is more than `mostMiB`. A build with a sanitizer
    /// keeps what was freed: there nothing is held against the bound.
    Round bound(Round round, double mostMiB) const;

private:
    double before_;
};

double leastSeconds(); ///< of a round that may repeat its work

/// A round that repeats `once`, as often as fills a tenth of a second.
template <class Once>
RunRound repeated(qint64 bytes, Once once)
{
    return [bytes, once, count = qint64(1)]() mutable {
        for (;;) {
            const auto round = timed(count, bytes * count, [&] {
                for (qint64 i = 0; i < count; ++i)
                    once();
            });
            if (round.seconds >= leastSeconds())
                return round;
            count = count * 2 + static_cast<qint64>(static_cast<double>(count) * leastSeconds() / 0.2);
        }
    };
}

struct Options {
    QString only; ///< run what contains this
    int rounds = 5; ///< 0: one short round each, to check the answers
    double mostSeconds = 1e6; ///< start nothing new after this
    bool processorTime = false;
};

/// The benchmarks by name, in the order they were added.
class Suite {
public:
    /// @param setup is called when the turn of the benchmark comes, so that what is not run costs nothing
    void add(QString name, std::function<RunRound()> setup)
    {
        entries_.append({std::move(name), std::move(setup)});
    }
    /// Runs, tells progress on stderr. @return the results by name
    QJsonObject run(const Options &options);

private:
    struct Entry {
        QString name;
        std::function<RunRound()> setup;
    };
    QList<Entry> entries_;
};

}
