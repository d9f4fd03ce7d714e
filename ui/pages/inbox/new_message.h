// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/contact.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFrame>
#include <QFuture>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <functional>

namespace ui {

class OwnNumbers;

/// A small panel above the chats: whom to write to, and which of our numbers writes.
class NewMessage : public QFrame {
    Q_OBJECT
public:
    NewMessage(Theme &theme, const OwnNumbers &numbers, QWidget *parent);
    /// Empties and shows it. @param account  that is offered first
    void begin(const model::AccountId &account);
    /// Asks whether a phone is on WhatsApp, before anything is written to it. Without it nothing is asked.
    using Check = std::function<QFuture<base::Result<model::PhoneChecks>>(
        const model::AccountId &account, const base::Phone &phone)>;
    void setCheck(Check check) { check_ = std::move(check); }

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
    QString country() const; ///< of the number that writes
    void end();
    void choose(const base::Phone &phone);
    void take(const base::Phone &phone, const base::Result<model::PhoneChecks> &checks);
    void complain(const QString &sentence, bool isWrong);
    void forget();

    Theme &theme_;
    const OwnNumbers &numbers_;
    model::AccountId offered_;
    Check check_;
    quint64 question_ = 0; ///< answers to an earlier one are dropped
    bool anyway_ = false; ///< it could not be checked, and the person knows
    QLabel *phoneLabel_;
    QLineEdit *phone_;
    QLabel *fromLabel_;
    QComboBox *from_;
    QLabel *wrong_;
    QPushButton *write_;
    QPushButton *cancel_;
};

}
