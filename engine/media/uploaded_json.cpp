// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/uploaded_json.h"

#include "engine/media/media_retry.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace media {

namespace {

constexpr qsizetype kLongestUrl = 4096;

QString text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}
QString coded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

}

QByteArray rememberedForm(const Uploaded &uploaded)
{
    const Digests &digests = uploaded.digests;
    return QJsonDocument(
        QJsonObject{{u"url"_s, text(uploaded.url)}, {u"path"_s, text(uploaded.directPath)},
            {u"handle"_s, text(uploaded.handle)}, {u"key"_s, coded(uploaded.mediaKey)},
            {u"key_ms"_s, uploaded.mediaKeyMs}, {u"sha256"_s, coded(digests.fileSha256)},
            {u"enc_sha256"_s, coded(digests.fileEncSha256)}, {u"bytes"_s, digests.plainBytes}})
        .toJson(QJsonDocument::Compact);
}

std::optional<Uploaded> fromRemembered(const QByteArray &form)
{
    const QJsonObject told = QJsonDocument::fromJson(form).object();
    const auto bytes = [&](const QString &name) { return told.value(name).toString().toLatin1(); };
    Uploaded uploaded{bytes(u"url"_s), bytes(u"path"_s), bytes(u"handle"_s),
        QByteArray::fromBase64(bytes(u"key"_s)), told.value(u"key_ms").toInteger(),
        {QByteArray::fromBase64(bytes(u"sha256"_s)), QByteArray::fromBase64(bytes(u"enc_sha256"_s)),
            told.value(u"bytes").toInteger()}};
    if (uploaded.mediaKey.size() != 32 || !isDirectPath(uploaded.directPath))
        return std::nullopt;
    return uploaded;
}

base::Result<void> readUploadAnswer(const QByteArray &body, Uploaded &uploaded)
{
    const QJsonObject told = QJsonDocument::fromJson(body).object();
    const auto bytes = [&](const QString &name) { return told.value(name).toString().toUtf8(); };
    uploaded.url = bytes(u"url"_s);
    uploaded.directPath = bytes(u"direct_path"_s);
    uploaded.handle = bytes(u"handle"_s);
    if (!isDirectPath(uploaded.directPath) || uploaded.url.size() > kLongestUrl
        || uploaded.handle.size() > kLongestUrl || !uploaded.url.startsWith("http"))
        return base::fail(base::Fault::Malformed, u"the host's answer names no place"_s);
    return {};
}

}
