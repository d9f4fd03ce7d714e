// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/key_rows.h"

#include "engine/store/database.h"
#include "engine/store/vault.h"

#include <QDataStream>
#include <QIODevice>

#include <array>

namespace store {

using base::Fault;
using base::Result;

namespace {

constexpr quint8 kVersion = 1;

QByteArray place(const char *table, const model::AccountId &account, quint32 id = 0)
{
    return QByteArray(table) + '|' + account.value.toUtf8() + '|' + QByteArray::number(id);
}

QByteArray write(const DeviceKeys &keys)
{
    QByteArray out;
    QDataStream stream(&out, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << kVersion << keys.noise.secret.toByteArray() << keys.identity.secret.toByteArray()
           << keys.registrationId << keys.signedPreKeyId << keys.signedPreKey.secret.toByteArray()
           << keys.signedPreKeySignature << keys.advSecret << keys.advIdentity << keys.nextPreKeyId
           << keys.routingInfo;
    return out;
}

Result<crypto::KeyPair> pairOf(QByteArray secret)
{
    if (secret.size() != 32)
        return base::fail(Fault::Storage, QStringLiteral("a key of wrong length"), QStringLiteral("damaged"));
    auto pair = crypto::KeyPair::fromSecret(secret);
    crypto::wipe(secret);
    return pair;
}

Result<DeviceKeys> read(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_4);
    quint8 version = 0;
    QByteArray noise;
    QByteArray identity;
    QByteArray signedKey;
    DeviceKeys keys;
    stream >> version >> noise >> identity >> keys.registrationId >> keys.signedPreKeyId >> signedKey
        >> keys.signedPreKeySignature >> keys.advSecret >> keys.advIdentity >> keys.nextPreKeyId
        >> keys.routingInfo;
    if (version != kVersion || stream.status() != QDataStream::Ok)
        return base::fail(
            Fault::Storage, QStringLiteral("device keys cannot be read"), QStringLiteral("damaged"));
    ASSIGN_OR_RETURN(keys.noise, pairOf(std::move(noise)));
    ASSIGN_OR_RETURN(keys.identity, pairOf(std::move(identity)));
    ASSIGN_OR_RETURN(keys.signedPreKey, pairOf(std::move(signedKey)));
    return keys;
}

}

DeviceKeys DeviceKeys::copy() const
{
    return {noise.copy(), identity.copy(), registrationId, signedPreKeyId, signedPreKey.copy(),
        signedPreKeySignature, advSecret, advIdentity, nextPreKeyId, routingInfo};
}

Result<std::optional<DeviceKeys>> KeyRows::device(const model::AccountId &account) const
{
    ASSIGN_OR_RETURN(
        auto query, database_.query("SELECT sealed FROM device_keys WHERE account = ?", account.value));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<DeviceKeys>();
    ASSIGN_OR_RETURN(auto plain, vault_.of(account).open(query.bytes(0), place("device_keys", account)));
    auto keys = read(plain);
    crypto::wipe(plain);
    if (!keys)
        return base::fail(keys.error());
    return std::optional<DeviceKeys>(std::move(*keys));
}

Result<void> KeyRows::saveDevice(const model::AccountId &account, const DeviceKeys &keys)
{
    QByteArray plain = write(keys);
    const QByteArray sealed = vault_.of(account).seal(plain, place("device_keys", account));
    crypto::wipe(plain);
    RETURN_IF_FAILED(database_.run(
        "INSERT OR REPLACE INTO device_keys (account, sealed) VALUES (?, ?)", account.value, sealed));
    QByteArray signedKey = keys.signedPreKey.secret.toByteArray() + keys.signedPreKeySignature;
    const QByteArray sealedKey
        = vault_.of(account).seal(signedKey, place("signed_pre_keys", account, keys.signedPreKeyId));
    crypto::wipe(signedKey);
    RETURN_IF_FAILED(
        database_.run("INSERT OR REPLACE INTO signed_pre_keys (account, id, sealed) VALUES (?, ?, ?)",
            account.value, keys.signedPreKeyId, sealedKey));
    return {};
}

Result<void> KeyRows::insertPreKeys(const model::AccountId &account, const std::vector<PreKeyRow> &keys)
{
    for (const PreKeyRow &key : keys) {
        const QByteArray sealed
            = vault_.of(account).seal(key.pair.secret.view(), place("pre_keys", account, key.id));
        RETURN_IF_FAILED(database_.run(
            "INSERT OR REPLACE INTO pre_keys (account, id, uploaded, sealed) VALUES (?, ?, 0, ?)",
            account.value, key.id, sealed));
    }
    return {};
}

Result<std::optional<PreKeyRow>> KeyRows::preKey(const model::AccountId &account, quint32 id) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT sealed FROM pre_keys WHERE account = ? AND id = ?", account.value, id));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<PreKeyRow>();
    ASSIGN_OR_RETURN(auto secret, vault_.of(account).open(query.bytes(0), place("pre_keys", account, id)));
    ASSIGN_OR_RETURN(auto pair, pairOf(std::move(secret)));
    return std::optional<PreKeyRow>(PreKeyRow{id, std::move(pair)});
}

Result<void> KeyRows::removePreKey(const model::AccountId &account, quint32 id)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM pre_keys WHERE account = ? AND id = ?", account.value, id));
    return {};
}

Result<std::vector<PreKeyRow>> KeyRows::preKeysNotUploaded(const model::AccountId &account, int limit) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT id, sealed FROM pre_keys WHERE account = ? AND uploaded = 0 ORDER BY id LIMIT ?",
            account.value, limit));
    std::vector<PreKeyRow> rows;
    for (;;) {
        ASSIGN_OR_RETURN(const bool has, query.next());
        if (!has)
            return rows;
        const auto id = static_cast<quint32>(query.number(0));
        ASSIGN_OR_RETURN(
            auto secret, vault_.of(account).open(query.bytes(1), place("pre_keys", account, id)));
        ASSIGN_OR_RETURN(auto pair, pairOf(std::move(secret)));
        rows.push_back(PreKeyRow{id, std::move(pair)});
    }
}

Result<void> KeyRows::markUploaded(const model::AccountId &account, const QList<quint32> &ids)
{
    for (const quint32 id : ids)
        RETURN_IF_FAILED(database_.run(
            "UPDATE pre_keys SET uploaded = 1 WHERE account = ? AND id = ?", account.value, id));
    return {};
}

Result<int> KeyRows::uploadedCount(const model::AccountId &account) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query("SELECT count(*) FROM pre_keys WHERE account = ? AND uploaded = 1", account.value));
    ASSIGN_OR_RETURN(const bool has, query.next());
    return has ? static_cast<int>(query.number(0)) : 0;
}

Result<std::optional<KeyRows::SignedRow>> KeyRows::signedPreKey(
    const model::AccountId &account, quint32 id) const
{
    ASSIGN_OR_RETURN(auto query,
        database_.query(
            "SELECT sealed FROM signed_pre_keys WHERE account = ? AND id = ?", account.value, id));
    ASSIGN_OR_RETURN(const bool has, query.next());
    if (!has)
        return std::optional<SignedRow>();
    ASSIGN_OR_RETURN(
        auto plain, vault_.of(account).open(query.bytes(0), place("signed_pre_keys", account, id)));
    SignedRow row;
    row.id = id;
    row.signature = plain.sliced(32);
    ASSIGN_OR_RETURN(row.pair, pairOf(plain.first(32)));
    crypto::wipe(plain);
    return std::optional<SignedRow>(std::move(row));
}

Result<void> KeyRows::reseal(const model::AccountId &account, const Sealer &from, Sealer &to)
{
    struct Table {
        const char *name;
        const char *read;
        const char *write;
    };
    static constexpr std::array kTables{
        Table{"device_keys", "SELECT 0, sealed FROM device_keys WHERE account = ?",
            "UPDATE device_keys SET sealed = ? WHERE account = ? AND ? = 0"},
        Table{"signed_pre_keys", "SELECT id, sealed FROM signed_pre_keys WHERE account = ?",
            "UPDATE signed_pre_keys SET sealed = ? WHERE account = ? AND id = ?"},
        Table{"pre_keys", "SELECT id, sealed FROM pre_keys WHERE account = ?",
            "UPDATE pre_keys SET sealed = ? WHERE account = ? AND id = ?"}};
    for (const Table &table : kTables) {
        QList<std::pair<quint32, QByteArray>> rows;
        {
            ASSIGN_OR_RETURN(auto query, database_.query(table.read, account.value));
            for (;;) {
                ASSIGN_OR_RETURN(const bool has, query.next());
                if (!has)
                    break;
                rows.append({static_cast<quint32>(query.number(0)), query.bytes(1)});
            }
        }
        for (const auto &[id, sealed] : rows) {
            const QByteArray where = place(table.name, account, id);
            ASSIGN_OR_RETURN(auto plain, from.open(sealed, where));
            const QByteArray anew = to.seal(plain, where);
            crypto::wipe(plain);
            RETURN_IF_FAILED(database_.run(table.write, anew, account.value, id));
        }
    }
    return {};
}

Result<void> KeyRows::removeAll(const model::AccountId &account)
{
    RETURN_IF_FAILED(database_.run("DELETE FROM device_keys WHERE account = ?", account.value));
    RETURN_IF_FAILED(database_.run("DELETE FROM signed_pre_keys WHERE account = ?", account.value));
    RETURN_IF_FAILED(database_.run("DELETE FROM pre_keys WHERE account = ?", account.value));
    return {};
}

}
