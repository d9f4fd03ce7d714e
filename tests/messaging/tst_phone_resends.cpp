// SPDX-License-Identifier: GPL-3.0-or-later
// What the own phone gives us of messages that we could not read.
#include "engine/messaging/content.h"
#include "engine/messaging/phone_resends.h"
#include "engine/proto/message.pb.h"
#include "tests/support/runner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using model::Jid;

namespace {

const std::string kChat = "15550001@s.whatsapp.net";

proto::WebMessageInfo kept(const std::string &id, const std::string &text)
{
    proto::WebMessageInfo info;
    info.mutable_key()->set_remotejid(kChat);
    info.mutable_key()->set_id(id);
    info.mutable_message()->set_conversation(text);
    return info;
}

struct Answer {
    Answer()
    {
        auto &said = *message.mutable_protocolmessage();
        said.set_type(proto::ProtocolMessage::PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE);
        body().set_peerdataoperationrequesttype(proto::PLACEHOLDER_MESSAGE_RESEND);
    }
    proto::PeerDataOperationRequestResponseMessage &body()
    {
        return *message.mutable_protocolmessage()->mutable_peerdataoperationrequestresponsemessage();
    }
    void add(const std::string &bytes)
    {
        body()
            .add_peerdataoperationresult()
            ->mutable_placeholdermessageresendresponse()
            ->set_webmessageinfobytes(bytes);
    }
    base::Result<QList<messaging::Resent>> read() const
    {
        return messaging::readResends(QByteArray::fromStdString(message.SerializeAsString()));
    }
    proto::Message message;
};

}

class TstPhoneResends : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachNamesItsChatAndBringsItsMessage()
    {
        Answer answer;
        answer.add(kept("A1", "hello").SerializeAsString());
        auto inGroup = kept("A2", "to all");
        inGroup.mutable_key()->set_remotejid("1203631234@g.us");
        inGroup.mutable_key()->set_participant("9000011:4@lid");
        answer.add(inGroup.SerializeAsString());
        const auto read = answer.read();
        QVERIFY(read);
        QCOMPARE(read->size(), 2);
        QCOMPARE(
            read->at(0).of, (messaging::Placeholder{Jid::pn("15550001"), Jid::pn("15550001"), false, "A1"}));
        QCOMPARE(messaging::readContent(read->at(0).message)->text, u"hello"_s);
        QCOMPARE(read->at(1).of.sender, Jid::lid("9000011"));
    }
    void aPollKeepsTheSecretThatItsVotesAreSealedWith()
    {
        auto info = kept("A1", {});
        info.mutable_message()->clear_conversation();
        info.mutable_message()->mutable_pollcreationmessagev3()->set_name("When?");
        info.set_messagesecret(std::string(32, 's'));
        Answer answer;
        answer.add(info.SerializeAsString());
        const auto read = answer.read();
        QVERIFY(read && read->size() == 1);
        QCOMPARE(messaging::secretOf(read->first().message), QByteArray(32, 's'));
    }
    void whatNamesNoMessageIsLeftOut()
    {
        Answer answer;
        answer.add({});
        answer.add("rubbish");
        answer.add(kept({}, "no id").SerializeAsString());
        auto nowhere = kept("A1", "no chat");
        nowhere.mutable_key()->set_remotejid("not an address");
        answer.add(nowhere.SerializeAsString());
        QVERIFY(answer.read() && answer.read()->isEmpty());
    }
    void moreThanWereAskedForAreNotRead()
    {
        Answer answer;
        for (int i = 0; i < 60; ++i)
            answer.add(kept(std::to_string(i), std::string(200, 'x')).SerializeAsString());
        const auto read = answer.read();
        QVERIFY(read);
        QCOMPARE(read->size(), messaging::PhoneResends::kMostAtOnce);
    }
    void anAnswerToSomethingElseIsNone()
    {
        Answer answer;
        answer.add(kept("A1", "hello").SerializeAsString());
        answer.body().set_peerdataoperationrequesttype(proto::HISTORY_SYNC_ON_DEMAND);
        QVERIFY(answer.read() && answer.read()->isEmpty());
        QVERIFY(!messaging::readResends("\xff\xff\xff"));
    }
};

GESHER_TEST(tst_phone_resends, TstPhoneResends)
#include "tst_phone_resends.moc"
