// SPDX-License-Identifier: GPL-3.0-or-later
// How chats and messages stand, for all devices of a number.
#include "engine/api/controllers.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace api {

namespace {

using Change = base::Task<model::Chat> (*)(
    door::Chats &, const model::AccountId &, const model::Jid &, const QJsonObject &);

Answer noSuchChat()
{
    return notFound(u"There is no such chat."_s);
}

/// The chat that the path names, changed; answers it as it is then.
Handler changed(Change change)
{
    return [change](const Call &call) -> base::Task<Answer> {
        if (!call.engine.accounts().find(call.account()))
            return answered(noAccount());
        const auto jid = chatFromText(call.path.value(u"jid"_s));
        if (!jid)
            return answered(noSuchChat());
        const auto there = call.engine.chats().find(call.account(), *jid);
        if (!there)
            return base::Task<Answer>::failed(there.error());
        if (!*there)
            return answered(noSuchChat());
        return change(call.engine.chats(), call.account(), *jid, call.body)
            .then(call.context, [](const model::Chat &chat) { return json(202, chatJson(chat)); });
    };
}

bool isOn(const QJsonObject &body)
{
    return body.value(u"on"_s).toBool();
}

base::Task<Answer> mute(const Call &call)
{
    const QJsonValue until = call.body.value(u"until"_s);
    const QDateTime time = QDateTime::fromString(until.toString(), Qt::ISODateWithMs);
    if (until.isString() && until != u"forever"_s && (!time.isValid() || time.toMSecsSinceEpoch() <= 0))
        return answered(wrongFields({{u"until"_s, u"Is no time, nor \"forever\"."_s}}));
    return changed([](door::Chats &chats, const model::AccountId &account, const model::Jid &jid,
                       const QJsonObject &body) {
        const QJsonValue value = body.value(u"until"_s);
        const qint64 ms = value.isNull() ? 0
            : value == u"forever"_s
            ? model::ChatMarks::kMutedForEver
            : QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toMSecsSinceEpoch();
        return chats.mute(account, jid, std::max<qint64>(ms, model::ChatMarks::kMutedForEver));
    })(call);
}

base::Task<Answer> star(const Call &call)
{
    const QString id = call.path.value(u"id"_s);
    const auto there = call.engine.chats().message(id);
    if (!there)
        return base::Task<Answer>::failed(there.error());
    if (!*there)
        return answered(notFound(u"There is no such message."_s));
    return call.engine.chats()
        .star(id, isOn(call.body))
        .then(call.context, [call, id]() -> base::Result<Answer> {
            ASSIGN_OR_RETURN(const auto now, call.engine.chats().message(id));
            return now ? json(202, messageJson(*now)) : notFound(u"There is no such message."_s);
        });
}

base::Task<Answer> labels(const Call &call)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    const auto all = call.engine.chats().labels(call.account());
    if (!all)
        return base::Task<Answer>::failed(all.error());
    QJsonArray items;
    for (const model::Label &label : *all)
        items.append(QJsonObject{{u"id"_s, label.id}, {u"name"_s, label.name}, {u"colour"_s, label.colour},
            {u"chats"_s, label.chats}});
    return answered(json(200, listJson(items, {})));
}

base::Task<Answer> replies(const Call &call)
{
    if (!call.engine.accounts().find(call.account()))
        return answered(noAccount());
    const auto all = call.engine.chats().quickReplies(call.account());
    if (!all)
        return base::Task<Answer>::failed(all.error());
    QJsonArray items;
    for (const model::QuickReply &reply : *all)
        items.append(
            QJsonObject{{u"id"_s, reply.id}, {u"shortcut"_s, reply.shortcut}, {u"text"_s, reply.text}});
    return answered(json(200, listJson(items, {})));
}

Route verb(
    const QByteArray &name, const QString &id, const QString &summary, QList<Field> body, Handler handle)
{
    return {.method = "POST",
        .path = "/api/v1/accounts/{account}/chats/{jid}/" + name,
        .scope = door::Scope::Send,
        .id = id,
        .summary = summary,
        .body = std::move(body),
        .status = 202,
        .schema = u"Chat"_s,
        .also = {404},
        .handle = std::move(handle)};
}

}

RouteTable chatMarkRoutes()
{
    const QList<Field> on{{.name = u"on"_s, .kind = Kind::Boolean, .required = true}};
    const QByteArray account = "/api/v1/accounts/{account}";
    using door::Chats;
    using model::AccountId;
    using model::Jid;
    return {
        verb("archive", u"archiveChat"_s, u"Puts the chat away, on all devices of the number."_s, on,
            changed([](Chats &chats, const AccountId &a, const Jid &jid, const QJsonObject &body) {
                return chats.archive(a, jid, isOn(body));
            })),
        verb("pin", u"pinChat"_s, u"Keeps the chat above the others, on all devices of the number."_s, on,
            changed([](Chats &chats, const AccountId &a, const Jid &jid, const QJsonObject &body) {
                return chats.pin(a, jid, isOn(body));
            })),
        verb("mute", u"muteChat"_s, u"Lets the chat be silent until then; null: not any more."_s,
            {{.name = u"until"_s, .required = true, .nullable = true, .says = u"A time, or \"forever\"."_s}},
            mute),
        verb("unread", u"markChatUnread"_s, u"Marks the chat unread for later, whatever was read in it."_s,
            on, changed([](Chats &chats, const AccountId &a, const Jid &jid, const QJsonObject &body) {
                return chats.markUnread(a, jid, isOn(body));
            })),
        verb("label", u"labelChat"_s, u"Puts a label on the chat, or takes it off."_s,
            on
                + QList<Field>{{.name = u"label"_s,
                    .required = true,
                    .least = 1,
                    .says = u"An id of listLabels."_s}},
            changed([](Chats &chats, const AccountId &a, const Jid &jid, const QJsonObject &body) {
                return chats.label(a, jid, body.value(u"label"_s).toString(), isOn(body));
            })),
        {.method = "POST",
            .path = "/api/v1/messages/{id}/star",
            .scope = door::Scope::Send,
            .id = u"starMessage"_s,
            .summary = u"Keeps the message among the important ones, on all devices of the number."_s,
            .body = on,
            .status = 202,
            .schema = u"Message"_s,
            .also = {404, 409},
            .handle = star},
        {.path = account + "/labels",
            .id = u"listLabels"_s,
            .summary = u"The labels that the number's phone keeps."_s,
            .schema = u"LabelList"_s,
            .also = {404},
            .handle = labels},
        {.path = account + "/quick-replies",
            .id = u"listQuickReplies"_s,
            .summary = u"The texts that the number's phone keeps to be sent again."_s,
            .schema = u"QuickReplyList"_s,
            .also = {404},
            .handle = replies},
    };
}

}
