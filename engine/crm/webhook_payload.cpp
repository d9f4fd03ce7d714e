// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/crm/webhook_payload.h"

#include "engine/crypto/digest.h"
#include "engine/model/json.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using model::WebhookKind;

namespace crm {

namespace {

constexpr qsizetype kLongestUrl = 2048;
constexpr qsizetype kLongestShown = 4096;

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray ghlEnvelope(const QJsonObject &data)
{
    return bytesOf({{u"type"_s, u"whatsapp_message"_s}, {u"data"_s, data}});
}

bool isSecretHeader(const QByteArray &name)
{
    return name == "Authorization" || name == "Gesher-Signature";
}

}

QByteArray ghlBody(const model::Message &message, const QString &ownPhone, const QString &groupName)
{
    const bool isGroup = message.chat.isGroup();
    QJsonObject data{{u"from"_s, model::textOrNull(message.fromPhone)},
        {u"to"_s, model::textOrNull(ownPhone)}, {u"message"_s, message.text},
        {u"timestamp"_s, model::timeJson(message.timestampMs)},
        {u"messageId"_s, QString::fromUtf8(message.waId)}, {u"chatId"_s, model::jidJson(message.chat)},
        {u"fromName"_s, model::textOrNull(message.fromName)}, {u"isGroup"_s, isGroup},
        {u"direction"_s, u"inbound"_s}, {u"accountId"_s, message.account.value}};
    if (isGroup)
        data.insert(u"groupName"_s, model::textOrNull(groupName));
    return ghlEnvelope(data);
}

QByteArray ghlTestBody(const QString &id, qint64 nowMs)
{
    // numbers that nobody has (reserved for fiction), so that a live workflow reaches no one
    return ghlEnvelope({{u"from"_s, u"+15555550100"_s}, {u"to"_s, u"+15555550101"_s},
        {u"message"_s, u"This is a test by Gesher."_s}, {u"timestamp"_s, model::timeJson(nowMs)},
        {u"messageId"_s, u"TEST-"_s + id}, {u"chatId"_s, u"15555550100@s.whatsapp.net"_s},
        {u"fromName"_s, u"Gesher test"_s}, {u"isGroup"_s, false}, {u"direction"_s, u"inbound"_s},
        {u"accountId"_s, QJsonValue::Null}, {u"test"_s, true}});
}

QByteArray genericTestBody(const QString &target, qint64 nowMs)
{
    return bytesOf({{u"seq"_s, 0}, {u"at"_s, model::timeJson(nowMs)}, {u"type"_s, u"test"_s},
        {u"account"_s, QJsonValue::Null}, {u"data"_s, QJsonObject{{u"webhook"_s, target}}}});
}

net::HttpRequest request(const model::WebhookTarget &target, const Secrets &secrets,
    const QString &deliveryId, QByteArray body, qint64 nowMs)
{
    net::HttpRequest request;
    request.url = QUrl(target.url, QUrl::StrictMode);
    request.headers = {{"Content-Type", "application/json; charset=utf-8"}, {"Accept", "application/json"},
        {"User-Agent", "Gesher/" GESHER_VERSION}};
    if (!secrets.bearer.isEmpty())
        request.headers.append({"Authorization", "Bearer " + secrets.bearer.toUtf8()});
    if (target.kind == WebhookKind::Generic || !secrets.secret.isEmpty()) {
        const QByteArray timestamp = QByteArray::number(nowMs / 1000);
        request.headers.append({"Gesher-Event-Id", deliveryId.toLatin1()});
        request.headers.append({"Gesher-Timestamp", timestamp});
        if (!secrets.secret.isEmpty()) {
            const auto mac = crypto::hmacSha256(secrets.secret, {timestamp, ".", body});
            request.headers.append({"Gesher-Signature", "sha256=" + crypto::view(mac).toByteArray().toHex()});
        }
    }
    request.body = std::move(body);
    return request;
}

QString shownRequest(const net::HttpRequest &request, const QString &urlMasked)
{
    QString shown = u"POST "_s + urlMasked;
    for (const net::HttpHeader &header : request.headers) {
        shown += u'\n' + QString::fromLatin1(header.first) + u": "_s;
        if (!isSecretHeader(header.first))
            shown += QString::fromLatin1(header.second);
        else
            shown += header.first == "Authorization" ? u"Bearer …"_s : u"sha256=…"_s;
    }
    return shown.left(kLongestShown);
}

QString maskedUrl(const QUrl &url)
{
    const QString origin = url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment
        | QUrl::RemoveUserInfo | QUrl::FullyEncoded);
    const QString path = url.path(QUrl::FullyEncoded);
    if (path.size() <= 1 && !url.hasQuery())
        return origin + path;
    // the query is never shown, and of a short path nothing: its end could be all there is to guess
    return origin + u"/…"_s + (path.size() >= 24 ? path.right(4) : QString());
}

std::optional<QString> wrongUrl(const QString &text)
{
    if (text.isEmpty())
        return u"must not be empty"_s;
    if (text.size() > kLongestUrl)
        return u"must have at most %1 characters"_s.arg(kLongestUrl);
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.isRelative() || text.trimmed() != text)
        return u"is not an address: it must look like https://example.com/hook"_s;
    if (url.scheme() != u"https"_s && url.scheme() != u"http"_s)
        return u"must begin with https:// or http://"_s;
    if (url.host().isEmpty())
        return u"names no host"_s;
    if (!url.userInfo().isEmpty() || text.section(u'/', 2, 2).contains(u'@'))
        return u"must not hold a name or password: use `bearer`"_s;
    if (url.hasFragment())
        return u"must not hold a #fragment: it would never be sent"_s;
    if (url.port(80) == 0)
        return u"names port 0"_s;
    return std::nullopt;
}

std::optional<QString> wrongBearer(const QString &text)
{
    if (text.startsWith(u"Bearer "_s, Qt::CaseInsensitive))
        return u"must be the token alone, without the word Bearer"_s;
    if (text.size() > 1024)
        return u"must have at most 1024 characters"_s;
    const auto isVisible = [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; };
    if (!std::all_of(text.begin(), text.end(), isVisible))
        return u"may hold visible ASCII characters only, without spaces"_s;
    return std::nullopt;
}

}
