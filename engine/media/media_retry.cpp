// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/media_retry.h"

#include "engine/crypto/cipher.h"
#include "engine/crypto/digest.h"
#include "engine/proto/bounded.h"
#include "engine/proto/media.pb.h"

#include <algorithm>

namespace media {

using base::Fault;
using base::Result;

namespace {

constexpr qsizetype kIv = 12;
constexpr qsizetype kLongestPath = 2048;
constexpr qsizetype kLongestPayload = 8192;

Result<crypto::Gcm> cipherOf(QByteArrayView mediaKey)
{
    if (mediaKey.size() != 32)
        return base::fail(Fault::Malformed, QStringLiteral("a media key of another length"));
    crypto::Key32 key;
    crypto::hkdfSha256(mediaKey, {}, "WhatsApp Media Retry Notification", key.data(), key.size());
    return crypto::Gcm(key);
}

RetryResult resultOf(proto::MediaRetryNotification::ResultType type)
{
    switch (type) {
    case proto::MediaRetryNotification::SUCCESS:
        return RetryResult::Found;
    case proto::MediaRetryNotification::NOT_FOUND:
        return RetryResult::NotOnPhone;
    case proto::MediaRetryNotification::DECRYPTION_ERROR:
        return RetryResult::Undecryptable;
    case proto::MediaRetryNotification::GENERAL_ERROR:
        break;
    }
    return RetryResult::Failed;
}

}

bool isDirectPath(QByteArrayView path)
{
    return path.size() > 1 && path.size() <= kLongestPath && path[0] == '/' && path[1] != '/'
        && std::all_of(
            path.begin(), path.end(), [](char c) { return c > ' ' && c < 0x7f && c != '\\' && c != '#'; });
}

Result<RetrySealed> sealServerError(
    QByteArrayView mediaKey, const QByteArray &messageId, base::Random &random)
{
    ASSIGN_OR_RETURN(auto cipher, cipherOf(mediaKey));
    proto::ServerErrorReceipt receipt;
    receipt.set_stanzaid(messageId.toStdString());
    RetrySealed sealed{{}, random.bytes(kIv)};
    const std::string plain = receipt.SerializeAsString();
    cipher.seal(sealed.iv, QByteArrayView(plain.data(), static_cast<qsizetype>(plain.size())), messageId,
        sealed.payload);
    return sealed;
}

wire::Node serverErrorReceipt(const RetrySubject &subject, const model::Jid &own, const RetrySealed &sealed)
{
    return wire::Node("receipt")
        .set("id", subject.id)
        .set("to", own.withoutDevice())
        .set("type", "server-error")
        .add(wire::Node("encrypt")
                 .add(wire::Node("enc_p").bytes(sealed.payload))
                 .add(wire::Node("enc_iv").bytes(sealed.iv)))
        .add(wire::Node("rmr")
                 .set("jid", subject.chat)
                 .set("from_me", subject.isOwn ? "true" : "false")
                 .set("participant", subject.participant));
}

Result<RetryAnswer> openRetry(QByteArrayView mediaKey, const QByteArray &messageId, const RetrySealed &sealed)
{
    if (sealed.iv.size() != kIv || sealed.payload.size() > kLongestPayload)
        return base::fail(Fault::Malformed, QStringLiteral("an answer of lengths that cannot be"));
    ASSIGN_OR_RETURN(auto cipher, cipherOf(mediaKey));
    QByteArray plain;
    RETURN_IF_FAILED(cipher.open(sealed.iv, sealed.payload, messageId, plain));
    proto::MediaRetryNotification told;
    if (!proto::read(told, {plain.constData(), static_cast<std::size_t>(plain.size())}))
        return base::fail(Fault::Malformed, QStringLiteral("an answer that cannot be read"));
    if (QByteArray::fromStdString(told.stanzaid()) != messageId)
        return base::fail(Fault::Forged, QStringLiteral("the answer speaks of another message"));
    RetryAnswer answer{resultOf(told.result()), {}};
    if (answer.result != RetryResult::Found)
        return answer;
    answer.directPath = QByteArray::fromStdString(told.directpath());
    if (!isDirectPath(answer.directPath))
        return base::fail(Fault::Malformed, QStringLiteral("a place that is no path"));
    return answer;
}

Result<RetryAnswer> readRetry(QByteArrayView mediaKey, const wire::NodeView &notification)
{
    if (const auto error = notification.child("error"))
        return RetryAnswer{error.number("code") == 2 ? RetryResult::NotOnPhone : RetryResult::Failed, {}};
    const auto sealed = notification.child("encrypt");
    return openRetry(mediaKey, notification.text("id"),
        {sealed.child("enc_p").content().toByteArray(), sealed.child("enc_iv").content().toByteArray()});
}

}
