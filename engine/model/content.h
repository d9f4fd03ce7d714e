// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/jid.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>
#include <variant>

/// What a message carries besides its text. Strangers write all of it: texts are bounded where they are read
/// (messaging/kinds), sizes and times are what they claim.
namespace model {

/// A file: picture, video, sound, document, sticker. The text of its message is the caption.
struct Media {
    QString mime;
    QString name; ///< of a document; empty for the others
    qint64 bytes = 0; ///< of the file in clear, as the sender says
    QByteArray sha256; ///< of the file in clear, 32 bytes
    int width = 0; ///< pixels, 0 unknown
    int height = 0;
    int seconds = 0; ///< how long it plays
    int pages = 0;
    bool isAnimated = false; ///< stickers
    QByteArray waveform; ///< of a voice note: at most 64 bytes, each 0 to 100
    bool operator==(const Media &) const = default;
};

struct Location {
    double latitude = 0; ///< degrees, -90 to 90
    double longitude = 0; ///< degrees, -180 to 180
    QString name;
    QString address;
    int accuracyM = 0; ///< 0 unknown
    bool operator==(const Location &) const = default;
};

struct ContactCard {
    QString name;
    QStringList phones; ///< E.164 where the card says which account it is, else as written on it
    bool operator==(const ContactCard &) const = default;
};

struct Poll {
    QString question;
    QStringList options;
    int selectable = 0; ///< how many one may choose; 0: any number
    bool operator==(const Poll &) const = default;
};

struct GroupInvite {
    Jid group;
    QString name;
    QString code;
    qint64 expiresMs = 0;
    bool operator==(const GroupInvite &) const = default;
};

struct Event {
    QString name;
    QString description;
    QString place;
    qint64 startMs = 0;
    qint64 endMs = 0;
    bool isCancelled = false;
    bool operator==(const Event &) const = default;
};

/// What the writer's program found behind a link of the text.
struct LinkPreview {
    QString url; ///< as in the text
    QString title;
    QString description;
    bool operator==(const LinkPreview &) const = default;
};

/// How many pictures and videos follow as an album.
struct Album {
    int images = 0;
    int videos = 0;
    bool operator==(const Album &) const = default;
};

/// Something that happened in the chat, told by the network and not by anybody's hand.
struct SystemLine {
    /// joined, added, left, removed, promoted, demoted, created, subject, description, announce,
    /// announce_off, locked, unlocked, timer, approval, approval_off, add_mode_all, add_mode_admins,
    /// invite_link, deleted, number_changed, encryption_changed; call_ringing, call_missed, call_answered,
    /// call_rejected
    QString event;
    Jid by; ///< who did it; empty when nobody is named
    QList<Jid> who; ///< to whom
    QString text; ///< the new subject or description; of a timer its seconds; a call: voice, video
    bool byUs = false; ///< this number did it, on whichever device
    bool toUs = false; ///< this number is among `who`
    bool operator==(const SystemLine &) const = default;
};

using Content = std::variant<std::monostate, Media, Location, QList<ContactCard>, Poll, GroupInvite, Event,
    LinkPreview, Album, SystemLine>;

/// Null when the content is of another kind.
template <class T>
const T *contentAs(const Content &content)
{
    return std::get_if<T>(&content);
}

/// One person's reaction to a message; there is at most one of each.
struct Reaction {
    Jid from;
    QString fromName;
    QString emoji;
    qint64 atMs = 0;
    bool isOwn = false; ///< of this number, whichever device
    bool operator==(const Reaction &) const = default;
};

/// One person's present vote in a poll; a later one replaces it.
struct PollVote {
    Jid from;
    QString fromName;
    QList<int> options; ///< places in Poll::options; empty: the vote was taken back
    qint64 atMs = 0;
    bool isOwn = false;
    bool operator==(const PollVote &) const = default;
};

/// How many chose each option, in the order of the options.
QList<int> countVotes(const Poll &poll, const QList<PollVote> &votes);

/// One member named after the kind of content, its value as the REST contract writes it: {"media": {…}}.
/// Empty for no content. The store keeps the same form.
QJsonObject contentJson(const Content &content);
/// The way back; no content when nothing in it is known.
Content contentFromJson(const QJsonObject &json);

}
