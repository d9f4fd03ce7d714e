// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/network_file.h"

#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;
using base::Fault;
using base::milliseconds;
using base::Result;

namespace parts {

namespace {

constexpr qint64 longestProfile = 64 * 1024;

tl::unexpected<base::Error> wrong(const QString &sentence)
{
    return base::fail(Fault::Refused, u"The network profile: "_s + sentence);
}

bool isLoopback(const QString &host)
{
    return host == u"localhost"_s || QHostAddress(host).isLoopback();
}

/// The host of "127.0.0.1:7002" or "[::1]:7002".
QString hostOf(const QString &hostAndPort)
{
    return QUrl(u"//"_s + hostAndPort).host();
}

Result<void> onlyKnown(const QJsonObject &object, const QStringList &names, const QString &where)
{
    for (const QString &name : object.keys()) {
        if (!names.contains(name))
            return wrong(u"\"%1%2\" is not known."_s.arg(where, name));
    }
    return {};
}

/// Seconds with fractions as milliseconds; leaves `value` alone when the field is absent.
Result<void> readSeconds(
    const QJsonObject &object, const QString &name, double least, double most, milliseconds &value)
{
    const QJsonValue field = object.value(name);
    if (field.isUndefined() || field.isNull())
        return {};
    const double seconds = field.toDouble(NAN);
    if (!(seconds >= least && seconds <= most))
        return wrong(u"\"%1\" must be a number of seconds from %2 to %3."_s.arg(name).arg(least).arg(most));
    value = milliseconds(std::llround(seconds * 1000));
    return {};
}

Result<void> readTiming(const QJsonObject &object, model::NetworkProfile::Timing &timing)
{
    RETURN_IF_FAILED(onlyKnown(object,
        {u"keepalive_s"_s, u"answer_timeout_s"_s, u"backoff_first_s"_s, u"backoff_max_s"_s,
            u"retry_delay_s"_s},
        u"timing."_s));
    RETURN_IF_FAILED(readSeconds(object, u"keepalive_s"_s, 0.05, 600, timing.keepalive));
    RETURN_IF_FAILED(readSeconds(object, u"answer_timeout_s"_s, 0.05, 600, timing.answerTimeout));
    RETURN_IF_FAILED(readSeconds(object, u"backoff_first_s"_s, 0.01, 600, timing.backoffFirst));
    RETURN_IF_FAILED(readSeconds(object, u"backoff_max_s"_s, 0.01, 3600, timing.backoffMost));
    return readSeconds(object, u"retry_delay_s"_s, 0, 600, timing.retryDelay);
}

Result<void> readChat(const QJsonObject &object, model::NetworkProfile &profile)
{
    profile.chatUrl = QUrl(object.value(u"chat_url"_s).toString(), QUrl::StrictMode);
    const QString scheme = profile.chatUrl.scheme();
    if (!profile.chatUrl.isValid() || profile.chatUrl.host().isEmpty()
        || (scheme != u"ws"_s && scheme != u"wss"_s))
        return wrong(u"\"chat_url\" must be a ws:// or wss:// address."_s);
    const QByteArray hex = object.value(u"noise_root_key"_s).toString().toLatin1();
    profile.noiseRootKey = QByteArray::fromHex(hex);
    if (hex.size() != 64 || profile.noiseRootKey.toHex() != hex.toLower())
        return wrong(u"\"noise_root_key\" must be 64 hex digits."_s);
    const double serial = object.value(u"noise_root_serial"_s).toDouble(0);
    if (serial < 0 || serial > 4'294'967'295.0 || serial != std::floor(serial))
        return wrong(u"\"noise_root_serial\" must be a whole number of 32 bits."_s);
    profile.noiseRootSerial = static_cast<quint32>(serial);
    return {};
}

Result<void> readVersionPage(const QJsonObject &object, model::NetworkProfile &profile)
{
    const QString text = object.value(u"web_version_url"_s).toString();
    if (text.isEmpty())
        return {};
    profile.webVersionUrl = QUrl(text, QUrl::StrictMode);
    const bool isPlain
        = profile.webVersionUrl.scheme() == u"http"_s && isLoopback(profile.webVersionUrl.host());
    if (!profile.webVersionUrl.isValid() || (profile.webVersionUrl.scheme() != u"https"_s && !isPlain))
        return wrong(u"\"web_version_url\" must be an https:// address, or http:// on a loopback one."_s);
    return {};
}

Result<void> readMedia(const QJsonObject &object, model::NetworkProfile &profile)
{
    for (const QJsonValue &host : object.value(u"media_hosts"_s).toArray()) {
        if (hostOf(host.toString()).isEmpty())
            return wrong(u"\"media_hosts\" must be a list of host or host:port."_s);
        profile.mediaHosts.append(host.toString());
    }
    profile.mediaScheme = object.value(u"media_scheme"_s).toString(u"https"_s);
    if (profile.mediaScheme != u"http"_s && profile.mediaScheme != u"https"_s)
        return wrong(u"\"media_scheme\" must be http or https."_s);
    profile.extraCaFile = object.value(u"extra_ca_file"_s).toString();
    if (!profile.extraCaFile.isEmpty() && !QFile::exists(profile.extraCaFile))
        return wrong(u"the file of \"extra_ca_file\" does not exist."_s);
    return {};
}

/// What weakens the engine is for networks of this machine alone.
Result<void> onlyOnLoopback(const QJsonObject &object, const model::NetworkProfile &profile)
{
    if (profile.chatUrl.scheme() == u"ws"_s)
        return wrong(u"a plain ws:// address must be a loopback one; use wss://."_s);
    if (profile.mediaScheme == u"http"_s && !profile.mediaHosts.isEmpty())
        return wrong(u"\"media_scheme\" http is only for loopback addresses; use https."_s);
    if (object.contains(u"timing"_s))
        return wrong(u"\"timing\" is only for loopback addresses."_s);
    if (profile.clockOffset.count() != 0)
        return wrong(u"\"clock_offset_s\" is only for loopback addresses."_s);
    return {};
}

}

Result<model::NetworkProfile> readNetworkFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > longestProfile)
        return wrong(u"%1 cannot be read."_s.arg(path));
    QJsonParseError parse{};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parse);
    if (!document.isObject())
        return wrong(u"%1 is not a JSON object (%2)."_s.arg(path, parse.errorString()));
    const QJsonObject object = document.object();
    RETURN_IF_FAILED(onlyKnown(object,
        {u"name"_s, u"chat_url"_s, u"noise_root_key"_s, u"noise_root_serial"_s, u"media_hosts"_s,
            u"media_scheme"_s, u"extra_ca_file"_s, u"web_version_url"_s, u"timing"_s, u"clock_offset_s"_s},
        {}));
    model::NetworkProfile profile;
    profile.name = object.value(u"name"_s).toString();
    profile.real = false;
    if (profile.name.isEmpty() || profile.name.size() > 100)
        return wrong(u"\"name\" must be a text of 1 to 100 characters."_s);
    RETURN_IF_FAILED(readChat(object, profile));
    RETURN_IF_FAILED(readVersionPage(object, profile));
    RETURN_IF_FAILED(readMedia(object, profile));
    RETURN_IF_FAILED(readTiming(object.value(u"timing"_s).toObject(), profile.timing));
    constexpr double tenYears = 10 * 366 * 86'400.0;
    RETURN_IF_FAILED(readSeconds(object, u"clock_offset_s"_s, -tenYears, tenYears, profile.clockOffset));
    bool isLocal = isLoopback(profile.chatUrl.host());
    for (const QString &host : std::as_const(profile.mediaHosts))
        isLocal = isLocal && isLoopback(hostOf(host));
    if (!isLocal)
        RETURN_IF_FAILED(onlyOnLoopback(object, profile));
    profile.mayLiftLimits = isLocal;
    return profile;
}

}
