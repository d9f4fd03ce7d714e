// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/web_address.h"

using namespace Qt::StringLiterals;

namespace media {

namespace {

base::Error refusedAddress(const QString &why)
{
    return {base::Fault::Refused, why, u"web_file"_s};
}

}

std::optional<base::Error> wrongAddress(const QUrl &url)
{
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || (scheme != u"https"_s && scheme != u"http"_s))
        return refusedAddress(u"The address is no http or https address."_s);
    if (!url.userInfo().isEmpty())
        return refusedAddress(u"The address has a user name or password in it."_s);
    return std::nullopt;
}

base::Result<QUrl> nextAddress(const QUrl &from, const QByteArray &location)
{
    const QUrl next = from.resolved(QUrl(QString::fromUtf8(location)));
    if (const auto wrong = wrongAddress(next))
        return base::fail(*wrong);
    if (from.scheme() == u"https"_s && next.scheme() != u"https"_s)
        return base::fail(refusedAddress(u"The address leads from a secure to an insecure one."_s));
    return next;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}
