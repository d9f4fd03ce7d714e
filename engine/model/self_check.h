// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace model {

/// A point where the reference of the wire is in doubt, or where only the network itself can say what is so.
enum class CheckId : quint8 {
    // pairing
    RegRefresh,
    Passkey,
    LinkCode,
    LinkCodeStages,
    // the login and the line
    WebVersion,
    LoginPayload,
    OwnLid,
    OfflineBatch,
    EdgeRouting,
    ClientExpiration,
    StreamErrors,
    // messages
    DirectAddress,
    GroupAddress,
    AckShape,
    OurAcks,
    Phash,
    PhashAlphabet,
    Ack421,
    Refusals,
    // people
    ContactQuery,
    HiddenIds,
    Typing,
    // what else is asked for
    MexQueries,
    AppState,
    RecordVersions,
    VoiceNotes,
    FileSizes,
    // what nobody has told us of
    StanzaKinds,
    NotificationTypes,
    InfoKinds
};
inline constexpr int kCheckCount = static_cast<int>(CheckId::InfoKinds) + 1;
QString checkWord(CheckId id); ///< "reg_refresh", the same in REST and in the store
std::optional<CheckId> checkFromWord(QStringView word);

enum class CheckVerdict { NotSeen, AsExpected, Otherwise };
QString verdictWord(CheckVerdict verdict); ///< "not_seen"

/// One thing that the network did, in words of the protocol: nobody's name, number, id or text is in it.
struct CheckSeen {
    QString what; ///< "offline count", "error 405"
    bool asExpected = true; ///< the reference says that it may be so
    qint64 count = 0;
    qint64 lastMs = 0; ///< UTC
    bool operator==(const CheckSeen &) const = default;
};

/// What was seen of one point on one number's lines, in the order in which it was seen first.
struct CheckPoint {
    CheckId id = CheckId::RegRefresh;
    QList<CheckSeen> seen;
    CheckVerdict verdict() const;
    qint64 count() const;
    qint64 lastMs() const; ///< 0: nothing was seen
    bool operator==(const CheckPoint &) const = default;
};

}
