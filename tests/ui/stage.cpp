// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/stage.h"

#include "engine/store/chat_rows.h"
#include "engine/store/database.h"
#include "engine/store/feed.h"
#include "engine/store/group_rows.h"
#include "engine/store/label_rows.h"

#include <QFutureWatcher>
#include <QPushButton>

namespace ui_tests {

using base::milliseconds;
using base::Result;
using model::AccountId;
using model::Jid;

/// The network of one engine, made and ended on its thread.
struct Stage::Sockets final : net::SocketFactory {
    Sockets(base::Clock &clock, base::Random &random, const QByteArray &state)
        : world(clock, random), inner(world)
    {
        if (!world.restore(state))
            qFatal("the network cannot be restored");
    }
    std::unique_ptr<net::Socket> make() override { return inner.make(); }
    sim::World world;
    sim::InProcessSockets inner;
};

Stage::Stage()
{
    const sim::World fresh(clock_, random_);
    door::Opening opening;
    opening.directory = directory_.path();
    opening.masterKey = crypto::Key32(QByteArray(32, 'k'));
    opening.program = QStringLiteral("test");
    opening.mediaHelper = QStringLiteral(GESHER_MEDIA);
    opening.network.noiseRootKey = fresh.authority().rootKey().toByteArray();
    opening.network.noiseRootSerial = fresh.authority().rootSerial();
    opening.network.mayLiftLimits = true;
    opening.network.timing.backoffFirst = milliseconds(100);
    auto desk = door::Desk::open(std::move(opening), [this, state = fresh.state()](base::Clock &clock) {
        auto sockets = std::make_unique<Sockets>(clock_, random_, state);
        world_ = &sockets->world;
        return door::Desk::Ways{std::move(sockets), std::make_unique<net::QtHttp>(clock),
            // web servers of tests are on this machine
            std::make_unique<net::QtTransfers>(clock, QString(), [](const QHostAddress &) { return true; })};
    });
    if (!desk)
        qFatal("the engine does not open");
    desk_ = std::move(*desk);
    desk_->start();
    changes_ = std::make_unique<ui::Changes>(*desk_);
}

Stage::~Stage()
{
    changes_.reset();
}

void Stage::onNetwork(const std::function<void(sim::World &)> &work)
{
    static_cast<void>(answerOf(desk_->ask([&](door::Engine &) { work(*world_); })));
}

void Stage::arm(const sim::Mishap &mishap)
{
    onNetwork([&](sim::World &world) { world.mishaps().arm(mishap); });
}

void Stage::addPerson(const QString &name, const QByteArray &pn)
{
    onNetwork([&](sim::World &world) { world.addPhone(name, pn); });
}

AccountId Stage::addNumber(const QString &label, const QByteArray &pn)
{
    addPerson(label, pn);
    const auto made
        = answerOf(desk_->ask([&](door::Engine &engine) { return engine.accounts().create(label); }));
    if (!made)
        return {};
    const AccountId id = made->id;
    static_cast<void>(
        answerOf(desk_->ask([id](door::Engine &engine) { return engine.accounts().connect(id); })));
    const auto scanned = QTest::qWaitFor(
        [&] {
            const auto code = answerOf(desk_->ask([id](door::Engine &engine) {
                const auto pairing = engine.accounts().pairing(id);
                return pairing ? pairing->qr : QByteArray();
            }));
            if (!code || code->isEmpty())
                return false;
            onNetwork([&](sim::World &world) {
                world.phone(pn)->scan(QString::fromLatin1(*code)).finally(&world, [](const auto &) {});
            });
            return true;
        },
        10'000);
    const bool connected = scanned
        && QTest::qWaitFor(
            [&] {
                const auto view
                    = answerOf(desk_->ask([id](door::Engine &engine) { return engine.accounts().find(id); }));
                return view && *view && (*view)->state == model::AccountState::Connected;
            },
            10'000);
    liftLimits(id);
    return connected ? id : AccountId();
}

bool Stage::addGroup(const AccountId &account, const Jid &group, const QString &subject,
    const QList<Someone> &people, bool isHidden)
{
    const auto own
        = answerOf(desk_->ask([account](door::Engine &engine) { return engine.accounts().find(account); }));
    auto database = store::Database::open(directory_.filePath(QStringLiteral("gesher.db")), {});
    if (!own || !*own || !database)
        return false;
    store::Feed feed(**database, clock_);
    store::PeopleRows rows(**database);
    store::GroupRow row;
    row.group.account = account;
    row.group.jid = group;
    row.group.subject = subject;
    row.group.isHidden = isHidden;
    row.fetchedMs = 1;
    QList<store::GroupMember> members{{{}, (*own)->pn.withoutDevice()}};
    for (const Someone &one : people)
        members.append(
            {one.lid.isEmpty() ? Jid() : Jid::lid(one.lid), one.pn.isEmpty() ? Jid() : Jid::pn(one.pn)});
    // the engine may be writing
    bool isDone = QTest::qWaitFor([&] { return (*database)->execute("BEGIN IMMEDIATE").has_value(); }, 10'000)
        && store::GroupRows(**database, feed).save(row, members).has_value();
    for (qsizetype i = 0; isDone && i < people.size(); ++i) {
        const store::GroupMember &member = members.at(i + 1);
        const auto person = rows.ensure(account, member.lid.isEmpty() ? member.pn : member.lid);
        isDone = person && rows.setContact(person->id, {people.at(i).name, {}, {}}).has_value()
            && rows.setPushName(person->id, people.at(i).pushName).has_value();
    }
    return isDone && (*database)->execute("COMMIT").has_value();
}

bool Stage::addLabel(const AccountId &account, const model::Label &label, const QByteArray &pn)
{
    auto database = store::Database::open(directory_.filePath(QStringLiteral("gesher.db")), {});
    if (!database)
        return false;
    store::LabelRows labels(**database);
    const auto chat = store::ChatRows(**database).find(account, Jid::pn(pn));
    // the engine may be writing
    return chat && *chat
        && QTest::qWaitFor([&] { return (*database)->execute("BEGIN IMMEDIATE").has_value(); }, 10'000)
        && labels.put(account, label).has_value()
        && labels.assign(account, label.id, **chat, true).has_value()
        && (*database)->execute("COMMIT").has_value();
}

void Stage::liftLimits(const AccountId &account)
{
    model::Limits limits;
    limits.perMinute = 0;
    limits.replyGapS = 0;
    limits.jitterS = 0;
    static_cast<void>(answerOf(
        desk_->ask([&](door::Engine &engine) { return engine.settings().setLimits(account, limits); })));
}

QByteArray Stage::write(
    const QByteArray &from, const QByteArray &to, const QString &text, const QByteArray &quoted)
{
    QByteArray id;
    onNetwork([&](sim::World &world) {
        if (const auto written = world.phone(from)->write(to, text, quoted))
            id = *written;
    });
    return id;
}

void Stage::writeUnreadable(const QByteArray &from, const QByteArray &to, const QString &text)
{
    onNetwork([&](sim::World &world) {
        world.phone(to)->goOffline(); // our own phone would ask for it again at once, and pass it on
        world.mishaps().arm({sim::Mishap::Kind::Spoil, to, {}, 2});
        static_cast<void>(world.phone(from)->write(to, text).has_value());
        world.phone(from)->goOffline();
    });
}

QList<model::Message> Stage::messages(const AccountId &account, const QByteArray &pn)
{
    const auto page = answerOf(desk_->ask([account, pn](door::Engine &engine) {
        return engine.chats().messages(account, Jid::pn(pn), 1'000, QString());
    }));
    return page ? page->items : QList<model::Message>();
}

bool Stage::hasMessages(const AccountId &account, const QByteArray &pn, int count)
{
    return QTest::qWaitFor([&] { return messages(account, pn).size() >= count; }, 10'000);
}

model::Chat Stage::chat(const AccountId &account, const QByteArray &pn)
{
    const auto chat = answerOf(desk_->ask(
        [account, pn](door::Engine &engine) { return engine.chats().find(account, Jid::pn(pn)); }));
    return chat && *chat ? **chat : model::Chat();
}

bool Stage::send(const AccountId &account, const QByteArray &pn, const QString &text, const QString &quoted)
{
    model::Outgoing message;
    message.to = Jid::pn(pn);
    message.text = text;
    message.quotedId = quoted;
    return answerOf(desk_->ask([account, message](door::Engine &engine) {
        return engine.chats().send(account, message);
    })).has_value();
}

QPushButton *buttonOf(QWidget &parent, const QString &text)
{
    for (QPushButton *button : parent.findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

}
