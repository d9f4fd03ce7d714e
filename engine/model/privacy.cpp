// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/privacy.h"

#include <algorithm>
#include <array>

namespace model {

namespace {

struct PrivacyValue {
    const char *word;
    const char *wire;
};
constexpr std::array kPrivacyValues{PrivacyValue{"everyone", "all"}, PrivacyValue{"contacts", "contacts"},
    PrivacyValue{"contacts_except", "contact_blacklist"}, PrivacyValue{"nobody", "none"},
    PrivacyValue{"as_last_seen", "match_last_seen"}, PrivacyValue{"known", "known"}};

}

const std::vector<PrivacyRule> &privacyRules()
{
    static const std::vector<PrivacyRule> rules{
        {"last_seen", "last", {"everyone", "contacts", "nobody"}},
        {"online", "online", {"everyone", "as_last_seen"}},
        {"picture", "profile", {"everyone", "contacts", "nobody"}},
        {"about", "status", {"everyone", "contacts", "nobody"}},
        {"read_receipts", "readreceipts", {"everyone", "nobody"}},
        {"group_add", "groupadd", {"everyone", "contacts"}},
        {"call_add", "calladd", {"everyone", "known"}},
        {"messages", "messages", {"everyone", "contacts"}},
    };
    return rules;
}

const PrivacyRule *privacyRule(const QString &name)
{
    const auto &rules = privacyRules();
    const auto found = std::find_if(rules.begin(), rules.end(),
        [&](const PrivacyRule &rule) { return name == QLatin1String(rule.name); });
    return found == rules.end() ? nullptr : &*found;
}

QString privacyWord(const QByteArray &wire)
{
    const auto *found = std::find_if(kPrivacyValues.begin(), kPrivacyValues.end(),
        [&](const PrivacyValue &value) { return wire == value.wire; });
    return found == kPrivacyValues.end() ? QString() : QString::fromLatin1(found->word);
}

QByteArray privacyOnWire(const QString &word)
{
    const auto *found = std::find_if(kPrivacyValues.begin(), kPrivacyValues.end(),
        [&](const PrivacyValue &value) { return word == QLatin1String(value.word); });
    return found == kPrivacyValues.end() ? QByteArray() : QByteArray(found->wire);
}

}
