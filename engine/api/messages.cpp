// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace api {

namespace {

constexpr int longestText = 65'536;
constexpr int mostMentions = 256;

base::Result<model::Outgoing, Answer> readMessage(const QJsonObject &body)
{
    model::Outgoing message;
    QList<FieldError> errors;
    if (const auto to = chatFromText(body.value(u"to"_s).toString()))
        message.to = *to;
    else
        errors.append({u"to"_s, u"must be a chat's JID or a phone in E.164"_s});
    for (const QJsonValue &mention : body.value(u"mentions"_s).toArray()) {
        if (const auto jid = chatFromText(mention.toString())) {
            message.mentions.append(*jid);
        } else {
            errors.append({u"mentions"_s, u"must be JIDs or phones in E.164"_s});
            break;
        }
    }
    if (!errors.isEmpty())
        return base::failWith(wrongFields(errors));
    message.text = body.value(u"text"_s).toString();
    message.quotedId = body.value(u"quoted"_s).toString();
    return message;
}

base::Task<Answer> send(const Call &call)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    auto message = readMessage(call.body);
    if (!message)
        return answered(message.error());
    message->id = call.newId;
    if (!message->quotedId.isEmpty()) {
        const auto quoted = call.engine.chats().message(message->quotedId);
        if (!quoted)
            return base::Task<Answer>::failed(quoted.error());
        if (!*quoted)
            return answered(wrongFields({{u"quoted"_s, u"names no message"_s}}));
    }
    return call.engine.chats()
        .send(call.account(), *message)
        .then(call.context, [](const model::Message &queued) { return json(202, messageJson(queued)); });
}

base::Task<Answer> show(const Call &call)
{
    const QString id = call.path.value(u"id"_s);
    const auto message = call.engine.chats().message(id);
    if (!message)
        return base::Task<Answer>::failed(message.error());
    if (!*message)
        return answered(notFound(u"There is no such message."_s));
    const auto timeline = call.engine.chats().timeline(id);
    if (!timeline)
        return base::Task<Answer>::failed(timeline.error());
    return answered(json(200, messageJson(**message, *timeline)));
}

QList<Field> messageFields()
{
    return {{.name = u"to"_s,
                .required = true,
                .least = 1,
                .most = 256,
                .says = u"A chat's JID, or a phone in E.164."_s},
        {.name = u"type"_s, .required = true, .oneOf = {u"text"_s}},
        {.name = u"text"_s, .required = true, .least = 1, .most = longestText},
        {.name = u"quoted"_s, .nullable = true, .least = 1, .most = 64, .says = u"A message id."_s},
        {.name = u"mentions"_s,
            .kind = Kind::TextList,
            .nullable = true,
            .most = mostMentions,
            .says = u"Chats, as JID or phone."_s},
        {.name = u"preview"_s,
            .kind = Kind::Boolean,
            .nullable = true,
            .says = u"Taken for later versions: this one makes no previews."_s}};
}

}

RouteTable messageRoutes()
{
    return {
        {.method = "POST",
            .path = "/api/v1/accounts/{account}/messages",
            .scope = door::Scope::Send,
            .id = u"sendMessage"_s,
            .summary = u"Stores a message and queues it, also while the account is not connected."_s,
            .body = messageFields(),
            .status = 202,
            .schema = u"Message"_s,
            .also = {404, 409},
            .once = true,
            .malformedField = u"to"_s,
            .handle = send},
        {.path = "/api/v1/messages/{id}",
            .id = u"getMessage"_s,
            .summary = u"One message with the history of its state."_s,
            .schema = u"MessageWithTimeline"_s,
            .also = {404},
            .handle = show},
    };
}

}
