// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/section_keys.h"

#include <QShortcut>
#include <QWidget>

namespace ui {

namespace {
constexpr int sections = 4;
constexpr char16_t hebrewPe = 0x05e4; ///< on the key of P
constexpr char16_t hebrewTav = 0x05ea; ///< on the key of the comma
}

SectionKeys::SectionKeys(QWidget &window) : QObject(&window)
{
    for (int i = 0; i < sections; ++i) {
        auto *keys = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), &window);
        connect(keys, &QShortcut::activated, this, [this, i] { Q_EMIT section(i); });
    }
    const auto add = [&](QKeyCombination keys, void (SectionKeys::*signal)()) {
        connect(new QShortcut(QKeySequence(keys), &window), &QShortcut::activated, this, signal);
    };
    add(Qt::CTRL | Qt::Key_Comma, &SectionKeys::settings);
    add(Qt::CTRL | static_cast<Qt::Key>(hebrewTav), &SectionKeys::settings);
    add(Qt::CTRL | Qt::Key_P, &SectionKeys::practice);
    add(Qt::CTRL | static_cast<Qt::Key>(hebrewPe), &SectionKeys::practice);
}

}
