// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messaging/phone_resends.h"

#include "engine/messaging/content.h"
#include "engine/proto/bounded.h"
#include "engine/proto/message.pb.h"

#include <QLoggingCategory>

namespace messaging {

using base::Fault;
using base::Result;
using model::Jid;
using store::MessageRow;

namespace {

Q_LOGGING_CATEGORY(logResends, "gesher.messaging.resends")

constexpr base::milliseconds kAnHour{60 * 60 * 1000};
constexpr qsizetype kMostWaitingForPhone = 500;

/// Nothing of it names a message that could be waited for.
std::optional<Resent> readResent(const std::string &webMessage)
{
    proto::WebMessageInfo info;
    if (webMessage.empty() || !proto::read(info, webMessage))
        return std::nullopt;
    const auto jidOf = [](const std::string &text) {
        return Jid::parse(QByteArray::fromStdString(text).left(128)).value_or(Jid()).withoutDevice();
    };
    Resent resent;
    Placeholder &of = resent.of;
    of.chat = jidOf(info.key().remotejid());
    of.fromMe = info.key().fromme();
    of.waId = QByteArray::fromStdString(info.key().id()).left(128);
    of.sender = of.chat.isGroup() ? jidOf(info.key().participant()) : of.chat;
    if (of.chat.isEmpty() || of.waId.isEmpty())
        return std::nullopt;
    resent.message = messageIn(info);
    return resent;
}

}

Result<QList<Resent>> readResends(QByteArrayView bytes)
{
    proto::Message message;
    if (!proto::read(message, {bytes.data(), static_cast<std::size_t>(bytes.size())}))
        return base::fail(Fault::Malformed, QStringLiteral("no answer of a phone"));
    QList<Resent> resends;
    const auto &answer = message.protocolmessage().peerdataoperationrequestresponsemessage();
    if (answer.peerdataoperationrequesttype() != proto::PLACEHOLDER_MESSAGE_RESEND)
        return resends;
    for (const auto &result : answer.peerdataoperationresult()) {
        if (resends.size() >= PhoneResends::kMostAtOnce)
            break;
        if (auto one = readResent(result.placeholdermessageresendresponse().webmessageinfobytes()))
            resends.append(std::move(*one));
    }
    return resends;
}

void PhoneResends::wait(const Placeholder &one)
{
    if (waiting_.size() >= kMostWaitingForPhone || waiting_.contains(one))
        return;
    waiting_.append(one);
    soon_ = parts_.clock.after(parts_.moment, [this] { ask(); });
}

Result<std::optional<MessageRow>> PhoneResends::find(const Placeholder &one) const
{
    ASSIGN_OR_RETURN(const auto chat, parts_.store.chats().find(parts_.account, one.chat));
    if (!chat)
        return std::optional<MessageRow>();
    ASSIGN_OR_RETURN(auto row,
        one.fromMe ? parts_.store.messages().findOwn(parts_.account, one.waId)
                   : parts_.store.messages().findWa(parts_.account, *chat, one.sender, one.waId));
    if (!row || row->chat != *chat || row->message.kind != model::MessageKind::Undecryptable)
        return std::optional<MessageRow>(); // readable meanwhile
    return row;
}

void PhoneResends::ask()
{
    soon_ = {};
    const auto now = parts_.clock.monotonic();
    if (now - hour_ >= kAnHour) {
        hour_ = now;
        asked_ = 0;
    }
    proto::ProtocolMessage asks;
    asks.set_type(proto::ProtocolMessage::PEER_DATA_OPERATION_REQUEST_MESSAGE);
    auto &request = *asks.mutable_peerdataoperationrequestmessage();
    request.set_peerdataoperationrequesttype(proto::PLACEHOLDER_MESSAGE_RESEND);
    while (!waiting_.isEmpty() && request.placeholdermessageresendrequest_size() < kMostAtOnce
        && asked_ < kMostAnHour) {
        const Placeholder one = waiting_.takeFirst();
        const auto row = find(one);
        if (!row || !*row || parts_.clock.wallMs() - (*row)->message.timestampMs > kOldest)
            continue;
        auto &key = *request.add_placeholdermessageresendrequest()->mutable_messagekey();
        key.set_remotejid(one.chat.text().toStdString());
        key.set_fromme(one.fromMe);
        key.set_id(one.waId.toStdString());
        if (one.chat.isGroup() && !one.fromMe)
            key.set_participant(one.sender.text().toStdString());
        ++asked_;
    }
    if (request.placeholdermessageresendrequest_size() == 0)
        return;
    if (!waiting_.isEmpty())
        soon_ = parts_.clock.after(parts_.moment, [this] { ask(); });
    parts_.peers.send(asks, PeerMessages::Push::Force).finally(this, [](const Result<QByteArray> &sent) {
        if (!sent)
            qCInfo(logResends) << "the phone was not asked:" << base::faultWord(sent.error().fault)
                               << sent.error().code;
    });
}

}
