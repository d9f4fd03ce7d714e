// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/message.h"

#include <QByteArray>

#include <optional>

namespace messaging {

/// What one decrypted Message is to us. `Nothing` carries no content of its own (a bare key distribution).
struct Content {
    enum class Is { Text, Unsupported, Control, Nothing };
    Is is = Is::Nothing;
    QString text; ///< Text only
    std::optional<model::Quote> quoted; ///< `id` is empty: the caller looks it up by waId
    QList<model::Jid> mentions;
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
/// are read. Source: protocol note "Content recipes".
base::Result<Content> readContent(QByteArrayView message);

/// What a quote needs of the quoted message.
struct Quoted {
    QByteArray waId;
    model::Jid author; ///< without device, in the chat's address space
    QByteArray proto;
};
/// The serialised Message of an outgoing text. @param secret 32 random bytes (messageContextInfo)
QByteArray textMessage(const QString &text, const std::optional<Quoted> &quoted,
    const QList<model::Jid> &mentions, const QByteArray &secret);
/// The same message as our own other devices get it.
base::Result<QByteArray> deviceSentMessage(const QByteArray &message, const model::Jid &destination);

}
