// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/inflater.h"
#include "engine/proto/history.pb.h"

#include <optional>
#include <variant>

/// history: past messages that the phone sends.
namespace history {

struct ChatBegins {
    QByteArray id; ///< as written, not checked
};
/// Everything of the chat that began but its messages.
struct ChatEnds {
    proto::Conversation chat;
};
/// One of the chat that began last; a status where none did.
struct PastMessage {
    proto::WebMessageInfo info;
    quint64 order = 0; ///< among those of one second; 0 unknown
};
struct Link {
    QByteArray pn;
    QByteArray lid;
};
struct Name {
    QByteArray person;
    QString name;
};
struct Secret {
    enum class Is { NctSalt, MetaNonce };
    Is is = Is::NctSalt;
    QByteArray value;
};
struct Head {
    std::optional<quint32> type;
    std::optional<quint32> progress;
};
/// Much was passed over: a good moment to let others work.
struct Breath { };
using Part = std::variant<ChatBegins, ChatEnds, PastMessage, Link, Name, Secret, Head, Breath>;

/// Takes one HistorySync apart, whatever its size: it is inflated in pieces, and never more than one message
/// or the rest of one conversation is in memory. Messages that are too long or unreadable are left out; so is
/// what has no meaning here. Source: protocol note "History sync"; vectors history_sync.json.
class Reader {
public:
    static constexpr qsizetype kLongestMessage = 4 * 1024 * 1024;
    static constexpr qsizetype kLongestRest = 1024 * 1024; ///< of a conversation, without its messages

    explicit Reader(Source source) : bytes_(std::move(source)) { }

    /// The next part; nothing at the end. Malformed: no HistorySync. Limit: bounds that nobody needs. After a
    /// failure there is nothing more to be had.
    base::Result<std::optional<Part>> next();

    qint64 taken() const { return bytes_.dropped(); } ///< plain bytes
    int leftOut() const { return leftOut_; } ///< messages
    qint64 heldBytes() const { return bytes_.heldBytes() + rest_.capacity(); }

private:
    struct Tag {
        quint32 field = 0;
        quint32 wire = 0;
        qint64 length = 0; ///< of wire type 2
        quint64 value = 0; ///< of wire type 0
        QByteArray raw; ///< the tag and what is known by now, as written
    };
    base::Result<quint64> varint(QByteArray &raw);
    base::Result<Tag> tag();
    base::Result<std::optional<Part>> ofSync();
    base::Result<std::optional<Part>> ofChat();
    base::Result<std::optional<Part>> message(qint64 length, bool isWrapped);
    base::Result<QByteArray> take(qint64 length);
    base::Result<void> skip(qint64 length);
    base::Result<bool> atEnd();

    Inflater bytes_;
    std::optional<qint64> chatEnd_; ///< where the open conversation ends
    QByteArray rest_; ///< of it
    QByteArray chatId_;
    qint64 skipping_ = 0;
    qint64 breathAt_ = 0;
    int leftOut_ = 0;
};

}
