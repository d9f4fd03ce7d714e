// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/accounts_model.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QStackedWidget;

namespace ui {

class AccountDetails;
class Banner;
class IconButton;
class LinkByCode;
class LinkByQr;
class NewNumber;
class OurClients;

/// Beside the list: one number, whether it is being made, linked or looked at. Shows what the number's state
/// asks for and changes with it.
class AccountPanel : public QFrame {
    Q_OBJECT
public:
    AccountPanel(door::Desk &desk, AccountsModel &model, OurClients &clients, const base::Clock &clock,
        Theme &theme, QWidget *parent);
    void showNew();
    void showAccount(const model::AccountId &id);
    const model::AccountId &account() const { return account_; }
    /// What went wrong with the last thing that was asked for here.
    void complain(const base::Error &error);

Q_SIGNALS:
    void closed();
    void wanted(const QString &label, const model::ClientId &client); ///< a new number of this name
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(const base::Clock &clock);
    void connectDetails();
    void retranslate();
    void follow();
    void lookAtPairing();
    void start(bool connectNow);
    void remove();
    void selfCheck();
    void rename(const QString &label);
    void move(const model::ClientId &client);

    door::Desk &desk_;
    AccountsModel &model_;
    OurClients &clients_;
    Theme &theme_;
    model::AccountId account_;
    model::AccountState seen_ = model::AccountState::Unpaired;
    bool byCode_ = false;
    QLabel *title_ = nullptr;
    IconButton *close_ = nullptr;
    Banner *complaint_ = nullptr;
    QStackedWidget *body_ = nullptr;
    NewNumber *new_ = nullptr;
    LinkByQr *qr_ = nullptr;
    LinkByCode *code_ = nullptr;
    AccountDetails *details_ = nullptr;
};

}
