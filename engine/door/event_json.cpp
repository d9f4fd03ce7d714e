// SPDX-License-Identifier: GPL-3.0-or-later
// Events as the contract writes them.
#include "engine/door/backend.h"
#include "engine/model/json.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace door {

namespace {

QJsonObject messageData(const Backend &backend, const QString &id)
{
    const auto row = backend.store->messages().find(id);
    return row && *row ? model::messageJson((*row)->message) : QJsonObject{{u"id"_s, id}};
}

QJsonObject chatData(const Backend &backend, const Event &event)
{
    const auto jid = model::Jid::parse(event.subject.toUtf8());
    const auto id = jid ? backend.store->chats().find(event.account, *jid) : std::nullopt;
    const auto chat = id && *id ? backend.store->chats().view(**id) : std::nullopt;
    return chat && *chat ? model::chatJson(**chat) : QJsonObject{{u"jid"_s, event.subject}};
}

QJsonObject groupData(const Backend &backend, const Event &event)
{
    const auto jid = model::Jid::parse(event.subject.toUtf8());
    const auto row = jid ? backend.store->groups().find(event.account, *jid)
                         : base::Result<std::optional<store::GroupRow>>(std::nullopt);
    return row && *row ? model::groupJson((*row)->group) : QJsonObject{{u"jid"_s, event.subject}};
}

QJsonObject accountData(const Backend &backend, const model::AccountId &id)
{
    const accounts::Account *account = backend.accounts->find(id);
    return account ? model::accountJson(backend.accounts->view(*account)) : QJsonObject{{u"id"_s, id.value}};
}

QJsonValue pairingData(const Backend &backend, const model::AccountId &id)
{
    const accounts::Account *account = backend.accounts->find(id);
    if (!account || !account->pairing())
        return QJsonValue::Null;
    const accounts::PairingState &state = *account->pairing();
    return pairingJson({account->row().state, state.qr, state.expiresAtMs, state.code});
}

QJsonValue dataOf(const Backend &backend, const Event &event)
{
    QJsonObject data;
    if (event.type == u"pairing.qr"_s)
        return pairingData(backend, event.account);
    if (event.type == u"account.state"_s || event.type == u"sync.progress"_s)
        data = accountData(backend, event.account);
    else if (event.type == u"chat.changed"_s)
        data = chatData(backend, event);
    else if (event.type.startsWith(u"group."_s))
        data = groupData(backend, event);
    else if (event.type.startsWith(u"message."_s))
        data = messageData(backend, event.subject);
    else
        data.insert(u"subject"_s, event.subject);
    const QJsonObject then = QJsonDocument::fromJson(event.data).object();
    for (auto it = then.begin(); it != then.end(); ++it)
        data.insert(it.key(), it.value());
    return data;
}

}

QJsonObject pairingJson(const PairingView &pairing)
{
    return {{u"state"_s, model::stateWord(pairing.state)}, {u"qr"_s, model::bytesOrNull(pairing.qr)},
        {u"expires_at"_s, model::timeJson(pairing.expiresAtMs)},
        {u"code"_s, model::textOrNull(pairing.code)}};
}

QByteArray Events::json(const Event &event) const
{
    const QJsonObject object{{u"seq"_s, event.seq}, {u"at"_s, model::timeJson(event.atMs)},
        {u"type"_s, event.type}, {u"account"_s, model::textOrNull(event.account.value)},
        {u"data"_s, dataOf(backend_, event)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray Events::json(const model::Presence &presence, qint64 seq) const
{
    const QJsonObject object{{u"seq"_s, seq}, {u"at"_s, model::timeJson(backend_.clock.wallMs())},
        {u"type"_s, u"presence.changed"_s}, {u"account"_s, presence.account.value},
        {u"data"_s, model::presenceJson(presence)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}
