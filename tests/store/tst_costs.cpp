// SPDX-License-Identifier: GPL-3.0-or-later
// What a question costs, in instructions of the database: the same among many as among few.
#include "engine/store/chat_rows.h"
#include "engine/store/database.h"
#include "engine/store/feed.h"
#include "engine/store/group_rows.h"
#include "engine/store/message_rows.h"
#include "engine/store/people_rows.h"
#include "tests/support/manual_clock.h"
#include "tests/support/runner.h"

#include <functional>

using base::Result;
using model::Jid;
using store::Reach;

namespace {

const model::AccountId kTownNumber{QStringLiteral("number")};

Jid lidOf(int i)
{
    return Jid::lid(QByteArray::number(9'000'000 + i));
}
Jid pnOf(int i)
{
    return Jid::pn(QByteArray::number(972'500'000'000 + i));
}
Jid groupOf(int i)
{
    return Jid::parse("1203630000" + QByteArray::number(10'000 + i) + "@g.us").value();
}

/// So many people, each with a chat, and so many groups, the first of them with everybody in it; there a
/// picture, and then as many texts.
struct Town {
    explicit Town(int size)
        : last(size - 1),
          database(std::move(*store::Database::open(QStringLiteral("/town"), "memdb"))),
          feed(*database, clock),
          people(*database),
          chats(*database),
          groups(*database, feed),
          messages(*database, feed)
    {
        if (!fill(size))
            qFatal("the town is not filled");
    }
    Result<void> fill(int size)
    {
        RETURN_IF_FAILED(store::migrate(*database, [](qint64) { return Result<void>(); }));
        store::GroupRow group;
        group.group.account = kTownNumber;
        QList<store::GroupMember> members;
        for (int i = 0; i < size; ++i) {
            RETURN_IF_FAILED(people.link(kTownNumber, lidOf(i), pnOf(i)));
            RETURN_IF_FAILED(chats.ensure(kTownNumber, pnOf(i)));
            RETURN_IF_FAILED(chats.ensure(kTownNumber, groupOf(i)));
            RETURN_IF_FAILED(people.saveDevices(kTownNumber, lidOf(i), {{0, 1}, 5}));
            members.append({lidOf(i), pnOf(i)});
        }
        group.group.jid = groupOf(0);
        RETURN_IF_FAILED(groups.save(group, members));
        return talk(size);
    }
    Result<void> talk(int size)
    {
        ASSIGN_OR_RETURN(chat, chats.ensure(kTownNumber, groupOf(0)));
        for (int i = 0; i <= size; ++i) {
            store::MessageRow row;
            row.chat = chat;
            row.sender = row.message.from = pnOf(0);
            row.message.account = kTownNumber;
            row.message.kind = i == 0 ? model::MessageKind::Image : model::MessageKind::Text;
            row.message.waId = QByteArray::number(i);
            row.message.id = QString::number(i);
            RETURN_IF_FAILED(messages.insert(row));
        }
        return {};
    }
    qint64 costOf(const std::function<bool(Town &)> &question)
    {
        const qint64 before = database->steps();
        return question(*this) ? database->steps() - before : -1;
    }

    int last; ///< who came last: whoever reads all of them in their order has to come that far
    support::ManualClock clock;
    std::unique_ptr<store::Database> database;
    store::Feed feed;
    store::PeopleRows people;
    store::ChatRows chats;
    store::GroupRows groups;
    store::MessageRows messages;
    store::ChatId chat = 0;
};

}

class TstCosts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aQuestionCostsTheSameAmongManyAsAmongFew_data();
    void aQuestionCostsTheSameAmongManyAsAmongFew();
    void aWholeGroupIsReachedWithOneQuestion();
};

void TstCosts::aQuestionCostsTheSameAmongManyAsAmongFew_data()
{
    QTest::addColumn<std::function<bool(Town &)>>("question");
    const auto row = [](const char *name, std::function<bool(Town &)> question) {
        QTest::newRow(name) << std::move(question);
    };
    row("a person by the hidden id",
        [](Town &town) { return town.people.find(kTownNumber, lidOf(town.last))->has_value(); });
    row("a person by the phone",
        [](Town &town) { return town.people.find(kTownNumber, pnOf(town.last))->has_value(); });
    row("the chat of a person",
        [](Town &town) { return town.chats.find(kTownNumber, pnOf(town.last))->has_value(); });
    row("the chat of a group",
        [](Town &town) { return town.chats.find(kTownNumber, groupOf(town.last))->has_value(); });
    row("a role in a group",
        [](Town &town) { return town.groups.roleOf(kTownNumber, groupOf(0), pnOf(town.last))->has_value(); });
    row("the pictures of a conversation", [](Town &town) {
        return town.messages.listFiles(town.chat, model::FilesOf::Pictures, 20, {})->items.size() == 1;
    });
    row("where somebody is reached", [](Town &town) {
        return town.people.reach(kTownNumber, {pnOf(town.last)})->first().devices.has_value();
    });
}

void TstCosts::aQuestionCostsTheSameAmongManyAsAmongFew()
{
    QFETCH(const std::function<bool(Town &)>, question);
    const qint64 few = Town(10).costOf(question);
    const qint64 many = Town(400).costOf(question);
    QVERIFY(few > 0);
    QVERIFY2(many < 2 * few, qPrintable(QStringLiteral("%1 among few, %2 among many").arg(few).arg(many)));
}

void TstCosts::aWholeGroupIsReachedWithOneQuestion()
{
    Town town(20);
    const auto reach = town.people.reach(
        kTownNumber, {pnOf(3), lidOf(19), Jid::pn("14155550100"), lidOf(3).withDevice(1)});
    QVERIFY(reach);
    QCOMPARE(reach->size(), 4);
    const auto is = [&](int i, const Jid &address, const Jid &pn, bool hasDevices) {
        const Reach &one = reach->at(i);
        return one.address() == address && one.pn == pn && one.devices.has_value() == hasDevices;
    };
    QVERIFY(is(0, lidOf(3), pnOf(3), true));
    QCOMPARE(reach->at(0).devices->devices, QList<quint16>({0, 1}));
    QCOMPARE(reach->at(0).devices->fetchedMs, 5);
    QVERIFY(is(1, lidOf(19), pnOf(19), true));
    QVERIFY(is(2, Jid::pn("14155550100"), Jid(), false)); // nobody of ours
    QVERIFY(is(3, lidOf(3), pnOf(3), true));
}

GESHER_TEST(tst_costs, TstCosts)
#include "tst_costs.moc"
