// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.h"
#include "engine/base/random.h"
#include "engine/base/task.h"
#include "engine/crypto/secret.h"
#include "engine/store/account_rows.h"
#include "engine/store/add_on_rows.h"
#include "engine/store/app_state_rows.h"
#include "engine/store/chat_rows.h"
#include "engine/store/client_rows.h"
#include "engine/store/delivery_rows.h"
#include "engine/store/feed.h"
#include "engine/store/group_rows.h"
#include "engine/store/history_rows.h"
#include "engine/store/job_rows.h"
#include "engine/store/key_rows.h"
#include "engine/store/label_rows.h"
#include "engine/store/media_files.h"
#include "engine/store/message_rows.h"
#include "engine/store/people_rows.h"
#include "engine/store/profile_rows.h"
#include "engine/store/raw_rows.h"
#include "engine/store/scheduled_rows.h"
#include "engine/store/search_rows.h"
#include "engine/store/session_rows.h"
#include "engine/store/setting_rows.h"
#include "engine/store/token_rows.h"
#include "engine/store/upload_rows.h"
#include "engine/store/webhook_rows.h"

#include <QObject>

#include <functional>
#include <memory>

/// store: everything that must survive a crash, in one SQLite file; all SQL of it is in this room.
namespace store {

class Database;

struct Opening {
    QString directory; ///< the profile directory; made (0700) when missing
    crypto::Key32 masterKey; ///< seals the clients' keys
    bool mayCreate = true; ///< false: a missing database is NotFound
    QByteArray networkRoot; ///< the Noise root key this directory is bound to; another one is refused
    QString program; ///< named to whoever finds the lock taken
    QByteArray vfs; ///< SQLite VFS to use; empty is the system's (the crash test brings its own)
    base::milliseconds groupWindow{3}; ///< how long a group commit waits for company
};

/// The profile's memory. Lives on the engine thread; `clock`, `random` outlive it.
///
/// Writing: `write` runs its work at once inside the open group commit, so that it can be undone alone, and
/// answers when the group is on disk. Work that fails is rolled back. When the commit itself fails,
/// every write of the group answers Storage and none of them happened. Reads see the writes of the open
/// group.
class Store : public QObject {
    Q_OBJECT
public:
    /// Storage faults carry a stable code: locked (detail: program and pid), newer_version, damaged, full,
    /// read_only, wrong_key, other_network, io. Nothing is overwritten in any of these cases.
    static base::Result<std::unique_ptr<Store>> open(
        Opening opening, base::Clock &clock, base::Random &random);
    /// Commits what is open, closes the file and gives the lock back.
    ~Store() override;

    using Work = std::function<base::Result<void>()>;
    base::Task<void> write(Work work);
    /// For what comes by the hundred: never a savepoint, so no page is kept aside for an undo. When such work
    /// fails, the whole group is undone and the rest of it done again: the work may therefore run more than
    /// once, also after this call, and sets what it changes outside the store anew each time.
    base::Task<void> writeRepeatable(Work work);
    /// Commits now instead of at the end of the window.
    base::Result<void> flush();
    /// True while commits fail (disk full, read-only): nothing is acknowledged to anyone then.
    bool isBroken() const;

    ClientRows &clients();
    AccountRows &accounts();
    KeyRows &keys(); ///< own keys and one-time prekeys
    SessionRows &sessions(); ///< Signal sessions, identities, sender keys
    PeopleRows &people(); ///< phone ↔ hidden id, names, device lists
    ProfileRows &profiles(); ///< what people show, notes about them, who is blocked
    ChatRows &chats();
    MessageRows &messages();
    AddOnRows &addOns(); ///< reactions, votes, edits, deletions
    GroupRows &groups();
    HistoryRows &history(); ///< how far back chats go, and secrets of the phone's
    JobRows &jobs(); ///< the outbox
    RawRows &raw(); ///< once-only data whose room does not exist yet
    Feed &feed();
    SettingRows &settings();
    TokenRows &tokens(); ///< REST tokens and idempotency keys
    WebhookRows &webhooks(); ///< where events go
    DeliveryRows &deliveries(); ///< what is on its way there, and the log
    MediaFiles &media(); ///< files of the numbers
    UploadRows &uploads(); ///< where they lie on the network
    AppStateRows &appState(); ///< what the number's devices agree about, as they do
    ScheduledRows &scheduled();
    LabelRows &labels(); ///< and what of it stands in no other table

    /// As SearchRows::find, after what came just now was indexed: only a file of a former program, or many
    /// messages at once, take the index longer than the question.
    base::Result<model::FoundMessages> search(const model::SearchFilter &filter);

    /// The number belongs to that client from now on (empty: to none), and what is sealed of it is sealed
    /// anew under its key. Inside `write`; NotFound when there is no such client.
    base::Result<void> moveAccount(const model::AccountId &account, const model::ClientId &client);

    /// Moves everything into the main file and empties the journal: what was wiped is then in neither,
    /// because deleted content is overwritten there.
    base::Result<void> emptyJournal();

    /// Writes the file anew without what was deleted, and empties the journal. Takes as long as the file is
    /// large, and needs that much room.
    base::Result<void> compact();

    /// Deletes all rows of an account (its messages and files too unless `keepMessages`), overwriting
    /// secrets; `emptyJournal` is due after it.
    base::Result<void> wipeAccount(const model::AccountId &account, bool keepMessages);
    qint64 fileBytes() const;
    qint64 freeBytes() const; ///< of the disk that holds the file
    static bool exists(const QString &directory);
    /// The copy that was made before a file of that version was migrated. Dropped after `kBackUpKeptMs` by
    /// `dropBackUps`, and at once when an account is wiped: what is wiped must not live on in it.
    static QString backUpName(qint64 version) { return QStringLiteral("gesher-v%1.db").arg(version); }
    static constexpr qint64 kBackUpKeptMs = 30LL * 24 * 60 * 60 * 1000;
    void dropBackUps(qint64 olderThanMs);

Q_SIGNALS:
    /// After a commit that added feed rows.
    void feedGrew();
    /// A commit failed; what was in memory about the lost writes must be read again.
    void writesLost();

private:
    base::Result<void> settle();

    struct Parts;
    Store(std::unique_ptr<Parts> parts, base::milliseconds groupWindow);
    std::unique_ptr<Parts> parts_;
};

}
