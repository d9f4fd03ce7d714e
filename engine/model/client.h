// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/wrong_field.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace model {

/// Our id of a client (UUIDv7 text).
struct ClientId {
    QString value;
    bool operator==(const ClientId &) const = default;
};
inline size_t qHash(const ClientId &id, size_t seed = 0)
{
    return qHash(id.value, seed);
}

/// A stretch of every day, in minutes since the client's midnight; over midnight when `to` comes before
/// `from`.
struct QuietHours {
    int from = 0;
    int to = 0;
    bool operator==(const QuietHours &) const = default;
};
/// "22:30" ↔ 1350; nothing for what is no time of day.
QString clockTime(int minutes);
std::optional<int> minutesOf(QStringView clockTime);

/// Whom the agency works for: numbers belong to a client, and what is sealed of them is sealed under its key.
struct Client {
    ClientId id;
    QString name;
    QByteArray timeZone; ///< IANA: "Asia/Jerusalem"; when its days begin
    QString country; ///< ISO 3166, two letters: "IL"
    QString language; ///< ISO 639: "he", "en"
    QString colour; ///< "#7A3E2B", one of clientColours()
    QString mark; ///< one or two letters, shown with the colour
    std::optional<QuietHours> quietHours;
    int keepMessagesDays = 0; ///< messages older than that go; 0: they stay
    qint64 createdMs = 0;
    bool operator==(const Client &) const = default;
};
/// White text is legible on each.
QStringList clientColours();
/// "Cohen & Sons" → "CS", "Dana" → "DA": what a mark is when nobody said.
QString markOf(const QString &name);

/// What is left of a client that was off-boarded: everything of it, in files, and that nothing of it is here.
struct OffBoarded {
    Client client;
    QString directory; ///< of the files
    int numbers = 0;
    int chats = 0;
    int messages = 0;
    qint64 atMs = 0;
};

/// What was written of one number.
struct Exported {
    QString directory; ///< of the files
    int chats = 0;
    int messages = 0;
};

/// What is to be; empty: as it is, or a default for a new client.
struct ClientDraft {
    std::optional<QString> name;
    std::optional<QByteArray> timeZone;
    std::optional<QString> country;
    std::optional<QString> language;
    std::optional<QString> colour;
    std::optional<QString> mark;
    std::optional<std::optional<QuietHours>> quietHours;
    std::optional<int> keepMessagesDays;
};
constexpr int kMostClientName = 100;
constexpr int kMostKeepDays = 3660;
/// What cannot be. A new client needs a name.
QList<WrongField> wrongFields(const ClientDraft &draft, bool isNew);
/// The client as the draft wants it; mark from the name when neither has one.
Client changed(Client client, const ClientDraft &draft);

}
