// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"
#include "engine/api/outgoing.h"

using namespace Qt::StringLiterals;
using base::Fault;

namespace api {

namespace {

base::Task<Answer> enqueue(const Call &call, const model::Outgoing &message)
{
    base::Promise<Answer> promise;
    call.engine.chats()
        .send(call.account(), message)
        .finally(call.context, [promise](const base::Result<model::Message> &queued) {
            if (queued)
                promise.answer(json(202, messageJson(*queued)));
            else if (queued.error().code == u"no_webp"_s) // not the fault of `to`
                promise.answer(wrongFields({{u"media"_s, queued.error().detail}}));
            else
                promise.answer(base::fail(queued.error()));
        });
    return promise.task();
}

base::Task<model::Media> fileOf(const Call &call, const FileSource &source)
{
    door::Media &media = call.engine.media();
    if (!source.mediaId.isEmpty())
        return media.take(call.account(), source.mediaId);
    if (!source.url.isEmpty())
        // who may only send must not reach, through this program, what stands behind the same wall
        return media.fetchFromWeb(call.account(), source.url, call.scope != door::Scope::Admin);
    return media.add(call.account(), source.bytes, source.mime);
}

/// Why there is no file: mostly something that who asked can mend in the field that named it.
Answer noFile(const base::Error &error)
{
    const auto wrong = [](const QString &why) { return wrongFields({{u"media"_s, why}}); };
    if (error.fault == Fault::NotFound && error.code == u"no_file")
        return wrong(u"names no file that is here (any more): upload it again"_s);
    if (error.fault == Fault::Limit)
        return wrong(u"is larger than 100 MiB"_s);
    if (error.fault == Fault::Refused || error.fault == Fault::Offline)
        return wrong(error.detail);
    return fromError(error);
}

base::Task<Answer> sendWithFile(const Call &call, const model::Outgoing &message, const FileSource &source)
{
    base::Promise<Answer> promise;
    // the file is here for good before the message that names it
    fileOf(call, source)
        .finally(call.context, [call, message, promise](const base::Result<model::Media> &file) {
            if (!file) {
                promise.answer(noFile(file.error()));
                return;
            }
            model::Media media = *file;
            const QString name = call.body.value(u"name"_s).toString();
            if (message.kind != model::MessageKind::Document)
                media.name.clear();
            else if (!name.isEmpty())
                media.name = name;
            model::Outgoing ready = message;
            ready.content = media;
            enqueue(call, ready).forward(promise);
        });
    return promise.task();
}

/// A page that cannot be had is no reason not to send.
base::Task<Answer> sendWithLook(const Call &call, const model::Outgoing &message)
{
    base::Promise<Answer> promise;
    // who may only send must not reach, through this program, what stands behind the same wall
    call.engine.media()
        .lookAt(message.text, call.scope != door::Scope::Admin)
        .finally(call.context, [call, message, promise](const base::Result<door::LinkLook> &look) {
            model::Outgoing ready = message;
            if (look) {
                ready.content = look->preview;
                ready.thumbnail = look->thumbnail;
            }
            enqueue(call, ready).forward(promise);
        });
    return promise.task();
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
    if (!*file && message->kind == model::MessageKind::Text && call.body.value(u"preview"_s).toBool())
        return sendWithLook(call, *message);
    if (!*file)
        return enqueue(call, *message);
    return sendWithFile(call, *message, **file);
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

/// Answers as the line of the chat is then.
base::Task<Answer> rejectCall(const Call &call)
{
    const QString id = call.path.value(u"id"_s);
    base::Promise<Answer> promise;
    call.engine.chats().rejectCall(id).finally(
        call.context, [call, id, promise](const base::Result<void> &done) {
            if (done)
                show(call).forward(promise);
            else if (done.error().fault == Fault::NotFound)
                promise.answer(notFound(u"There is no call that rings under this id."_s));
            else
                promise.answer(fromError(done.error()));
        });
    return promise.task();
}

base::Task<Answer> cancel(const Call &call)
{
    const QString id = call.path.value(u"id"_s);
    base::Promise<Answer> promise;
    call.engine.chats().cancel(id).finally(call.context, [call, promise](const base::Result<void> &done) {
        if (done)
            show(call).forward(promise);
        else if (done.error().fault == Fault::NotFound)
            promise.answer(notFound(u"There is no such message."_s));
        else
            promise.answer(fromError(done.error()));
    });
    return promise.task();
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
        {.method = "POST",
            .path = "/api/v1/messages/{id}/reject_call",
            .scope = door::Scope::Send,
            .id = u"rejectCall"_s,
            .summary = u"Turns a call away that rings: `id` is that of the chat's line that says so."_s,
            .schema = u"MessageWithTimeline"_s,
            .also = {404},
            .handle = rejectCall},
        {.method = "POST",
            .path = "/api/v1/messages/{id}/cancel",
            .scope = door::Scope::Send,
            .id = u"cancelMessage"_s,
            .summary
            = u"Takes back what still waits to be sent; it stays, as cancelled. What has been handed to "
              "the line is refused: the other side may have it."_s,
            .schema = u"MessageWithTimeline"_s,
            .also = {404, 409},
            .handle = cancel},
    };
}

}
