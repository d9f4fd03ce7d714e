// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/clients/off_boarding.h"

#include "engine/clients/certificate.h"
#include "engine/model/json.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <limits>

using namespace Qt::StringLiterals;

namespace clients {

using base::Fault;
using base::Result;
using base::Task;

Q_LOGGING_CATEGORY(logOffBoarding, "gesher.clients.offboarding")

Task<model::OffBoarded> OffBoarding::run(const model::Client &client)
{
    if (std::exchange(running_, true))
        return Task<model::OffBoarded>::failed(
            {Fault::Refused, u"Another client is being off-boarded. Wait until that is done."_s, u"busy"_s});
    done_ = {};
    done_.client = client;
    numbers_.clear();
    for (const model::AccountView &view : parts_.accounts.views()) {
        if (view.client == client.id)
            numbers_.append(view.id);
    }
    done_.numbers = static_cast<int>(numbers_.size());
    const QString when
        = QDateTime::fromMSecsSinceEpoch(parts_.clock.wallMs(), Qt::UTC).toString(u"yyyyMMdd-HHmmss"_s);
    done_.directory = parts_.directory + u'/' + client.id.value + u'-' + when;
    pack_ = std::make_unique<ExportPack>(parts_.store, parts_.clock, done_.directory);

    base::Promise<model::OffBoarded> promise;
    auto task = promise.task();
    logOut(0)
        .then(this,
            [this] {
                QList<model::AccountView> views;
                for (const model::AccountView &view : parts_.accounts.views()) {
                    if (numbers_.contains(view.id))
                        views.append(view);
                }
                return pack_->write(done_.client, views);
            })
        .then(this,
            [this](const ExportPack::Counts &counts) {
                done_.chats = counts.chats;
                done_.messages = counts.messages;
                return wipe(0);
            })
        .then(this, [this] { return parts_.store.write([this] { return end(); }); })
        .then(this,
            [this]() -> Result<model::OffBoarded> {
                parts_.store.dropBackUps(std::numeric_limits<qint64>::max());
                RETURN_IF_FAILED(parts_.store.compact());
                done_.atMs = parts_.clock.wallMs();
                certify();
                return done_;
            })
        .finally(this, [this, promise](const Result<model::OffBoarded> &result) {
            running_ = false;
            promise.answer(result);
        });
    return task;
}

/// Nothing more arrives once a number is logged out: what is exported then is all.
Task<void> OffBoarding::logOut(qsizetype at)
{
    if (at == numbers_.size())
        return Task<void>::ready(Result<void>());
    accounts::Account *number = parts_.accounts.find(numbers_[at]);
    if (!number)
        return logOut(at + 1);
    return number->leave().then(this, [this, at] { return logOut(at + 1); });
}

Task<void> OffBoarding::wipe(qsizetype at)
{
    if (at == numbers_.size())
        return Task<void>::ready(Result<void>());
    return parts_.accounts.remove(numbers_[at], false).then(this, [this, at] { return wipe(at + 1); });
}

Result<void> OffBoarding::end()
{
    ASSIGN_OR_RETURN(const int left, parts_.store.accounts().countOf(done_.client.id));
    if (left > 0)
        return base::fail(Fault::Refused, u"A number came to this client meanwhile."_s, u"has_numbers"_s);
    ASSIGN_OR_RETURN(const bool was, parts_.store.clients().remove(done_.client.id));
    return was ? Result<void>()
               : Result<void>(base::fail(Fault::NotFound, u"There is no such client."_s, u"no_client"_s));
}

/// For whoever asks later. That it cannot be written undoes nothing.
void OffBoarding::certify()
{
    QJsonObject certificate = model::offBoardedJson(done_);
    certificate.insert(u"statement"_s,
        u"The numbers of this client were logged out. Its messages, chats, contacts, sessions and keys were "
        u"deleted "
        "from this profile, overwritten, and the database was written anew without them. The key that sealed "
        "them "
        "is destroyed."_s);
    keep(u"certificate.json"_s, QJsonDocument(certificate).toJson());
    QFile manifest(done_.directory + u"/manifest.json"_s);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (manifest.open(QIODevice::ReadOnly) && hash.addData(&manifest))
        keep(u"certificate.html"_s, certificatePage(done_, hash.result()));
}

void OffBoarding::keep(const QString &name, const QByteArray &text)
{
    QFile file(done_.directory + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(text) != text.size() || !syncFile(file))
        qCWarning(logOffBoarding) << "certificate not written:" << file.error();
}

}
