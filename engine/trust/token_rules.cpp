// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/trust/token_rules.h"

#include "engine/crypto/digest.h"

namespace trust {

namespace {

constexpr qint64 kBucketMs = 604'800'000;
constexpr qint64 kBuckets = 4;
constexpr qsizetype kMostTokens = 16;
constexpr qint64 kLatestS = 253'402'300'800; ///< the year 10000

qint64 bucketOf(qint64 ms)
{
    return ms / kBucketMs;
}

}

bool isStillGood(qint64 givenMs, qint64 nowMs)
{
    return givenMs > 0 && bucketOf(givenMs) > bucketOf(nowMs) - kBuckets;
}

bool isDueAgain(qint64 lastMs, qint64 nowMs)
{
    return lastMs <= 0 || bucketOf(lastMs) < bucketOf(nowMs);
}

QByteArray contactToken(const QByteArray &nctSalt, const model::Jid &lid)
{
    return crypto::view(crypto::hmacSha256(nctSalt, {lid.withoutDevice().text()})).toByteArray();
}

QList<Given> tokensIn(const wire::NodeView &tokens)
{
    QList<Given> found;
    for (const wire::NodeView one : tokens.children()) {
        if (found.size() >= kMostTokens)
            break;
        const qint64 at = one.number("t").value_or(0);
        const QByteArrayView token = one.content();
        if (!one.is("token") || one.textView("type") != "trusted_contact" || token.isEmpty()
            || token.size() > kLongestToken || at <= 0 || at >= kLatestS)
            continue;
        found.append({token.toByteArray(), at * 1000});
    }
    return found;
}

}
