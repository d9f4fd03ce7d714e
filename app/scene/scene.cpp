// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scene/scene.h"

#include "app/parts/files.h"

#include <QEventLoop>

#include <cstdio>

namespace scene {

using namespace Qt::StringLiterals;
using base::milliseconds;
using model::AccountState;
using model::MessageState;

namespace {

constexpr milliseconds kPatience{20'000};
constexpr milliseconds kLookEvery{20};

void tell(int step, const QString &sentence)
{
    std::printf("%2d  %s\n", step, qUtf8Printable(sentence));
    std::fflush(stdout);
}

bool failed(const QString &sentence)
{
    std::printf(" !  %s\n", qUtf8Printable(sentence));
    std::fflush(stdout);
    return false;
}

}

Scene::Scene(QString directory) : directory_(std::move(directory)) { }

Scene::~Scene()
{
    engine_.reset();
}

bool Scene::until(const std::function<bool()> &holds)
{
    QEventLoop loop;
    const milliseconds end = clock_.monotonic() + kPatience;
    base::Timer look;
    std::function<void()> again = [&] {
        if (holds() || clock_.monotonic() > end)
            loop.quit();
        else
            look = clock_.after(kLookEvery, again);
    };
    look = clock_.after(milliseconds(0), again);
    loop.exec();
    return holds();
}

QList<model::Message> Scene::conversation() const
{
    const auto page
        = engine_->chats().messages(account_, model::Jid::pn(friend_->number().pn), 100, QString());
    return page ? page->items : QList<model::Message>();
}

int Scene::countOf(const QString &text) const
{
    int count = 0;
    for (const sim::Letter &letter : friend_->letters())
        count += letter.text == text ? 1 : 0;
    return count;
}

bool Scene::play()
{
    return open() && pair() && receive() && answer() && outage() && restart();
}

bool Scene::open()
{
    if (!practice_) {
        auto practice = sim::Practice::open(directory_ + u"/practice/network"_s, clock_, random_);
        if (!practice)
            return failed(practice.error().detail);
        practice_ = std::move(*practice);
        practice_->setPace(milliseconds(300), milliseconds(300));
        sockets_ = std::make_unique<sim::InProcessSockets>(practice_->world());
        friend_ = practice_->people().constFirst();
        tell(1,
            u"A practice network with %1 phones. Its trust root is its own; the engine checks it as it checks WhatsApp's."_s
                .arg(practice_->world().phones().size()));
    }
    door::Opening opening;
    opening.directory = directory_;
    opening.program = u"gesher-scene"_s;
    opening.keySource = u"beside_data"_s;
    auto key = parts::readKeyFile(directory_ + u"/master.key"_s, !door::Engine::isThere(directory_), random_);
    if (!key)
        return failed(key.error().detail);
    opening.masterKey = std::move(*key);
    opening.network.name = u"practice"_s;
    opening.network.real = false;
    opening.network.noiseRootKey = practice_->world().authority().rootKey().toByteArray();
    opening.network.noiseRootSerial = practice_->world().authority().rootSerial();
    opening.network.timing.backoffFirst = milliseconds(200);
    opening.network.mayLiftLimits = true;
    auto engine = door::Engine::open(std::move(opening), *sockets_, http_, transfers_, clock_, random_);
    if (!engine)
        return failed(engine.error().detail);
    engine_ = std::move(*engine);
    engine_->start();
    return true;
}

bool Scene::pair()
{
    std::optional<model::AccountView> made;
    model::ClientDraft client;
    client.name = u"Cohen Motors"_s;
    engine_->clients()
        .create(client)
        .then(engine_.get(),
            [this](
                const model::Client &one) { return engine_->accounts().create(u"Front desk"_s, {}, one.id); })
        .finally(engine_.get(), [&](const auto &account) {
            if (account)
                made = *account;
        });
    if (!until([&] { return made.has_value(); }))
        return failed(u"No account could be made."_s);
    account_ = made->id;
    const auto started = engine_->accounts().connect(account_);
    const auto code = [&] {
        const auto pairing = engine_->accounts().pairing(account_);
        return pairing ? pairing->qr : QByteArray();
    };
    if (!started || !until([&] { return !code().isEmpty(); }))
        return failed(u"No code to scan appeared."_s);
    tell(2,
        u"An account \"Front desk\" of the client \"Cohen Motors\" shows a code of %1 characters to scan."_s
            .arg(code().size()));
    bool linked = false;
    practice_->ownPhone()
        .scan(QString::fromLatin1(code()))
        .finally(engine_.get(), [&](const base::Result<quint16> &device) { linked = device.has_value(); });
    const auto connected = [&] {
        const auto view = engine_->accounts().find(account_);
        return view && view->state == AccountState::Connected;
    };
    if (!until([&] { return linked && connected(); }))
        return failed(u"The phone scanned it, and the number did not connect."_s);
    model::Limits limits;
    limits.replyGapS = 0;
    engine_->settings().setLimits(account_, limits).finally(engine_.get(), [](const auto &) {});
    tell(3,
        u"The phone scanned it, signed our identity and linked us: +%1 is connected."_s.arg(
            QString::fromLatin1(engine_->accounts().find(account_)->pn.user)));
    return true;
}

bool Scene::receive()
{
    const QString text = u"שלום, אתם פתוחים היום?"_s;
    const auto written = friend_->write(practice_->ownPhone().number().pn, text);
    const auto arrived = [&] {
        const auto all = conversation();
        return !all.isEmpty() && all.constFirst().text == text
            && all.constFirst().fromName == friend_->number().name;
    };
    if (!written || !until(arrived))
        return failed(u"A message that was written to us did not arrive."_s);
    tell(4, u"%1 wrote, end-to-end encrypted: \"%2\""_s.arg(friend_->number().name, text));
    return true;
}

bool Scene::send(const QString &text, MessageState atLeast, QString &id)
{
    model::Outgoing message;
    message.to = model::Jid::pn(friend_->number().pn);
    message.text = text;
    engine_->chats()
        .send(account_, message)
        .finally(engine_.get(), [&id](const base::Result<model::Message> &queued) {
            if (queued)
                id = queued->id;
        });
    return until([&] {
        const auto stored = engine_->chats().message(id);
        return stored && *stored && (*stored)->state >= atLeast && (*stored)->state <= MessageState::Played;
    });
}

bool Scene::answer()
{
    const QString text = u"כן, עד שש. נשמח לראותך!"_s;
    QString id;
    if (!send(text, MessageState::Read, id) || countOf(text) != 1)
        return failed(u"Our answer was not read."_s);
    QStringList states;
    if (const auto timeline = engine_->chats().timeline(id)) {
        for (const model::TimelineEntry &entry : *timeline)
            states.append(model::stateWord(entry.state));
    }
    tell(5, u"We answered: \"%1\" It went %2."_s.arg(text, states.join(u" → "_s)));
    const auto replied = [&] {
        const auto all = conversation();
        return !all.isEmpty() && all.constFirst().direction == model::Direction::In && all.size() >= 3;
    };
    if (!until(replied))
        return failed(u"No reply came."_s);
    tell(6, u"%1 replied: \"%2\""_s.arg(friend_->number().name, conversation().constFirst().text));
    return true;
}

bool Scene::outage()
{
    const QString text = u"נשלח בזמן תקלה"_s;
    practice_->world().mishaps().arm(
        {sim::Mishap::Kind::CutAfter, practice_->ownPhone().number().pn, QString(), 1});
    QString id;
    if (!send(text, MessageState::Delivered, id) || countOf(text) != 1)
        return failed(u"A message that lost its line was lost or doubled."_s);
    tell(7,
        u"The line died before the server's answer to our next message; it went again under its id and is there once."_s);
    return true;
}

bool Scene::restart()
{
    const qsizetype before = conversation().size();
    bool closed = false;
    engine_->shutDown().finally(
        engine_.get(), [&](const base::Result<void> &done) { closed = done.has_value(); });
    if (!until([&] { return closed; }))
        return failed(u"The engine did not close in order."_s);
    engine_.reset();
    if (!open())
        return false;
    const auto connected = [&] {
        const auto view = engine_->accounts().find(account_);
        return view && view->state == AccountState::Connected;
    };
    if (!until(connected) || conversation().size() < before)
        return failed(u"After a restart something was missing."_s);
    tell(8,
        u"Closed and opened again: connected by itself, all %1 messages there."_s.arg(conversation().size()));
    if (!practice_->world().violations().isEmpty())
        return failed(
            u"The network found fault with us: "_s + practice_->world().violations().constFirst().kind);
    tell(9, u"The network, which checks what a server would check, found no fault with us."_s);
    return true;
}

}
