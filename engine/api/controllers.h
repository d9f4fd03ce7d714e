// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/routes.h"
#include "engine/api/values.h"

#include <QJsonArray>

/// What the controllers share.
namespace api {

inline base::Task<Answer> answered(Answer answer)
{
    return base::Task<Answer>::ready(std::move(answer));
}

/// The query fields of every list.
QList<Field> pageFields();
int pageLimit(const Call &call);

/// A page of a short list that is sorted by `id`: what comes after the id in the cursor.
template <class T, class IdOf, class ToJson>
Answer pageOf(const Call &call, const QList<T> &all, IdOf idOf, ToJson toJson)
{
    const QString after = call.query.value(QStringLiteral("cursor"));
    QJsonArray items;
    QString last;
    for (const T &item : all) {
        if (idOf(item) <= after)
            continue;
        if (items.size() == pageLimit(call))
            return json(200, listJson(items, last));
        last = idOf(item);
        items.append(toJson(item));
    }
    return json(200, listJson(items, {}));
}

Answer noAccount();
QJsonObject contactJson(const model::Contact &contact);

}
