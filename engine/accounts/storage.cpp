// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts/storage.h"

#include <QJsonDocument>

namespace accounts {

using base::Fault;
using base::Result;
using base::Task;
using model::StorageRules;

namespace {

constexpr int kFilesAtOnce = 200;

QString storageKey(const model::AccountId &account)
{
    return QStringLiteral("storage/") + account.value;
}

}

StorageRules Storage::rules() const
{
    const auto stored = store_.settings().value(storageKey(account_));
    if (!stored || !*stored)
        return {};
    const StorageRules read = model::storageFromJson({}, QJsonDocument::fromJson(**stored).object());
    return read.isSound() ? read : StorageRules();
}

Result<model::StorageUse> Storage::use(qint64 cap) const
{
    model::StorageUse use;
    use.rules = rules();
    ASSIGN_OR_RETURN(const auto all, store_.media().sum(account_));
    use.files = all.files;
    use.bytes = all.bytes;
    if (cap > 0) {
        ASSIGN_OR_RETURN(const auto beyond, store_.media().beyond(account_, cap));
        use.filesBeyond = beyond.files;
        use.bytesBeyond = beyond.bytes;
    }
    return use;
}

Task<void> Storage::set(const StorageRules &rules)
{
    if (!rules.isSound())
        return Task<void>::failed({Fault::Malformed, QStringLiteral("a size is out of range"), {}});
    const QByteArray json = QJsonDocument(model::storageJson(rules)).toJson(QJsonDocument::Compact);
    return store_
        .write([store = &store_, account = account_, json] {
            return store->settings().set(storageKey(account), json);
        })
        .then(&store_, [store = &store_, account = account_] { return Storage(*store, account).tidy(); });
}

Task<void> Storage::tidy()
{
    const qint64 cap = rules().cap;
    if (cap == 0)
        return Task<void>::ready({});
    auto removed = std::make_shared<int>(0);
    return store_
        .write([store = &store_, account = account_, cap, removed]() -> Result<void> {
            ASSIGN_OR_RETURN(*removed, store->media().removeOldest(account, cap, kFilesAtOnce));
            return {};
        })
        .then(&store_, [store = &store_, account = account_, removed]() -> Task<void> {
            return *removed == kFilesAtOnce ? Storage(*store, account).tidy() : Task<void>::ready({});
        });
}

}
