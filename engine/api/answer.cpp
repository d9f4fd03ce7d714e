// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/answer.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using base::Fault;

namespace api {

namespace {

/// The network's own pace: a second try earlier than this only makes it wait longer.
constexpr int networkWaitS = 60;

QString titleOf(int status)
{
    switch (status) {
    case 400:
        return u"Bad request"_s;
    case 401:
        return u"A valid token is needed"_s;
    case 403:
        return u"Not allowed"_s;
    case 404:
        return u"Not found"_s;
    case 405:
        return u"Method not allowed"_s;
    case 408:
        return u"The request took too long"_s;
    case 409:
        return u"Not possible in the present state"_s;
    case 410:
        return u"Gone"_s;
    case 413:
        return u"The body is too large"_s;
    case 415:
        return u"Not the kind of body this call takes"_s;
    case 422:
        return u"A field is wrong"_s;
    case 426:
        return u"A WebSocket is served here"_s;
    case 429:
        return u"Too many requests"_s;
    case 431:
        return u"The headers are too large"_s;
    case 502:
        return u"The network's answer cannot be trusted"_s;
    case 503:
        return u"Not available now"_s;
    case 504:
        return u"No answer in time"_s;
    default:
        return u"Problem"_s;
    }
}

Answer problemOf(
    int status, Fault fault, const QString &detail, const QString &type, const QJsonArray &errors = {})
{
    QJsonObject object{{u"type"_s, type}, {u"title"_s, titleOf(status)}, {u"status"_s, status},
        {u"detail"_s, detail}, {u"fault"_s, base::faultWord(fault)}};
    if (!errors.isEmpty())
        object.insert(u"errors"_s, errors);
    return {status, "application/problem+json", QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

}

Answer json(int status, const QJsonObject &object)
{
    return {status, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Answer noContent()
{
    return {204, {}, {}};
}

Answer problem(int status, Fault fault, const QString &detail)
{
    return problemOf(status, fault, detail, u"about:blank"_s);
}

Answer wrongFields(const QList<FieldError> &errors)
{
    QJsonArray list;
    for (const FieldError &error : errors)
        list.append(QJsonObject{{u"field"_s, error.field}, {u"detail"_s, error.detail}});
    return problemOf(
        422, Fault::Malformed, u"One or more fields are wrong; see errors."_s, u"about:blank"_s, list);
}

Answer notFound(const QString &what)
{
    return problem(404, Fault::NotFound, what);
}

Answer noSuchRoute()
{
    return problemOf(
        404, Fault::NotFound, u"There is nothing at this path."_s, u"urn:gesher:no-such-route"_s);
}

Answer wrongMethod(const QByteArray &allow)
{
    Answer answer = problem(405, Fault::Refused, u"This path does not have this method; see Allow."_s);
    answer.headers.append(Header{"Allow", allow});
    return answer;
}

Answer noToken()
{
    Answer answer = problem(401, Fault::Refused, u"Send Authorization: Bearer TOKEN with a valid token."_s);
    answer.headers.append(Header{"WWW-Authenticate", "Bearer"});
    return answer;
}

Answer tooMany(const QString &detail, int retryAfterS)
{
    Answer answer = problem(429, Fault::Limit, detail);
    answer.headers.append(Header{"Retry-After", QByteArray::number(retryAfterS)});
    return answer;
}

Answer fromError(const base::Error &error, const QString &malformedField)
{
    switch (error.fault) {
    case Fault::Malformed:
        return wrongFields({{malformedField, error.detail}});
    case Fault::Forged:
        return problem(502, error.fault, error.detail);
    case Fault::NotFound:
        return problem(404, error.fault, error.detail);
    case Fault::Refused:
        return problem(409, error.fault, error.detail);
    case Fault::Timeout:
        return problem(504, error.fault, error.detail);
    case Fault::Offline:
        return problem(503, error.fault, error.detail);
    case Fault::Storage:
        // the detail of a storage fault may name files: that is for the log of the machine's owner
        return problem(503, error.fault, u"The store cannot be used right now."_s);
    case Fault::Cancelled:
        return problem(503, error.fault, u"The service is stopping."_s);
    case Fault::Limit:
        return tooMany(error.detail, networkWaitS);
    }
    Q_UNREACHABLE();
}

}
