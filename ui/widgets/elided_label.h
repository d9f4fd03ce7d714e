// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace ui {

/// One line that ends in "…" at the reading end when the room is short, and then tells the whole as its
/// tooltip.
class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    ElidedLabel(Theme &theme, Role role, Token ink, QWidget *parent);
    /// @param text  isolated already where it is a name, a phone or free text
    void setText(const QString &text);
    QString text() const { return text_; }
    bool isElided() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    Theme &theme_;
    Role role_;
    Token ink_;
    QString text_;
};

}
