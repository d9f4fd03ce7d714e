// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/door/desk.h"
#include "engine/model/account.h"
#include "ui/models/own_news_level.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class AccountActs;
class ClientBox;
class LineLog;
class OurClients;
class StatusChip;

/// One number that is not being linked just now: how it is, why, and what can be done.
class AccountDetails : public QWidget {
    Q_OBJECT
public:
    AccountDetails(
        door::Desk &desk, OurClients &clients, const base::Clock &clock, Theme &theme, QWidget *parent);
    void show(const model::AccountView &view);

Q_SIGNALS:
    void failed(const base::Error &error);
    void connectWanted(); ///< links, or connects what is linked
    void disconnectWanted();
    void removeWanted();
    void said(const QString &sentence);
    void changed(); ///< the number is another now
    void selfCheckWanted();
    void renamed(const QString &label);
    void moved(const model::ClientId &client);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void connectNews();
    void finishName();
    void showClient();
    QString factsText() const;
    QString warningsText() const;

    const OurClients &clients_;
    const base::Clock &clock_;
    model::AccountView view_;
    StatusChip *chip_;
    QLabel *what_;
    QLabel *next_;
    QLabel *warnings_;
    QPushButton *connect_;
    QPushButton *disconnect_;
    QLabel *facts_;
    QLabel *nameTitle_;
    QLineEdit *name_;
    QLabel *clientTitle_;
    ClientBox *client_;
    QLabel *newsTitle_;
    QComboBox *news_;
    OwnNewsLevel newsLevel_;
    AccountActs *acts_;
    LineLog *log_;
    QPushButton *check_;
    QLabel *details_;
};

}
