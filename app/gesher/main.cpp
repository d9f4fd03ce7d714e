// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gesher/startup.h"
#include "app/parts/signals.h"

#include <QApplication>
#include <QIcon>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

/// Without one the toolkit would abort; this says what to do instead.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("DISPLAY")
        || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

}

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto options = gesher::readOptions(arguments);
    if (!options) {
        std::fprintf(stderr, "gesher: %s\n", qUtf8Printable(options.error().detail));
        return gesher::Usage;
    }
    if (options->wantsHelp || options->wantsVersion) {
        std::fputs(qUtf8Printable(options->wantsHelp ? gesher::helpText() : u"gesher " GESHER_VERSION "\n"_s),
            stdout);
        return gesher::Clean;
    }
    if (!hasDisplay()) {
        std::fputs("gesher: there is no display for the window. On a server, use gesherd.\n", stderr);
        return gesher::Usage;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"gesher"_s);
    QApplication::setApplicationDisplayName(u"Gesher"_s);
    QApplication::setWindowIcon(QIcon(u":/gesher.svg"_s));
    ui::Theme theme;
    theme.apply(application);
    ui::Language language(application);
    language.set(options->language.isEmpty()
            ? ui::Language::guess()
            : ui::Language::fromWord(options->language.toLatin1(), ui::Language::Code::English));
    gesher::Startup startup(*options, theme, language);
    // the end of a session closes it as the window's button does
    parts::StopSignals signals([] { QApplication::quit(); });
    QMetaObject::invokeMethod(&startup, &gesher::Startup::begin, Qt::QueuedConnection);
    return QApplication::exec();
}
