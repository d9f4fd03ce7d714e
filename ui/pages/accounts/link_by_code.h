// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phone.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class Steps;

/// Linking without a camera: the phone's number is typed here, the code that comes is typed on the phone.
class LinkByCode : public QWidget {
    Q_OBJECT
public:
    LinkByCode(Theme &theme, QWidget *parent);
    void clear();
    void start(); ///< the cursor goes to the field
    void showCode(const QString &code); ///< "ABCD-EFGH"; empty: there is none (any more)

Q_SIGNALS:
    void wanted(const base::Phone &phone);
    void qrWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void ask();

    QLabel *question_;
    QLineEdit *phone_;
    QLabel *wrong_;
    QPushButton *go_;
    QLabel *code_;
    QPushButton *copy_;
    Steps *steps_;
    QPushButton *back_;
};

}
