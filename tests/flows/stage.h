// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/door/engine.h"
#include "engine/sim/gate.h"
#include "engine/sim/people.h"
#include "tests/flows/crash_vfs.h"
#include "tests/support/fake_http.h"
#include "tests/support/fake_transfers.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>

namespace flows {

using base::milliseconds;
using model::AccountState;

/// One engine on one disk and one network, with a hand on the clock.
class Stage {
public:
    explicit Stage(quint64 seed)
        : random_(seed), disk_("crash-" + QByteArray::number(seed)), world_(clock_, random_)
    {
        http_.answers = [this](const net::HttpRequest &request) {
            const auto event = QJsonDocument::fromJson(request.body).object();
            for (const net::HttpHeader &header : request.headers) {
                if (header.first == "Gesher-Event-Id")
                    hooked_[event.value(u"data").toObject().value(u"text").toString()].insert(header.second);
            }
            return support::FakeHttp::status(204);
        };
    }

    void populate()
    {
        own_ = world_.addPhone(QStringLiteral("own"), "972555550001").number().pn;
        other_ = world_.addPhone(QStringLiteral("other"), "972555550002").number().pn;
    }
    bool open()
    {
        sockets_ = std::make_unique<sim::InProcessSockets>(world_);
        door::Opening opening;
        opening.directory = directory_.path();
        opening.masterKey = crypto::Key32(QByteArray(32, 'k'));
        opening.program = QStringLiteral("test");
        opening.vfs = disk_.name();
        opening.network.noiseRootKey = world_.authority().rootKey().toByteArray();
        opening.network.noiseRootSerial = 0;
        opening.network.mayLiftLimits = true;
        opening.network.timing.backoffFirst = milliseconds(100);
        opening.network.timing.retryDelay = milliseconds(100);
        auto engine = door::Engine::open(std::move(opening), *sockets_, http_, transfers_, clock_, random_);
        if (!engine)
            return false;
        engine_ = std::move(*engine);
        engine_->start();
        return true;
    }
    /// As if the process was gone: nothing more reaches the disk or the line.
    void die()
    {
        engine_.reset();
        sockets_.reset();
        turn();
        disk_.restore();
    }
    void turn() { QCoreApplication::sendPostedEvents(); }
    /// Turns the world until it holds; false when it does not within five minutes of its own time.
    /// @param step  less than the 3 ms of a group commit: what the line brings meanwhile comes before its end
    bool until(const std::function<bool()> &holds, milliseconds step = milliseconds(10))
    {
        for (int i = 0; i < 30'000 && !holds(); ++i) {
            turn();
            clock_.advance(step);
        }
        return holds();
    }
    bool pair()
    {
        std::optional<model::AccountView> made;
        engine_->accounts().create(QStringLiteral("one")).finally(engine_.get(), [&](const auto &account) {
            made = *account;
        });
        if (!until([&] { return made.has_value(); }) || !engine_->accounts().connect(made->id))
            return false;
        account_ = made->id;
        const auto code = [&] {
            const auto pairing = engine_->accounts().pairing(account_);
            return pairing ? pairing->qr : QByteArray();
        };
        if (!until([&] { return !code().isEmpty(); }))
            return false;
        auto paired = own().scan(QString::fromLatin1(code()));
        model::Limits limits;
        limits.perMinute = 0;
        limits.replyGapS = 0;
        limits.jitterS = 0;
        const bool connected = until([&] { return isConnected(); });
        model::WebhookDraft hook;
        hook.kind = model::WebhookKind::Generic;
        hook.url = QStringLiteral("https://hooks.example/");
        hook.events = QStringList{QStringLiteral("message.received")};
        engine_->webhooks().create(hook).finally(engine_.get(), [](const auto &hooked) { hooked.value(); });
        engine_->settings().setLimits(account_, limits).finally(engine_.get(), [](const auto &) {});
        return connected
            && until([&] { return world_.directory().find(own_)->devices.at(1).preKeys.size() > 100; });
    }
    bool isConnected() const
    {
        const auto view = engine_->accounts().find(account_);
        return view && view->state == AccountState::Connected;
    }

    /// Asks for our i-th message under an id of its own, as a client repeats a request under its key.
    void send(int i)
    {
        model::Outgoing message;
        message.id = QStringLiteral("request-%1").arg(i);
        message.to = model::Jid::pn(other_);
        message.text = QStringLiteral("out %1").arg(i);
        engine_->chats()
            .send(account_, message)
            .finally(engine_.get(), [this, i](const base::Result<model::Message> &sent) {
                if (sent)
                    acknowledged_.insert(i);
            });
    }
    void write(int i)
    {
        if (other().write(own_, QStringLiteral("in %1").arg(i)))
            ++written_;
    }
    QStringList received() const
    {
        QStringList texts;
        const auto page = engine_->chats().messages(account_, model::Jid::pn(other_), 100, QString());
        for (const model::Message &message : page ? page->items : QList<model::Message>()) {
            if (message.direction == model::Direction::In)
                texts.prepend(message.text);
        }
        return texts;
    }
    /// What the other phone shows; a message that came again under its id is shown once.
    QStringList delivered() const
    {
        QStringList texts;
        for (const sim::Letter &letter : other().letters()) {
            if (letter.from == own_)
                texts.append(letter.text);
        }
        return texts;
    }
    sim::Phone &own() const { return *world_.phone(own_); }
    sim::Phone &other() const { return *world_.phone(other_); }

    support::ManualClock clock_;
    support::SeededRandom random_;
    support::FakeHttp http_;
    support::FakeTransfers transfers_;
    CrashDisk disk_;
    sim::World world_;
    QTemporaryDir directory_;
    std::unique_ptr<sim::InProcessSockets> sockets_;
    std::unique_ptr<door::Engine> engine_;
    model::AccountId account_;
    QByteArray own_ = "972555550001";
    QByteArray other_ = "972555550002";
    QSet<int> acknowledged_;
    QMap<QString, QSet<QByteArray>> hooked_; ///< ids that the web hook heard of a text under
    int written_ = 0;
};

}
