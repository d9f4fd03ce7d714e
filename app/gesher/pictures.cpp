// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gesher/pictures.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

namespace gesher {

using namespace Qt::StringLiterals;
using Section = ui::MainWindow::Section;

namespace {
/// What is on its way from the engine has arrived and is painted by then.
constexpr int settleMs = 700;
}

Pictures::Pictures(ui::MainWindow &window, ui::Theme &theme, ui::Language &language, QString directory)
    : window_(window), theme_(theme), language_(language), directory_(std::move(directory))
{
    pause_.setSingleShot(true);
    pause_.setInterval(settleMs);
    connect(&pause_, &QTimer::timeout, this, &Pictures::next);
}

void Pictures::begin()
{
    if (!QDir().mkpath(directory_)) {
        std::fprintf(stderr, "gesher: %s cannot be made\n", qUtf8Printable(directory_));
        QCoreApplication::exit(2);
        return;
    }
    window_.resize(1280, 800);
    window_.show();
    const QList<QPair<QString, Section>> pages{{u"inbox"_s, Section::Inbox}, {u"ghl"_s, Section::Ghl},
        {u"numbers"_s, Section::Numbers}, {u"settings"_s, Section::Settings}};
    for (const bool hebrew : {true, false}) {
        for (const bool dark : {false, true}) {
            const QString kind = (hebrew ? u"-he"_s : u"-en"_s) + (dark ? u"-dark"_s : u"-light"_s);
            steps_.append([this, hebrew, dark] {
                theme_.setMode(dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
                language_.set(hebrew ? ui::Language::Code::Hebrew : ui::Language::Code::English);
                window_.showWelcome(true);
            });
            steps_.append([this, kind] {
                take(u"welcome"_s + kind);
                window_.showWelcome(false);
            });
            for (const auto &[name, section] : pages) {
                steps_.append([this, section = section] {
                    window_.open(section);
                    window_.showSomething();
                });
                steps_.append([this, name = name + kind] { take(name); });
            }
        }
    }
    next();
}

void Pictures::next()
{
    if (steps_.isEmpty()) {
        QCoreApplication::exit(0);
        return;
    }
    steps_.takeFirst()();
    pause_.start();
}

void Pictures::take(const QString &name)
{
    const QString file = directory_ + u'/' + name + u".png"_s;
    if (!window_.grab().save(file)) {
        std::fprintf(stderr, "gesher: %s cannot be written\n", qUtf8Printable(file));
        QCoreApplication::exit(2);
        steps_.clear();
        return;
    }
    std::printf("%s\n", qUtf8Printable(file));
}

}
