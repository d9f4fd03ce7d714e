// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// Asks what a new number shall be called.
class NewNumber : public QWidget {
    Q_OBJECT
public:
    NewNumber(Theme &theme, QWidget *parent);
    void start(); ///< empties the field and puts the cursor there

Q_SIGNALS:
    void wanted(const QString &label);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void finish();

    QLabel *question_;
    QLineEdit *name_;
    QPushButton *go_;
    QLabel *risk_;
};

}
