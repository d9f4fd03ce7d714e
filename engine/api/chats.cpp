// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/controllers.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace api {

namespace {

Answer noChat()
{
    return notFound(u"There is no such chat."_s);
}

/// Runs `work` with the chat that the path names. What cannot be a chat's name names no chat.
template <class Work>
base::Task<Answer> withChat(const Call &call, Work work)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    const auto jid = chatFromText(call.path.value(u"jid"_s));
    if (!jid)
        return answered(noChat());
    const auto chat = call.engine.chats().find(call.account(), *jid);
    if (!chat)
        return base::Task<Answer>::failed(chat.error());
    if (!*chat)
        return answered(noChat());
    return work(**chat);
}

base::Task<Answer> list(const Call &call)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    model::ChatFilter filter;
    filter.account = call.account();
    filter.kind = call.query.value(u"kind"_s);
    filter.unreadOnly = call.query.value(u"unread"_s) == u"true"_s;
    filter.limit = pageLimit(call);
    filter.cursor = call.query.value(u"cursor"_s);
    const auto page = call.engine.chats().list(filter);
    if (!page)
        return base::Task<Answer>::failed(page.error());
    QJsonArray items;
    for (const model::Chat &chat : page->items)
        items.append(chatJson(chat));
    return answered(json(200, listJson(items, page->next)));
}

base::Task<Answer> show(const Call &call)
{
    return withChat(call, [](const model::Chat &chat) { return answered(json(200, chatJson(chat))); });
}

base::Task<Answer> messages(const Call &call)
{
    return withChat(call, [&call](const model::Chat &chat) {
        const QString cursor = call.query.value(u"cursor"_s);
        const QString files = call.query.value(u"files"_s);
        const auto which = files == u"documents"_s ? model::FilesOf::Documents : model::FilesOf::Pictures;
        const auto page = files.isEmpty()
            ? call.engine.chats().messages(call.account(), chat.jid, pageLimit(call), cursor)
            : call.engine.chats().files(call.account(), chat.jid, which, pageLimit(call), cursor);
        if (!page)
            return base::Task<Answer>::failed(page.error());
        QJsonArray items;
        for (const model::Message &message : page->items)
            items.append(messageJson(message));
        return answered(json(200, listJson(items, page->next)));
    });
}

base::Task<Answer> markRead(const Call &call)
{
    return withChat(call, [call](const model::Chat &chat) {
        return call.engine.chats().markRead(call.account(), chat.jid).then(call.context, [call, chat] {
            const auto now = call.engine.chats().find(call.account(), chat.jid);
            return json(202, chatJson(now && *now ? **now : chat));
        });
    });
}

base::Task<Answer> askForOlder(const Call &call)
{
    return withChat(call, [call](const model::Chat &chat) {
        return call.engine.chats().askForOlder(call.account(), chat.jid).then(call.context, [chat] {
            return json(202, chatJson(chat));
        });
    });
}

}

RouteTable chatRoutes()
{
    const QByteArray chats = "/api/v1/accounts/{account}/chats";
    return {
        {.path = chats,
            .id = u"listChats"_s,
            .summary = u"The account's chats, the latest first."_s,
            .query
            = QList<Field>{{.name = u"kind"_s,
                               .oneOf = {u"person"_s, u"group"_s, u"status"_s, u"newsletter"_s}},
                  {.name = u"unread"_s, .kind = Kind::Boolean, .says = u"true: only with unread ones."_s}}
                + pageFields(),
            .schema = u"ChatList"_s,
            .also = {404},
            .malformedField = u"cursor"_s,
            .handle = list},
        {.path = chats + "/{jid}",
            .id = u"getChat"_s,
            .summary = u"One chat; either form of a person's address names it."_s,
            .schema = u"Chat"_s,
            .also = {404},
            .handle = show},
        {.path = chats + "/{jid}/messages",
            .id = u"listMessages"_s,
            .summary = u"The chat's messages, newest first; or only those with a file of one sort."_s,
            .query = QList<Field>{{.name = u"files"_s,
                         .oneOf = {u"pictures"_s, u"documents"_s},
                         .says = u"pictures: pictures, videos and GIFs."_s}}
                + pageFields(),
            .schema = u"MessageList"_s,
            .also = {404},
            .malformedField = u"cursor"_s,
            .handle = messages},
        {.method = "POST",
            .path = chats + "/{jid}/read",
            .scope = door::Scope::Send,
            .id = u"readChat"_s,
            .summary = u"Marks everything read here and tells the other side."_s,
            .body = QList<Field>{},
            .status = 202,
            .schema = u"Chat"_s,
            .also = {404},
            .handle = markRead},
        {.method = "POST",
            .path = chats + "/{jid}/history",
            .scope = door::Scope::Send,
            .id = u"askForOlderMessages"_s,
            .summary = u"Asks the number's phone for older messages; they come when it answers."_s,
            .body = QList<Field>{},
            .status = 202,
            .schema = u"Chat"_s,
            .also = {404, 409, 503},
            .handle = askForOlder},
    };
}

}
