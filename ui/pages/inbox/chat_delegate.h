// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace ui {

class Faces;
class OwnNumbers;

/// A chat in two lines: who and when; how far the last message is, its text, how many are unread. All three
/// outlive it.
class ChatDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    ChatDelegate(Theme &theme, const OwnNumbers &numbers, base::Clock &clock, QObject *parent);
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    void setFaces(Faces &faces) { faces_ = &faces; } ///< with pictures from then on; they outlive it

private:
    struct Row;
    void paintFirstLine(QPainter &painter, const Row &row) const;
    void paintSecondLine(QPainter &painter, const Row &row) const;
    QRect paintMarks(QPainter &painter, const Row &row, const QRect &line) const;
    QRect paintUnread(QPainter &painter, const Row &row, const QRect &line) const;

    Theme &theme_;
    const OwnNumbers &numbers_;
    base::Clock &clock_;
    Faces *faces_ = nullptr;
};

}
