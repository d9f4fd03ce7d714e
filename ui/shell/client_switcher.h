// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/our_clients.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QPointer>

namespace ui {

/// Above the sections: whose numbers the window shows, and the way to another client. What is given outlives
/// it.
class ClientSwitcher : public QAbstractButton {
    Q_OBJECT
public:
    ClientSwitcher(OurClients &clients, Theme &theme, QWidget *parent);
    void setNarrow(bool narrow);
    QSize sizeHint() const override;

Q_SIGNALS:
    void newWanted();
    void editWanted(const model::Client &client);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();
    void openMenu();

    OurClients &clients_;
    Theme &theme_;
    QPointer<QWidget> menu_;
    bool narrow_ = false;
};

}
