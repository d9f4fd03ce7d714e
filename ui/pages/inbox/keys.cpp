// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/inbox/keys.h"

#include <QKeyEvent>
#include <QShortcut>
#include <QWidget>

#include <array>

namespace ui {

namespace {

/// What the keys from A to Z say on the standard Hebrew layout (SI 1452).
constexpr std::array<char16_t, 26> kHebrew{u'ש', u'נ', u'ב', u'ג', u'ק', u'כ', u'ע', u'י', u'ן', u'ח', u'ל',
    u'ך', u'צ', u'מ', u'ם', u'פ', u'/', u'ר', u'ד', u'א', u'ו', u'ה', u'\'', u'ס', u'ט', u'ז'};

Qt::Key hebrew(Qt::Key latin)
{
    return static_cast<Qt::Key>(kHebrew[static_cast<std::size_t>(latin - Qt::Key_A)]);
}

}

QList<QKeySequence> onBothLayouts(Qt::KeyboardModifiers modifiers, Qt::Key latin)
{
    return {QKeySequence(QKeyCombination(modifiers, latin)),
        QKeySequence(QKeyCombination(modifiers, hebrew(latin)))};
}

bool isKey(const QKeyEvent &event, Qt::KeyboardModifiers modifiers, Qt::Key latin)
{
    return event.modifiers() == modifiers && (event.key() == latin || event.key() == hebrew(latin));
}

void addKeys(QWidget *page, const QList<QKeySequence> &keys, const std::function<void()> &act)
{
    auto *shortcut = new QShortcut(page);
    shortcut->setKeys(keys);
    shortcut->setAutoRepeat(false);
    QObject::connect(shortcut, &QShortcut::activated, page, act);
    // a keyboard that reports both letters of a key means the same with either
    QObject::connect(shortcut, &QShortcut::activatedAmbiguously, page, act);
}

}
