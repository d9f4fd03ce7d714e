// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/accounts_model.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace ui {

/// The first cell of a number: avatar, label, and under it the phone.
class NumberDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit NumberDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), theme_(theme) { }
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme &theme_;
};

/// The state of a number as a chip: shape, word, age.
class StateDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    StateDelegate(Theme &theme, const base::Clock &clock, QObject *parent)
        : QStyledItemDelegate(parent), theme_(theme), clock_(clock)
    {
    }
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme &theme_;
    const base::Clock &clock_;
};

/// A count: digits are left to right in every language.
class CountDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CountDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), theme_(theme) { }
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme &theme_;
};

}
