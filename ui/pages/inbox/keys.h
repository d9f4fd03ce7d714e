// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>

#include <functional>

class QKeyEvent;
class QWidget;

namespace ui {

/// A combination by the place of its key: "Ctrl+F" also when the Hebrew layout is on and the key says כ.
/// @param latin  a letter
QList<QKeySequence> onBothLayouts(Qt::KeyboardModifiers modifiers, Qt::Key latin);
bool isKey(const QKeyEvent &event, Qt::KeyboardModifiers modifiers, Qt::Key latin);

/// Runs `act` for any of `keys` as long as `page` is what the window shows.
void addKeys(QWidget *page, const QList<QKeySequence> &keys, const std::function<void()> &act);

}
