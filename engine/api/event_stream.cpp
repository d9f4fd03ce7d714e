// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/event_stream.h"

#include "engine/api/controllers.h"

using namespace Qt::StringLiterals;

namespace api {

namespace {

constexpr int batch = 100;
constexpr qsizetype mostPresences = 500; ///< that wait for a slow reader

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
    connect(&engine_.events(), &door::Events::presenceChanged, this, &EventStream::onPresence);
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
        if (events->isEmpty()) {
            sendPresences();
            return;
        }
        QList<QByteArray> frames;
        for (const door::Event &event : *events) {
            cursor_ = event.seq;
            const bool isOfNow = event.type == u"pairing.qr"_s || event.type == u"sync.progress"_s;
            if (!isOfNow || event.seq > liveFrom_)
                frames.append(engine_.events().json(event));
        }
        if (frames.isEmpty())
            continue;
        busy_ = true;
        send_(std::move(frames));
    }
}

void EventStream::onPresence(const model::Presence &presence)
{
    const QByteArray key
        = presence.account.value.toUtf8() + '|' + presence.chat.text() + '|' + presence.from.text();
    if (presences_.size() < mostPresences || presences_.contains(key))
        presences_.insert(key, presence);
    pump();
}

void EventStream::sendPresences()
{
    if (presences_.isEmpty())
        return;
    QList<QByteArray> frames;
    for (const model::Presence &presence : std::as_const(presences_))
        frames.append(engine_.events().json(presence, cursor_));
    presences_.clear();
    busy_ = true;
    send_(std::move(frames));
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
