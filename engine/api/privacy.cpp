// SPDX-License-Identifier: GPL-3.0-or-later
// What a number shows to whom, and whom it lets what.
#include "engine/api/controllers.h"

using namespace Qt::StringLiterals;

namespace api {

namespace {

QJsonObject privacyJson(const model::Privacy &privacy)
{
    QJsonObject json;
    for (const model::PrivacyRule &rule : model::privacyRules()) {
        const QString name = QString::fromLatin1(rule.name);
        json.insert(name, model::textOrNull(privacy.value(name)));
    }
    return json;
}

base::Task<Answer> showPrivacy(const Call &call)
{
    return call.engine.contacts().privacy(call.account()).then(call.context, [](const model::Privacy &now) {
        return json(200, privacyJson(now));
    });
}

/// One rule after the other: where one is refused, those after it stay as they are.
base::Task<Answer> changePrivacy(const Call &call)
{
    auto task = call.engine.contacts().privacy(call.account());
    for (const model::PrivacyRule &rule : model::privacyRules()) {
        const QString name = QString::fromLatin1(rule.name);
        if (!call.body.contains(name))
            continue;
        task = std::move(task).then(call.context, [call, name](const model::Privacy &) {
            return call.engine.contacts().setPrivacy(call.account(), name, call.body.value(name).toString());
        });
    }
    return std::move(task).then(
        call.context, [](const model::Privacy &now) { return json(200, privacyJson(now)); });
}

QList<Field> privacyFields()
{
    QList<Field> fields;
    for (const model::PrivacyRule &rule : model::privacyRules()) {
        Field field{.name = QString::fromLatin1(rule.name)};
        for (const char *choice : rule.choices)
            field.oneOf.append(QString::fromLatin1(choice));
        fields.append(field);
    }
    return fields;
}

}

RouteTable privacyRoutes()
{
    const QByteArray path = "/api/v1/accounts/{account}/privacy";
    return {
        {.path = path,
            .id = u"getPrivacy"_s,
            .summary
            = u"What the number shows to whom, and whom it lets what, as the network has it: everyone, "
              u"contacts, contacts_except, as_last_seen, known, nobody, other; null: not told."_s,
            .schema = u"Privacy"_s,
            .also = {404, 429, 503, 504},
            .handle = showPrivacy},
        {.method = "PATCH",
            .path = path,
            .scope = door::Scope::Admin,
            .id = u"changePrivacy"_s,
            .summary = u"Changes what is named. It holds for all devices of the number."_s,
            .body = privacyFields(),
            .schema = u"Privacy"_s,
            .also = {404, 429, 503, 504},
            .handle = changePrivacy},
    };
}

}
