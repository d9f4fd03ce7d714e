// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/account.h"
#include "engine/model/content.h"

#include <QList>

namespace model {

/// Outgoing: Queued … Cancelled. Incoming: Received, Read. Words are those of the REST contract.
enum class MessageState { Queued, Sending, Sent, Delivered, Read, Played, Failed, Cancelled, Received };
QString stateWord(MessageState state);

enum class Direction { In, Out };

/// What a message is. The numbers stand in databases: only added to, at the end of each part.
enum class MessageKind {
    Text,
    Unsupported, ///< of a later time: kept as it came, so that a later version can show it
    Undecryptable, ///< not readable yet; becomes what it is when the resend comes
    Image,
    Video,
    Gif,
    Audio,
    Voice,
    Document,
    Sticker,
    Location,
    LiveLocation,
    Contacts,
    Poll,
    Event,
    GroupInvite,
    ViewOnce, ///< announced here, opened on the phone
    Album,
    System, ///< told by the network: who joined, what the group is called now
    // acts upon another message, `target`; never stands in a conversation itself
    Reaction = 64,
    Edit,
    Delete,
    Vote,
};
QString kindWord(MessageKind kind); ///< "text", "unsupported", "undecryptable", "image" …
bool isMedia(MessageKind kind); ///< its content is a Media and its text a caption
inline bool isAddOn(MessageKind kind)
{
    return kind >= MessageKind::Reaction;
}

/// The messages of a conversation that brought or sent files, by what somebody looks for among them.
enum class FilesOf {
    Pictures, ///< pictures, videos, GIFs
    Documents,
};

/// Why a message failed: `code` is the server's number or a stable word.
struct MessageError {
    base::Fault fault = base::Fault::Refused;
    QString code;
    QString detail;
    bool operator==(const MessageError &) const = default;
};

struct Quote {
    QString id; ///< ours; empty when we do not have the message
    QByteArray waId; ///< the network's
    Jid from;
    QString text;
    bool operator==(const Quote &) const = default;
};

/// How far a message of ours got in a group.
struct ReceiptCounts {
    int delivered = 0; ///< those who have it, readers among them
    int read = 0;
    int of = 0; ///< members besides us
    bool operator==(const ReceiptCounts &) const = default;
};

/// One message as faces, hooks and the CRM see it. Times are ms UTC, 0 when there is none.
struct Message {
    QString id; ///< ours, UUIDv7; stays the same when a placeholder heals
    AccountId account;
    QByteArray waId; ///< the network's, unique per account, chat and sender
    Jid chat; ///< as stored: phone form when known, else LID; groups as they are
    Jid from; ///< author, without device
    QString fromPhone; ///< E.164 or empty
    QString fromName;
    Direction direction = Direction::In;
    MessageKind kind = MessageKind::Text;
    QString text; ///< of a Media its caption, of a Reaction the emoji (empty removes)
    Content content; ///< what it carries besides
    QByteArray thumbnail; ///< a small JPEG (or PNG, of a sticker) that came with it; a stranger's
    std::optional<Quote> quoted;
    QList<Jid> mentions;
    bool mentionsEveryone = false;
    int forwarded = 0; ///< how often it was passed on; 0: written for this chat
    int disappearsAfterS = 0; ///< the chat's timer when it was written
    bool isStarred = false; ///< kept among the important ones by somebody of this number
    QList<Reaction> reactions;
    QList<PollVote> votes;
    std::optional<ReceiptCounts> receipts; ///< of an own message in a group
    QString target; ///< of an add-on: our id of the message it acts upon
    qint64 editedMs = 0;
    qint64 deletedMs = 0; ///< deleted for everyone: nothing of its content is kept
    MessageState state = MessageState::Received;
    std::optional<MessageError> error;
    qint64 timestampMs = 0; ///< the network's time of the message
    qint64 receivedMs = 0; ///< when we stored it
};

struct TimelineEntry {
    MessageState state = MessageState::Queued;
    qint64 atMs = 0;
    QString detail;
};

/// What a person or a program asks to send.
struct Outgoing {
    QString
        id; ///< decided by the caller so that a repeated request sends nothing twice; empty: decided inside
    Jid to; ///< person (PN or LID) or group
    MessageKind kind = MessageKind::Text;
    QString text; ///< text, caption, emoji of a reaction, new text of an edit
    Content
        content; ///< Location, Contacts, Poll, a text's LinkPreview; a Media: sha256 of a file it has here
    QByteArray thumbnail; ///< of a picture, a video, what is behind a link: a small JPEG, or empty
    QString quotedId; ///< our id of the quoted message, or empty
    QList<Jid> mentions;
    QString target; ///< of an add-on: our id of the message it acts upon
    QList<int> options; ///< of a Vote: places in the poll's options; empty takes the vote back
    bool takesDraft = false; ///< the chat's draft became this message: it goes in the same transaction
};

/// How a chat stands in the list. The same on all devices of the number.
struct ChatMarks {
    bool isArchived = false;
    qint64 pinnedMs = 0; ///< since when; 0: not
    qint64 mutedUntilMs = 0; ///< 0: not; kMutedForEver
    bool isMarkedUnread = false; ///< by somebody, whatever is unread in it
    bool isLocked = false; ///< the phone shows it behind a lock
    static constexpr qint64 kMutedForEver = -1;
    bool isMuted(qint64 nowMs) const { return mutedUntilMs == kMutedForEver || mutedUntilMs > nowMs; }
    bool operator==(const ChatMarks &) const = default;
};

/// A coloured word that a business puts on chats.
struct Label {
    QString id; ///< a number of the phone's
    QString name;
    int colour = 0; ///< 0 to 19, of the phone's palette
    int place = 0; ///< in the list
    int chats = 0; ///< that carry it
    bool operator==(const Label &) const = default;
};

/// A text that is kept to be sent again.
struct QuickReply {
    QString id;
    QString shortcut; ///< what is typed after "/"
    QString text;
    bool operator==(const QuickReply &) const = default;
};

/// Whether the phone has messages that are older than those here.
enum class OlderMessages { Unknown, Yes, No, NoAccess };
QString olderWord(OlderMessages older); ///< "unknown", "yes", "no", "no_access"

struct Chat {
    AccountId account;
    Jid jid;
    QString kind; ///< person, group, status, newsletter
    QString name;
    QString phone;
    Jid lid;
    int unread = 0;
    std::optional<Message> last;
    qint64 lastMs = 0;
    QString draft; ///< what somebody began to write and did not send
    QString cannotWrite; ///< of a group: not_member, admins_only; empty: one can
    ChatMarks marks;
    QStringList labels; ///< ids
    /// Where it stands in the list, largest first: pinned ones before all others.
    qint64 rank() const { return lastMs + (marks.pinnedMs > 0 ? 1LL << 52 : 0); }
    qint64 sinceMs = 0; ///< when the oldest message that is here was written; 0: there is none
    OlderMessages older = OlderMessages::Unknown;
    int disappearsAfterS = 0; ///< as the phone said with the past messages; 0: never
    bool hasFailed = false; ///< something was not sent, and nothing of ours was since
};

/// Which chats a list holds, and which part of it.
struct ChatFilter {
    AccountId account = {}; ///< empty: of all accounts
    ClientId client = {}; ///< empty: of all clients
    QString kind = {}; ///< person, group, status, newsletter; empty: any
    bool unreadOnly = false;
    std::optional<bool> archived = {}; ///< only those, or all but those
    QString label = {}; ///< only those that carry it; of one account
    qint64 unansweredBeforeMs = 0; ///< only people whose message is the last one, and older than that; 0: any
    bool failedOnly = false;
    QString text = {}; ///< part of a name or a number; empty: any
    int limit = 50;
    QString cursor = {}; ///< opaque, from the page before
    bool operator==(const ChatFilter &) const = default;
};

/// One page of a list: newest first, `next` empty at the end.
template <class T>
struct Page {
    QList<T> items;
    QString next;
};

/// A stretch of a conversation that need not reach its end: newest first.
struct MessageStretch {
    QList<Message> items;
    QString next; ///< cursor to what is older; empty at the beginning
    QString newer; ///< cursor to what is newer; empty at the end
};

}
