// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/client_box.h"

#include "ui/theme/bidi.h"

#include <QEvent>

#include <algorithm>

namespace ui {

ClientBox::ClientBox(OurClients &clients, QWidget *parent) : QComboBox(parent), clients_(clients)
{
    // a long name must not make the panel wider
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    connect(&clients_, &OurClients::changed, this, &ClientBox::fill);
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT chosen(client()); });
    fill();
}

void ClientBox::fill()
{
    const model::ClientId now = client();
    clear();
    addItem(tr("No client yet"), QString());
    for (const model::Client &client : clients_.all())
        addItem(isolate(client.name), client.id.value);
    setClient(now);
    setVisible(!clients_.all().isEmpty()); // without clients there is nothing to choose
    setAccessibleName(tr("Client"));
}

void ClientBox::setClient(const model::ClientId &id)
{
    setCurrentIndex(std::max(0, findData(id.value)));
}

void ClientBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QComboBox::changeEvent(event);
}

}
