// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/fleet.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

namespace soak {

using namespace std::chrono_literals;
using base::Result;
using model::Jid;

namespace {
constexpr int kAnswersEvery = 10; ///< messages
constexpr auto kBetween = 1s;
}

void demand(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "FAILED: %s\n", what);
    std::exit(1);
}

Fleet::Fleet(int numbers) : random_(1), world_(clock_, random_)
{
    open();
    for (int number = 0; number < numbers; ++number)
        link(number);
}

Fleet::~Fleet()
{
    engine_.reset();
    sockets_.reset();
}

QByteArray Fleet::own(int number)
{
    return "97255555" + QByteArray::number(1000 + number);
}

QByteArray Fleet::person(int number)
{
    return "97255556" + QByteArray::number(1000 + number);
}

void Fleet::open()
{
    sockets_ = std::make_unique<sim::InProcessSockets>(world_);
    door::Opening opening;
    opening.directory = directory_.path();
    opening.masterKey = crypto::Key32(QByteArray(32, 'k'));
    opening.program = QStringLiteral("soak");
    opening.network.noiseRootKey = world_.authority().rootKey().toByteArray();
    opening.network.noiseRootSerial = world_.authority().rootSerial();
    opening.network.mayLiftLimits = true;
    auto engine = door::Engine::open(std::move(opening), *sockets_, http_, transfers_, clock_, random_);
    demand(engine.has_value(), "the engine opens");
    engine_ = std::move(*engine);
    engine_->start();
}

/// What the event loop would do between two timers.
void Fleet::turn()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void Fleet::until(const std::function<bool()> &holds, const char *what)
{
    for (int i = 0; i < 60'000 && !holds(); ++i) {
        turn();
        clock_.advance(10ms);
    }
    demand(holds(), what);
}

void Fleet::link(int number)
{
    world_.addPhone(QStringLiteral("Number %1").arg(number), own(number));
    world_.addPhone(QStringLiteral("Person %1").arg(number), person(number));
    std::optional<model::AccountId> made;
    engine_->accounts()
        .create(QStringLiteral("Number %1").arg(number))
        .finally(engine_.get(), [&](const Result<model::AccountView> &account) {
            if (account)
                made = account->id;
        });
    until([&] { return made.has_value(); }, "a number is made");
    accounts_.append(*made);
    demand(engine_->accounts().connect(*made).has_value(), "a number connects");
    const auto code = [&] {
        const auto pairing = engine_->accounts().pairing(*made);
        return pairing ? pairing->qr : QByteArray();
    };
    until([&] { return !code().isEmpty(); }, "there is a code");
    world_.phone(own(number))->scan(QString::fromLatin1(code())).finally(&world_, [](const auto &) {});
    until([&] { return isConnected(number); }, "a number is linked");
    model::Limits limits;
    limits.perMinute = 0;
    limits.replyGapS = 0;
    limits.jitterS = 0;
    engine_->settings().setLimits(*made, limits).finally(engine_.get(), [](const auto &) {});
}

bool Fleet::isConnected(int number) const
{
    const auto view = engine_->accounts().find(accounts_.at(number));
    return view && view->state == model::AccountState::Connected;
}

void Fleet::talk(int number)
{
    demand(world_.phone(person(number))
               ->write(own(number), QStringLiteral("Message %1, can you tell me the price?").arg(written_))
               .has_value(),
        "the person writes");
    ++written_;
    if (written_ % kAnswersEvery == 0) {
        model::Outgoing answer;
        answer.to = Jid::pn(person(number));
        answer.text = QStringLiteral("Answer %1").arg(answered_);
        engine_->chats().send(accounts_.at(number), answer).finally(engine_.get(), [](const auto &) {});
        ++answered_;
    }
    // a little at a time: commit, receipt, answer
    for (int step = 0; step < 4; ++step) {
        turn();
        clock_.advance(5ms);
    }
    turn();
    clock_.advance(kBetween - 20ms);
}

void Fleet::breakLine(int number)
{
    using Kind = sim::Mishap::Kind;
    world_.mishaps().arm({breaks_ % 2 == 0 ? Kind::CutBefore : Kind::CutAfter, own(number)});
    ++breaks_;
}

qint64 Fleet::stored() const
{
    qint64 unread = 0;
    for (int number = 0; number < size(); ++number) {
        const auto chat = engine_->chats().find(accounts_.at(number), Jid::pn(person(number)));
        unread += chat && *chat ? (*chat)->unread : 0;
    }
    return unread;
}

void Fleet::settle()
{
    until([&] { return stored() == written_; }, "every message is stored, once");
    for (int number = 0; number < size(); ++number)
        until([&] { return isConnected(number); }, "every number comes back");
    demand(world_.violations().isEmpty(), "the network has nothing to complain about");
}

void Fleet::forgetPhones()
{
    for (sim::Phone *phone : world_.phones())
        phone->forgetLetters();
}

}
