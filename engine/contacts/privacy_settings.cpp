// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contacts/privacy_settings.h"

#include <algorithm>

namespace contacts {

using base::Fault;
using base::Result;
using base::Task;
using model::Privacy;
using wire::Node;
using wire::NodeView;

namespace {

Node privacyIq(const char *type, Node privacy)
{
    return Node("iq")
        .set("to", model::Jid::network())
        .set("type", QByteArray(type))
        .set("xmlns", QByteArray("privacy"))
        .add(std::move(privacy));
}

}

Node privacyQuery()
{
    return privacyIq("get", Node("privacy"));
}

Node privacyChange(const model::PrivacyRule &rule, const QString &word)
{
    return privacyIq("set",
        Node("privacy").add(
            Node("category").set("name", QByteArray(rule.wire)).set("value", model::privacyOnWire(word))));
}

std::optional<Privacy> readPrivacy(const NodeView &answer)
{
    const NodeView privacy = answer.child("privacy");
    if (!privacy)
        return std::nullopt;
    Privacy read;
    for (const NodeView category : privacy.children()) {
        const QByteArrayView name = category.textView("name");
        for (const model::PrivacyRule &rule : model::privacyRules()) {
            if (!category.is("category") || name != rule.wire)
                continue;
            const QString word = model::privacyWord(category.text("value"));
            read.insert(QString::fromLatin1(rule.name), word.isEmpty() ? QStringLiteral("other") : word);
        }
    }
    return read;
}

Task<Privacy> PrivacySettings::read()
{
    if (known_)
        return Task<Privacy>::ready(*known_);
    return ask_(privacyQuery())
        .then(this, [this, asked = asked_](const transport::Answer &answer) -> Result<Privacy> {
            const auto read = readPrivacy(answer.node());
            if (!read)
                return base::fail(Fault::Malformed, QStringLiteral("an answer without settings"));
            if (asked == asked_)
                known_ = *read;
            return *read;
        });
}

void PrivacySettings::forget()
{
    known_.reset();
    ++asked_;
}

Task<Privacy> PrivacySettings::set(const QString &name, const QString &word)
{
    const model::PrivacyRule *rule = model::privacyRule(name);
    const bool isChoice = rule
        && std::any_of(rule->choices.begin(), rule->choices.end(),
            [&](const char *choice) { return word == QLatin1String(choice); });
    if (!isChoice)
        return Task<Privacy>::failed({Fault::Malformed, QStringLiteral("no such rule or choice"), {}});
    return ask_(privacyChange(*rule, word)).then(this, [this](const transport::Answer &) {
        // as the network has it, not as we wished it
        forget();
        return read();
    });
}

}
