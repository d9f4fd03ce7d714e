// SPDX-License-Identifier: GPL-3.0-or-later
// gesher-sim: the practice network alone, on a loopback port.
#include "app/sim/control.h"
#include "engine/sim/gate.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr char kHelp[]
    = "Usage: gesher-sim --state FILE [--port PORT]\n"
      "\n"
      "Runs a practice network on 127.0.0.1: a server, phones, and people who answer. Prints one JSON line\n"
      "{\"event\":\"ready\",\"network\":{...}} whose network is a profile for gesherd --network, then takes "
      "one\n"
      "JSON object a line on standard input, such as\n"
      "  {\"do\":\"numbers\"}\n"
      "  "
      "{\"do\":\"scan\",\"phone\":\"972555550001\",\"code\":\"https://wa.me/settings/"
      "linked_devices#2@...\"}\n"
      "  {\"do\":\"write\",\"phone\":\"972555550011\",\"to\":\"972555550001\",\"text\":\"Hello\"}\n"
      "and ends when standard input ends. Keys, people and queues are kept in FILE.\n"
      "\n"
      "  --state FILE   made when it is not there\n"
      "  --port PORT    0 (as it is without) picks a free one\n";

void say(const QJsonObject &line)
{
    std::fprintf(stdout, "%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

int fail(const QString &sentence)
{
    std::fprintf(stderr, "gesher-sim: %s\n", qUtf8Printable(sentence));
    return 2;
}

QJsonObject profile(const sim::World &world, const QUrl &url)
{
    return {{u"name"_s, u"practice"_s}, {u"chat_url"_s, url.toString()},
        {u"noise_root_key"_s, QString::fromLatin1(world.authority().rootKey().toByteArray().toHex())},
        {u"noise_root_serial"_s, static_cast<qint64>(world.authority().rootSerial())}};
}

/// Lines of standard input, as they come.
void readLines(QSocketNotifier &notifier, QByteArray &buffer, simapp::Control &control)
{
    char chunk[4096];
    const auto size = ::read(STDIN_FILENO, chunk, sizeof chunk);
    if (size <= 0) {
        notifier.setEnabled(false);
        QCoreApplication::quit();
        return;
    }
    buffer.append(chunk, static_cast<qsizetype>(size));
    for (auto end = buffer.indexOf('\n'); end >= 0; end = buffer.indexOf('\n')) {
        const QByteArray line = buffer.left(end).trimmed();
        buffer.remove(0, end + 1);
        if (!line.isEmpty())
            control.take(line);
    }
}

}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    QString state;
    quint16 port = 0;
    while (!arguments.isEmpty()) {
        const QString option = arguments.takeFirst();
        if (option == u"--help"_s) {
            std::fputs(kHelp, stdout);
            return 0;
        }
        if ((option != u"--state"_s && option != u"--port"_s) || arguments.isEmpty())
            return fail(u"\"%1\" is not an option, or lacks its value; see --help."_s.arg(option));
        if (option == u"--state"_s)
            state = arguments.takeFirst();
        else
            port = arguments.takeFirst().toUShort();
    }
    if (state.isEmpty())
        return fail(u"--state is missing: the file that keeps the network."_s);
    ::signal(SIGPIPE, SIG_IGN);

    base::SystemClock clock;
    base::SystemRandom random;
    auto practice = sim::Practice::open(state, clock, random);
    if (!practice)
        return fail(practice.error().detail);
    sim::Gate gate((*practice)->world());
    const auto url = gate.listen(port);
    if (!url)
        return fail(u"the port cannot be listened on: "_s + url.error().detail);
    simapp::Control control(**practice, say);
    QByteArray buffer;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &input, [&] { readLines(input, buffer, control); });
    say({{u"event"_s, u"ready"_s}, {u"network"_s, profile((*practice)->world(), *url)},
        {u"own_phone"_s, QString::fromLatin1((*practice)->ownPhone().number().pn)}});
    return QCoreApplication::exec();
}
