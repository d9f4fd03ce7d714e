// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phone.h"
#include "engine/model/account.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

class OwnNumbers;

/// A small panel above the chats: whom to write to, and which of our numbers writes.
class NewMessage : public QFrame {
    Q_OBJECT
public:
    NewMessage(Theme &theme, const OwnNumbers &numbers, QWidget *parent);
    /// Empties and shows it. @param account  that is offered first
    void begin(const model::AccountId &account);

Q_SIGNALS:
    void chosen(const model::AccountId &account, const base::Phone &phone);
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void fill();
    void accept();
    void end();

    Theme &theme_;
    const OwnNumbers &numbers_;
    model::AccountId offered_;
    QLabel *phoneLabel_;
    QLineEdit *phone_;
    QLabel *fromLabel_;
    QComboBox *from_;
    QLabel *wrong_;
    QPushButton *write_;
    QPushButton *cancel_;
};

}
