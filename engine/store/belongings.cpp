// SPDX-License-Identifier: GPL-3.0-or-later
// All that the store has of a number: wiped, or given to another client.
#include "engine/store/store_parts.h"

#include <limits>

namespace store {

using base::Fault;
using base::Result;

Result<void> Store::wipeAccount(const model::AccountId &account, bool keepMessages)
{
    Database &database = *parts_->database;
    RETURN_IF_FAILED(parts_->keys->removeAll(account));
    RETURN_IF_FAILED(parts_->sessions->removeAll(account));
    RETURN_IF_FAILED(parts_->appState->removeAll(account));
    RETURN_IF_FAILED(database.run("DELETE FROM raw_items WHERE account = ?", account.value));
    RETURN_IF_FAILED(database.run("DELETE FROM jobs WHERE account = ?", account.value));
    RETURN_IF_FAILED(database.run(
        "DELETE FROM scheduled WHERE chat IN (SELECT id FROM chats WHERE account = ?)", account.value));
    RETURN_IF_FAILED(database.run("DELETE FROM device_lists WHERE account = ?", account.value));
    RETURN_IF_FAILED(database.run("DELETE FROM sender_key_devices WHERE account = ?", account.value));
    RETURN_IF_FAILED(database.run("DELETE FROM group_members WHERE account = ?", account.value));
    RETURN_IF_FAILED(database.run(keepMessages ? "UPDATE groups SET member = 0 WHERE account = ?"
                                               : "DELETE FROM groups WHERE account = ?",
        account.value));
    // whatever a room keeps of a number stands under "<what>/<account>"
    RETURN_IF_FAILED(
        database.run("DELETE FROM settings WHERE key GLOB ?", QString(QStringLiteral("*/") + account.value)));
    RETURN_IF_FAILED(parts_->uploads->removeAll(account));
    RETURN_IF_FAILED(parts_->history->removeAll(account));
    RETURN_IF_FAILED(parts_->profiles->removeAll(account));
    dropBackUps(std::numeric_limits<qint64>::max());
    // what is kept belongs to no client any more
    if (keepMessages) {
        const Sealer &from = parts_->vault->of(account);
        RETURN_IF_FAILED(parts_->search->reseal(account, from, parts_->vault->house()));
        return parts_->media->reseal(account, from, parts_->vault->house());
    }
    RETURN_IF_FAILED(parts_->search->removeAll(account));
    RETURN_IF_FAILED(parts_->media->removeAll(account));
    RETURN_IF_FAILED(parts_->deliveries->removeAll(account));
    RETURN_IF_FAILED(database.run(
        "DELETE FROM timeline WHERE message IN (SELECT id FROM messages WHERE account = ?)", account.value));
    RETURN_IF_FAILED(database.run("DELETE FROM messages WHERE account = ?", account.value));
    RETURN_IF_FAILED(database.run(
        "DELETE FROM drafts WHERE chat IN (SELECT id FROM chats WHERE account = ?)", account.value));
    RETURN_IF_FAILED(database.run("DELETE FROM chats WHERE account = ?", account.value));
    RETURN_IF_FAILED(parts_->labels->removeAll(account));
    RETURN_IF_FAILED(parts_->people->removeAll(account));
    // what the feed tells of it names people
    RETURN_IF_FAILED(database.run("DELETE FROM feed WHERE account = ?", account.value));
    return {};
}

Result<void> Store::moveAccount(const model::AccountId &account, const model::ClientId &client)
{
    if (!client.value.isEmpty() && !parts_->vault->knows(client))
        return base::fail(Fault::NotFound, QStringLiteral("no such client"));
    const Sealer &from = parts_->vault->of(account);
    Sealer &to = parts_->vault->of(client);
    RETURN_IF_FAILED(parts_->keys->reseal(account, from, to));
    RETURN_IF_FAILED(parts_->sessions->reseal(account, from, to));
    RETURN_IF_FAILED(parts_->raw->reseal(account, from, to));
    RETURN_IF_FAILED(parts_->appState->reseal(account, from, to));
    RETURN_IF_FAILED(parts_->media->reseal(account, from, to));
    RETURN_IF_FAILED(parts_->history->reseal(account, from, to));
    RETURN_IF_FAILED(parts_->search->reseal(account, from, to));
    RETURN_IF_FAILED(parts_->uploads->removeAll(account));
    RETURN_IF_FAILED(
        parts_->database->run("UPDATE accounts SET client = ? WHERE id = ?", client.value, account.value));
    parts_->vault->assign(account, client);
    return {};
}

}
