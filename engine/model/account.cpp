// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/account.h"

#include <array>

namespace model {

namespace {
constexpr std::array<const char16_t *, 16> kWords{u"unpaired", u"waiting_for_scan", u"waiting_for_code",
    u"passkey_needed", u"connecting", u"syncing", u"connected", u"quiet", u"reconnecting", u"logged_out",
    u"replaced", u"restricted", u"banned", u"outdated", u"paused", u"stopped"};
}

QString stateWord(AccountState state)
{
    return QString::fromUtf16(kWords.at(static_cast<std::size_t>(state)));
}

std::optional<AccountState> stateFromWord(QStringView word)
{
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        if (word == QStringView(kWords.at(i)))
            return static_cast<AccountState>(i);
    }
    return std::nullopt;
}

}
