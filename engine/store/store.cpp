// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/store_parts.h"

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
    parts->people = std::make_unique<PeopleRows>(database, parts->feed.get());
    parts->profiles = std::make_unique<ProfileRows>(database);
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
    parts->scheduled = std::make_unique<ScheduledRows>(database);
    parts->search = std::make_unique<SearchRows>(database, *parts->vault);
    std::unique_ptr<Store> opened(new Store(std::move(parts), opening.groupWindow));
    RETURN_IF_FAILED(opened->parts_->media->sweep());
    opened->parts_->indexer->wake();
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
            [this] {
                parts_->media->committed();
                parts_->indexer->wake();
            }});
    parts_->indexer = std::make_unique<SearchIndexer>(
        *parts_->search, [this](Work work) { return write(std::move(work)); }, parts_->clock, *this);
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
ProfileRows &Store::profiles()
{
    return *parts_->profiles;
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
ScheduledRows &Store::scheduled()
{
    return *parts_->scheduled;
}
LabelRows &Store::labels()
{
    return *parts_->labels;
}

Result<model::FoundMessages> Store::search(const model::SearchFilter &filter)
{
    parts_->indexer->catchUp();
    return parts_->search->find(filter);
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
