// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/webhook.h"

#include <array>

using namespace Qt::StringLiterals;

namespace model {

namespace {

constexpr std::array<const char16_t *, 2> kKinds{u"ghl_inbound", u"generic"};
constexpr std::array<const char16_t *, 5> kStates{
    u"pending", u"retrying", u"success", u"failed", u"not_accepted"};

template <class Enum, std::size_t N>
std::optional<Enum> fromWord(const std::array<const char16_t *, N> &words, QStringView word)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (word == QStringView(words.at(i)))
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}

QString kindWord(WebhookKind kind)
{
    return QString::fromUtf16(kKinds.at(static_cast<std::size_t>(kind)));
}

std::optional<WebhookKind> webhookKindFromWord(QStringView word)
{
    return fromWord<WebhookKind>(kKinds, word);
}

QStringList webhookEvents()
{
    return {u"account.state"_s, u"alert"_s, u"chat.changed"_s, u"message.changed"_s, u"message.received"_s,
        u"message.state"_s, u"message.undecryptable"_s};
}

QString stateWord(const WebhookTarget &target)
{
    if (!target.enabled)
        return u"off"_s;
    return target.lastFailureMs > target.lastSuccessMs ? u"failing"_s : u"working"_s;
}

QString stateWord(DeliveryState state)
{
    return QString::fromUtf16(kStates.at(static_cast<std::size_t>(state)));
}

std::optional<DeliveryState> deliveryStateFromWord(QStringView word)
{
    return fromWord<DeliveryState>(kStates, word);
}

}
