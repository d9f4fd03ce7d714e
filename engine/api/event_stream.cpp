// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/event_stream.h"

#include "engine/api/controllers.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace api {

namespace {

constexpr int batch = 100;

QJsonObject messageData(door::Engine &engine, const QString &id)
{
    const auto message = engine.chats().message(id);
    return message && *message ? messageJson(**message) : QJsonObject{{u"id"_s, id}};
}

QJsonObject chatData(door::Engine &engine, const door::Event &event)
{
    const auto jid = chatFromText(event.subject);
    const auto chat = jid ? engine.chats().find(event.account, *jid) : std::nullopt;
    return chat && *chat ? chatJson(**chat) : QJsonObject{{u"jid"_s, event.subject}};
}

QJsonObject accountData(door::Engine &engine, const model::AccountId &id)
{
    const auto account = engine.accounts().find(id);
    return account ? accountJson(*account) : QJsonObject{{u"id"_s, id.value}};
}

/// The object as its GET would answer, with what the feed kept of that moment laid over it.
QJsonValue dataOf(door::Engine &engine, const door::Event &event)
{
    QJsonObject data;
    if (event.type == u"account.state"_s) {
        data = accountData(engine, event.account);
    } else if (event.type == u"pairing.qr"_s) {
        const auto pairing = engine.accounts().pairing(event.account);
        if (!pairing)
            return QJsonValue::Null;
        data = pairingJson(*pairing);
    } else if (event.type == u"chat.changed"_s) {
        data = chatData(engine, event);
    } else if (event.type.startsWith(u"message."_s)) {
        data = messageData(engine, event.subject);
    } else {
        data.insert(u"subject"_s, event.subject);
    }
    const QJsonObject then = QJsonDocument::fromJson(event.data).object();
    for (auto it = then.begin(); it != then.end(); ++it)
        data.insert(it.key(), it.value());
    return data;
}

QByteArray frameOf(door::Engine &engine, const door::Event &event)
{
    const QJsonObject frame{{u"seq"_s, event.seq}, {u"at"_s, timeJson(event.atMs)}, {u"type"_s, event.type},
        {u"account"_s, textOrNull(event.account.value)}, {u"data"_s, dataOf(engine, event)}};
    return QJsonDocument(frame).toJson(QJsonDocument::Compact);
}

base::Task<Answer> upgradeNeeded(const Call &)
{
    Answer answer
        = problem(426, base::Fault::Refused, u"Open this path as a WebSocket, subprotocol gesher.v1."_s);
    answer.headers.append(Header{"Upgrade", "websocket"});
    return answered(answer);
}

}

EventStream::EventStream(door::Engine &engine, qint64 after, qint64 liveFrom, Send send, Close close)
    : engine_(engine), cursor_(after), liveFrom_(liveFrom), send_(std::move(send)), close_(std::move(close))
{
    connect(&engine_.events(), &door::Events::grew, this, &EventStream::pump);
    pump();
}

void EventStream::drained()
{
    busy_ = false;
    pump();
}

void EventStream::pump()
{
    while (!busy_ && !ended_) {
        const auto events = engine_.events().after(cursor_, batch);
        if (!events) {
            const bool isGone = events.error().fault == base::Fault::Limit;
            ended_ = true;
            close_(isGone ? Resync : 1011, isGone ? "resync" : "the store cannot be read");
            return;
        }
        if (events->isEmpty())
            return;
        QList<QByteArray> frames;
        for (const door::Event &event : *events) {
            cursor_ = event.seq;
            if (event.type != u"pairing.qr"_s || event.seq > liveFrom_)
                frames.append(frameOf(engine_, event));
        }
        if (frames.isEmpty())
            continue;
        busy_ = true;
        send_(std::move(frames));
    }
}

RouteTable eventRoutes()
{
    return {{.path = "/api/v1/events",
        .id = u"events"_s,
        .summary
        = u"A WebSocket (subprotocol gesher.v1): one event a frame. Closed with 4408 when it is read too "
          "slowly and with 4410 when `after` is older than what is kept."_s,
        .query = {{.name = u"after"_s,
                      .kind = Kind::Integer,
                      .least = 0,
                      .most = 9'007'199'254'740'991.0,
                      .says = u"The last seq that was seen: what came later is told again."_s},
            {.name = u"token"_s,
                .least = 1,
                .most = 512,
                .says = u"For browsers, which cannot set the header."_s}},
        .status = 101,
        .also = {426},
        .handle = upgradeNeeded}};
}

}
