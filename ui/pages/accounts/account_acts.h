// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/desk.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace ui {

/// What can be done with a number beside connecting it: restart its line, its privacy on WhatsApp, its files,
/// write what it has into files, log out, remove. Each is there when it can be done. `desk` outlives it.
class AccountActs : public QWidget {
    Q_OBJECT
public:
    AccountActs(door::Desk &desk, Theme &theme, QWidget *parent);
    void show(const model::AccountView &view);

Q_SIGNALS:
    void removeWanted();
    void said(const QString &sentence);
    void failed(const base::Error &error);
    void changed(); ///< the number is another now

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void restart();
    void askLogOut();
    void logOut();
    void writeFiles();

    door::Desk &desk_;
    Theme &theme_;
    model::AccountView view_;
    bool writing_ = false;
    QPushButton *restart_;
    QPushButton *privacy_;
    QPushButton *storage_;
    QPushButton *export_;
    QPushButton *logOut_;
    QPushButton *remove_;
};

}
