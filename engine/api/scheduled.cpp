// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that are sent at a later time.
#include "engine/api/controllers.h"
#include "engine/api/outgoing.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using base::Fault;
using model::ScheduledMessage;

namespace api {

namespace {

QJsonObject scheduledJson(const ScheduledMessage &message)
{
    QJsonArray mentions;
    for (const model::Jid &one : message.mentions)
        mentions.append(QString::fromLatin1(one.text()));
    return {{u"id"_s, message.id}, {u"account"_s, message.account.value},
        {u"chat"_s, QString::fromLatin1(message.chat.text())}, {u"text"_s, message.text},
        {u"mentions"_s, mentions}, {u"quoted"_s, textOrNull(message.quotedId)},
        {u"send_at"_s, timeJson(message.atMs)}, {u"error"_s, model::errorJson(message.error)}};
}

Answer noScheduled()
{
    return notFound(u"There is no such scheduled message: it was sent or removed, or never was."_s);
}

/// A moment, whatever clock the reader has: without an offset it is none.
std::optional<qint64> readTime(const Call &call)
{
    const auto time = QDateTime::fromString(call.body.value(u"send_at"_s).toString(), Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return time.toMSecsSinceEpoch();
}

Answer wrongTime(const QString &why)
{
    return wrongFields({{u"send_at"_s, why}});
}

Answer noTime()
{
    return wrongTime(u"must be a time of RFC 3339 with its offset, like 2026-11-23T08:15:30Z"_s);
}

/// What the engine says of a time or of a chat, as the field that is wrong.
Answer refused(const base::Error &error)
{
    if (error.code == u"time_past"_s)
        return wrongTime(u"has passed"_s);
    if (error.code == u"time_far"_s)
        return wrongTime(u"is more than a year away"_s);
    if (error.code == u"no_scheduled"_s)
        return noScheduled();
    return fromError(error, u"to"_s);
}

base::Task<Answer> list(const Call &call)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    const auto chat = chatFromText(call.path.value(u"jid"_s));
    if (!chat)
        return answered(notFound(u"There is no such chat."_s));
    const auto all = call.engine.schedule().list(call.account(), *chat);
    if (!all)
        return base::Task<Answer>::failed(all.error());
    const auto place = [](const ScheduledMessage &one) {
        return u"%1 %2"_s.arg(one.atMs, 15, 10, QChar(u'0')).arg(one.id);
    };
    return answered(pageOf(call, *all, place, scheduledJson));
}

base::Task<Answer> create(const Call &call)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    const auto at = readTime(call);
    if (!at)
        return answered(noTime());
    QJsonObject text = call.body;
    text.remove(u"send_at"_s);
    text.insert(u"type"_s, u"text"_s);
    const auto read = readOutgoing(call.engine.chats(), text);
    if (!read)
        return answered(read.error());
    ScheduledMessage message;
    message.id = call.newId;
    message.account = call.account();
    message.chat = read->to;
    message.text = read->text;
    message.mentions = read->mentions;
    message.quotedId = read->quotedId;
    message.atMs = *at;
    base::Promise<Answer> promise;
    call.engine.schedule()
        .keep(message, false)
        .finally(call.context, [promise](const base::Result<ScheduledMessage> &kept) {
            promise.answer(kept ? json(201, scheduledJson(*kept)) : refused(kept.error()));
        });
    return promise.task();
}

base::Task<Answer> move(const Call &call)
{
    const QString id = call.path.value(u"id"_s);
    const auto at = readTime(call);
    if (!at)
        return answered(noTime());
    base::Promise<Answer> promise;
    call.engine.schedule().move(id, *at).finally(
        call.context, [call, id, promise](const base::Result<void> &moved) {
            const auto now = call.engine.schedule().find(id);
            if (!moved)
                promise.answer(refused(moved.error()));
            else if (!now)
                promise.answer(fromError(now.error()));
            else
                promise.answer(*now ? json(200, scheduledJson(**now)) : noScheduled());
        });
    return promise.task();
}

base::Task<Answer> remove(const Call &call)
{
    base::Promise<Answer> promise;
    call.engine.schedule()
        .remove(call.path.value(u"id"_s))
        .finally(call.context, [promise](const base::Result<void> &removed) {
            promise.answer(removed ? noContent() : refused(removed.error()));
        });
    return promise.task();
}

base::Task<Answer> sendNow(const Call &call)
{
    base::Promise<Answer> promise;
    call.engine.schedule()
        .sendNow(call.path.value(u"id"_s))
        .finally(call.context, [promise](const base::Result<model::Message> &queued) {
            promise.answer(queued ? json(202, messageJson(*queued)) : refused(queued.error()));
        });
    return promise.task();
}

QList<Field> createFields()
{
    QList<Field> fields;
    for (Field field : outgoingFields()) {
        field.required = field.name == u"to"_s || field.name == u"text"_s;
        if (field.name == u"text"_s)
            field.says.clear();
        if (field.required || field.name == u"quoted"_s || field.name == u"mentions"_s)
            fields.append(field);
    }
    return fields;
}

}

RouteTable scheduledRoutes()
{
    const Field sendAt{.name = u"send_at"_s,
        .required = true,
        .least = 1,
        .most = 64,
        .says = u"RFC 3339 with its offset; within a year."_s};
    return {
        {.path = "/api/v1/accounts/{account}/chats/{jid}/scheduled",
            .id = u"listScheduled"_s,
            .summary
            = u"Texts of the chat that wait for their time, the soonest first. One with an `error` was not "
              u"sent when its time came, and waits for somebody."_s,
            .query = pageFields(),
            .schema = u"ScheduledList"_s,
            .also = {404},
            .handle = list},
        {.method = "POST",
            .path = "/api/v1/accounts/{account}/scheduled",
            .scope = door::Scope::Send,
            .id = u"scheduleMessage"_s,
            .summary
            = u"Keeps a text until its time, and sends it then, under the id that is answered here. An hour "
              u"late or more (nothing ran): it is not sent, and an alert says so."_s,
            .body = createFields() + QList<Field>{sendAt},
            .status = 201,
            .schema = u"Scheduled"_s,
            .also = {404},
            .once = true,
            .handle = create},
        {.method = "PATCH",
            .path = "/api/v1/scheduled/{id}",
            .scope = door::Scope::Send,
            .id = u"moveScheduled"_s,
            .summary = u"Another time; what kept it from being sent is forgotten."_s,
            .body = QList<Field>{sendAt},
            .schema = u"Scheduled"_s,
            .also = {404},
            .handle = move},
        {.method = "DELETE",
            .path = "/api/v1/scheduled/{id}",
            .scope = door::Scope::Send,
            .id = u"removeScheduled"_s,
            .summary = u"It is not sent."_s,
            .status = 204,
            .also = {404},
            .handle = remove},
        {.method = "POST",
            .path = "/api/v1/scheduled/{id}/send",
            .scope = door::Scope::Send,
            .id = u"sendScheduled"_s,
            .summary = u"Queues it now."_s,
            .status = 202,
            .schema = u"Message"_s,
            .also = {404, 409},
            .handle = sendNow},
    };
}

}
