// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/message.h"
#include "engine/model/webhook.h"
#include "engine/net/http.h"

/// What web hooks send, and what of it may be seen. Rules: no timer, no store.
namespace crm {

/// The body for HighLevel's inbound trigger; fields map there as inboundWebhookRequest.data.<name>.
/// @param ownPhone   E.164 of the account, empty when it is not known any more
/// @param groupName  empty for a chat with a person
QByteArray ghlBody(const model::Message &message, const QString &ownPhone, const QString &groupName);
/// A body of the same shape that says that it is a test.
QByteArray ghlTestBody(const QString &id, qint64 nowMs);
/// The event object with type `test`.
QByteArray genericTestBody(const QString &target, qint64 nowMs);

struct Secrets {
    QString bearer;
    QByteArray secret;
};
/// The whole request. A bearer goes along only when it is set, a signature only when there is a secret:
/// HMAC-SHA256 with it over TIMESTAMP.BODY.
net::HttpRequest request(const model::WebhookTarget &target, const Secrets &secrets,
    const QString &deliveryId, QByteArray body, qint64 nowMs);
/// The request as the log shows it: address and secret headers masked, no body.
QString shownRequest(const net::HttpRequest &request, const QString &urlMasked);

/// Scheme, host and port, and the last four characters of a long path: enough to tell two apart.
QString maskedUrl(const QUrl &url);
/// What is wrong with an address that a person gave, in English.
std::optional<QString> wrongUrl(const QString &text);
/// What is wrong with a bearer token.
std::optional<QString> wrongBearer(const QString &text);

}
