// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/our_clients.h"

#include <QComboBox>

namespace ui {

/// Chooses a client, or none. Follows the clients as they come and go. `clients` outlives it.
class ClientBox : public QComboBox {
    Q_OBJECT
public:
    ClientBox(OurClients &clients, QWidget *parent);
    model::ClientId client() const { return {currentData().toString()}; }
    void setClient(const model::ClientId &id);

Q_SIGNALS:
    void chosen(const model::ClientId &id); ///< by a person

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();

    OurClients &clients_;
};

}
