// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/accounts_model.h"
#include "ui/models/our_clients.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace ui {

/// The first cell of a number: the client's mark or the number's own, label, and under it the phone and the
/// client.
class NumberDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    NumberDelegate(const OurClients &clients, Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent), clients_(clients), theme_(theme)
    {
    }
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const OurClients &clients_;
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
