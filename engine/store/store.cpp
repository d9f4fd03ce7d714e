// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/store.h"

#include "engine/store/database.h"
#include "engine/store/group_commit.h"
#include "engine/store/profile_lock.h"
#include "engine/store/vault.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <limits>

namespace store {

using base::Fault;
using base::Result;
using base::Task;

struct Store::Parts {
    Parts(base::Clock &c, base::Random &r) : clock(c), random(r) { }

    base::Clock &clock;
    base::Random &random;
    QString file;
    ProfileLock lock;
    std::unique_ptr<Database> database;
    std::unique_ptr<Vault> vault;
    std::unique_ptr<Feed> feed;
    std::unique_ptr<ClientRows> clients;
    std::unique_ptr<AccountRows> accounts;
    std::unique_ptr<KeyRows> keys;
    std::unique_ptr<SessionRows> sessions;
    std::unique_ptr<PeopleRows> people;
    std::unique_ptr<ChatRows> chats;
    std::unique_ptr<MessageRows> messages;
    std::unique_ptr<AddOnRows> addOns;
    std::unique_ptr<GroupRows> groups;
    std::unique_ptr<HistoryRows> history;
    std::unique_ptr<JobRows> jobs;
    std::unique_ptr<RawRows> raw;
    std::unique_ptr<SettingRows> settings;
    std::unique_ptr<TokenRows> tokens;
    std::unique_ptr<WebhookRows> webhooks;
    std::unique_ptr<DeliveryRows> deliveries;
    std::unique_ptr<UploadRows> uploads;
    std::unique_ptr<AppStateRows> appState;
    std::unique_ptr<LabelRows> labels;
    std::unique_ptr<MediaFiles> media;
    std::unique_ptr<GroupCommit> group;
};

namespace {

base::Error keysUnread()
{
    return {Fault::Storage, QStringLiteral("the clients' keys cannot be read"), QStringLiteral("io")};
}

const QString kFileName = QStringLiteral("gesher.db");

Result<std::optional<QByteArray>> profileValue(Database &database, const QString &key)
{
    ASSIGN_OR_RETURN(auto asked, database.query("SELECT value FROM profile WHERE key = ?", key));
    ASSIGN_OR_RETURN(const bool has, asked.next());
    return has ? std::optional<QByteArray>(asked.bytes(0)) : std::nullopt;
}

Result<void> setProfileValue(Database &database, const QString &key, const QByteArray &value)
{
    RETURN_IF_FAILED(database.run("INSERT OR REPLACE INTO profile (key, value) VALUES (?, ?)", key, value));
    return {};
}

Result<void> bindNetwork(Database &database, const QByteArray &root)
{
    const QString name = QStringLiteral("network_root");
    ASSIGN_OR_RETURN(const auto bound, profileValue(database, name));
    if (!bound)
        return setProfileValue(database, name, root);
    if (*bound != root)
        return base::fail(Fault::Storage, QStringLiteral("the directory belongs to another network"),
            QStringLiteral("other_network"));
    return {};
}

Result<void> quickCheck(Database &database)
{
    ASSIGN_OR_RETURN(auto check, database.query("PRAGMA quick_check(1)"));
    ASSIGN_OR_RETURN(const bool has, check.next());
    if (!has || check.text(0) != u"ok")
        return base::fail(
            Fault::Storage, QStringLiteral("the database is damaged"), QStringLiteral("damaged"));
    return {};
}

}

bool Store::exists(const QString &directory)
{
    return QFileInfo::exists(directory + u'/' + kFileName);
}

Result<std::unique_ptr<Store>> Store::open(Opening opening, base::Clock &clock, base::Random &random)
{
    const bool isNew = !exists(opening.directory);
    if (isNew && !opening.mayCreate)
        return base::fail(Fault::NotFound, QStringLiteral("there is no database in this directory"));
    if (!QDir().mkpath(opening.directory))
        return base::fail(
            Fault::Storage, QStringLiteral("the directory cannot be made"), QStringLiteral("read_only"));
    QFile::setPermissions(opening.directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    auto parts = std::make_unique<Parts>(clock, random);
    parts->file = opening.directory + u'/' + kFileName;
    RETURN_IF_FAILED(parts->lock.take(opening.directory, opening.program));
    ASSIGN_OR_RETURN(parts->database, Database::open(parts->file, opening.vfs));
    Database &database = *parts->database;
    QFile::setPermissions(parts->file, QFile::ReadOwner | QFile::WriteOwner);
    if (!isNew)
        RETURN_IF_FAILED(quickCheck(database));
    RETURN_IF_FAILED(migrate(database, [&](qint64 version) -> Result<void> {
        const QString copy = opening.directory + u'/' + backUpName(version);
        RETURN_IF_FAILED(database.copyTo(copy, opening.vfs));
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        return {};
    }));
    parts->vault = std::make_unique<Vault>(database, std::move(opening.masterKey), random);
    RETURN_IF_FAILED(parts->vault->load());
    RETURN_IF_FAILED(bindNetwork(database, opening.networkRoot));

    parts->feed = std::make_unique<Feed>(database, clock);
    RETURN_IF_FAILED(Feed::settle(database));
    parts->accounts = std::make_unique<AccountRows>(database, *parts->vault);
    parts->clients = std::make_unique<ClientRows>(database, *parts->vault);
    parts->keys = std::make_unique<KeyRows>(database, *parts->vault);
    parts->sessions = std::make_unique<SessionRows>(database, *parts->vault);
    parts->people = std::make_unique<PeopleRows>(database);
    parts->chats = std::make_unique<ChatRows>(database);
    parts->messages = std::make_unique<MessageRows>(database, *parts->feed);
    parts->addOns = std::make_unique<AddOnRows>(database, *parts->feed);
    parts->groups = std::make_unique<GroupRows>(database, *parts->feed);
    parts->history = std::make_unique<HistoryRows>(database, *parts->vault);
    parts->jobs = std::make_unique<JobRows>(database);
    parts->raw = std::make_unique<RawRows>(database, *parts->vault);
    parts->settings = std::make_unique<SettingRows>(database);
    parts->tokens = std::make_unique<TokenRows>(database, parts->vault->house());
    parts->webhooks = std::make_unique<WebhookRows>(database, parts->vault->house());
    parts->deliveries = std::make_unique<DeliveryRows>(database);
    parts->uploads = std::make_unique<UploadRows>(database, *parts->vault);
    parts->appState = std::make_unique<AppStateRows>(database, *parts->vault);
    parts->labels = std::make_unique<LabelRows>(database);
    std::unique_ptr<Store> opened(new Store(std::move(parts), opening.groupWindow));
    RETURN_IF_FAILED(opened->parts_->media->sweep());
    return opened;
}

Store::Store(std::unique_ptr<Parts> parts, base::milliseconds groupWindow) : parts_(std::move(parts))
{
    parts_->group = std::make_unique<GroupCommit>(*parts_->database, parts_->clock, groupWindow,
        GroupCommit::Told{[this] { Q_EMIT feedGrew(); }, [this] { parts_->vault->undo(); },
            [this] {
                parts_->vault->undo();
                Q_EMIT writesLost();
            },
            [this] { parts_->media->committed(); }});
    parts_->media = std::make_unique<MediaFiles>(
        QFileInfo(parts_->file).absolutePath() + QStringLiteral("/media"),
        MediaRows(*parts_->database, *parts_->vault), [this](Work work) { return write(std::move(work)); },
        parts_->clock, parts_->random);
}

Store::~Store()
{
    (void)flush();
}

Task<void> Store::write(Work work)
{
    if (!parts_->vault->isCurrent())
        return Task<void>::failed(keysUnread());
    return parts_->group->write(std::move(work));
}

Task<void> Store::writeRepeatable(Work work)
{
    if (!parts_->vault->isCurrent())
        return Task<void>::failed(keysUnread());
    return parts_->group->writeRepeatable(std::move(work));
}

/// Whoever is told of a commit may write at once, into the next group: that one is committed, too, until
/// nothing is open. SQLite neither empties its journal nor compacts with a transaction open.
Result<void> Store::settle()
{
    constexpr int kMostTurns = 100;
    for (int turn = 0; turn < kMostTurns; ++turn) {
        RETURN_IF_FAILED(flush());
        if (!parts_->database->inTransaction())
            return {};
    }
    return base::fail(Fault::Timeout, QStringLiteral("the store was never at rest"));
}

Result<void> Store::emptyJournal()
{
    RETURN_IF_FAILED(settle());
    return parts_->database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<void> Store::compact()
{
    RETURN_IF_FAILED(settle());
    RETURN_IF_FAILED(parts_->database->execute("VACUUM"));
    return parts_->database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<void> Store::flush()
{
    return parts_->group->flush();
}

bool Store::isBroken() const
{
    return parts_->group->isBroken();
}

ClientRows &Store::clients()
{
    return *parts_->clients;
}
AccountRows &Store::accounts()
{
    return *parts_->accounts;
}
KeyRows &Store::keys()
{
    return *parts_->keys;
}
SessionRows &Store::sessions()
{
    return *parts_->sessions;
}
PeopleRows &Store::people()
{
    return *parts_->people;
}
ChatRows &Store::chats()
{
    return *parts_->chats;
}
MessageRows &Store::messages()
{
    return *parts_->messages;
}
AddOnRows &Store::addOns()
{
    return *parts_->addOns;
}
GroupRows &Store::groups()
{
    return *parts_->groups;
}
HistoryRows &Store::history()
{
    return *parts_->history;
}
JobRows &Store::jobs()
{
    return *parts_->jobs;
}
RawRows &Store::raw()
{
    return *parts_->raw;
}
Feed &Store::feed()
{
    return *parts_->feed;
}
SettingRows &Store::settings()
{
    return *parts_->settings;
}
TokenRows &Store::tokens()
{
    return *parts_->tokens;
}
WebhookRows &Store::webhooks()
{
    return *parts_->webhooks;
}
DeliveryRows &Store::deliveries()
{
    return *parts_->deliveries;
}
MediaFiles &Store::media()
{
    return *parts_->media;
}
UploadRows &Store::uploads()
{
    return *parts_->uploads;
}

AppStateRows &Store::appState()
{
    return *parts_->appState;
}
LabelRows &Store::labels()
{
    return *parts_->labels;
}

Result<void> Store::wipeAccount(const model::AccountId &account, bool keepMessages)
{
    Database &database = *parts_->database;
    RETURN_IF_FAILED(parts_->keys->removeAll(account));
    RETURN_IF_FAILED(parts_->sessions->removeAll(account));
    RETURN_IF_FAILED(parts_->appState->removeAll(account));
    RETURN_IF_FAILED(database.run("DELETE FROM raw_items WHERE account = ?", account.value));
    RETURN_IF_FAILED(database.run("DELETE FROM jobs WHERE account = ?", account.value));
    RETURN_IF_FAILED(database.run("DELETE FROM device_lists WHERE account = ?", account.value));
    RETURN_IF_FAILED(database.run("DELETE FROM sender_key_devices WHERE account = ?", account.value));
    RETURN_IF_FAILED(database.run("DELETE FROM group_members WHERE account = ?", account.value));
    RETURN_IF_FAILED(database.run(keepMessages ? "UPDATE groups SET member = 0 WHERE account = ?"
                                               : "DELETE FROM groups WHERE account = ?",
        account.value));
    RETURN_IF_FAILED(database.run("DELETE FROM settings WHERE key IN (?, ?, ?, ?, ?)",
        QStringLiteral("limits/") + account.value, QStringLiteral("replayed/") + account.value,
        QStringLiteral("reach_out/") + account.value, QStringLiteral("phone_seen/") + account.value,
        QStringLiteral("wire_log/") + account.value));
    RETURN_IF_FAILED(parts_->uploads->removeAll(account));
    RETURN_IF_FAILED(parts_->history->removeAll(account));
    dropBackUps(std::numeric_limits<qint64>::max());
    // what is kept belongs to no client any more
    if (keepMessages)
        return parts_->media->reseal(account, parts_->vault->of(account), parts_->vault->house());
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
    RETURN_IF_FAILED(parts_->uploads->removeAll(account));
    RETURN_IF_FAILED(
        parts_->database->run("UPDATE accounts SET client = ? WHERE id = ?", client.value, account.value));
    parts_->vault->assign(account, client);
    return {};
}

void Store::dropBackUps(qint64 olderThanMs)
{
    const QDir directory = QFileInfo(parts_->file).absoluteDir();
    for (const QFileInfo &copy : directory.entryInfoList({QStringLiteral("gesher-v*.db")}, QDir::Files)) {
        if (copy.lastModified().toMSecsSinceEpoch() < olderThanMs)
            QFile::remove(copy.filePath());
    }
}

qint64 Store::fileBytes() const
{
    return QFileInfo(parts_->file).size() + QFileInfo(parts_->file + QStringLiteral("-wal")).size();
}

qint64 Store::freeBytes() const
{
    return QStorageInfo(QFileInfo(parts_->file).absolutePath()).bytesAvailable();
}

}
