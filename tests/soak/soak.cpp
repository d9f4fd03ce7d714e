// SPDX-License-Identifier: GPL-3.0-or-later
// gesher-soak: what grows while many messages come and lines break.
#include "tests/soak/fleet.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>
#include <cstdio>
#include <malloc.h>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
// of the run-time of the sanitizer; gcc's packages bring no header for it
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#endif

using namespace Qt::StringLiterals;
using soak::demand;

namespace {

/// Bytes that are allocated now: what a leak adds to, whatever the allocator does with its pages.
qint64 heapBytes()
{
#if defined(__SANITIZE_ADDRESS__)
    return static_cast<qint64>(__sanitizer_get_current_allocated_bytes());
#else
    const auto info = mallinfo2();
    return static_cast<qint64>(info.uordblks + info.hblkhd);
#endif
}

qint64 residentBytes()
{
    QFile status(u"/proc/self/status"_s);
    demand(status.open(QIODevice::ReadOnly), "the process is known");
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

qint64 openFiles()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
}

struct Sample {
    double messages = 0;
    double heap = 0;
    double resident = 0;
    qint64 files = 0;
    int timers = 0;
};

Sample sampleOf(soak::Fleet &fleet)
{
    fleet.settle();
    fleet.forgetPhones();
    return {static_cast<double>(fleet.messages()), static_cast<double>(heapBytes()),
        static_cast<double>(residentBytes()), openFiles(), fleet.armedTimers()};
}

/// Least squares, bytes a message.
double slope(const std::vector<Sample> &samples, double Sample::*value)
{
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (const Sample &sample : samples) {
        n += 1;
        x += sample.messages;
        y += sample.*value;
        xx += sample.messages * sample.messages;
        xy += sample.messages * sample.*value;
    }
    return (n * xy - x * y) / (n * xx - x * x);
}

struct Plan {
    int numbers = 20;
    qint64 messages = 60'000;
    qint64 breaks = 200;
    qint64 warmUp = 6'000; ///< messages until the caches are full and the samples begin
    int samples = 60;
};

/// @return the samples after the warm-up
std::vector<Sample> run(const Plan &plan)
{
    soak::Fleet fleet(plan.numbers);
    std::vector<Sample> samples;
    const qint64 every = std::max<qint64>(1, plan.messages / plan.samples);
    const qint64 breaksEvery = plan.breaks > 0 ? std::max<qint64>(1, plan.messages / plan.breaks) : 0;
    for (qint64 i = 1; fleet.messages() < plan.messages; ++i) {
        const int number = static_cast<int>(i % plan.numbers);
        if (fleet.breaks() < plan.breaks && fleet.messages() >= fleet.breaks() * breaksEvery)
            fleet.breakLine(number);
        fleet.talk(number);
        if (i % every == 0 && fleet.messages() >= plan.warmUp) {
            samples.push_back(sampleOf(fleet));
            const Sample &now = samples.back();
            std::fprintf(stderr,
                "%8.0f messages  heap %8.0f KiB  resident %8.0f KiB  files %lld  timers %d\n", now.messages,
                now.heap / 1024, now.resident / 1024, static_cast<long long>(now.files), now.timers);
        }
    }
    demand(fleet.breaks() >= plan.breaks, "as many lines died as were to die");
    return samples;
}

template <class Value>
bool grows(const std::vector<Sample> &samples, Value Sample::*value)
{
    // the most of the last third against the most of the first
    const auto third = static_cast<std::ptrdiff_t>(samples.size() / 3);
    const auto less = [value](const Sample &a, const Sample &b) { return a.*value < b.*value; };
    const auto early = std::max_element(samples.begin(), samples.begin() + third, less);
    const auto late = std::max_element(samples.end() - third, samples.end(), less);
    return (*late).*value > (*early).*value;
}

}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QLoggingCategory::setFilterRules(u"gesher.*=false"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Lets many numbers receive and answer on the practice network in moved "
                                     u"time while their lines break, and "
                                     "ends with 1 when memory, open files or timers grow. Prints JSON."_s);
    parser.addHelpOption();
    parser.addOptions({{u"numbers"_s, u"Linked numbers."_s, u"N"_s, u"20"_s},
        {u"messages"_s, u"Both ways, all together."_s, u"N"_s, u"60000"_s},
        {u"breaks"_s, u"Lines that die."_s, u"N"_s, u"200"_s},
        {u"warm-up"_s, u"Messages before it is measured; a tenth of them when it is not given."_s, u"N"_s},
        {u"most-bytes"_s, u"That the heap may grow by with a message."_s, u"BYTES"_s, u"1"_s}});
    parser.process(app);
    Plan plan;
    plan.numbers = parser.value(u"numbers"_s).toInt();
    plan.messages = parser.value(u"messages"_s).toLongLong();
    plan.breaks = parser.value(u"breaks"_s).toLongLong();
    plan.warmUp = parser.isSet(u"warm-up"_s) ? parser.value(u"warm-up"_s).toLongLong() : plan.messages / 10;
    const double most = parser.value(u"most-bytes"_s).toDouble();
    demand(plan.numbers > 0 && plan.messages >= 600 && most > 0,
        "numbers are numbers, and 600 messages the least");
    const auto samples = run(plan);
    demand(samples.size() >= 6, "there are samples");
    const double heap = slope(samples, &Sample::heap);
    const double resident = slope(samples, &Sample::resident);
    const QJsonObject out{{u"messages"_s, plan.messages}, {u"breaks"_s, plan.breaks},
        {u"numbers"_s, plan.numbers}, {u"heap_bytes_a_message"_s, heap},
        {u"resident_bytes_a_message"_s, resident}, {u"files"_s, samples.back().files},
        {u"timers"_s, samples.back().timers}};
    const QByteArray json = QJsonDocument(out).toJson();
    std::fwrite(json.constData(), 1, static_cast<std::size_t>(json.size()), stdout);
    demand(heap < most, "the heap does not grow with the messages");
    demand(!grows(samples, &Sample::files), "open files do not grow in number");
    demand(!grows(samples, &Sample::timers), "timers do not grow in number");
    return 0;
}
