// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a number does not want to hear from.
#include "engine/contacts/block_list.h"
#include "tests/contacts/people_stage.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using base::Fault;
using model::Jid;
using support::kDana;
using support::kDanaHidden;
using support::kNumber;
using support::kYossi;
using wire::Node;

namespace {

const Jid kOther = Jid::lid("9000077");

struct BlockStage : support::PeopleStage {
    BlockStage()
        : list({kNumber,
            [this](Node iq) {
                asked.append(asDocument(iq));
                promises.append(base::Promise<transport::Answer>());
                return promises.last().task();
            },
            *store})
    {
    }
    void says(const Node &answer)
    {
        promises.takeFirst().answer(transport::Answer(asDocument(answer)));
        if (!store->flush())
            qFatal("not written");
    }
    static Node item(const Jid &jid, const char *action = nullptr)
    {
        Node node = Node("item").set("jid", jid);
        if (action)
            node.set("action", QByteArray(action));
        return node;
    }
    void notice(Node blockList)
    {
        arrives(std::move(blockList), [&](const wire::NodeView &view) {
            if (!write([&] { return list.onNotification(view); }))
                qFatal("not written");
        });
        QCoreApplication::sendPostedEvents();
    }
    QList<Jid> blocked() const { return store->profiles().blocked(kNumber).value_or(QList<Jid>()); }

    QList<std::shared_ptr<wire::Document>> asked;
    QList<base::Promise<transport::Answer>> promises;
    contacts::BlockList list;
};

}

class TstBlockList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWholeListIsTakenOverAtLogin()
    {
        BlockStage stage;
        QVERIFY(stage.write([&] { return stage.store->profiles().setBlocked(kNumber, kOther, true); }));
        stage.list.begin();
        // a phone in it is of an older form: nobody is blocked by it
        stage.says(
            Node("iq").add(Node("list").add(BlockStage::item(kDanaHidden)).add(BlockStage::item(kYossi))));
        QCOMPARE(stage.blocked(), QList<Jid>{kDanaHidden});
        stage.list.begin();
        stage.says(Node("iq")); // says nothing
        QCOMPARE(stage.blocked(), QList<Jid>{kDanaHidden});
    }
    void somebodyIsBlockedByTheHiddenIdOnceTheNetworkHasTakenIt()
    {
        BlockStage stage;
        stage.link(kDanaHidden, kDana);
        std::optional<base::Result<void>> done;
        stage.list.set(kDana, true).finally(&stage.list, [&](const auto &result) { done = result; });
        QCOMPARE(stage.asked.size(), 1);
        QCOMPARE(stage.asked[0]->root().child("item").jid("jid").value_or(Jid()), kDanaHidden);
        QCOMPARE(stage.asked[0]->root().child("item").jid("pn_jid").value_or(Jid()), kDana);
        QVERIFY(stage.blocked().isEmpty());
        stage.says(Node("iq"));
        QVERIFY(done && *done);
        QCOMPARE(stage.blocked(), QList<Jid>{kDanaHidden});
        stage.list.set(kDana, false).finally(&stage.list, [&](const auto &result) { done = result; });
        stage.promises.takeFirst().fail({Fault::Refused, {}, u"400"_s});
        QVERIFY(done && !*done);
        QCOMPARE(stage.blocked(), QList<Jid>{kDanaHidden}); // as the network has it
    }
    void nobodyIsBlockedByAPhoneAlone()
    {
        BlockStage stage;
        std::optional<base::Result<void>> done;
        stage.list.set(kYossi, true).finally(&stage.list, [&](const auto &result) { done = result; });
        QVERIFY(done && !*done);
        QCOMPARE(done->error().code, u"no_lid"_s);
        QVERIFY(stage.asked.isEmpty());
    }
    void whatANoticeSpellsOutIsDoneAndElseTheListIsAskedFor()
    {
        BlockStage stage;
        stage.notice(Node("blocklist")
                         .add(BlockStage::item(kDanaHidden, "block"))
                         .add(BlockStage::item(kOther, "nonsense")));
        QCOMPARE(stage.blocked(), QList<Jid>{kDanaHidden});
        stage.notice(Node("blocklist").add(BlockStage::item(kDanaHidden, "unblock")));
        QVERIFY(stage.blocked().isEmpty());
        stage.notice(Node("blocklist").set("dhash", QByteArray("x")));
        QCOMPARE(stage.asked.size(), 3);
    }
    void anOldNoticeDoesNotOutliveTheList()
    {
        BlockStage stage;
        stage.notice(Node("blocklist").add(BlockStage::item(kDanaHidden, "block"))); // it waited for us
        QCOMPARE(stage.blocked(), QList<Jid>{kDanaHidden});
        QCOMPARE(stage.asked.size(), 1);
        stage.says(Node("iq").add(Node("list")));
        QVERIFY(stage.blocked().isEmpty());
    }
};

GESHER_TEST(tst_block_list, TstBlockList)
#include "tst_block_list.moc"
