// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/vault.h"

#include "engine/store/database.h"

namespace store {

using base::Fault;
using base::Result;
using model::AccountId;
using model::ClientId;

namespace {

// the name it has had since there was one key for all
const QString kHouse = QStringLiteral("client_key");

QByteArray placeOf(const ClientId &client)
{
    return "clients|key|" + client.value.toUtf8();
}

}

Vault::Vault(Database &database, crypto::Key32 master, base::Random &random)
    : database_(database), master_(std::move(master)), random_(random)
{
}

std::shared_ptr<Sealer> Vault::sealer(crypto::Key32 key) const
{
    return std::make_shared<Sealer>(std::move(key), random_);
}

Result<crypto::Key32> Vault::open(const QByteArray &sealed, const QByteArray &place) const
{
    auto plain = crypto::openAtRest(master_, sealed, place);
    if (!plain || plain->size() != 32)
        return base::fail(Fault::Storage, QStringLiteral("the key does not open this database"),
            QStringLiteral("wrong_key"));
    crypto::Key32 key(*plain);
    crypto::wipe(*plain);
    return key;
}

Result<void> Vault::loadHouse()
{
    std::optional<QByteArray> sealed;
    {
        ASSIGN_OR_RETURN(auto asked, database_.query("SELECT value FROM profile WHERE key = ?", kHouse));
        ASSIGN_OR_RETURN(const bool has, asked.next());
        if (has)
            sealed = asked.bytes(0);
    }
    if (sealed) {
        ASSIGN_OR_RETURN(auto key, open(*sealed, "profile|client_key"));
        house_ = sealer(std::move(key));
        return {};
    }
    // without an account nothing was ever sealed: the very first opening was cut short
    ASSIGN_OR_RETURN(auto accounts, database_.query("SELECT 1 FROM accounts LIMIT 1"));
    ASSIGN_OR_RETURN(const bool hasAccounts, accounts.next());
    if (hasAccounts)
        return base::fail(
            Fault::Storage, QStringLiteral("the database has no key of its own"), QStringLiteral("damaged"));
    crypto::Key32 key = newKey();
    RETURN_IF_FAILED(database_.run("INSERT INTO profile (key, value) VALUES (?, ?)", kHouse,
        crypto::sealAtRest(master_, key.view(), "profile|client_key", random_)));
    house_ = sealer(std::move(key));
    return {};
}

Result<void> Vault::load()
{
    if (!house_)
        RETURN_IF_FAILED(loadHouse());
    decltype(clients_) clients;
    decltype(owners_) owners;
    ASSIGN_OR_RETURN(auto keys, database_.query("SELECT id, sealed_key FROM clients"));
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, keys.next());
        if (!has)
            break;
        const ClientId client{keys.text(0)};
        ASSIGN_OR_RETURN(auto key, open(keys.bytes(1), placeOf(client)));
        clients.insert(client, sealer(std::move(key)));
    }
    ASSIGN_OR_RETURN(auto accounts, database_.query("SELECT id, client FROM accounts WHERE client <> ''"));
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, accounts.next());
        if (!has)
            break;
        const ClientId client{accounts.text(1)};
        if (!clients.contains(client))
            return base::fail(Fault::Storage,
                QStringLiteral("a number belongs to a client that is not there"), QStringLiteral("damaged"));
        owners.insert({accounts.text(0)}, client);
    }
    clients_ = std::move(clients);
    owners_ = std::move(owners);
    touched_ = false;
    stale_ = false;
    return {};
}

void Vault::undo()
{
    stale_ = touched_ && !load();
}

bool Vault::isCurrent()
{
    return !stale_ || load().has_value();
}

Sealer &Vault::of(const AccountId &account) const
{
    const auto owner = owners_.constFind(account);
    return owner == owners_.cend() ? *house_ : of(*owner);
}

Sealer &Vault::of(const ClientId &client) const
{
    const auto found = clients_.constFind(client);
    return found == clients_.cend() ? *house_ : **found;
}

crypto::Key32 Vault::newKey()
{
    crypto::Key32 key;
    random_.fill(key.data(), key.size());
    return key;
}

QByteArray Vault::makeKey(const ClientId &client)
{
    crypto::Key32 key = newKey();
    QByteArray sealed = crypto::sealAtRest(master_, key.view(), placeOf(client), random_);
    clients_.insert(client, sealer(std::move(key)));
    touched_ = true;
    return sealed;
}

void Vault::forgetKey(const ClientId &client)
{
    clients_.remove(client);
    touched_ = true;
}

void Vault::assign(const AccountId &account, const ClientId &client)
{
    touched_ = true;
    if (client.value.isEmpty())
        owners_.remove(account);
    else
        owners_.insert(account, client);
}

}
