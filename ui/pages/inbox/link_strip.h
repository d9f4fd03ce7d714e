// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/media.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"

#include <QFrame>
#include <QImage>

namespace ui {

/// What goes along with a link, above the text that is written; can be taken away.
class LinkStrip : public QFrame {
    Q_OBJECT
public:
    LinkStrip(Theme &theme, QWidget *parent);
    void setLook(const door::LinkLook &look);

Q_SIGNALS:
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    Theme &theme_;
    QImage picture_; ///< null: none
    QString said_; ///< aloud
    ElidedLabel *title_;
    ElidedLabel *place_;
    IconButton *close_;
};

}
