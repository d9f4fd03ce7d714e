// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/account.h"

#include <QList>

namespace model {

/// Outgoing: Queued … Cancelled. Incoming: Received, Read. Words are those of the REST contract.
enum class MessageState { Queued, Sending, Sent, Delivered, Read, Played, Failed, Cancelled, Received };
QString stateWord(MessageState state);

enum class Direction { In, Out };

/// Text is real now; every other kind is kept raw and shown as Unsupported until its room exists.
enum class MessageKind { Text, Unsupported, Undecryptable };
QString kindWord(MessageKind kind); ///< "text", "unsupported", "undecryptable"

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
    QString text;
    std::optional<Quote> quoted;
    QList<Jid> mentions;
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
struct OutgoingText {
    QString
        id; ///< decided by the caller so that a repeated request sends nothing twice; empty: decided inside
    Jid to; ///< person (PN or LID) or group
    QString text;
    QString quotedId; ///< our id of the quoted message, or empty
    QList<Jid> mentions;
    bool takesDraft = false; ///< the chat's draft became this message: it goes in the same transaction
};

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
};

/// Which chats a list holds, and which part of it.
struct ChatFilter {
    AccountId account = {}; ///< empty: of all accounts
    ClientId client = {}; ///< empty: of all clients
    QString kind = {}; ///< person, group, status, newsletter; empty: any
    bool unreadOnly = false;
    QString text = {}; ///< part of a name or a number; empty: any
    int limit = 50;
    QString cursor = {}; ///< opaque, from the page before
};

/// One page of a list: newest first, `next` empty at the end.
template <class T>
struct Page {
    QList<T> items;
    QString next;
};

}
