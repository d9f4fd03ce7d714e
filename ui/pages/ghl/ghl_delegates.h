// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/attempts_model.h"
#include "ui/models/deliveries_model.h"
#include "ui/models/webhook_words.h"
#include "ui/theme/shapes.h"

#include <QStyledItemDelegate>

namespace ui {

StateShape shapeOf(TargetState state);
StateShape shapeOf(model::DeliveryState state);

/// A target in three lines: kind and state, masked address, and what is known of its work.
class TargetDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    TargetDelegate(const WebhooksModel &model, Theme &theme, const base::Clock &clock, QObject *parent)
        : QStyledItemDelegate(parent), model_(model), theme_(theme), clock_(clock)
    {
    }
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const WebhooksModel &model_;
    Theme &theme_;
    const base::Clock &clock_;
};

/// A cell of the log: text, or the state as a chip.
class DeliveryDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    DeliveryDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), theme_(theme) { }
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme &theme_;
};

/// One try in two lines: when and how long, and how it went.
class AttemptDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    AttemptDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), theme_(theme) { }
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme &theme_;
};

}
