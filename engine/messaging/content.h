// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/message.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace proto {
class WebMessageInfo;
}

namespace messaging {

struct Content;

/// What acts upon another message: reaction, edit, deletion, vote. Everything as its writer sees it.
struct AddOn {
    model::MessageKind what = model::MessageKind::Reaction;
    QByteArray targetId; ///< the network's id of that message
    bool targetIsActors = false; ///< whoever sends the add-on wrote the message, too
    model::Jid targetChat; ///< where that message is, as the actor's phone calls it
    model::Jid targetAuthor; ///< in groups, when somebody else wrote it
    QString emoji; ///< Reaction; empty takes it back
    qint64 atMs = 0; ///< when it was made, by the actor's clock; 0 unknown
    std::shared_ptr<const Content> edited; ///< Edit: what the message says now
    QByteArray vote; ///< Vote: sealed with the poll's secret
    QByteArray voteIv;
};

/// What one decrypted Message is to us. `Nothing` carries no content of its own (a bare key distribution).
struct Content {
    enum class Is { Message, AddOn, Control, Nothing };
    Is is = Is::Nothing;
    // Message only
    model::MessageKind kind = model::MessageKind::Unsupported;
    QString text; ///< the text, of a file its caption
    model::Content carried;
    QByteArray thumbnail;
    std::optional<model::Quote> quoted; ///< `id` is empty: the caller looks it up by waId
    QList<model::Jid> mentions;
    bool mentionsEveryone = false;
    int forwarded = 0;
    int disappearsAfterS = 0;
    std::optional<AddOn> addOn; ///< AddOn only
    QString control; ///< Control only: the kind it is kept under ("protocol_message", "history_sync" …)
    bool ownOnly = false; ///< Control only: means something only when it comes from our own account
    std::optional<QByteArray> destination; ///< the chat named by a DeviceSentMessage
    struct Distribution {
        QByteArray group;
        QByteArray bytes;
    };
    std::optional<Distribution> distribution;
    QByteArray proto; ///< the message without its DeviceSentMessage wrapping
};

/// Characters of the longest text that is sent; of what comes, four times as many bytes.
constexpr int kLongestText = 65'536;

/// Malformed if the bytes are no Message. Texts that are longer are Malformed too, at most 1024 mentions
/// are read; of every other list and text what is beyond its bound is left out. Of what is to be seen once
/// nothing is kept but that it came. Source: protocol note "Content recipes".
base::Result<Content> readContent(QByteArrayView message);

/// The message of what a phone keeps, with its secret, as `readContent` takes it.
QByteArray messageIn(const proto::WebMessageInfo &info);

/// What of a message is shown, into the message.
void fill(model::Message &message, const Content &content);

/// The 32 bytes under which votes for this message (and other things that hang on it) are sealed; empty when
/// it has none.
QByteArray secretOf(QByteArrayView message);

}
