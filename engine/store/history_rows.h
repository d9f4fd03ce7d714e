// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/store/chat_rows.h"

#include <QByteArray>

namespace store {

class Sealer;
class Vault;

/// What proves to a person's phone that we may write to them.
struct TrustToken {
    QByteArray token;
    qint64 receivedMs = 0;
    qint64 sentMs = 0; ///< when ours was given to them; 0 never
};

/// What past messages leave besides messages: how far back each chat goes, and secrets that the phone hands
/// over with them, sealed. Changes belong inside a write.
class HistoryRows {
public:
    HistoryRows(Database &database, Vault &vault) : database_(database), vault_(vault) { }

    /// Whether the phone has sent something of that chat before.
    base::Result<bool> isCovered(ChatId chat) const;
    /// @param more  whether the phone has older ones; Unknown leaves what is known. @param timerS of messages
    /// written there, 0 none
    base::Result<void> cover(ChatId chat, model::OlderMessages more, int timerS);
    /// The newest incoming ones of the chat are unread, as many as the phone says; what is unread already
    /// stays so.
    base::Result<void> setUnread(ChatId chat, int count);

    /// A newer one stays. One without bytes is none: only when ours was given is known then.
    base::Result<void> keepToken(const model::AccountId &account, PersonId person, const TrustToken &token);
    base::Result<std::optional<TrustToken>> token(const model::AccountId &account, PersonId person) const;
    /// Ours was given to them.
    base::Result<void> gaveToken(const model::AccountId &account, PersonId person, qint64 atMs);
    /// @param name  nct_salt, companion_meta_nonce
    base::Result<void> keepSecret(
        const model::AccountId &account, const QString &name, const QByteArray &value);
    base::Result<std::optional<QByteArray>> secret(
        const model::AccountId &account, const QString &name) const;

    base::Result<void> removeAll(const model::AccountId &account);
    /// Seals all of it anew, when the number goes to another client.
    base::Result<void> reseal(const model::AccountId &account, const Sealer &from, Sealer &to);

private:
    Database &database_;
    Vault &vault_;
};

}
