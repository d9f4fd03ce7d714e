// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/desk.h"

#include <QThread>

namespace door {

using base::Result;

/// What lives on the engine's thread: made, used and destroyed there.
struct Desk::Parts {
    QThread thread;
    QObject *context = nullptr;
    std::unique_ptr<base::SystemClock> clock;
    base::SystemRandom random;
    Ways ways;
    std::unique_ptr<Engine> engine;

    Result<void> open(Opening opening, const MakeWays &makeWays)
    {
        clock = std::make_unique<base::SystemClock>(opening.network.clockOffset);
        ways = makeWays(*clock);
        ASSIGN_OR_RETURN(engine,
            Engine::open(std::move(opening), *ways.sockets, *ways.http, *ways.transfers, *clock, random));
        return {};
    }
    void close()
    {
        const auto end = [this] {
            engine.reset();
            ways = {};
            clock.reset();
            thread.quit();
        };
        if (!engine) {
            end();
            return;
        }
        // later: the engine must not die inside its own answer
        engine->shutDown().finally(context, [this, end](const Result<void> &) {
            QMetaObject::invokeMethod(context, end, Qt::QueuedConnection);
        });
    }
};

Desk::Desk() : parts_(std::make_unique<Parts>())
{
    qRegisterMetaType<model::AccountId>();
    qRegisterMetaType<model::Jid>();
    qRegisterMetaType<model::Presence>();
}

Result<std::unique_ptr<Desk>> Desk::open(Opening opening, MakeWays makeWays)
{
    std::unique_ptr<Desk> desk(new Desk);
    Parts &parts = *desk->parts_;
    parts.thread.setObjectName(QStringLiteral("engine"));
    parts.context = new QObject;
    parts.context->moveToThread(&parts.thread);
    connect(&parts.thread, &QThread::finished, parts.context, &QObject::deleteLater);
    parts.thread.start();

    Result<void> opened;
    QMetaObject::invokeMethod(
        parts.context, [&] { opened = parts.open(std::move(opening), makeWays); },
        Qt::BlockingQueuedConnection);
    RETURN_IF_FAILED(opened);
    Desk *self = desk.get();
    Events &events = parts.engine->events();
    connect(&events, &Events::grew, parts.context, [self] {
        if (!self->told_.exchange(true))
            QMetaObject::invokeMethod(
                self,
                [self] {
                    self->told_ = false;
                    Q_EMIT self->grew();
                },
                Qt::QueuedConnection);
    });
    connect(&events, &Events::lost, self, &Desk::lost);
    connect(&events, &Events::pairingChanged, self, &Desk::pairingChanged);
    connect(&events, &Events::presenceChanged, self, &Desk::presenceChanged);
    connect(&events, &Events::profileChanged, self, &Desk::profileChanged);
    connect(&parts.engine->clients(), &Clients::changed, self, &Desk::clientsChanged);
    connect(&parts.engine->webhooks(), &Webhooks::changed, self, &Desk::webhooksChanged);
    return desk;
}

Desk::~Desk()
{
    QMetaObject::invokeMethod(
        parts_->context, [parts = parts_.get()] { parts->close(); }, Qt::QueuedConnection);
    parts_->thread.wait();
}

void Desk::start()
{
    post([](Engine &engine) { engine.start(); });
}

void Desk::post(std::function<void(Engine &)> work)
{
    QMetaObject::invokeMethod(
        parts_->context,
        [parts = parts_.get(), work = std::move(work)] {
            if (parts->engine)
                work(*parts->engine);
        },
        Qt::QueuedConnection);
}

}
