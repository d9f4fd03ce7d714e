// SPDX-License-Identifier: GPL-3.0-or-later
// Which files of a number are fetched as they come, and how much room they may take.
#include "engine/api/controllers.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace api {

namespace {

using model::StorageRules;

QJsonObject storageUseJson(const model::StorageUse &use, bool isAsked)
{
    QJsonObject json = model::storageJson(use.rules);
    json.insert(u"files"_s, use.files);
    json.insert(u"bytes"_s, use.bytes);
    json.insert(u"beyond"_s,
        isAsked ? QJsonValue(QJsonObject{{u"files"_s, use.filesBeyond}, {u"bytes"_s, use.bytesBeyond}})
                : QJsonValue());
    return json;
}

base::Task<Answer> showStorage(const Call &call)
{
    const qint64 cap = call.query.value(u"cap"_s).toLongLong();
    const auto use = call.engine.settings().storage(call.account(), cap);
    if (!use)
        return base::Task<Answer>::failed(use.error());
    return answered(json(200, storageUseJson(*use, cap > 0)));
}

/// Any of the four, whole numbers within what is allowed.
bool isFetchSound(const QJsonObject &fetch)
{
    const QStringList known{u"images"_s, u"videos"_s, u"sounds"_s, u"documents"_s};
    for (auto one = fetch.begin(); one != fetch.end(); ++one) {
        const double bytes = one.value().toDouble(-1);
        if (!known.contains(one.key()) || bytes < 0 || bytes > static_cast<double>(StorageRules::kMostAtOnce)
            || bytes != std::floor(bytes))
            return false;
    }
    return true;
}

base::Task<Answer> changeStorage(const Call &call)
{
    const auto now = call.engine.settings().storage(call.account());
    if (!now)
        return base::Task<Answer>::failed(now.error());
    if (!isFetchSound(call.body.value(u"fetch"_s).toObject()))
        return answered(wrongFields({{u"fetch"_s,
            u"has images, videos, sounds, documents, each in bytes from 0 to %1"_s.arg(
                StorageRules::kMostAtOnce)}}));
    const StorageRules rules = model::storageFromJson(now->rules, call.body);
    return call.engine.settings()
        .setStorage(call.account(), rules)
        .then(
            call.context, [](const model::StorageUse &use) { return json(200, storageUseJson(use, false)); });
}

Field capField()
{
    return {.name = u"cap"_s,
        .kind = Kind::Integer,
        .nullable = true,
        .least = StorageRules::kLeastCap,
        .most = 1e15,
        .says = u"Bytes that all files of the account may take."_s};
}

}

RouteTable storageRoutes()
{
    const QByteArray path = "/api/v1/accounts/{account}/storage";
    Field asked = capField();
    asked.nullable = false;
    asked.says = u"Answers in `beyond` what such a cap would remove now."_s;
    return {
        {.path = path,
            .id = u"getStorage"_s,
            .summary
            = u"Up to which size files are fetched as they come (bytes, 0: never), and what is here."_s,
            .query = {asked},
            .schema = u"StorageUse"_s,
            .also = {404},
            .handle = showStorage},
        {.method = "PATCH",
            .path = path,
            .scope = door::Scope::Admin,
            .id = u"changeStorage"_s,
            .summary
            = u"Changes what is given. Files that do not fit under a cap go at once, what was not used for "
              u"longest first; their messages stay."_s,
            .body = QList<Field>{{.name = u"fetch"_s, .kind = Kind::Object}, capField()},
            .schema = u"StorageUse"_s,
            .also = {404},
            .handle = changeStorage},
    };
}

}
