// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace api {

namespace {

base::Task<Answer> list(const Call &call)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    const auto page
        = call.engine.contacts().list(call.account(), pageLimit(call), call.query.value(u"cursor"_s));
    if (!page)
        return base::Task<Answer>::failed(page.error());
    QJsonArray items;
    for (const model::Contact &contact : page->items)
        items.append(contactJson(contact));
    return answered(json(200, listJson(items, page->next)));
}

Answer checkedAnswer(const model::PhoneChecks &checks)
{
    if (checks.waitMs > 0)
        return tooMany(
            u"So many phones may not be checked in an hour: numbers are banned for it. Ask again later."_s,
            static_cast<int>((checks.waitMs + 999) / 1000));
    QJsonArray results;
    for (const model::CheckedPhone &one : checks.checked)
        results.append(QJsonObject{{u"phone"_s, one.phone.e164()},
            {u"exists"_s, one.exists ? QJsonValue(*one.exists) : QJsonValue()},
            {u"jid"_s, model::jidJson(one.jid)}, {u"lid"_s, model::jidJson(one.lid)}});
    return json(200, {{u"results"_s, results}});
}

base::Task<Answer> check(const Call &call)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    QList<base::Phone> phones;
    QList<FieldError> wrong;
    const QJsonArray given = call.body.value(u"phones"_s).toArray();
    for (qsizetype i = 0; i < given.size(); ++i) {
        const auto phone = base::Phone::parse(given.at(i).toString());
        if (phone)
            phones.append(*phone);
        else
            wrong.append({u"phones[%1]"_s.arg(i), u"Is no phone number with its country code."_s});
    }
    if (!wrong.isEmpty())
        return answered(wrongFields(wrong));
    return call.engine.contacts().check(call.account(), phones).then(call.context, checkedAnswer);
}

}

RouteTable contactRoutes()
{
    const QByteArray contacts = "/api/v1/accounts/{account}/contacts";
    return {
        {.path = contacts,
            .id = u"listContacts"_s,
            .summary = u"Everybody the number knows, from the store."_s,
            .query = pageFields(),
            .schema = u"ContactList"_s,
            .also = {404},
            .malformedField = u"cursor"_s,
            .handle = list},
        {.method = "POST",
            .path = contacts + "/check",
            .scope = door::Scope::Send,
            .id = u"checkPhones"_s,
            .summary = u"Whether phones are on WhatsApp. An answer holds for a day; 100 phones an hour may "
                       u"be asked for "
                       "(429 says when again). null: the network did not say."_s,
            .body = QList<Field>{{.name = u"phones"_s,
                .kind = Kind::TextList,
                .required = true,
                .least = 1,
                .most = 50}},
            .schema = u"CheckedPhones"_s,
            .also = {404, 429, 503, 504},
            .malformedField = u"phones"_s,
            .handle = check},
    };
}

}
