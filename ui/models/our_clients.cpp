// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/our_clients.h"

#include "ui/models/answers.h"

#include <QCollator>

#include <algorithm>

namespace ui {

using model::Client;

OurClients::OurClients(door::Desk &desk, QObject *parent) : QObject(parent), desk_(desk)
{
    connect(&desk_, &door::Desk::clientsChanged, this, &OurClients::ask);
    ask();
}

void OurClients::ask()
{
    whenAnswered(this, desk_.ask([](door::Engine &engine) { return engine.clients().list(); }),
        [this](const base::Result<QList<Client>> &clients) {
            if (!clients)
                return;
            all_ = *clients;
            const QCollator collator;
            std::sort(all_.begin(), all_.end(),
                [&](const Client &a, const Client &b) { return collator.compare(a.name, b.name) < 0; });
            known_ = true;
            Q_EMIT changed();
            if (!chosen_.value.isEmpty() && !find(chosen_))
                choose({});
        });
}

std::optional<Client> OurClients::find(const model::ClientId &id) const
{
    const auto at
        = std::find_if(all_.begin(), all_.end(), [&](const Client &client) { return client.id == id; });
    return at == all_.end() ? std::nullopt : std::optional(*at);
}

void OurClients::choose(const model::ClientId &id)
{
    const model::ClientId next = !known_ || find(id) ? id : model::ClientId();
    if (next == chosen_)
        return;
    chosen_ = next;
    Q_EMIT chosenChanged();
}

bool OurClients::shows(const model::AccountView &number) const
{
    return chosen_.value.isEmpty() || number.client == chosen_;
}

Mark OurClients::markOf(const Client &client)
{
    return {client.mark, std::max(0, static_cast<int>(model::clientColours().indexOf(client.colour)))};
}

std::optional<Mark> OurClients::markOf(const model::AccountView &number) const
{
    const auto client = find(number.client);
    return client ? std::optional(markOf(*client)) : std::nullopt;
}

}
