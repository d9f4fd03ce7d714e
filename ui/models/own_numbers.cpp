// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/own_numbers.h"

#include "ui/models/answers.h"

#include <chrono>

namespace ui {

using base::Result;
using model::AccountState;

namespace {
struct Known {
    QList<model::AccountView> views;
    QHash<QString, int> unread;
    QHash<model::ClientId, model::Client> clients;
};

Result<Known> read(door::Engine &engine)
{
    Known known;
    known.views = engine.accounts().list();
    for (const model::AccountView &view : std::as_const(known.views)) {
        ASSIGN_OR_RETURN(const int count, engine.chats().countUnread(view.id));
        known.unread.insert(view.id.value, count);
    }
    ASSIGN_OR_RETURN(const auto clients, engine.clients().list());
    for (const model::Client &client : clients)
        known.clients.insert(client.id, client);
    return known;
}
}

OwnNumbers::OwnNumbers(door::Desk &desk, Changes &changes, QObject *parent) : QObject(parent), desk_(desk)
{
    // many changes come at once when a line returns
    soon_.setInterval(std::chrono::milliseconds(100));
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &OwnNumbers::refresh);
    const auto ask = [this] {
        if (!soon_.isActive())
            soon_.start();
    };
    connect(&changes, &Changes::accountChanged, this, ask);
    connect(&changes, &Changes::chatChanged, this, ask);
    connect(&changes, &Changes::missed, this, ask);
    connect(&desk_, &door::Desk::clientsChanged, this, ask);
    refresh();
}

void OwnNumbers::refresh()
{
    whenAnswered(this, desk_.ask(read), [this](const Result<Known> &known) {
        if (!known)
            return;
        all_ = known->views;
        unread_ = known->unread;
        clients_ = known->clients;
        known_ = true;
        Q_EMIT changed();
    });
}

std::optional<model::AccountView> OwnNumbers::find(const model::AccountId &id) const
{
    for (const model::AccountView &view : all_) {
        if (view.id == id)
            return view;
    }
    return std::nullopt;
}

std::optional<model::Client> OwnNumbers::clientOf(const model::AccountView &number) const
{
    const auto found = clients_.constFind(number.client);
    return found == clients_.cend() ? std::nullopt : std::optional(*found);
}

int OwnNumbers::unread(const model::ClientId &client) const
{
    int sum = 0;
    for (const model::AccountView &view : all_) {
        if (client.value.isEmpty() || view.client == client)
            sum += unread(view.id);
    }
    return sum;
}

bool OwnNumbers::mayWrite(const model::AccountView &view)
{
    return !view.pn.isEmpty() && view.state != AccountState::Unpaired && view.state != AccountState::LoggedOut
        && view.state != AccountState::Banned && view.state != AccountState::WaitingForScan
        && view.state != AccountState::WaitingForCode && view.state != AccountState::PasskeyNeeded;
}

}
