// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/reply.h"

using namespace Qt::StringLiterals;
using base::Fault;

namespace net {

namespace {

base::Error offline(const QString &code, const QString &detail)
{
    return {Fault::Offline, detail, code};
}

}

QNetworkRequest plainRequest(const QUrl &url, const QList<HttpHeader> &headers)
{
    QNetworkRequest question(url);
    question.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    question.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    question.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    question.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    question.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    question.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    question.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    for (const HttpHeader &header : headers)
        question.setRawHeader(header.first, header.second);
    // a compressed answer could be a thousand times its bound
    question.setRawHeader("Accept-Encoding", "identity");
    // a kept connection that the far side has just closed looks like a target that is down
    question.setRawHeader("Connection", "close");
    return question;
}

base::Error errorOf(const QNetworkReply &reply)
{
    using Reply = QNetworkReply;
    switch (reply.error()) {
    case Reply::HostNotFoundError:
        return offline(u"host_not_found"_s, u"The host's name could not be found (DNS)."_s);
    case Reply::ConnectionRefusedError:
        return offline(u"connection_refused"_s, u"The connection was refused: nothing listens there."_s);
    case Reply::SslHandshakeFailedError:
        // the library's own words tell which check failed; they name no address
        return offline(u"tls"_s, u"No secure connection: %1."_s.arg(reply.errorString()));
    case Reply::TimeoutError:
    case Reply::OperationCanceledError:
        return {Fault::Timeout, u"The connection timed out."_s, u"timeout"_s};
    case Reply::RemoteHostClosedError:
    case Reply::ContentReSendError:
        return offline(u"closed"_s, u"The connection was closed before the answer was complete."_s);
    case Reply::TemporaryNetworkFailureError:
    case Reply::NetworkSessionFailedError:
    case Reply::UnknownNetworkError:
        return offline(u"unreachable"_s, u"The network or the host cannot be reached."_s);
    case Reply::ProtocolFailure:
    case Reply::ProtocolInvalidOperationError:
    case Reply::ProtocolUnknownError:
        return offline(u"not_http"_s, u"What answers there does not speak HTTP."_s);
    default:
        break;
    }
    if (reply.error() >= Reply::ProxyConnectionRefusedError && reply.error() <= Reply::UnknownProxyError)
        return offline(u"proxy"_s, u"The proxy between here and there does not let the request through."_s);
    return offline(u"closed"_s, u"The connection broke."_s);
}

bool isAnswer(const QNetworkReply &reply)
{
    const bool isContentError = reply.error() >= QNetworkReply::ContentAccessDenied
        && reply.error() != QNetworkReply::ContentReSendError;
    return reply.error() == QNetworkReply::NoError || isContentError;
}

}
