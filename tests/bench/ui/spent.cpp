// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/ui/spent.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

double millisecondsOf(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

QJsonObject percentiles(std::vector<double> values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return rounded(values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))]);
    };
    return {{u"p50"_s, at(0.5)}, {u"p99"_s, at(0.99)}, {u"max"_s, at(1)}};
}

}

Stopwatch::Stopwatch()
    : wall_(millisecondsOf(CLOCK_MONOTONIC)), thread_(millisecondsOf(CLOCK_THREAD_CPUTIME_ID))
{
}

Spent Stopwatch::spent() const
{
    return {millisecondsOf(CLOCK_MONOTONIC) - wall_, millisecondsOf(CLOCK_THREAD_CPUTIME_ID) - thread_};
}

void Spents::add(const Spent &spent)
{
    wall_.push_back(spent.wallMs);
    thread_.push_back(spent.threadMs);
}

QJsonObject Spents::json() const
{
    return {{u"n"_s, static_cast<qint64>(wall_.size())}, {u"wall_ms"_s, percentiles(wall_)},
        {u"cpu_ms"_s, percentiles(thread_)}};
}

Memory Memory::now()
{
    Memory memory;
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return memory;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const double mib = line.mid(line.indexOf(':') + 1).trimmed().split(' ').value(0).toDouble() / 1024;
        if (line.startsWith("VmRSS:"))
            memory.residentMiB = mib;
        else if (line.startsWith("RssAnon:"))
            memory.anonymousMiB = mib;
    }
    return memory;
}

QJsonObject Memory::json() const
{
    return {{u"rss_mib"_s, rounded(residentMiB)}, {u"anon_mib"_s, rounded(anonymousMiB)}};
}

}
