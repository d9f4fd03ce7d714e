// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>
#include <QWidget>

namespace ui {

/// One of the files that are about to be sent: its picture, or an icon with what it is.
class FilePreview : public QWidget {
    Q_OBJECT
public:
    FilePreview(Theme &theme, QWidget *parent);
    void setIndex(const QModelIndex &index); ///< of an OutgoingFilesModel

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &theme_;
    QPersistentModelIndex index_;
};

/// The same in a row: small picture, name, size, and why it cannot be sent.
class OutgoingFileDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    OutgoingFileDelegate(Theme &theme, QObject *parent) : QStyledItemDelegate(parent), theme_(theme) { }
    static constexpr int kHeight = 52;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme &theme_;
};

}
