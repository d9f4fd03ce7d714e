// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;

namespace ui {

class ElidedLabel;
class IconButton;

/// The name of an id, the id, and a button that copies it.
class CopyRow : public QWidget {
    Q_OBJECT
public:
    CopyRow(Theme &theme, QWidget *parent);
    void setTexts(const QString &name, const QString &copy); ///< `copy`: the button's name
    void setId(const QString &id); ///< an empty one hides the row

Q_SIGNALS:
    void copied();

private:
    QString id_;
    QLabel *name_;
    ElidedLabel *text_;
    IconButton *copy_;
};

}
