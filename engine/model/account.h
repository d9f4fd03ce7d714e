// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/client.h"
#include "engine/model/jid.h"

#include <QList>
#include <QString>

#include <optional>

namespace model {

/// Our id of an account (UUIDv7 text). Not a phone: a number can be paired anew under the same account.
struct AccountId {
    QString value;
    bool operator==(const AccountId &) const = default;
};
inline size_t qHash(const AccountId &id, size_t seed = 0)
{
    return qHash(id.value, seed);
}

/// The states of the REST contract, one word each.
enum class AccountState {
    Unpaired,
    WaitingForScan,
    WaitingForCode,
    PasskeyNeeded,
    Connecting,
    Syncing,
    Connected,
    Quiet,
    Reconnecting,
    LoggedOut,
    Replaced,
    Restricted,
    Banned,
    Outdated,
    Paused,
    Stopped
};
QString stateWord(AccountState state); ///< "waiting_for_scan"
std::optional<AccountState> stateFromWord(QStringView word);

/// Why an account is in its state. `code`: the server's number as text, or a stable word. `untilMs` 0 when
/// open-ended.
struct StateReason {
    QString code;
    QString detail;
    qint64 untilMs = 0;
    bool operator==(const StateReason &) const = default;
};

/// Something that does not stop an account but will, or narrows what it may do. `code`: time_lock,
/// new_chat_quota, new_chats_used (used and of in `detail`, "12/50"), phone_silent. `untilMs`: the end, or when
/// it comes to the worst; 0 when nobody says.
struct Warning {
    QString code;
    QString detail;
    qint64 untilMs = 0;
    bool operator==(const Warning &) const = default;
};

/// How far the past messages are that the phone sends after pairing, and when it is asked.
struct HistoryProgress {
    bool isRunning = false; ///< some are being read, or wait for that
    int percent = 0; ///< of all that the phone sends of this kind, as it says
    QString kind; ///< initial, recent, full, on_demand; names, status, settings
    qint64 chats = 0; ///< read so far, counted once for each piece that speaks of them
    qint64 messages = 0; ///< new here
    bool operator==(const HistoryProgress &) const = default;
};

/// What a face shows of an account. Times are ms UTC, 0 when there is none.
struct AccountView {
    AccountId id;
    ClientId client; ///< whose it is; empty: nobody's yet
    QString label;
    AccountState state = AccountState::Unpaired;
    std::optional<StateReason> reason;
    qint64 stateSinceMs = 0;
    Jid pn; ///< with device; empty until paired
    Jid lid; ///< with device; empty until known
    QString pushName;
    QString platform;
    qint64 lastProofMs = 0;
    qint64 nextAttemptMs = 0;
    int attempts = 0;
    int sentToday = 0;
    int receivedToday = 0;
    int queued = 0;
    qint64 bytesIn = 0; ///< on its lines since the program started, without files
    qint64 bytesOut = 0;
    qint64 memoryBytes = 0; ///< held for it, as its rooms count it; a floor: not what libraries hold for them
    QList<Warning> warnings;
    std::optional<HistoryProgress> history; ///< nothing: the phone has sent none yet
};

}
