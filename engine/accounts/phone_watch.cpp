// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts/phone_watch.h"

namespace accounts {

using base::Result;
using model::AccountId;

namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr qint64 kWarnAfterMs = 10 * kDayMs;
constexpr qint64 kUnlinkedAfterMs = 14 * kDayMs;

QString seenSetting(const AccountId &account)
{
    return QStringLiteral("phone_seen/") + account.value;
}

qint64 lastSeen(store::Store &store, const AccountId &account)
{
    const auto stored = store.settings().value(seenSetting(account));
    return stored && *stored ? (*stored)->toLongLong() : 0;
}

}

bool isSignOfPhone(const wire::NodeView &stanza, const messaging::Self &self)
{
    if (!stanza.is("message") && !stanza.is("receipt"))
        return false;
    for (const char *attribute : {"participant", "from"}) {
        const auto jid = stanza.jid(attribute);
        if (jid && jid->isPerson())
            return jid->device == 0 && self.owns(*jid);
    }
    return false;
}

Result<void> phoneSeen(store::Store &store, const AccountId &account, qint64 nowMs)
{
    if (const qint64 last = lastSeen(store, account); last <= nowMs && nowMs - last < kPhoneSeenEvery)
        return {};
    return store.settings().set(seenSetting(account), QByteArray::number(nowMs));
}

std::optional<model::Warning> phoneWarning(store::Store &store, const AccountId &account, qint64 nowMs)
{
    const qint64 last = lastSeen(store, account);
    if (last == 0 || nowMs - last < kWarnAfterMs)
        return std::nullopt;
    return model::Warning{QStringLiteral("phone_silent"), {}, last + kUnlinkedAfterMs};
}

}
