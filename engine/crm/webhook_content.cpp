// SPDX-License-Identifier: GPL-3.0-or-later
// What a delivery says, and one try at saying it.
#include "engine/crm/webhook_lane.h"

using namespace Qt::StringLiterals;
using base::Fault;
using base::milliseconds;
using base::Result;
using base::Task;

namespace crm {

namespace {

constexpr milliseconds kTimeout{10'000};
constexpr qsizetype kResponseKept = 4096;
constexpr qsizetype kWorthHiding = 4;

tl::unexpected<base::Error> notKept(const QString &detail)
{
    return base::fail(Fault::NotFound, detail);
}

Result<QByteArray> ghlContent(const WebhookGround &ground, const model::Delivery &delivery)
{
    ASSIGN_OR_RETURN(const auto row, ground.store.messages().find(delivery.messageId));
    if (!row)
        return notKept(u"The message is not kept any more."_s);
    ASSIGN_OR_RETURN(const auto account, ground.store.accounts().find(row->message.account));
    const QString own
        = account && !account->pn.isEmpty() ? u'+' + QString::fromLatin1(account->pn.user) : QString();
    QString groupName;
    if (row->message.chat.isGroup()) {
        ASSIGN_OR_RETURN(const auto chat, ground.store.chats().view(row->chat));
        groupName = chat ? chat->name : QString();
    }
    return ghlBody(row->message, own, groupName);
}

Result<QByteArray> eventContent(const WebhookGround &ground, const model::Delivery &delivery)
{
    ASSIGN_OR_RETURN(const auto rows, ground.store.feed().after(delivery.seq - 1, 1));
    if (rows.isEmpty() || rows.first().seq != delivery.seq)
        return notKept(u"The event is not kept any more."_s);
    return ground.render(rows.first());
}

/// The start of an answer as the log keeps it. A target that repeats what it was sent must not bring our
/// secrets there.
QByteArray shownResponse(QByteArray body, const store::WebhookRow &target)
{
    body.truncate(2 * kResponseKept);
    const QByteArray path = QUrl(target.view.url).path(QUrl::FullyEncoded).toUtf8();
    for (const QByteArray &secret : {target.bearer.toUtf8(), target.secret, path}) {
        if (secret.size() >= kWorthHiding)
            body.replace(secret, "***");
    }
    body.truncate(kResponseKept);
    return body;
}

}

Result<QByteArray> contentOf(
    const WebhookGround &ground, const model::WebhookTarget &target, const model::Delivery &delivery)
{
    const bool isGhl = target.kind == model::WebhookKind::GhlInbound;
    if (delivery.seq == 0) {
        const qint64 now = ground.clock.wallMs();
        return isGhl ? ghlTestBody(delivery.id, now) : genericTestBody(target.id, now);
    }
    return isGhl ? ghlContent(ground, delivery) : eventContent(ground, delivery);
}

Task<Tried> tryOnce(const WebhookGround &ground, QObject *context, const store::WebhookRow &target,
    const model::Delivery &delivery, const QByteArray &body)
{
    const qint64 at = ground.clock.wallMs();
    const milliseconds begun = ground.clock.monotonic();
    net::HttpRequest question = request(target.view, {target.bearer, target.secret}, delivery.id, body, at);
    const QString shown = shownRequest(question, target.view.urlMasked);
    base::Promise<Tried> promise;
    ground.http.post(std::move(question), kTimeout)
        .finally(
            context, [&ground, promise, target, at, begun, shown](const Result<net::HttpAnswer> &answer) {
                Tried tried;
                tried.verdict = judge(target.view.kind, answer, ground.clock.wallMs());
                tried.attempt = {at, answer ? answer->status : 0, tried.verdict.error,
                    (ground.clock.monotonic() - begun).count(),
                    answer ? shownResponse(answer->body, target) : QByteArray(), shown};
                promise.answer(std::move(tried));
            });
    return promise.task();
}

}
