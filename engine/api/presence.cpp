// SPDX-License-Identifier: GPL-3.0-or-later
// Who is there, and who types.
#include "engine/api/controllers.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace api {

namespace {

/// Runs `work` with the chat that the path names.
template <class Work>
base::Task<Answer> inChat(const Call &call, Work work)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    const auto jid = chatFromText(call.path.value(u"jid"_s));
    const auto chat = jid ? call.engine.chats().find(call.account(), *jid)
                          : base::Result<std::optional<model::Chat>>(std::nullopt);
    if (!chat)
        return base::Task<Answer>::failed(chat.error());
    return *chat ? base::Task<Answer>::ready(work(**chat)) : answered(notFound(u"There is no such chat."_s));
}

Answer listed(int status, const QList<model::Presence> &presences)
{
    QJsonArray items;
    for (const model::Presence &presence : presences)
        items.append(model::presenceJson(presence));
    return json(status, listJson(items, {}));
}

base::Task<Answer> setTyping(const Call &call)
{
    return inChat(call, [&call](const model::Chat &chat) -> base::Result<Answer> {
        const bool isVoice = call.body.value(u"recording"_s).toBool();
        const model::Doing doing = !call.body.value(u"on"_s).toBool() ? model::Doing::Nothing
            : isVoice                                                 ? model::Doing::Recording
                                                                      : model::Doing::Typing;
        RETURN_IF_FAILED(call.engine.contacts().setTyping(call.account(), chat.jid, doing));
        return json(202, chatJson(chat));
    });
}

base::Task<Answer> show(const Call &call)
{
    return inChat(call, [&call](const model::Chat &chat) -> base::Result<Answer> {
        ASSIGN_OR_RETURN(const auto known, call.engine.contacts().presences(call.account(), chat.jid));
        return listed(200, known);
    });
}

base::Task<Answer> follow(const Call &call)
{
    return inChat(call, [&call](const model::Chat &chat) -> base::Result<Answer> {
        ASSIGN_OR_RETURN(const auto known, call.engine.contacts().follow(call.account(), chat.jid));
        return listed(202, known);
    });
}

base::Task<Answer> setAvailable(const Call &call)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    const bool available = call.body.value(u"available"_s).toBool();
    const auto done = call.engine.contacts().setAvailable(call.account(), available);
    return done ? answered(json(202, {{u"available"_s, available}}))
                : base::Task<Answer>::failed(done.error());
}

}

RouteTable presenceRoutes()
{
    const QByteArray account = "/api/v1/accounts/{account}";
    const QByteArray presence = account + "/chats/{jid}/presence";
    return {
        {.method = "POST",
            .path = account + "/chats/{jid}/typing",
            .scope = door::Scope::Send,
            .id = u"setTyping"_s,
            .summary
            = u"Shows the other side that something is being written. Taken back after 25 s, unless said again."_s,
            .body = QList<Field>{{.name = u"on"_s, .kind = Kind::Boolean, .required = true},
                {.name = u"recording"_s, .kind = Kind::Boolean, .says = u"A voice message, not a text."_s}},
            .status = 202,
            .schema = u"Chat"_s,
            .also = {404, 503},
            .handle = setTyping},
        {.path = presence,
            .id = u"getPresence"_s,
            .summary = u"Who is there and who types, as far as the network told."_s,
            .schema = u"PresenceList"_s,
            .also = {404},
            .handle = show},
        {.method = "POST",
            .path = presence,
            .scope = door::Scope::Send,
            .id = u"followPresence"_s,
            .summary
            = u"Asks the network to tell where that person is; it comes as presence.changed. The last 16 "
              "people that were asked for are followed."_s,
            .body = QList<Field>{},
            .status = 202,
            .schema = u"PresenceList"_s,
            .also = {404, 503},
            .handle = follow},
        {.method = "POST",
            .path = account + "/presence",
            .scope = door::Scope::Send,
            .id = u"setAvailable"_s,
            .summary
            = u"Whether somebody looks at this number now. As long as it is so, everybody sees it online and "
              "its phone tells of nothing new; who types is told to it then alone."_s,
            .body = QList<Field>{{.name = u"available"_s, .kind = Kind::Boolean, .required = true}},
            .status = 202,
            .schema = u"Available"_s,
            .also = {404},
            .handle = setAvailable},
    };
}

}
