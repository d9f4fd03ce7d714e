// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/shapes.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class IconButton;

/// One sentence across a pane, on the ground of its state, with at most one link. Hidden until it has
/// something to say; whoever shows it sees to it that the worst is said first.
class Banner : public QWidget {
    Q_OBJECT
public:
    Banner(Theme &theme, QWidget *parent);
    /// An empty `link` shows none.
    void say(StateShape shape, const QString &sentence, const QString &link = {});
    void setClosable(bool closable); ///< true at first
    QString sentence() const;

Q_SIGNALS:
    void acted(); ///< the link
    void closed(); ///< by a person

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Theme &theme_;
    StateShape shape_ = StateShape::Quiet;
    QLabel *sentence_;
    QPushButton *link_;
    IconButton *close_;
};

}
