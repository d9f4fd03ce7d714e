// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/store/shelf.h"

#include <QDirIterator>
#include <QTest>

/// Numbers with files, for the tests of what becomes of them.
namespace media_tests {

using namespace Qt::StringLiterals;
using base::Result;
using model::AccountId;
using model::ClientId;
using support::Shelf;

inline const AccountId kOne{u"one"_s};
inline const AccountId kTwo{u"two"_s};
inline const AccountId kOther{u"other"_s};
inline const ClientId kFirst{u"first"_s};
inline const ClientId kSecond{u"second"_s};
inline constexpr qsizetype kBlock = crypto::kFileBlock;

inline model::Client client(const ClientId &id)
{
    model::Client client;
    client.id = id;
    client.name = id.value;
    client.timeZone = "Asia/Jerusalem";
    client.country = u"IL"_s;
    client.language = u"he"_s;
    client.colour = model::clientColours().first();
    client.mark = u"CS"_s;
    return client;
}

inline store::AccountRow number(const AccountId &id, const ClientId &owner)
{
    store::AccountRow row;
    row.id = id;
    row.client = owner;
    row.label = id.value;
    return row;
}

inline QByteArray digest(const QByteArray &plain)
{
    return crypto::view(crypto::sha256({plain})).toByteArray();
}

/// Two numbers of one client, one of another.
inline void open(Shelf &shelf)
{
    QVERIFY(shelf.open());
    QVERIFY(shelf.write([&]() -> Result<void> {
        RETURN_IF_FAILED(shelf.store->clients().insert(client(kFirst)));
        RETURN_IF_FAILED(shelf.store->clients().insert(client(kSecond)));
        RETURN_IF_FAILED(shelf.store->accounts().insert(number(kOne, kFirst)));
        RETURN_IF_FAILED(shelf.store->accounts().insert(number(kTwo, kFirst)));
        return shelf.store->accounts().insert(number(kOther, kSecond));
    }));
}
inline std::optional<store::MediaFile> keep(Shelf &shelf, const AccountId &account, const QByteArray &plain)
{
    auto writer = shelf.store->media().writer();
    if (!writer || !(*writer)->write(plain))
        return std::nullopt;
    std::optional<store::MediaFile> kept;
    shelf.store->media()
        .keep(account, std::move(*writer), u"image/jpeg"_s)
        .finally(shelf.store.get(), [&](const auto &done) {
            if (done)
                kept = *done;
        });
    (void)shelf.store->flush();
    return kept;
}
inline Result<QByteArray> read(
    Shelf &shelf, const AccountId &account, const QByteArray &plain, qint64 from = 0)
{
    ASSIGN_OR_RETURN(auto reader, shelf.store->media().read(account, digest(plain)));
    RETURN_IF_FAILED(reader->seek(from));
    QByteArray all;
    for (;;) {
        ASSIGN_OR_RETURN(const QByteArray part, reader->read());
        if (part.isEmpty())
            return all;
        all += part;
    }
}
inline QStringList onDisk(const Shelf &shelf)
{
    QStringList files;
    QDirIterator walk(shelf.directory.filePath(u"media"_s), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next());
    return files;
}

}
