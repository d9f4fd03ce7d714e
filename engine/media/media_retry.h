// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/base/result.h"
#include "engine/model/jid.h"
#include "engine/wire/document.h"

/// A file that the hosts have dropped: the phone is asked to put it there again. Source: protocol note "Media
/// retry"; vectors media_retry.json.
namespace media {

/// Which message the file belongs to.
struct RetrySubject {
    QByteArray id; ///< of the message
    model::Jid chat;
    bool isOwn = false; ///< sent by this number
    model::Jid participant; ///< the sender in a group, else empty
};

struct RetrySealed {
    QByteArray payload; ///< ciphertext and tag
    QByteArray iv; ///< 12 bytes
};

/// The word to the phone, sealed under the file's media key. Malformed when the key has not 32 bytes.
base::Result<RetrySealed> sealServerError(
    QByteArrayView mediaKey, const QByteArray &messageId, base::Random &random);

/// The whole receipt. @param own  this number; its device is left out
wire::Node serverErrorReceipt(const RetrySubject &subject, const model::Jid &own, const RetrySealed &sealed);

enum class RetryResult {
    Found, ///< `directPath` is where it lies now, under the same keys
    NotOnPhone,
    Undecryptable, ///< the phone could not read what was asked
    Failed,
};
struct RetryAnswer {
    RetryResult result = RetryResult::Failed;
    QByteArray directPath;
};

/// What the phone answered. Forged when it was not sealed with the file's key, or speaks of another message;
/// Malformed when it cannot be read, or a new place is no path on a host.
base::Result<RetryAnswer> openRetry(
    QByteArrayView mediaKey, const QByteArray &messageId, const RetrySealed &sealed);

/// The notification itself: opened, or what its `error` says without a word of the phone.
base::Result<RetryAnswer> readRetry(QByteArrayView mediaKey, const wire::NodeView &notification);

/// Whether `path` is a place on a host and nothing else: it begins with one slash, and names no host.
bool isDirectPath(QByteArrayView path);

}
