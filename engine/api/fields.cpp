// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/fields.h"

#include "engine/model/json.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;
using base::Fault;

namespace api {

namespace {

constexpr qsizetype longestListText = 256;

QString shown(double value)
{
    return QString::number(value, 'g', 16);
}

std::optional<QString> wrongText(const Field &field, const QString &text)
{
    if (text.contains(QChar(0)))
        return u"holds a NUL character"_s;
    if (!field.oneOf.isEmpty() && !field.oneOf.contains(text))
        return u"must be one of: "_s + field.oneOf.join(u", "_s);
    const auto length = static_cast<double>(text.size());
    if (length < field.least)
        return field.least == 1 ? u"must not be empty"_s
                                : u"must have at least %1 characters"_s.arg(shown(field.least));
    if (length > field.most)
        return u"must have at most %1 characters"_s.arg(shown(field.most));
    return std::nullopt;
}

std::optional<QString> wrongNumber(const Field &field, double value)
{
    if (!std::isfinite(value))
        return u"must be a number"_s;
    if (field.kind == Kind::Integer && value != std::floor(value))
        return u"must be a whole number"_s;
    if (value < field.least || value > field.most)
        return u"must be between %1 and %2"_s.arg(shown(field.least), shown(field.most));
    return std::nullopt;
}

std::optional<QString> wrongList(const Field &field, const QJsonArray &list)
{
    const auto count = static_cast<double>(list.size());
    if (count < field.least || count > field.most)
        return u"must have %1 to %2 entries"_s.arg(shown(field.least), shown(field.most));
    for (const QJsonValue &entry : list) {
        if (!entry.isString() || entry.toString().isEmpty() || entry.toString().size() > longestListText
            || entry.toString().contains(QChar(0)))
            return u"must be a list of texts of 1 to %1 characters"_s.arg(longestListText);
    }
    return std::nullopt;
}

std::optional<QString> wrongObject(const Field &field, const QJsonObject &object)
{
    for (const QString &part : field.parts) {
        if (!object.contains(part))
            return u"must have "_s + field.parts.join(u" and "_s);
    }
    return field.parts.isEmpty() || object.size() == field.parts.size()
        ? std::nullopt
        : std::optional(u"must have nothing but "_s + field.parts.join(u" and "_s));
}

std::optional<QString> wrongObjects(const Field &field, const QJsonArray &list)
{
    const auto count = static_cast<double>(list.size());
    if (count < field.least || count > field.most)
        return u"must have %1 to %2 entries"_s.arg(shown(field.least), shown(field.most));
    for (const QJsonValue &entry : list) {
        if (!entry.isObject())
            return u"must be a list of objects"_s;
        if (const auto wrong = wrongObject(field, entry.toObject()))
            return u"each entry "_s + *wrong;
    }
    return std::nullopt;
}

std::optional<QString> wrongValue(const Field &field, const QJsonValue &value)
{
    if (value.isNull())
        return field.nullable || field.kind == Kind::Null ? std::nullopt
                                                          : std::optional(u"must not be null"_s);
    switch (field.kind) {
    case Kind::Text:
        return value.isString() ? wrongText(field, value.toString()) : std::optional(u"must be a text"_s);
    case Kind::Integer:
    case Kind::Number:
        return value.isDouble() ? wrongNumber(field, value.toDouble()) : std::optional(u"must be a number"_s);
    case Kind::Boolean:
        return value.isBool() ? std::nullopt : std::optional(u"must be true or false"_s);
    case Kind::TextList:
        return value.isArray() ? wrongList(field, value.toArray())
                               : std::optional(u"must be a list of texts"_s);
    case Kind::Object:
        return value.isObject() ? wrongObject(field, value.toObject())
                                : std::optional(u"must be an object"_s);
    case Kind::ObjectList:
        return value.isArray() ? wrongObjects(field, value.toArray())
                               : std::optional(u"must be a list of objects"_s);
    case Kind::Null:
        return u"is not offered by this version: only null is possible"_s;
    }
    Q_UNREACHABLE();
}

QString typeWord(Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return u"string"_s;
    case Kind::Integer:
        return u"integer"_s;
    case Kind::Number:
        return u"number"_s;
    case Kind::Boolean:
        return u"boolean"_s;
    case Kind::TextList:
    case Kind::ObjectList:
        return u"array"_s;
    case Kind::Object:
        return u"object"_s;
    case Kind::Null:
        return u"null"_s;
    }
    Q_UNREACHABLE();
}

}

base::Result<QJsonObject, Answer> readBody(const QList<Field> &fields, const QByteArray &bytes)
{
    QJsonObject body;
    if (!bytes.trimmed().isEmpty()) {
        QString why;
        const auto document = model::readJson(bytes, &why);
        if (!document)
            return base::failWith(problem(400, Fault::Malformed, u"The body is not JSON: %1."_s.arg(why)));
        if (!document->isObject())
            return base::failWith(problem(400, Fault::Malformed, u"The body must be a JSON object."_s));
        body = document->object();
    }

    QList<FieldError> errors;
    for (const Field &field : fields) {
        const auto value = body.constFind(field.name);
        if (value == body.constEnd()) {
            if (field.required)
                errors.append({field.name, u"is missing"_s});
        } else if (const auto wrong = wrongValue(field, *value)) {
            errors.append({field.name, *wrong});
        }
    }
    for (auto it = body.constBegin(); it != body.constEnd(); ++it) {
        const auto named = [&](const Field &field) { return field.name == it.key(); };
        // the name comes from outside: a long one is not sent back whole
        if (std::none_of(fields.begin(), fields.end(), named) && errors.size() < 50)
            errors.append({it.key().left(100), u"is not known here"_s});
    }
    if (!errors.isEmpty())
        return base::failWith(wrongFields(errors));
    return body;
}

std::optional<QString> wrongParameter(const Field &field, const QString &value)
{
    if (field.kind == Kind::Boolean)
        return value == u"true"_s || value == u"false"_s ? std::nullopt
                                                         : std::optional(u"must be true or false"_s);
    if (field.kind == Kind::Text)
        return wrongText(field, value);
    bool isNumber = false;
    const qlonglong number = value.toLongLong(&isNumber);
    if (!isNumber)
        return u"must be a whole number"_s;
    return wrongNumber(field, static_cast<double>(number));
}

QJsonObject schemaOf(const Field &field)
{
    QJsonObject schema;
    if (field.nullable && field.kind != Kind::Null)
        schema.insert(u"type"_s, QJsonArray{typeWord(field.kind), u"null"_s});
    else
        schema.insert(u"type"_s, typeWord(field.kind));
    switch (field.kind) {
    case Kind::Text:
        if (!field.oneOf.isEmpty()) {
            schema.insert(u"enum"_s, QJsonArray::fromStringList(field.oneOf));
            break;
        }
        schema.insert(u"minLength"_s, field.least);
        schema.insert(u"maxLength"_s, field.most);
        break;
    case Kind::Integer:
    case Kind::Number:
        schema.insert(u"minimum"_s, field.least);
        schema.insert(u"maximum"_s, field.most);
        break;
    case Kind::TextList:
        schema.insert(u"minItems"_s, field.least);
        schema.insert(u"maxItems"_s, field.most);
        schema.insert(u"items"_s,
            QJsonObject{{u"type"_s, u"string"_s}, {u"minLength"_s, 1}, {u"maxLength"_s, longestListText}});
        break;
    case Kind::Object:
        schema.insert(u"required"_s, QJsonArray::fromStringList(field.parts));
        break;
    case Kind::ObjectList:
        schema.insert(u"minItems"_s, field.least);
        schema.insert(u"maxItems"_s, field.most);
        schema.insert(u"items"_s,
            QJsonObject{{u"type"_s, u"object"_s}, {u"required"_s, QJsonArray::fromStringList(field.parts)}});
        break;
    case Kind::Boolean:
    case Kind::Null:
        break;
    }
    if (!field.says.isEmpty())
        schema.insert(u"description"_s, field.says);
    return schema;
}

QJsonObject schemaOf(const QList<Field> &fields)
{
    QJsonObject properties;
    QJsonArray required;
    for (const Field &field : fields) {
        properties.insert(field.name, schemaOf(field));
        if (field.required)
            required.append(field.name);
    }
    QJsonObject schema{
        {u"type"_s, u"object"_s}, {u"additionalProperties"_s, false}, {u"properties"_s, properties}};
    if (!required.isEmpty())
        schema.insert(u"required"_s, required);
    return schema;
}

}
