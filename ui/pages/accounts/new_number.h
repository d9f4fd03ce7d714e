// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/client.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class ClientBox;
class OurClients;

/// Asks what a new number shall be called, and whose it is.
class NewNumber : public QWidget {
    Q_OBJECT
public:
    NewNumber(OurClients &clients, Theme &theme, QWidget *parent);
    void start(); ///< empties the field and puts the cursor there; the client is the one that is shown

Q_SIGNALS:
    void wanted(const QString &label, const model::ClientId &client);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void finish();
    void showClients();

    OurClients &clients_;
    QLabel *question_;
    QLineEdit *name_;
    QLabel *clientTitle_;
    ClientBox *client_;
    QPushButton *go_;
    QLabel *risk_;
};

}
