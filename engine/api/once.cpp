// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/once.h"

#include "engine/base/uuid.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using base::Fault;

namespace api {

namespace {

QByteArray digest(const QByteArray &first, const QByteArray &second)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(first);
    hash.addData(QByteArray(1, '\0'));
    hash.addData(second);
    return hash.result();
}

bool isKey(const QByteArray &key)
{
    return !key.isEmpty() && key.size() <= 128
        && std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

Answer anotherBody()
{
    return problem(409, Fault::Refused, u"This Idempotency-Key was used with another body."_s);
}

/// What is kept of an answer: a secret is shown to the one who made it, once.
QByteArray kept(const Route &route, const Answer &answer)
{
    if (route.secretField.isEmpty())
        return answer.body;
    QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    object.insert(route.secretField, QJsonValue::Null);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}

void Once::answer(
    const Route &route, const QByteArray &key, const QByteArray &path, Call call, Run run, Reply reply)
{
    if (!isKey(key)) {
        reply(wrongFields({{u"Idempotency-Key"_s, u"must be 1 to 128 visible characters"_s}}));
        return;
    }
    const QString name = QString::fromLatin1(digest(path, key).toHex());
    // keys in another order are the same body
    const QByteArray hash = digest(path, QJsonDocument(call.body).toJson(QJsonDocument::Compact));
    if (const auto same = running_.find(name); same != running_.end()) {
        if (same->second.requestHash == hash)
            same->second.waiting.append(std::move(reply));
        else
            reply(anotherBody());
        return;
    }
    const auto before = engine_.tokens().remembered(name);
    if (!before) {
        reply(fromError(before.error()));
        return;
    }
    if (*before && (*before)->requestHash != hash) {
        reply(anotherBody());
        return;
    }
    if (*before && (*before)->status != 0) {
        reply({(*before)->status, route.contentType, (*before)->body});
        return;
    }
    call.newId
        = *before ? QString::fromLatin1((*before)->body) : base::newId(engine_.clock(), engine_.random());
    running_[name] = {hash, {std::move(reply)}};
    // joins the commit that the handler's own write goes into: both are called before the event loop turns
    if (!*before)
        engine_.tokens().remember(name, {hash, 0, call.newId.toLatin1()}).finally(this, [](const auto &) {});
    run(call).finally(this, [this, &route, name, hash](const base::Result<Answer> &answer) {
        finished(route, name, hash, answer ? *answer : fromError(answer.error()));
    });
}

void Once::finished(const Route &route, const QString &name, const QByteArray &requestHash, Answer answer)
{
    // a refusal had no effect: the same request may be tried again when the reason is gone
    auto written = answer.status < 300
        ? engine_.tokens().remember(name, {requestHash, answer.status, kept(route, answer)})
        : engine_.tokens().forget(name);
    std::move(written).finally(
        this, [this, name, answer = std::move(answer)](const base::Result<void> &) { tell(name, answer); });
}

void Once::tell(const QString &name, const Answer &answer)
{
    const auto node = running_.extract(name);
    if (node.empty())
        return;
    for (const Reply &reply : node.mapped().waiting)
        reply(answer);
}

}
