// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"
#include "engine/api/outgoing.h"

using namespace Qt::StringLiterals;

namespace api {

namespace {

base::Task<Answer> enqueue(const Call &call, const model::Outgoing &message)
{
    return call.engine.chats()
        .send(call.account(), message)
        .then(call.context, [](const model::Message &queued) { return json(202, messageJson(queued)); });
}

base::Task<Answer> send(const Call &call)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    auto message = readOutgoing(call.engine.chats(), call.body);
    if (!message)
        return answered(message.error());
    const auto file = readFile(call.body);
    if (!file)
        return answered(file.error());
    message->id = call.newId;
    if (!*file)
        return enqueue(call, *message);
    // the file is here for good before the message that names it
    return call.engine.media()
        .add(call.account(), (*file)->bytes, (*file)->mime)
        .then(call.context, [call, outgoing = *message](model::Media media) {
            model::Outgoing ready = outgoing;
            if (ready.kind == model::MessageKind::Document)
                media.name = call.body.value(u"name"_s).toString();
            ready.content = media;
            return enqueue(call, ready);
        });
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

}

RouteTable messageRoutes()
{
    return {
        {.method = "POST",
            .path = "/api/v1/accounts/{account}/messages",
            .scope = door::Scope::Send,
            .id = u"sendMessage"_s,
            .summary = u"Stores a message and queues it, also while the account is not connected."_s,
            .body = outgoingFields(),
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
