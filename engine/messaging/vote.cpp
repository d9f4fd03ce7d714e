// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/vote.h"

#include "engine/crypto/cipher.h"
#include "engine/crypto/digest.h"
#include "engine/proto/bounded.h"
#include "engine/proto/message.pb.h"

namespace messaging {

using base::Fault;
using base::Result;

namespace {

crypto::Gcm cipherOf(QByteArrayView secret, const VotePlace &place)
{
    const QByteArray info = place.pollId + place.creator.text() + place.voter.text() + "Poll Vote";
    QByteArray derived = crypto::hkdfSha256(secret, {}, info, 32);
    crypto::Gcm cipher{crypto::Key32(derived)};
    crypto::wipe(derived);
    return cipher;
}

QByteArray boundTo(const VotePlace &place)
{
    return place.pollId + '\0' + place.voter.text();
}

std::string nameHash(const QString &option)
{
    const QByteArray name = option.toUtf8();
    const auto hash = crypto::sha256({name});
    return {reinterpret_cast<const char *>(hash.data()), hash.size()};
}

}

SealedVote sealVote(QByteArrayView secret, const VotePlace &place, const model::Poll &poll,
    const QList<int> &options, base::Random &random)
{
    proto::PollVoteMessage vote;
    for (const int option : options)
        vote.add_selectedoptions(nameHash(poll.options.value(option)));
    const std::string plain = vote.SerializeAsString();
    SealedVote sealed;
    sealed.iv = random.bytes(12);
    cipherOf(secret, place)
        .seal(sealed.iv, {plain.data(), qsizetype(plain.size())}, boundTo(place), sealed.payload);
    return sealed;
}

Result<QList<int>> openVote(
    QByteArrayView secret, const VotePlace &place, const model::Poll &poll, const SealedVote &vote)
{
    if (vote.iv.size() != 12)
        return base::fail(Fault::Malformed, QStringLiteral("vote without its iv"));
    QByteArray plain;
    RETURN_IF_FAILED(cipherOf(secret, place).open(vote.iv, vote.payload, boundTo(place), plain));
    proto::PollVoteMessage opened;
    if (!proto::read(opened, {plain.data(), std::size_t(plain.size())}))
        return base::fail(Fault::Malformed, QStringLiteral("not a vote"));
    QList<int> chosen;
    for (qsizetype i = 0; i < poll.options.size(); ++i) {
        const std::string hash = nameHash(poll.options.at(i));
        for (const std::string &selected : opened.selectedoptions()) {
            if (selected == hash && !chosen.contains(int(i)))
                chosen.append(int(i));
        }
    }
    return chosen;
}

}
