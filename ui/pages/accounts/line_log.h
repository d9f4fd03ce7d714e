// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace ui {

/// Whether what passes on a number's line is written to a file, for whoever has to find out what the network
/// does; and where that file is. `desk` outlives it.
class LineLog : public QWidget {
    Q_OBJECT
public:
    LineLog(door::Desk &desk, Theme &theme, QWidget *parent);
    void setAccount(const model::AccountId &account);

Q_SIGNALS:
    void failed(const base::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    using Log = door::Accounts::WireLogView;
    void look();
    void set(bool on);
    void take(const Log &log);
    void retranslate();

    door::Desk &desk_;
    model::AccountId account_;
    Log log_;
    QCheckBox *on_;
    QLabel *what_;
    QPushButton *folder_;
};

}
