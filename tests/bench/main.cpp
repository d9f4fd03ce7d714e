// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benches.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSysInfo>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

int refuse(const QString &sentence)
{
    std::fprintf(stderr, "gesher-bench: %s\n", qUtf8Printable(sentence));
    return 2;
}

}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QLoggingCategory::setFilterRules(u"gesher.*=false"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Times the engine's public functions on the inputs of tests/bench/gen-inputs.mjs and checks their "
        "answers.\nA wrong answer ends it with 1 and the name of the benchmark."_s);
    parser.addHelpOption();
    parser.addOptions({{u"inputs"_s, u"Folder with the inputs."_s, u"DIR"_s},
        {u"only"_s, u"Run the benchmarks whose name contains this."_s, u"SUBSTR"_s},
        {u"out"_s, u"Write the JSON here instead of to the output."_s, u"FILE"_s},
        {u"rounds"_s, u"Rounds that count; 0 runs everything once, for the answers alone."_s, u"N"_s, u"5"_s},
        {u"max-seconds"_s, u"Start no further benchmark after this time."_s, u"S"_s, u"1000000"_s},
        {u"cpu"_s, u"Count processor time instead of wall time: waiting for the disk is left out."_s},
        {u"scratch"_s, u"Folder for databases, on the disk to be measured."_s, u"DIR"_s, u"."_s}});
    parser.process(app);
    bool roundsOk = false;
    bool secondsOk = false;
    const bench::Options options{parser.value(u"only"_s), parser.value(u"rounds"_s).toInt(&roundsOk),
        parser.value(u"max-seconds"_s).toDouble(&secondsOk), parser.isSet(u"cpu"_s)};
    if (!parser.isSet(u"inputs"_s) || !roundsOk || options.rounds < 0 || !secondsOk)
        return refuse(u"--inputs DIR is needed, and numbers must be numbers. See --help."_s);
    if (!QDir(parser.value(u"inputs"_s)).exists())
        return refuse(u"There is no folder %1."_s.arg(parser.value(u"inputs"_s)));

    const bench::Inputs inputs(parser.value(u"inputs"_s));
    const QString scratch = parser.value(u"scratch"_s);
    bench::Suite suite;
    bench::addNodes(suite, inputs);
    bench::addNoise(suite, inputs);
    bench::addSignal(suite, inputs);
    bench::addSenderKeys(suite, inputs);
    bench::addAppState(suite, inputs);
    bench::addFanout(suite, inputs, scratch);
    bench::addProto(suite, inputs);
    bench::addPipeline(suite, inputs, scratch);
    bench::addGroups(suite, inputs, scratch);
    bench::addHistory(suite, inputs, scratch);
    bench::addMedia(suite, inputs);
    const QJsonObject document{
        {u"meta"_s,
            QJsonObject{{u"gesher"_s, u"" GESHER_VERSION ""_s}, {u"rounds"_s, options.rounds},
                {u"cpu"_s, QSysInfo::currentCpuArchitecture()}}},
        {u"results"_s, suite.run(options)}};
    const QByteArray json = QJsonDocument(document).toJson();
    if (!parser.isSet(u"out"_s)) {
        std::fwrite(json.constData(), 1, static_cast<std::size_t>(json.size()), stdout);
        return 0;
    }
    QFile out(parser.value(u"out"_s));
    if (!out.open(QIODevice::WriteOnly) || out.write(json) != json.size())
        return refuse(u"%1 cannot be written."_s.arg(out.fileName()));
    return 0;
}
