// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/our_clients.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QListWidget;

namespace ui {

class SearchField;

/// The clients to choose from, and what can be done about them. Closes with the choice.
class ClientMenu : public QFrame {
    Q_OBJECT
public:
    ClientMenu(OurClients &clients, Theme &theme, QWidget *parent);

Q_SIGNALS:
    void newWanted();
    void editWanted(const model::Client &client);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void choose();

    OurClients &clients_;
    Theme &theme_;
    SearchField *search_;
    QListWidget *list_;
};

}
