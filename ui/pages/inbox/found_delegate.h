// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace ui {

class OwnNumbers;

/// A found message in two lines: in which chat and when; its text around what was looked for, which stands
/// out. All three outlive it.
class FoundDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    FoundDelegate(Theme &theme, const OwnNumbers &numbers, base::Clock &clock, QObject *parent);
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme &theme_;
    const OwnNumbers &numbers_;
    base::Clock &clock_;
};

}
