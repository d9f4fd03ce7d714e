// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>

#include <vector>

namespace model {

/// One thing that a number shows to some people and not to others, or lets some do.
struct PrivacyRule {
    const char
        *name; ///< ours: last_seen, online, picture, about, read_receipts, group_add, call_add, messages
    const char *wire; ///< the network's
    /// What can be chosen, in our words, widest first: everyone, contacts, as_last_seen, known, nobody.
    /// `contacts_except` can be so, but is chosen on the phone, which knows the exceptions.
    std::vector<const char *> choices;
};
const std::vector<PrivacyRule> &privacyRules();
/// Null: no such rule.
const PrivacyRule *privacyRule(const QString &name);

/// Rule → what it is, in our words; `other` for what this program has no word for. Rules that the network did
/// not tell are not in it.
using Privacy = QHash<QString, QString>;

QString privacyWord(const QByteArray &wire); ///< "all" → everyone; empty: none of ours
QByteArray privacyOnWire(const QString &word); ///< the other way

}
