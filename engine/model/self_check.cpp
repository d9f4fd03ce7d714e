// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/self_check.h"

#include <algorithm>
#include <array>

namespace model {

namespace {

/// In the order of CheckId.
constexpr std::array kCheckWords{"reg_refresh", "passkey", "link_code", "link_code_stages", "web_version",
    "login_payload", "own_lid", "offline_batch", "edge_routing", "client_expiration", "stream_errors",
    "direct_address", "group_address", "ack_shape", "our_acks", "phash", "phash_alphabet", "ack_421",
    "refusals", "contact_query", "hidden_ids", "typing", "mex_queries", "app_state", "record_versions",
    "voice_notes", "file_sizes", "stanza_kinds", "notification_types", "info_kinds"};
static_assert(kCheckWords.size() == kCheckCount);

}

QString checkWord(CheckId id)
{
    return QString::fromLatin1(kCheckWords.at(static_cast<std::size_t>(id)));
}

std::optional<CheckId> checkFromWord(QStringView word)
{
    const auto at = std::find_if(
        kCheckWords.begin(), kCheckWords.end(), [&](const char *one) { return word == QLatin1String(one); });
    if (at == kCheckWords.end())
        return std::nullopt;
    return static_cast<CheckId>(at - kCheckWords.begin());
}

QString verdictWord(CheckVerdict verdict)
{
    switch (verdict) {
    case CheckVerdict::AsExpected:
        return QStringLiteral("as_expected");
    case CheckVerdict::Otherwise:
        return QStringLiteral("otherwise");
    case CheckVerdict::NotSeen:
        break;
    }
    return QStringLiteral("not_seen");
}

CheckVerdict CheckPoint::verdict() const
{
    if (seen.isEmpty())
        return CheckVerdict::NotSeen;
    return std::all_of(seen.cbegin(), seen.cend(), [](const CheckSeen &one) { return one.asExpected; })
        ? CheckVerdict::AsExpected
        : CheckVerdict::Otherwise;
}

qint64 CheckPoint::count() const
{
    qint64 all = 0;
    for (const CheckSeen &one : seen)
        all += one.count;
    return all;
}

qint64 CheckPoint::lastMs() const
{
    qint64 last = 0;
    for (const CheckSeen &one : seen)
        last = std::max(last, one.lastMs);
    return last;
}

}
