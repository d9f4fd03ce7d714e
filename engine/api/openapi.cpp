// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/openapi.h"

#include "engine/api/schemas.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace api {

namespace {

QJsonObject reference(const QString &schema)
{
    return {{u"$ref"_s, u"#/components/schemas/"_s + schema}};
}

QString meaningOf(int status)
{
    switch (status) {
    case 200:
        return u"Done, or as it is now."_s;
    case 201:
        return u"Made."_s;
    case 202:
        return u"Taken; it goes on by itself."_s;
    case 204:
        return u"Gone."_s;
    case 101:
        return u"The WebSocket is open."_s;
    default:
        return u"A problem: see title, detail and fault."_s;
    }
}

QJsonObject problemResponse(int status)
{
    const QJsonObject content{{u"schema"_s, reference(u"Problem"_s)}};
    return {{u"description"_s, meaningOf(status)},
        {u"content"_s, QJsonObject{{u"application/problem+json"_s, content}}}};
}

QJsonObject successResponse(const Route &route, int status)
{
    QJsonObject response{{u"description"_s, meaningOf(status)}};
    if (!route.schema.isEmpty()) {
        const QJsonObject content{{u"schema"_s, reference(route.schema)}};
        response.insert(u"content"_s, QJsonObject{{u"application/json"_s, content}});
    } else if (route.contentType != "application/json") {
        // a picture or a text has no JSON schema of its own
        response.insert(u"content"_s, QJsonObject{{QString::fromLatin1(route.contentType), QJsonObject{}}});
    }
    return response;
}

QJsonArray parametersOf(const Route &route)
{
    QJsonArray parameters;
    static const QRegularExpression placeholder(u"\\{(\\w+)\\}"_s);
    auto names = placeholder.globalMatch(QString::fromLatin1(route.path));
    while (names.hasNext()) {
        parameters.append(QJsonObject{{u"name"_s, names.next().captured(1)}, {u"in"_s, u"path"_s},
            {u"required"_s, true}, {u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}});
    }
    for (const Field &field : route.query) {
        QJsonObject schema = schemaOf(field);
        schema.remove(u"description"_s);
        QJsonObject parameter{{u"name"_s, field.name}, {u"in"_s, u"query"_s}, {u"schema"_s, schema}};
        if (field.required)
            parameter.insert(u"required"_s, true);
        if (!field.says.isEmpty())
            parameter.insert(u"description"_s, field.says);
        parameters.append(parameter);
    }
    if (route.once) {
        const QJsonObject schema{{u"type"_s, u"string"_s}, {u"minLength"_s, 1}, {u"maxLength"_s, 128}};
        parameters.append(
            QJsonObject{{u"name"_s, u"Idempotency-Key"_s}, {u"in"_s, u"header"_s}, {u"schema"_s, schema},
                {u"description"_s,
                    u"The same key, path and body within 24 h: the same answer, no second effect."_s}});
    }
    return parameters;
}

QJsonObject responsesOf(const Route &route)
{
    QJsonObject responses;
    const auto add = [&](int status) {
        responses.insert(
            QString::number(status), status < 400 ? successResponse(route, status) : problemResponse(status));
    };
    add(route.status);
    for (const int status : route.also)
        add(status);
    if (route.scope) {
        add(401);
        add(403);
    }
    if (route.body || route.takesFile) {
        add(400);
        add(413);
    }
    if (route.takesFile)
        add(415);
    if (route.body || route.takesFile || !route.query.isEmpty())
        add(422);
    if (route.once)
        add(409);
    if (route.method != "GET")
        add(503); // the store may be unable to write
    return responses;
}

QJsonObject operationOf(const Route &route)
{
    QJsonObject operation{
        {u"operationId"_s, route.id}, {u"summary"_s, route.summary}, {u"responses"_s, responsesOf(route)}};
    const QJsonArray parameters = parametersOf(route);
    if (!parameters.isEmpty())
        operation.insert(u"parameters"_s, parameters);
    if (route.body) {
        const QJsonObject content{{u"schema"_s, schemaOf(*route.body)}};
        operation.insert(u"requestBody"_s,
            QJsonObject{{u"content"_s, QJsonObject{{u"application/json"_s, content}}},
                {u"required"_s, std::any_of(route.body->begin(), route.body->end(), [](const Field &field) {
                     return field.required;
                 })}});
    }
    if (route.takesFile) {
        const QJsonObject file{{u"type"_s, u"string"_s}, {u"format"_s, u"binary"_s}};
        const QJsonObject form{{u"type"_s, u"object"_s}, {u"required"_s, QJsonArray{u"file"_s}},
            {u"properties"_s, QJsonObject{{u"file"_s, file}}}};
        operation.insert(u"requestBody"_s,
            QJsonObject{{u"required"_s, true},
                {u"content"_s, QJsonObject{{u"multipart/form-data"_s, QJsonObject{{u"schema"_s, form}}}}}});
    }
    if (!route.scope)
        operation.insert(u"security"_s, QJsonArray{});
    else
        operation.insert(u"x-scope"_s, door::scopeWord(*route.scope));
    return operation;
}

}

QJsonObject openApi(const RouteTable &table)
{
    QJsonObject paths;
    for (const Route &route : table) {
        const QString path = QString::fromLatin1(route.path);
        QJsonObject item = paths.value(path).toObject();
        item.insert(QString::fromLatin1(route.method).toLower(), operationOf(route));
        paths.insert(path, item);
    }
    const QJsonObject bearer{{u"type"_s, u"http"_s}, {u"scheme"_s, u"bearer"_s}};
    return {{u"openapi"_s, u"3.1.0"_s},
        {u"info"_s,
            QJsonObject{{u"title"_s, u"Gesher"_s}, {u"version"_s, QStringLiteral(GESHER_VERSION)},
                {u"license"_s,
                    QJsonObject{
                        {u"name"_s, u"GPL-3.0-or-later"_s}, {u"identifier"_s, u"GPL-3.0-or-later"_s}}},
                {u"description"_s, u"WhatsApp numbers of an agency, as one service."_s}}},
        {u"servers"_s, QJsonArray{QJsonObject{{u"url"_s, u"/"_s}}}},
        {u"security"_s, QJsonArray{QJsonObject{{u"token"_s, QJsonArray{}}}}}, {u"paths"_s, paths},
        {u"components"_s,
            QJsonObject{{u"securitySchemes"_s, QJsonObject{{u"token"_s, bearer}}},
                {u"schemas"_s, componentSchemas()}}}};
}

}
