// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/clients/clients.h"

#include "engine/base/uuid.h"

#include <QLocale>
#include <QLoggingCategory>
#include <QTimeZone>

#include <algorithm>
#include <limits>

namespace clients {

using base::Fault;
using base::Result;
using base::Task;
using model::AccountId;
using model::Client;
using model::ClientDraft;
using model::ClientId;

Q_LOGGING_CATEGORY(logClients, "gesher.clients")

namespace {

constexpr int kAtOnce = 200; ///< messages in one go: nobody waits for a write behind them
constexpr base::milliseconds kPause{50};
constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;

base::Error noClient()
{
    return {Fault::NotFound, QStringLiteral("There is no such client."), QStringLiteral("no_client")};
}

base::Error malformed(const QList<model::WrongField> &wrong)
{
    return {Fault::Malformed, wrong.first().field + u' ' + wrong.first().detail, wrong.first().field};
}

/// The colour that the fewest have.
QString freeColour(const QList<Client> &others)
{
    const QStringList colours = model::clientColours();
    return *std::min_element(colours.begin(), colours.end(), [&](const QString &a, const QString &b) {
        const auto having = [&](const QString &colour) {
            return std::count_if(
                others.begin(), others.end(), [&](const Client &client) { return client.colour == colour; });
        };
        return having(a) < having(b);
    });
}

}

Clients::Clients(Parts parts)
    : parts_(std::move(parts)),
      offBoarding_({parts_.store, parts_.accounts, parts_.clock, parts_.exportDirectory}),
      numberExport_({parts_.store, parts_.clock, parts_.exportDirectory})
{
}

Result<QList<Client>> Clients::list() const
{
    return parts_.store.clients().all();
}

Result<std::optional<Client>> Clients::find(const ClientId &id) const
{
    return parts_.store.clients().find(id);
}

QList<model::WrongField> Clients::check(const ClientDraft &draft, bool isNew) const
{
    return model::wrongFields(draft, isNew);
}

Client Clients::fresh(const QList<Client> &others) const
{
    Client client;
    client.timeZone = QTimeZone::systemTimeZoneId();
    if (!QTimeZone::isTimeZoneIdAvailable(client.timeZone))
        client.timeZone = "UTC";
    const auto territory = QTimeZone(client.timeZone).territory();
    client.country = QLocale::territoryToCode(
        territory == QLocale::AnyTerritory ? QLocale::system().territory() : territory);
    const auto language = QLocale::system().language(); // C on a server that nobody told
    client.language = QLocale::languageToCode(language == QLocale::C ? QLocale::English : language);
    client.colour = freeColour(others);
    client.createdMs = parts_.clock.wallMs();
    return client;
}

Task<Client> Clients::found(Task<void> written, const ClientId &id)
{
    return std::move(written).then(this, [this, id]() -> Result<Client> {
        Q_EMIT changed();
        ASSIGN_OR_RETURN(const auto client, find(id));
        if (!client)
            return base::fail(noClient());
        return *client;
    });
}

Task<Client> Clients::create(const ClientDraft &draft, const ClientId &id)
{
    if (!id.value.isEmpty()) {
        if (const auto existing = find(id); existing && *existing)
            return Task<Client>::ready(**existing);
    }
    if (const auto wrong = check(draft, true); !wrong.isEmpty())
        return Task<Client>::failed(malformed(wrong));
    const auto others = list();
    if (!others)
        return Task<Client>::failed(others.error());
    Client client = model::changed(fresh(*others), draft);
    client.id = id.value.isEmpty() ? ClientId{base::newId(parts_.clock, parts_.random)} : id;
    return found(
        parts_.store.write([this, client] { return parts_.store.clients().insert(client); }), client.id);
}

Task<Client> Clients::change(const ClientId &id, const ClientDraft &draft)
{
    const auto client = find(id);
    if (!client)
        return Task<Client>::failed(client.error());
    if (!*client)
        return Task<Client>::failed(noClient());
    if (const auto wrong = check(draft, false); !wrong.isEmpty())
        return Task<Client>::failed(malformed(wrong));
    const Client next = model::changed(**client, draft);
    auto written = parts_.store.write([this, next] { return parts_.store.clients().update(next); });
    if (next.keepMessagesDays != (*client)->keepMessagesDays)
        written = std::move(written).then(this, [this] { tidy(); });
    return found(std::move(written), id);
}

Task<void> Clients::remove(const ClientId &id)
{
    return parts_.store
        .write([this, id]() -> Result<void> {
            ASSIGN_OR_RETURN(const int numbers, parts_.store.accounts().countOf(id));
            if (numbers > 0)
                return base::fail(Fault::Refused,
                    QStringLiteral("Numbers belong to this client. Move or remove them first."),
                    QStringLiteral("has_numbers"));
            ASSIGN_OR_RETURN(const bool was, parts_.store.clients().remove(id));
            return was ? Result<void>() : Result<void>(base::fail(noClient()));
        })
        .then(this, [this] {
            Q_EMIT changed();
            parts_.store.dropBackUps(std::numeric_limits<qint64>::max()); // its key is in them
            return parts_.store.emptyJournal();
        });
}

Task<model::OffBoarded> Clients::offBoard(const ClientId &id)
{
    const auto client = find(id);
    if (!client)
        return Task<model::OffBoarded>::failed(client.error());
    if (!*client)
        return Task<model::OffBoarded>::failed(noClient());
    return offBoarding_.run(**client).then(this, [this](const model::OffBoarded &done) {
        Q_EMIT changed();
        return done;
    });
}

Task<model::Exported> Clients::exportNumber(const AccountId &account)
{
    const accounts::Account *number = parts_.accounts.find(account);
    if (!number)
        return Task<model::Exported>::failed(
            {Fault::NotFound, QStringLiteral("There is no such account."), QStringLiteral("no_account")});
    return numberExport_.run(parts_.accounts.view(*number));
}

Task<void> Clients::move(const AccountId &account, const ClientId &client)
{
    accounts::Account *number = parts_.accounts.find(account);
    if (!number)
        return Task<void>::failed(
            {Fault::NotFound, QStringLiteral("There is no such account."), QStringLiteral("no_account")});
    if (!client.value.isEmpty()) {
        const auto there = find(client);
        if (!there)
            return Task<void>::failed(there.error());
        if (!*there)
            return Task<void>::failed(noClient());
    }
    if (number->row().client == client)
        return Task<void>::ready(Result<void>());
    return number->moveTo(client);
}

qint64 Clients::before(int days) const
{
    return parts_.clock.wallMs() - days * kDayMs;
}

Result<int> Clients::countOlderThan(const ClientId &id, int days) const
{
    int count = 0;
    for (const model::AccountView &account : parts_.accounts.views()) {
        if (account.client != id || days <= 0)
            continue;
        ASSIGN_OR_RETURN(const int old, parts_.store.messages().countBefore(account.id, before(days)));
        count += old;
    }
    return count;
}

void Clients::tidy()
{
    const auto all = list();
    if (!all)
        return;
    QList<std::pair<AccountId, qint64>> due;
    const auto views = parts_.accounts.views();
    for (const Client &client : *all) {
        for (const model::AccountView &account : views) {
            if (client.keepMessagesDays > 0 && account.client == client.id)
                due.append({account.id, before(client.keepMessagesDays)});
        }
    }
    if (due.isEmpty())
        return;
    const auto removed = std::make_shared<int>(0);
    parts_.store
        .write([this, due, removed]() -> Result<void> {
            for (const auto &[account, beforeMs] : due) {
                ASSIGN_OR_RETURN(const int some,
                    parts_.store.messages().removeBefore(account, beforeMs, kAtOnce - *removed));
                *removed += some;
                if (*removed >= kAtOnce)
                    break;
            }
            return {};
        })
        .finally(this, [this, removed](const Result<void> &done) {
            if (!done)
                qCWarning(logClients)
                    << "retention:" << base::faultWord(done.error().fault) << done.error().code;
            else if (*removed >= kAtOnce)
                next_ = parts_.clock.after(kPause, [this] { tidy(); });
        });
}

}
