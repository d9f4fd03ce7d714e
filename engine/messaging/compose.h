// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/messaging/vote.h"
#include "engine/model/message.h"

#include <optional>

/// The serialised Messages of what is sent. Pure. Source: protocol note "Content recipes".
namespace messaging {

/// What a quote needs of the quoted message.
struct Quoted {
    QByteArray waId;
    model::Jid author; ///< without device, in the chat's address space
    QByteArray proto;
};

/// Names another message to those who have it, as its writer's phone would.
struct TargetKey {
    QByteArray waId;
    model::Jid chat; ///< in the address space the chat is sent in
    bool isOwn = false;
    model::Jid author; ///< in groups, of a message that is not ours
};

/// A message that stands by itself: Text (with what is behind its link), Location, Contacts, Poll, and files
/// (without their place: withUpload).
/// @param secret 32 random bytes (messageContextInfo). Refused (kind_not_sent) for every other kind.
base::Result<QByteArray> composeMessage(
    const model::Outgoing &message, const std::optional<Quoted> &quoted, const QByteArray &secret);

QByteArray composeReaction(const TargetKey &target, const QString &emoji, qint64 nowMs);
/// @param original the message as it was sent, whose kind the edited text keeps (a caption stays a caption)
QByteArray composeEdit(const TargetKey &target, const QString &text, const QList<model::Jid> &mentions,
    const QByteArray &original, qint64 nowMs);
QByteArray composeDelete(const TargetKey &target);
QByteArray composeVote(const TargetKey &target, const SealedVote &vote, qint64 nowMs);

/// Our sender key of a group, for one device. @param message the message that comes with it, or empty
QByteArray composeDistribution(
    const model::Jid &group, const QByteArray &distribution, const QByteArray &message);

/// The same message as our own other devices get it.
base::Result<QByteArray> deviceSentMessage(const QByteArray &message, const model::Jid &destination);

}
