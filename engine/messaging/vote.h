// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/base/result.h"
#include "engine/model/content.h"

/// Votes are sealed with the secret of their poll, for those who have the poll. Pure.
/// Source: protocol note "Content recipes", poll; vectors poll_vote.json.
namespace messaging {

/// Who and what a vote belongs to; addresses without device, in the space the poll was sent in.
struct VotePlace {
    QByteArray pollId;
    model::Jid creator;
    model::Jid voter;
};

struct SealedVote {
    QByteArray payload;
    QByteArray iv; ///< 12 bytes
};

/// @param options  places in poll.options
SealedVote sealVote(QByteArrayView secret, const VotePlace &place, const model::Poll &poll,
    const QList<int> &options, base::Random &random);
/// Which of the poll's options were chosen; names that it does not have are left out. Forged: sealed for
/// another place or by nobody who has the secret; Malformed: opened to no vote.
base::Result<QList<int>> openVote(
    QByteArrayView secret, const VotePlace &place, const model::Poll &poll, const SealedVote &vote);

}
