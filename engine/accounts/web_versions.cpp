// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts/web_versions.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

namespace accounts {

using base::Result;
using base::Task;

Q_LOGGING_CATEGORY(logVersions, "gesher.accounts.versions")

namespace {

constexpr base::milliseconds kLongestWait{5'000};
constexpr qint64 kLongestPage = 16 * 1024 * 1024;
const QString kCached = QStringLiteral("web_version");

/// As a browser asks for it.
QList<net::HttpHeader> browserHeaders()
{
    return {{"User-Agent",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                "Chrome/141.0.0.0 Safari/537.36"},
        {"Accept", "*/*"}, {"Sec-Fetch-Dest", "serviceworker"}, {"Sec-Fetch-Mode", "same-origin"},
        {"Sec-Fetch-Site", "none"}};
}

}

WebVersions::WebVersions(Source source, store::Store &store, base::Clock &clock)
    : source_(std::move(source)), store_(store), clock_(clock)
{
    if (source_.fixedRevision != 0) {
        current_.revision = source_.fixedRevision;
        return;
    }
    const auto stored = store_.settings().value(kCached);
    if (!stored || !*stored || source_.page.isEmpty())
        return;
    const QJsonObject json = QJsonDocument::fromJson(**stored).object();
    const auto revision = static_cast<quint32>(json.value(u"revision").toDouble());
    // a later program may know more than what an earlier one has read
    current_.revision = std::max(current_.revision, revision);
    readMs_ = static_cast<qint64>(json.value(u"read").toDouble());
}

Task<void> WebVersions::refresh(qint64 oldestMs)
{
    const qint64 age = clock_.wallMs() - readMs_;
    const bool fresh = readMs_ != 0 && age >= 0 && age < oldestMs;
    if (source_.page.isEmpty() || !source_.http || source_.fixedRevision != 0 || fresh)
        return Task<void>::ready({});
    base::Promise<void> promise;
    source_.http->get({source_.page, browserHeaders(), {}, kLongestPage}, kLongestWait)
        .finally(this, [this, promise](const Result<net::HttpAnswer> &page) {
            const bool isPage = page && page->status == 200;
            const auto revision = isPage ? pairing::readRevision(page->body) : std::nullopt;
            if (revision)
                keep(*revision);
            else if (page)
                qCWarning(logVersions) << "the page names no version: status" << page->status;
            else
                qCWarning(logVersions)
                    << "version not read:" << base::faultWord(page.error().fault) << page.error().code;
            promise.answer(Result<void>());
        });
    return promise.task();
}

void WebVersions::keep(quint32 revision)
{
    if (current_.revision != revision)
        qCInfo(logVersions) << "web version is now" << revision;
    current_.revision = revision;
    readMs_ = clock_.wallMs();
    const QJsonObject json{{QStringLiteral("revision"), static_cast<double>(revision)},
        {QStringLiteral("read"), static_cast<double>(readMs_)}};
    store_
        .write([this, json] {
            return store_.settings().set(kCached, QJsonDocument(json).toJson(QJsonDocument::Compact));
        })
        .finally(this, [](const Result<void> &) {});
}

}
